"""The public channels and groups of a campaign: how we stand in each, and whether posts stand there."""

from bot.errors import Refused
from bot.market.calendar import recognition
from bot.market.calendar.outlets import Outlet
from bot.talk.kinds import Choice, YesNo
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk
from flows.workplace import at_work

MORE = [Start("channels")]


async def channels(talk: Talk) -> None:
    at = await at_work(talk, "admin")
    found = await talk.look("found", recognition.seen, talk.contact.id, at)
    for one in found:
        starts = [Start("channel", str(one.id))]
        await talk.say(
            f"one-{one.id}",
            says=f"one-{one.state}",
            name=one.called,
            members=one.members,
            checked=one.checked or Ours("none"),
            lacks=one.lacking,
            starts=starts,
        )
    alone = not found and await talk.look("alone", recognition.alone, at)
    await talk.say(
        "more" if found else "alone" if alone else "none", count=len(found), starts=[Start("campaign")]
    )


async def channel(talk: Talk, number: int) -> None:
    found = await talk.look("found", recognition.one, talk.contact.id, number)
    if found is None:
        await talk.say("gone", starts=MORE)
    elif found.state == "new":
        await first(talk, found)
    else:
        off = found.state == "off"
        way = await talk.ask(
            "way",
            Choice(("on", "check", "keep") if off else ("off", "check", "keep")),
            says=f"way-{found.state}",
            name=found.called,
        )
        if way == "check":
            await checked(talk, found)
        elif way == "keep":
            await talk.say("kept", starts=MORE)
        else:
            await switched(talk, found, "up" if way == "on" else "off")


async def first(talk: Talk, found: Outlet) -> None:
    """Somebody of ours has put the bot there: shall posts stand there?"""
    home = await talk.look("home", recognition.home_of, found.id)
    sure = await talk.ask("sure", YesNo(), name=found.called, campaign=home, lacks=found.lacking)
    await switched(talk, found, "up" if sure else "off")


async def checked(talk: Talk, found: Outlet) -> None:
    try:
        await talk.do("check", recognition.again, talk.contact.id, found.id)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", name=found.called, starts=MORE)
    else:
        await talk.say("checking", starts=MORE)


async def switched(talk: Talk, found: Outlet, state: str) -> None:
    try:
        await talk.do("switch", recognition.switch, talk.contact.id, found.id, state)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", name=found.called, starts=MORE)
    else:
        await talk.say(f"done-{state}", name=found.called, starts=MORE)
