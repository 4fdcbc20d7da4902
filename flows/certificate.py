"""Her certificate: earned, in the name she chooses, sent, sent again, renamed or withdrawn."""

from bot.learning import certificates, library
from bot.learning.certificates import Certificate
from bot.talk.kinds import Choice, Text, YesNo
from bot.talk.messages import Key, Media
from bot.talk.talk import Start, Talk

OTHER = {"ar": "en", "en": "ar"}
MOST_STARTS = 3  # lessons offered while some are missing


async def certificate(talk: Talk, language: str = "") -> None:
    """`language` sends the one she has in that language at once: the button under the other one."""
    held = await talk.look("held", certificates.of, talk.contact.id)
    if held and language in OTHER:
        await send(talk, held.code, language)
    elif held:
        await keep(talk, held)
    elif await talk.look("bar", certificates.barred, talk.contact.id):
        await talk.say("barred", starts=[Start("person")])
    else:
        await earn(talk)


async def earn(talk: Talk) -> None:
    missing = await talk.look("missing", certificates.missing, talk.contact.id)
    if not missing:
        await talk.say("earned")
        await choose(talk)
        return
    shelf = await talk.look("shelf", library.shelf, talk.contact.id, talk.contact.language)
    starts = [Start("lesson", one.slug, one.title) for one in shelf if one.slug in missing]
    await talk.say("not-yet", count=len(missing), starts=starts[:MOST_STARTS])


async def choose(talk: Talk) -> None:
    """Ask for what stands on it and what its page shows, then make it."""
    fields, name = ["name"], talk.contact.name
    if await talk.ask("name", Choice(("first", "brand")), name=name) == "brand":
        fields, name = ["name", "brand"], await talk.ask("brand", Text(most=40))
    if not certificates.writable(name):
        await talk.again("brand" if "brand" in fields else "name", reason="letters", name=name)
    shown = await talk.ask("open", Choice(("show", "hide"), yes="show", no="hide"))
    await talk.review("review", [*fields, "open"], name=name)
    code = await talk.do("issue", certificates.issue, talk.contact.id, name, shown == "show")
    await send(talk, code, talk.contact.language)


async def keep(talk: Talk, held: Certificate) -> None:
    """She has one: send it again, write another name on it, or withdraw it."""
    wish = await talk.ask("wish", Choice(("again", "rename", "withdraw")), name=held.name)
    if wish == "again":
        await send(talk, held.code, talk.contact.language)
    elif wish == "rename":
        await talk.say("rename")
        await choose(talk)
    elif await talk.ask("sure", YesNo()):
        await talk.do("revoke", certificates.revoke, held.code)
        await talk.say("withdrawn")
    else:
        await talk.say("kept")


async def send(talk: Talk, code: str, language: str) -> None:
    """The picture for her status and the page to print, in one language; how anyone checks it."""
    address = await talk.look("address", certificates.address, talk.contact.id, code)
    stem = f"certificate-{code}-{language}"
    other = OTHER[language]
    await talk.say("picture", media=[Media("photo", name=f"{stem}-status.png")])
    await talk.say(
        "paper" if address else "unlinked",
        media=[Media("document", name=f"{stem}.pdf")],
        link=address,
        code=code,
        starts=[Start("certificate", other, Key(f"certificate-in-{other}"))],
    )
