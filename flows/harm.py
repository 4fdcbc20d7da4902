"""The side of whoever looks after harm: what waits, and one report with what may be done about it."""

from bot.errors import Refused
from bot.people.safety import cases
from bot.people.safety.cases import Case
from bot.talk.kinds import Choice, Text
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start, Talk


async def harm(talk: Talk) -> None:
    if not await talk.look("may", cases.looks_after, talk.contact.id):
        await talk.say("not-yours")
        return
    waiting = await talk.look("waiting", cases.waiting, talk.contact.id)
    week = await talk.look("counts", cases.week, talk.contact.id)
    starts = [Start("case", str(one.id), Key(f"harm-level-{one.level}")) for one in waiting]
    await talk.say("list", count=len(waiting), starts=() if week else starts)
    if week:
        await talk.say(
            "week",
            starts=starts,
            one=week["one"],
            two=week["two"],
            three=week["three"],
            four=week["four"],
        )


async def case(talk: Talk, number: int) -> None:
    found = await talk.look("found", cases.case, talk.contact.id, number)
    if found is None:
        await talk.say("gone", starts=[Start("harm")])
        return
    deed = await talk.ask(
        "deed",
        Choice(deeds(found)),
        number=number,
        level=Key(f"harm-level-{found.level}"),
        name=found.name,
        taker=found.taker,
        hours=int((talk.now.timestamp() - found.at) // 3600),
        sender=Ours("none" if found.about is None else "barred" if found.barred else "known"),
    )
    try:
        await act(talk, number, deed)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("harm")])


def deeds(found: Case) -> tuple[str, ...]:
    """What this one may do about it now."""
    offered = {
        "take": not found.mine,
        "look": found.keeper and found.written,
        "answer": found.answerable,
        "bar": found.keeper and found.about is not None and not found.barred,
        "lift": found.keeper and found.about is not None and found.barred,
        "close": True,
    }
    return tuple(deed for deed, may in offered.items() if may)


async def act(talk: Talk, number: int, deed: str) -> None:
    """Do it, and say so. Raises what the deed refuses."""
    me, again = talk.contact.id, [Start("case", str(number)), Start("harm")]
    if deed == "look":
        await talk.say("text", words=await talk.do("look", cases.look, me, number), starts=again)
    elif deed == "answer":
        words = await talk.ask("words", Text(most=700))
        await talk.do("answer", cases.answer, me, number, words)
        await talk.say("answered", starts=again)
    elif deed == "take":
        await talk.do("take", cases.take, me, number)
        await talk.say("taken", starts=again)
    elif deed == "close":
        await talk.do("close", cases.close, me, number)
        await talk.say("closed", starts=[Start("harm")])
    else:
        await talk.do("bar", cases.bar, me, number, deed == "bar")
        await talk.say("barred" if deed == "bar" else "lifted", starts=again)
