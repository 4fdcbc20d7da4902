"""Harm: she is believed, somebody hears of it, and she decides what happens next."""

from typing import Any

from bot.people import hours
from bot.people.safety import complaints, harm, referrals, shelter
from bot.reading.harm import KINDS, kind_of
from bot.talk.kinds import Choice, Text, YesNo
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start, Talk

Args = dict[str, Any]
LEVELS = {"nuisance": 1, "insult": 2, "threat": 3, "violence": 4, "blackmail": 4}
GRAVEST = 4  # what endangers her life


async def harassment(talk: Talk, number: int = 0) -> None:
    """`number` is that of an order; 0: it came another way."""
    await talk.say("calm")
    what = await talk.ask("what", Choice((*LEVELS, "staff")))
    if what == "staff":
        await complaint(talk)
    elif LEVELS[what] >= harm.GRAVE:
        await help_now(talk, LEVELS[what], number, what if what in KINDS else "")
    else:
        await told(talk, LEVELS[what], number)


async def told(talk: Talk, level: int, number: int) -> None:
    """Nuisance or insult. What she writes is the last that is asked: it stands nowhere but in the sealed report."""
    said = await talk.look("hours", hours.guarded, talk.contact.country)
    numbers = await talk.look("numbers", referrals.numbers, talk.contact.country)
    block = await talk.ask("block", YesNo()) if number and level == 1 else False
    words = await talk.ask("words", Text(most=800, skip=True))
    if block:
        await talk.do("stop", harm.block, talk.contact.id, number)
    found = await talk.do("tell", harm.tell, talk.contact.id, level, words, number)
    if found["level"] >= harm.GRAVE:
        await now(talk, numbers, kind_of(words))
    elif found["level"] > 1:
        await talk.say("insult", stopped=Ours(found["stopped"]))
    else:
        await talk.say("nuisance", stopped=Ours("yes" if block else "no"))
    if found["level"] > 1:
        await who(talk, found["heard"], said)
    more = Start("further", str(found["report"]))
    await talk.say("rest", starts=[more, Start("hide"), Start("veil"), Start("person")])


async def now(talk: Talk, numbers: Args, kind: str) -> None:
    """What to do at once, by the kind of danger, with the numbers that may be said."""
    page = talk.speaking("danger")
    await page.say("now", country=numbers["country"], online=numbers["online"], kind=Ours(kind))


async def who(talk: Talk, heard: bool, said: Args) -> None:
    """Who has been told, and when an answer may come."""
    page = talk.speaking("danger")
    await page.say("who", heard=Ours("yes" if heard else "no"), **said)


async def danger(talk: Talk, kind: str = "") -> None:
    """`kind`: one of KINDS; anything else: a threat, or she does not say."""
    kind = kind if kind in KINDS else ""
    await talk.say("calm", kind=Ours(kind))
    await help_now(talk, GRAVEST if kind else harm.GRAVE, 0, kind)


async def help_now(talk: Talk, level: int, number: int, kind: str) -> None:
    """Who looks after it knows before the first question: she may not get to answer it."""
    page = talk.speaking("danger")
    said = await talk.look("hours", hours.guarded, talk.contact.country)
    numbers = await talk.look("numbers", referrals.numbers, talk.contact.country)
    shown = await talk.look("shown", shelter.shown, talk.contact.id)
    found = await talk.do("alarm", harm.alarm, talk.contact.id, level, number)
    await now(talk, numbers, kind)
    await who(talk, found["heard"], said)
    safe = await page.ask("safe", Choice(("yes", "no", "mistake")))
    if safe == "mistake":
        await talk.do("mistaken", harm.mistaken, talk.contact.id, found["report"])
        await page.say("mistake")
        return
    if safe == "no":
        await talk.do("unsafe", harm.unsafe, talk.contact.id, found["report"])
        await page.say("call", country=numbers["country"], heard=Ours("yes" if found["heard"] else "no"))
    if shown and await page.ask("hide", YesNo()):
        await talk.do("shield", shelter.shield, talk.contact.id)
        await page.say("hidden")
    more = Start("further", str(found["report"]))
    await page.say("end", kind=Ours(kind), starts=[more, Start("veil"), Start("out"), Start("person")])


async def further(talk: Talk, number: int) -> None:
    words = await talk.ask("words", Text(most=1500))
    kept = await talk.do("add", harm.further, talk.contact.id, number, words)
    await talk.say(
        "kept" if kept else "gone", starts=[Start("out")] if kept else [Start("harassment"), Start("person")]
    )


async def complain(talk: Talk) -> None:
    await complaint(talk)


async def complaint(talk: Talk) -> None:
    """About one of the team: the other admins hear of it."""
    page = talk.speaking("complain")
    team = await talk.look("team", complaints.team, talk.contact.id)
    unknown = {"0": Key("complain-who.button-unknown")}
    about = await page.ask("who", Choice({**team, **unknown}, numbered=False)) if team else "0"
    words = await page.ask("words", Text(most=1000))
    heard = await talk.do("make", complaints.make, talk.contact.id, int(about), words)
    await page.say("passed-on" if heard else "unheard", starts=[Start("person")] if about == "0" else ())
