"""The coordinator's side of a draw: the frozen list, the value that decides, the winners, and leaving one out."""

from datetime import datetime
from typing import Any

from bot.errors import Refused
from bot.market.fairness import beacon, drawing, draws, prizes
from bot.talk.kinds import Choice, Number, Text
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk

MOST = 20  # prizes of one draw


async def draw(talk: Talk, number: int = 0) -> None:
    found = await talk.do("opened", drawing.opened, talk.contact.id, number)
    if found is None:
        await talk.say("none", starts=[Start("queue")])
        return
    await talk.say(
        f"list-{found['kind']}",
        nth=found["nth"],
        count=found["count"],
        slots=found["slots"],
        reserved=found["reserved"],
        underserved=found["underserved"],
        firsts=found["firsts"],
        first=found["first"],
        overdue=found["overdue"],
        weeks=found["weeks"],
        latest=found["latest"],
        digest=Ours(found["digest"]),
    )
    if found["state"] == "frozen":
        await waiting(talk, found)
    else:
        await drawn(talk, found)


async def waiting(talk: Talk, found: dict[str, Any]) -> None:
    """The list stands; the value decides, and until then one may be left out."""
    me, number = talk.contact.id, found["id"]
    when, round_ = datetime.fromisoformat(found["when"]), Ours(str(found["round"]))
    await talk.say("source", when=when, round=round_, address=Ours(found["address"]))
    wishes = (*(["value"] if found["out"] else []), *(["out"] if found["kind"] == "week" else []), "later")
    wish = await talk.ask("wish", Choice(wishes))
    if wish == "out":
        await leave(talk, number)
    if wish != "value":
        await talk.say("kept", starts=[Start("draw", str(number))])
        return
    value = await talk.ask("value", Text(most=600), round=round_)
    if not beacon.typed(value, found["round"]):
        await talk.again("value", reason="form", round=round_)
    try:
        new = await talk.do("conclude", draws.conclude, number, value, me)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("draw", str(number))])
    else:
        await talk.say("done" if new else "already", starts=[Start("draw", str(number))])


async def drawn(talk: Talk, found: dict[str, Any]) -> None:
    """The value and who won; one may still be left out, and the next in the drawn order comes."""
    await talk.say("value-was", value=Ours(found["value"]))
    if found["kind"] != "week":
        return
    await talk.say("winners", winners=found["winners"], state=Ours("some" if found["winners"] else "none"))
    wish = await talk.ask("change", Choice(("fine", "out"), no="fine"))
    if wish == "out":
        await leave(talk, found["id"])


async def leave(talk: Talk, number: int) -> None:
    """Leave one out, with a reason that the public log says."""
    said = await talk.ask("who", Text(most=80))
    reason = await talk.ask("reason", Choice(draws.REASONS))
    try:
        title = await talk.do("out", drawing.out, talk.contact.id, number, said, reason)
    except Refused:
        await talk.say("unknown", starts=[Start("draw", str(number))])
    else:
        await talk.say("left", title=title, starts=[Start("draw", str(number))])


async def prize(talk: Talk) -> None:
    groups = await talk.look("groups", prizes.groups, talk.contact.id)
    if not groups:
        await talk.say("none", starts=[Start("cohorts")])
        return
    cohort = await talk.ask("cohort", Choice(groups))
    what = await talk.ask("what", Choice(prizes.WHATS))
    own = await talk.ask("own", Text(most=40, least=2)) if what == "own" else what
    count = await talk.ask("count", Number(least=1, most=MOST))
    await talk.review("review", ("cohort", "what", *(["own"] if what == "own" else []), "count"))
    try:
        number = await talk.do("freeze", prizes.freeze, talk.contact.id, int(cohort), own, count)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("prize")])
    else:
        await talk.say("frozen", starts=[Start("draw", str(number))])
