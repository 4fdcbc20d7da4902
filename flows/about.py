"""What we know of her: said plainly, as a file to keep, and changed from there."""

from bot.people import contacts, known, permission
from bot.people import record as records
from bot.people.linking import chats
from bot.talk.kinds import Choice, Place, Text
from bot.talk.messages import Key, Media
from bot.talk.talk import Start, Talk
from flows.welcome import MAKES

ANYWHERE = Choice(("region", "district", "none"))
REGION_ONLY = Choice(("region", "none"))  # who named no district


async def about(talk: Talk) -> None:
    me = await talk.look("who", known.person, talk.contact.id)
    if me.member:
        await talk.say(
            "me",
            name=talk.contact.name,
            country=me.country,
            place=me.place,
            makes=me.makes,
            language=me.language,
            day=me.agreed,
            maker=me.shows_name,
            shown=me.shows_place,
            starts=[Start("details"), Start("shown")],
        )
    await rest(talk, me.member)


async def rest(talk: Talk, member: bool) -> None:
    """What she has done here, how long it is kept, and what she can do about it."""
    found = await talk.look("doings", known.doings, talk.contact.id)
    if member and found.learns:
        await talk.say(
            "school",
            lessons=found.lessons,
            goal=found.goal,
            code=found.certificate,
            days=found.days,
            notebook=Key("button-yes" if found.notebook else "button-no"),
            cohort=found.cohort,
        )
    if member and found.sells:
        await talk.say("market", up=found.up, coming=found.coming, down=found.down)
    if found.waits:
        await talk.say("words", orders=found.orders, requests=found.requests, questions=found.questions)
    if talk.contact.role:
        await talk.say("staff")
    elif found.people > 1:
        await talk.say("phone", people=found.people)
    first = await written_first(talk)
    linked = await talk.look("chats", chats.titles, talk.contact.id)
    if len(linked) > 1:
        await talk.say("linked", channels=linked)
    link = [Start("unlink")] if len(linked) > 1 else [Start("link")] if found.people == 1 else []
    others = [] if talk.contact.role else [Start("switch"), *link]
    hide = [Start("hide")] if found.up + found.coming else []
    await talk.say("kept", starts=[Start("record"), *others, *first, *hide, Start("delete")])


async def written_first(talk: Talk) -> list[Start]:
    """What she said to being written to first, where that needs her yes, and the button to say otherwise."""
    if talk.contact.channel not in permission.CHANNELS:
        return []
    stands = await talk.look("permit", permission.stands, talk.contact.id, talk.contact.channel)
    await talk.say("first", first=Key(f"permit-wish.button-{stands}"))
    return [Start("permit")]


async def record(talk: Talk) -> None:
    name = await talk.do("make", records.begin, talk.contact.id)
    await talk.say("here", media=[Media("document", name=name)])


async def shown(talk: Talk) -> None:
    district = await talk.look("district", contacts.district, talk.contact.id)
    name = await talk.ask("name", Choice(("brand", "first")))
    place = await talk.ask("place", ANYWHERE if district else REGION_ONLY)
    await talk.do("set", contacts.set_shows, talk.contact.id, {"name": name, "place": place})
    await talk.say("done", starts=[Start("about"), Start("hide")])


async def details(talk: Talk) -> None:
    what = await talk.ask("what", Choice(("name", "area", "makes")))
    if what == "name":
        name = await talk.ask("name", Text(most=24))
        await talk.do("rename", contacts.rename, talk.contact.id, name)
    elif what == "area":
        area = await talk.ask("area", Place(talk.contact.country))
        await talk.do("move", contacts.move, talk.contact.id, area)
    else:
        makes = await talk.ask("makes", Choice({one: Key(f"welcome-makes.button-{one}") for one in MAKES}))
        await talk.do("made", contacts.set_makes, talk.contact.id, makes)
    await talk.say("done", starts=[Start("about"), Start("hide")])
