"""A campaign's rules in plain words, and changing them: a part at a time, looked at once more before it counts."""

import re
from datetime import date

from bot.errors import Refused
from bot.people.team import organisations, rules, shown
from bot.people.team.shown import ITSELF, NONE, PARTS
from bot.reading import places
from bot.talk.kinds import Choice, Day, Number, Text, YesNo
from bot.talk.talk import Start, Talk
from flows.workplace import at_work

FIRST = "Sun"  # of the days that are offered
Changes = dict[str, object]


async def campaign(talk: Talk, part: str = "") -> None:
    me, language = talk.contact.id, talk.contact.language
    at = await at_work(talk, "admin")
    now = await talk.look("home", shown.campaign, me, at, language)
    if now is None:
        await talk.say("gone")
    elif part == "itself":
        starts = [Start("campaign", one, shown.part_label(one)) for one in ITSELF]
        await talk.say("itself", name=now.name, starts=[*starts, Start("found")])
    elif part not in (*PARTS, *ITSELF):
        starts = [Start("campaign", one, shown.part_label(one)) for one in (*PARTS, "itself")]
        starts += [Start("guardian"), Start("channels"), Start("team"), Start("audit")]
        starts += [Start("workplace")] if now.several else []
        await talk.say("now", name=now.name, organisation=now.organisation, rules=now.rules, starts=starts)
    else:
        changes = await asked(talk, part, now)
        await saved(talk, at, part, changes)


async def saved(talk: Talk, at: int, part: str, changes: Changes) -> None:
    """What was and what would be, a yes, and it counts."""
    me, more = talk.contact.id, [Start("campaign")]
    found = await talk.look("compared", shown.compared, me, at, talk.contact.language, part, changes)
    if found.wrong:
        await talk.say(
            f"wrong-{found.wrong}", starts=[Start("campaign", part, shown.part_label(part)), *more]
        )
        return
    sure = await talk.ask("sure", YesNo(), before=found.before, after=found.after)
    if not sure:
        await talk.say("kept", starts=more)
        return
    try:
        await talk.do("save", organisations.set_rules, me, at, changes)
    except Refused as refusal:
        await talk.say(f"wrong-{refusal.reason}", starts=more)
    else:
        await talk.say("saved", after=found.after, starts=more)


async def asked(talk: Talk, part: str, now: shown.Shown) -> Changes:
    """The new values of a part, by the names of bot.people.team.rules."""
    match part:
        case "slots":
            return await slots(talk)
        case "reserved":
            return await reserved(talk, now.country)
        case "reviewers":
            many = await talk.ask("reviewers", Choice(("1", "2")))
            return {"reviewers": int(many)}
        case "draws":
            day = await talk.ask("draw-day", Choice(shown.weekdays(FIRST)))
            hour = await talk.ask("draw-hour", Number(0, 23))
            return {"draws": f"{day} {hour:02}:00"}
        case "posting":
            return await posting(talk)
        case "quiet":
            return await quiet(talk, now)
        case "name":
            title = await talk.ask("title", Text(most=60, least=2))
            return {"name": title}
        case "accent":
            return await accent(talk)
        case "state":
            return {"state": "closed" if now.open else "open"}
    return {"hours": await hours(talk)}


async def accent(talk: Talk) -> Changes:
    if await talk.ask("accent", Choice(("own", "ours"))) == "ours":
        return {"accent": ""}
    written = await talk.ask("colour", Text(most=20))
    try:
        return {"accent": rules.accent(written if written.startswith("#") else f"#{written}")}
    except ValueError:
        await talk.again("colour", reason="form")
    return {}


async def slots(talk: Talk) -> Changes:
    number = await talk.ask("slots", Number(0, rules.MOST))
    if not number:
        return {"slots": 0}
    firsts = await talk.ask("firsts", Number(0, number))
    alike = await talk.ask("alike", Number(0, number))
    return {"slots": number, "firsts": firsts, "most_alike": alike}


async def reserved(talk: Talk, country: str) -> Changes:
    number = await talk.ask("reserved", Number(0, rules.MOST))
    if not number:
        return {"reserved": 0, "underserved": ()}
    written = await talk.ask("areas", Text(most=300))
    slugs = []
    for one in filter(None, map(str.strip, re.split("[,\u060c\n]", written))):
        found = places.read(one, country)
        if not found.slug:
            await talk.again("areas", reason="unknown", place=one)
        slugs += [found.slug, *found.others]  # of "Mafraq and Maan" both
    return {"reserved": number, "underserved": tuple(dict.fromkeys(slugs))}


async def posting(talk: Talk) -> Changes:
    """Up to seven times a week; none: at once."""
    times: list[str] = []
    for n in range(7):
        one = talk.scope(f"time-{n}")
        choices = shown.weekdays(FIRST, "enough" if n else "at-once")
        day = await one.ask("day", Choice(choices), says="posting-more" if n else "posting-first")
        if day == NONE:
            break
        hour = await one.ask("hour", Number(0, 23), says="posting-hour")
        times.append(f"{day} {hour:02}:00")
    return {"posting": tuple(dict.fromkeys(times))}


async def quiet(talk: Talk, now: shown.Shown) -> Changes:
    """One more period, or none any more; those that are over go by the way."""
    today = talk.now.date()
    ahead = tuple(one for one in now.quiet if one[1] >= today.isoformat())
    if ahead and await talk.ask("quiet", Choice(("add", "clear"))) == "clear":
        return {"quiet": ()}
    first = await talk.ask("quiet-first", Day(today, least=0))
    last = await talk.ask("quiet-last", Day(first, least=0))
    return {"quiet": (*ahead, (_iso(first), _iso(last)))}


async def hours(talk: Talk) -> str:
    """Working hours, such as Sun-Thu 09:00-16:00; nothing for no fixed ones."""
    page = talk.speaking("campaign")
    days = await page.ask("days", Choice((*rules.SPANS, NONE)))
    if days == NONE:
        return ""
    opens = await page.ask("opens", Number(0, 23))
    closes = await page.ask("closes", Number(1, 24))
    if closes <= opens:
        await page.again("closes", reason="early")
    return f"{rules.SPANS[days]} {opens:02}:00-{closes:02}:00"


def _iso(day: date) -> str:
    return day.isoformat()
