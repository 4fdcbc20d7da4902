"""What a facilitator hears of her cohort each week, and one human message to each woman who may need it."""

from datetime import datetime

from bot.errors import Refused
from bot.learning import cohorts, notes
from bot.learning import digest as week  # `digest` is a flow here
from bot.learning.digest import Woman
from bot.talk.kinds import Choice, Text
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk

READY = ("almost", "stuck", "finished", "unbegun")  # what we have words for


async def digest(talk: Talk, page: str) -> None:
    number, start = week.page(page)
    hers = await talk.do("lead", cohorts.given, talk.contact.id, number)
    found = await talk.look("digest", week.of, number, talk.contact.language)
    if not hers or found is None:
        await talk.say("gone", starts=[Start("cohorts")])
        return
    if start == 0:
        await talk.say("summary", name=found.name, members=found.members)
        for kind in week.COUNTED:
            if found.counts.get(kind):
                await talk.say(f"count-{kind}", count=found.counts[kind])
    shown = found.women[start : start + week.PAGE]
    for woman in shown:
        await talk.say(
            f"{woman.kind}-{woman.contact}",
            says=f"woman-{woman.kind}",
            name=woman.name,
            place=woman.place,
            title=woman.title,
            days=woman.days,
        )
    starts = [to(woman) for woman in shown]
    if found.women[start + week.PAGE :]:
        starts.append(Start("digest", f"{number}-{start + week.PAGE}", week.MORE))
    await talk.say("write" if shown else "nobody", starts=[*starts, Start("cohorts")])


def to(woman: Woman) -> Start:
    """The button that writes to her: an answer to her question, or our words for where she stands."""
    if woman.kind == "waiting":
        return Start("answer", str(woman.ticket), woman.name)
    return Start("cheer", f"{woman.contact}-{woman.kind}", woman.name)


async def cheer(talk: Talk, whom: str) -> None:
    contact, kind = week.whom(whom)
    case = await talk.look("case", notes.case, talk.contact.id, contact, talk.contact.language)
    if case is None:
        await talk.say("gone", starts=[Start("cohorts")])
        return
    back = Start("digest", str(case.cohort))
    if case.kind != kind or kind not in READY:
        await talk.say("moved", name=case.name, starts=[back])
        return
    if case.refused:
        await talk.say(f"refused-{case.refused}", name=case.name, starts=[back])
        return
    await talk.say(f"ready-{kind}", name=case.name, by=case.by, title=case.title)
    how = await talk.ask("how", Choice(("send", "own", "later")), name=case.name)
    if how == "later":
        await talk.say("kept", starts=[back])
        return
    words = await talk.ask("words", Text(most=400), name=case.name) if how == "own" else ""
    try:
        me, sent = talk.contact.id, "own" if words else kind
        moment = await talk.do("send", notes.write, me, contact, sent, words)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", name=case.name, starts=[back])
        return
    if moment:
        await talk.say("planned", name=case.name, when=datetime.fromisoformat(moment), starts=[back])
    else:
        await talk.say("sent", name=case.name, starts=[back])


async def note(talk: Talk, number: int) -> None:
    found = await talk.do("take", notes.take, number, talk.contact.id, talk.contact.language)
    if found is None:
        await talk.say("gone", starts=[Start("learn")])
        return
    await talk.say(
        "note",
        says=f"to-{found['kind']}",
        name=found["name"] or week.UNNAMED,
        by=notes.writer(found),
        title=Ours(found["title"]),
        words=found["words"],
        starts=notes.starts(found),
    )
