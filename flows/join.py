"""A woman joins a cohort by its link or code, told first who will see what of her; and leaves it."""

from bot.errors import Refused
from bot.learning import cohorts, membership
from bot.talk.kinds import Text, YesNo
from bot.talk.talk import Start, Talk

OPENS = ("open", "other")


async def join(talk: Talk, code: str = "") -> None:
    typed = code or await talk.ask("code", Text(most=40))
    six = membership.six(typed)
    if not six and not code:
        await talk.again("code", reason="not-six")
    state = await talk.do("knock", membership.knock, talk.contact.id, six)
    found = await talk.look("found", cohorts.by_code, six)
    if state not in OPENS or found is None:
        await talk.say(f"refused-{state}", starts=[Start("person")])
        return
    agreed = await talk.ask(
        "agree",
        YesNo(),
        says="agree" if state == "open" else "change",
        name=found.name,
        by=found.by,
        begins=found.begins(talk.now),
        day=found.starts,
    )
    if not agreed:
        await talk.say("declined")
        return
    try:
        name = await talk.do("join", membership.join, talk.contact.id, six)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("person")])
    else:
        await talk.say("done", name=name, starts=[Start("learn")])


async def leave(talk: Talk) -> None:
    found = await talk.look("found", cohorts.of_member, talk.contact.id)
    if found is None:
        await talk.say("none")
        return
    sure = await talk.ask("sure", YesNo(), name=found.name)
    if not sure:
        await talk.say("kept")
        return
    await talk.do("leave", membership.leave, talk.contact.id)
    await talk.say("done", name=found.name)
