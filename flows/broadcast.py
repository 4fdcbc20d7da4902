"""A coordinator writes to many: whom, what, in which languages; what it reaches and takes; and how it goes on."""

from bot.broadcast import broadcasts as office  # `broadcasts` is a flow here
from bot.broadcast.broadcasts import Plan, Progress
from bot.errors import Refused
from bot.talk.kinds import Choice, Photos, Public
from bot.talk.messages import Key, Media
from bot.talk.talk import Start, Talk
from flows.topics import topics

OTHER = {"ar": "en", "en": "ar"}


async def broadcast(talk: Talk) -> None:
    me, country, language = talk.contact.id, talk.contact.country, talk.contact.language
    offered = await talk.look("offered", office.offered, me)
    if not offered:
        await talk.say("nobody")
        return
    whom = await talk.ask("whom", Choice(offered))
    areas, kinds = await topics(talk, country) if whom.startswith("followers") else ([], [])
    words = await talk.ask("words", Public(country=country, most=office.MOST, fine=("link",)))
    kind = Public(country=country, most=office.MOST, skip=True, fine=("link",))
    other = await talk.ask("other", kind, language=Key(f"language-{OTHER[language]}"))
    picture = await talk.ask("picture", Photos(most=1, skip=True))
    plan = await talk.look("plan", office.plan, me, whom, areas, kinds)
    if not plan.reach:
        await talk.say("nobody", starts=[Start("broadcasts")])
        return
    await weigh(talk.scope("-".join((whom, *areas, *kinds))), plan)
    shown = [Media("photo", name=name) for name in picture]
    rows = ("whom", "words", "other", *(["picture"] if picture else []))
    await talk.review("review", rows, media=shown)
    said = {language: words} | ({OTHER[language]: other} if other else {})
    try:
        number = await talk.do("send", office.send, me, whom, areas, kinds, said, "".join(picture))
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=[Start("broadcasts")])
    else:
        await talk.say("begun", starts=controls(str(number)))


async def weigh(spot: Talk, plan: Plan) -> None:
    """Whom it reaches, whom not, what it costs and takes; said anew when she chooses others."""
    await spot.say("reach", reach=plan.reach, minutes=plan.minutes, cost=plan.cost, begins=plan.begins)
    if plan.whatsapp:
        await spot.say("channels", whatsapp=plan.whatsapp, others=plan.reach - plan.whatsapp)
    if plan.begun:
        await spot.say("begins", begun=plan.begun, tomorrow=plan.tomorrow)
    if plan.waiting:
        await spot.say("waiting", waiting=plan.waiting)
    if plan.stopped + plan.blocked + plan.away:
        await spot.say("without", stopped=plan.stopped, blocked=plan.blocked, away=plan.away)
    if plan.later:
        await spot.say("later", later=plan.later)


async def broadcasts(talk: Talk) -> None:
    found = await talk.look("found", office.mine, talk.contact.id)
    for one in found:
        await tell(talk.scope(str(one.id)), one)
    await talk.say("list" if found else "none", starts=[Start("broadcast")])


async def progress(talk: Talk, number: int) -> None:
    found = await talk.look("found", office.progress, talk.contact.id, number)
    if found is None:
        await talk.say("gone", starts=[Start("broadcasts")])
    else:
        await tell(talk, found)


async def tell(talk: Talk, found: Progress) -> None:
    """How one stands, with what can be done about it."""
    number = str(found.id)
    page = talk.speaking("progress")
    starts = []
    if found.open:
        starts = controls(number)
        if found.state == "paused":
            starts[1] = Start("proceed", number)
    if found.failed + found.dropped + found.doubt:
        await page.say("missed", failed=found.failed, dropped=found.dropped, doubt=found.doubt)
    if found.state == "sending" and found.put_off:
        await page.say("put-off", count=found.put_off)
    if found.codes:
        await page.say("codes", codes=found.codes)
    if found.delivered:
        await page.say("received", delivered=found.delivered, read=found.read)
    await page.say(
        f"is-{found.state}",
        starts=starts or [Start("broadcasts")],
        opening=found.opening,
        sent=found.sent,
        reach=found.reach,
        minutes=found.minutes,
    )


def controls(number: str) -> list[Start]:
    """Looking again, pausing, calling off."""
    return [Start("progress", number), Start("halt", number), Start("cancel", number)]


async def halt(talk: Talk, number: int) -> None:
    try:
        await talk.do("halt", office.move, talk.contact.id, number, "paused")
    except Refused:
        await talk.say("gone", starts=[Start("broadcasts")])
    else:
        await talk.say("done", starts=[Start("proceed", str(number)), Start("cancel", str(number))])


async def proceed(talk: Talk, number: int) -> None:
    try:
        await talk.do("proceed", office.move, talk.contact.id, number, "filling")
    except Refused:
        await talk.say("gone", starts=[Start("broadcasts")])
    else:
        await talk.say("done", starts=controls(str(number)))


async def cancel(talk: Talk, number: int) -> None:
    try:
        await talk.do("cancel", office.move, talk.contact.id, number, "cancelled")
    except Refused:
        await talk.say("gone", starts=[Start("broadcasts")])
    else:
        await talk.say("done", starts=[Start("progress", str(number))])
