"""A coordinator's cohorts: opening one, the list of hers, the words to pass on, and closing."""

from bot.errors import Refused
from bot.learning import cohorts as school  # `cohorts` is a flow here
from bot.learning import digest, weekly
from bot.learning.cohorts import Cohort
from bot.people.team import staff
from bot.talk.kinds import Choice, Number, Place, Text, YesNo
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk


async def cohort(talk: Talk) -> None:
    me, country = talk.contact.id, talk.contact.country
    team = await talk.do("team", school.team, country, me)
    rows = ["name", "area", "size", "day"]
    name = await talk.ask("name", Text(most=40, least=2))
    area = await talk.ask("area", Place(country))
    size = await talk.ask("size", Number(least=school.LEAST, most=school.MOST))
    days = {day.isoformat(): f"{day.day}/{day.month}" for day in school.beginnings(talk.now, country)}
    day = await talk.ask("day", Choice(days), weekday=weekly.first_name(country))
    leader, own = me, ""
    if len(team) > 1:
        chosen = await talk.ask("leader", Choice(school.labels(team)))
        leader = int(chosen)
        rows.append("leader")
    if leader == me and not team[0][1]:
        own = await talk.ask("own", Text(most=24))
        rows.append("own")
    await talk.review("review", rows)
    try:
        code = await talk.do("open", school.open_for, me, leader, own, country, name, area, size, day)
    except Refused:
        await talk.say("gone", starts=[Start("cohorts")])
        return
    found = await talk.look("found", school.by_code, code)
    if found:
        await share(talk, found)


async def cohorts(talk: Talk) -> None:
    hers = await talk.look("hers", school.mine, talk.contact.id)
    summed = await talk.look("summed", digest.summed, [one.id for one in hers])
    for one in hers:
        at, finished, almost = str(one.id), *summed[one.id]
        await talk.say(
            f"group-{one.id}",
            says="group" if one.open else "closed",
            name=one.name,
            begins=one.begins(talk.now),
            day=one.starts,
            members=one.members,
            size=one.size,
            finished=finished,
            almost=almost,
            starts=[
                Start("digest", at),
                *([Start("invite", at), Start("close", at)] if one.open and one.leader else []),
            ],
        )
    await talk.say("more" if hers else "none", starts=[Start("cohort")])


async def invite(talk: Talk, number: int) -> None:
    found = await talk.look("found", school.led, talk.contact.id, number)
    if found is None or not found.open:
        await talk.say("gone", starts=[Start("cohorts")])
    else:
        await share(talk, found)


async def share(talk: Talk, found: Cohort) -> None:
    """Two messages: what only the coordinator needs, and the one to pass on as it is."""
    near = staff.nearer(talk.contact.channel, found.link, found.whatsapp)
    code, link = Ours(found.code), Ours(near or "none")
    await talk.say("code", name=found.name, code=code, link=link, starts=[Start("cohorts")])
    await talk.say(
        "invitation",
        name=found.name,
        by=found.by,
        begins=found.begins(talk.now),
        day=found.starts,
        code=code,
        link=link,
        starts=[Start("cohorts")],
    )


async def close(talk: Talk, number: int) -> None:
    found = await talk.look("found", school.led, talk.contact.id, number)
    if found is None or not found.open:
        await talk.say("gone", starts=[Start("cohorts")])
        return
    sure = await talk.ask("sure", YesNo(), name=found.name)
    if not sure:
        await talk.say("kept", starts=[Start("cohorts")])
        return
    try:
        await talk.do("close", school.close, talk.contact.id, number)
    except Refused:
        await talk.say("gone", starts=[Start("cohorts")])
    else:
        await talk.say("done", name=found.name, starts=[Start("cohorts")])
