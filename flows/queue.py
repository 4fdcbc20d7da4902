"""What waits for the team, a post to send again, and the reminder of what waits."""

from bot.errors import Refused
from bot.market.calendar import features, posts
from bot.market.review import appeals, waiting
from bot.people import tickets
from bot.talk.talk import Start, Talk

PAGE = 6  # products a small phone shows with their ages


async def queue(talk: Talk, start: int = 0) -> None:
    """`start`: after so many."""
    me, answers = talk.contact.id, talk.contact.role in {"coordinator", "admin"}
    found = await talk.look("waiting", waiting.queue, me)
    second = await talk.look("second", appeals.waiting, me)
    asked = await talk.look("asked", tickets.waiting, talk.contact.id) if answers else []
    shown = found[start : start + PAGE]
    if start == 0:
        await talk.say("list", listings=len(found), appeals=len(second))
    if start == 0 and answers:
        await talk.say("tickets", tickets=len(asked))
    missed = await talk.look("missed", features.missed, me) if answers else []
    if start == 0 and missed:
        await talk.say("missed", count=len(missed))
    for one in shown:
        await talk.say(
            f"line-{one.id}",
            says=f"held-{one.age}" if one.holder else f"line-{one.age}",
            title=one.title,
            days=one.days,
            holder=one.holder or "",
        )
    starts = [Start("answer", str(one.id), one.name) for one in asked if start == 0]
    starts += [Start("appealed", str(one.id), one.listing.title[:24]) for one in second if start == 0]
    starts += [Start("decide", str(one.id), one.title[:24]) for one in shown if not one.holder]
    if found[start + PAGE :]:
        starts.append(Start("queue", str(start + PAGE), waiting.MORE))
    starts += [Start("calendar") for _ in missed[:1]]
    await talk.say("choose" if starts else "rest", starts=[*starts, Start("relatives")])


async def remind(talk: Talk) -> None:
    told = await talk.do("next", waiting.reminded, talk.contact.id)
    if told["count"]:
        await talk.say("waits", count=told["count"], days=told["days"])
    if told["appeals"]:
        await talk.say("appeals", count=told["appeals"])
    if told["overdue"]:
        await talk.say("overdue", count=told["overdue"])
    await talk.say("open", starts=[Start("queue")])


async def repost(talk: Talk, number: int) -> None:
    try:
        await talk.do("repost", posts.repost, number, talk.contact.id)
    except Refused:
        await talk.say("gone")
    else:
        await talk.say("done")
