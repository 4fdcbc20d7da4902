"""The staff of a campaign: who is there, changing a role, taking somebody out, inviting, and coming in by a link."""

from bot.errors import Refused
from bot.people.team import colleagues, guardians, invitations, roles, shown
from bot.people.team import staff as staff_  # `staff` is a flow here
from bot.people.team.invitations import POSTS
from bot.talk.kinds import Choice, Text, YesNo
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk
from flows.campaign import hours
from flows.workplace import at_work

NAME = Text(most=24, least=2)
ROLES = Choice(("reviewer", "coordinator", "admin", "remove", "keep"))


async def team(talk: Talk) -> None:
    at = await at_work(talk, "admin")
    found = await talk.look("team", colleagues.seen, talk.contact.id, at)
    open_ = await talk.look("open", invitations.seen, talk.contact.id, at)
    for one in found:
        starts = [] if one.settled else [Start("colleague", str(one.id))]
        mark = Ours("settled" if one.settled else "invited")
        await talk.say(f"one-{one.id}", says="one", name=one.called, role=one.title, mark=mark, starts=starts)
    for invitation in open_:
        starts = [Start("uninvite", str(invitation.id))]
        await talk.say(
            f"open-{invitation.id}", says="open", role=invitation.title, day=invitation.until, starts=starts
        )
    await talk.say(
        "more" if found else "gone", count=len(found), starts=[Start("recruit"), Start("guardian")]
    )


async def colleague(talk: Talk, number: int) -> None:
    me, more = talk.contact.id, [Start("team")]
    found = await talk.look("found", colleagues.one, me, number)
    if found is None:
        await talk.say("gone", starts=more)
        return
    wish = await talk.ask("wish", ROLES, name=found.called, role=found.title)
    if wish == "keep":
        await talk.say("kept", starts=more)
        return
    try:
        if wish == "remove":
            if not await talk.ask("sure", YesNo(), name=found.called):
                await talk.say("kept", starts=more)
                return
            await talk.do("remove", colleagues.remove, me, number)
        else:
            await talk.do("promote", colleagues.promote, me, number, wish)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=more)
    else:
        await talk.say("removed" if wish == "remove" else "promoted", name=found.called, starts=more)


async def recruit(talk: Talk) -> None:
    at = await at_work(talk, "admin")
    role = await talk.ask("role", Choice(POSTS))
    await invited(talk, at, role)


async def invited(talk: Talk, at: int, role: str) -> None:
    """Two messages: what only she needs, and the one to pass on as it is."""
    page = talk.speaking("recruit")
    try:
        code = await page.do("invite", invitations.invite, talk.contact.id, at, role)
    except Refused:
        await page.say("gone", starts=[Start("team")])
        return
    found = await page.look("invitation", invitations.by_code, code)
    if found is not None:
        await page.say("made", role=found.title, day=found.until, starts=[Start("team")])
        link = Ours(staff_.nearer(talk.contact.channel, found.link, found.whatsapp) or "none")
        code = Ours(f"/start staff-{found.code}")
        await page.say(
            "pass-on",
            role=found.title,
            name=found.name,
            organisation=found.organisation,
            link=link,
            code=code,
            day=found.until,
        )


async def uninvite(talk: Talk, number: int) -> None:
    try:
        await talk.do("withdraw", invitations.withdraw, talk.contact.id, number)
    except Refused:
        await talk.say("gone", starts=[Start("team")])
    else:
        await talk.say("done", starts=[Start("team")])


async def staff(talk: Talk, code: str = "") -> None:
    """She was invited: she sees who invites her to what, and says yes or no."""
    me = talk.contact.id
    state = await talk.do("knock", invitations.knock, me, code)
    found = await talk.look("found", invitations.by_code, code)
    if state != "open" or found is None:
        await talk.say(f"refused-{state}", starts=[Start("person")])
        return
    agreed = await talk.ask(
        "agree",
        YesNo(),
        says=f"agree-{found.role}",
        by=found.by,
        name=found.name,
        organisation=found.organisation,
    )
    if not agreed:
        await talk.say("declined")
        return
    guardian = found.role == "guardian"
    told = await talk.ask("told", NAME) if guardian else ""
    name = told or await talk.ask("name", NAME, given=talk.contact.name or None)
    answers = await hours(talk) if guardian else ""
    try:
        await talk.do("join", invitations.accept, me, code, name, answers)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("person")])
    else:
        await talk.say(f"done-{found.role}", name=found.name)


async def guardian(talk: Talk) -> None:
    """Who hears of harm first. An admin says who; she herself may step down."""
    me, more = talk.contact.id, [Start("campaign")]
    at = await at_work(talk, "coordinator")
    now = await talk.look("now", guardians.named, at)
    admin = await talk.look("admin", roles.may, me, at, "admin")
    hers = await talk.look("hers", guardians.hers, me, at)
    if not (admin or hers):
        await talk.say("told", name=now)
        return
    ways = [*(("me", "invite") if admin else ()), *(("down",) if hers else ()), "keep"]
    way = await talk.ask("way", Choice({way: guardians.way_label(way) for way in ways}), name=now)
    if way == "invite":
        await invited(talk, at, "guardian")
    elif way == "keep":
        await talk.say("kept", starts=more)
    else:
        await settled(talk, at, way)


async def settled(talk: Talk, at: int, way: str) -> None:
    """She takes it upon herself, under the name and in the hours she lets be said; or she steps down."""
    me, name, answers = talk.contact.id, "", ""
    if way == "me":
        name = await talk.ask("name", NAME)
        answers = await hours(talk)
    if not await talk.ask("sure", YesNo(), says=f"sure-{way}", name=name):
        await talk.say("kept", starts=[Start("campaign")])
        return
    try:
        if way == "me":
            await talk.do("be", guardians.be, me, at, name, answers)
        else:
            await talk.do("step-down", guardians.step_down, me, at)
    except Refused:
        await talk.say("gone")
    else:
        await talk.say(f"done-{way}", name=name)


async def audit(talk: Talk) -> None:
    at = await at_work(talk, "admin")
    lines = await talk.look("log", shown.deeds, talk.contact.id, at, talk.contact.language)
    if lines:
        await talk.say("lines", lines=lines, starts=[Start("campaign")])
    else:
        await talk.say("none", starts=[Start("campaign")])
