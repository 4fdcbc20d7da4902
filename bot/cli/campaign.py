"""`mahalli campaign …`: opening a campaign, setting its rules, and who works in it, by the operator."""

import asyncio
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from bot.cli.command import Command, number
from bot.cli.serve import ready
from bot.engine.speech import Speech
from bot.errors import Refused, UseError
from bot.language.catalogue import ours
from bot.market.calendar import recognition
from bot.market.fairness import pool
from bot.people.team import audit, colleagues, invitations, organisations, rules, staff
from bot.people.team.staff import Campaign
from bot.store.store import open_store
from bot.store.tx import Tx

Work = Callable[[Tx, Namespace], list[str]]
_LISTS = ("underserved", "posting")
_WHY = {
    "no-country": "there is no such country here: JO or MA",
    "country": "there is an open campaign in this country; close it first with: mahalli campaign set N state=closed",
    "no-time": "what waits for a place does not fit into the posting times of a year; add posting times first",
    "settled": "the settings say that; change it in the environment or .env and start again",
    "gone": "there is nobody with this address; see: mahalli campaign team N",
    "last": "this is the only admin; invite another one first",
}


def _run(arguments: Namespace) -> None:
    for line in asyncio.run(_done(ready().database_url, arguments)):
        print(line)


async def _done(database: str, arguments: Namespace) -> list[str]:
    store = await open_store(database, Speech(ours()))
    try:
        return await store.run(partial(_work, arguments=arguments))
    except Refused as refusal:
        raise UseError(_WHY.get(refusal.reason, f"that cannot be done ({refusal.reason})")) from None
    except ValueError as wrong:
        raise UseError(str(wrong)) from None
    finally:
        await store.close()


def _work(tx: Tx, arguments: Namespace) -> list[str]:
    number = getattr(arguments, "number", None)
    if number is not None and not organisations.exists(tx, number):
        raise UseError(f"there is no campaign {number}; see: mahalli campaign list")
    work: Work = arguments.work
    return work(tx, arguments)


def _list(tx: Tx, arguments: Namespace) -> list[str]:
    found = staff.campaigns(tx)
    return [_line(tx, one) for one in found] or [
        "no campaign yet: start the service once, or `mahalli campaign new`"
    ]


def _line(tx: Tx, one: Campaign) -> str:
    return f"{one.id}  {one.country}  {one.state}  {one.name} ({organisations.organisation(tx, one.organisation)})"


def _show(tx: Tx, arguments: Namespace) -> list[str]:
    home = staff.campaign_of(tx, arguments.number)
    lines = [f"{_line(tx, home)}"]
    for name in rules.NAMES:
        mark = "   (the settings say so)" if name in home.settled else ""
        lines.append(f"  {name} = {_written(name, getattr(home, name))}{mark}")
    links = dict.fromkeys(link for link in (home.link, home.whatsapp) if link)
    lines.append(f"  links: {'  '.join(links) or 'not known yet: start the service once'}")
    lines.append(f"  safeguarding contact: {'named' if home.guardian is not None else 'nobody'}")
    for one in recognition.of_campaign(tx, home.id):
        lacks = f", lacks {' '.join(one.lacks)}" if one.lacks else ""
        lines.append(f"  {one.channel} {one.chat} {one.title}: {one.state}, {one.members} members{lacks}")
    return lines


def _new(tx: Tx, arguments: Namespace) -> list[str]:
    id = organisations.new(
        tx,
        name=arguments.name,
        country=arguments.country.upper(),
        timezone=arguments.timezone,
        organisation=arguments.organisation,
    )
    return [f"campaign {id} is open; invite its first admin: mahalli campaign invite {id} --role admin"]


def _set(tx: Tx, arguments: Namespace) -> list[str]:
    changes = dict(_read(pair) for pair in arguments.pairs)
    before = staff.campaign_of(tx, arguments.number)
    waited = len(pool.waiting(tx, before.id))
    found = organisations.change(tx, None, before.id, changes)
    home = staff.campaign_of(tx, before.id)
    lines = [f"{name} = {_written(name, getattr(home, name))}" for name in found]
    if shown := waited - len(pool.waiting(tx, before.id)):
        lines.append(f"{shown} products that waited for a place are shown at the next posting times, or now")
    return lines or ["nothing is new"]


def _read(pair: str) -> tuple[str, object]:
    """`slots=12`, as bot.people.team.rules takes it. Raises UseError."""
    typed, sign, value = pair.partition("=")
    name = typed.strip().replace("-", "_").replace(" ", "_")
    if not sign or name not in rules.NAMES:
        raise UseError(f"{pair!r} is not key=value; the keys are {', '.join(rules.NAMES)}")
    parts = [part.strip() for part in value.split(",") if part.strip() and part.strip() != "none"]
    if name in _LISTS:
        return name, tuple(parts)
    if name == "quiet":
        return name, tuple((part.partition("..")[0], part.partition("..")[2]) for part in parts)
    return name, "" if value.strip() == "none" else value.strip()


def _written(name: str, value: object) -> str:
    """A rule as `set` takes it."""
    if isinstance(value, tuple):
        return ", ".join("..".join(one) if isinstance(one, tuple) else str(one) for one in value) or "none"
    return str(value) or "none"


def _invite(tx: Tx, arguments: Namespace) -> list[str]:
    code = invitations.invite(tx, None, arguments.number, arguments.role)
    found = invitations.by_code(tx, code)
    assert found is not None  # just made
    link = found.link or "(the bot's name is not known yet: start the service once)"
    elsewhere = found.whatsapp and found.whatsapp != link
    return [
        link,
        *([found.whatsapp] if elsewhere else []),
        *([] if found.whatsapp == link else [f"or send to the bot on Telegram: /start staff-{code}"]),
        f"It works once, until {_day(found.expires)}.",
    ]


def _team(tx: Tx, arguments: Namespace) -> list[str]:
    lines = [
        f"{one.address}  {one.role}{'  settings' if one.settled else ''}{'' if one.contact else '  has not written yet'}"
        for one in colleagues.of_campaign(tx, arguments.number)
    ]
    lines += [
        f"invitation {one.id}  {one.role}  until {_day(one.expires)}"
        for one in invitations.standing(tx, arguments.number)
    ]
    return lines or ["nobody yet"]


def _remove(tx: Tx, arguments: Namespace) -> list[str]:
    found = colleagues.by_address(tx, arguments.number, arguments.address)
    if found is None:
        raise Refused("gone")
    colleagues.remove(tx, None, found.id)
    return [f"{arguments.address} is not of the team any more"]


def _audit(tx: Tx, arguments: Namespace) -> list[str]:
    entries = audit.of_campaign(tx, arguments.number, arguments.most)
    return [_deed(one) for one in entries] or ["nothing yet"]


def _deed(one: audit.Entry) -> str:
    who = f"contact {one.actor}" if one.actor is not None else "operator"
    return f"{_day(one.at)}  {who}  {one.deed}  {one.subject}  {json.dumps(one.detail)}"


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M} UTC"


_WORKS: Sequence[tuple[str, str, Work]] = (
    ("list", "every campaign", _list),
    ("show", "a campaign, its rules and channels", _show),
    ("new", "open a campaign in a country that has none", _new),
    ("set", "change rules: key=value …", _set),
    ("invite", "a link to the team, for one person", _invite),
    ("team", "who works there", _team),
    ("remove", "take somebody out of the team", _remove),
    ("audit", "what staff did", _audit),
)


def _arguments(parser: ArgumentParser) -> None:
    works = parser.add_subparsers(required=True, metavar="WHAT")
    for name, what, work in _WORKS:
        one = works.add_parser(name, help=what, description=what)
        one.set_defaults(work=work)
        if name not in {"list", "new"}:
            one.add_argument("number", type=number, metavar="N", help="the campaign's number")
        _more(name, one)


def _more(name: str, parser: ArgumentParser) -> None:
    if name == "new":
        for option, what in (
            ("name", "what people call it"),
            ("country", "JO or MA"),
            ("organisation", "whose it is"),
        ):
            parser.add_argument(f"--{option}", required=True, help=what)
        parser.add_argument("--timezone", required=True, help="such as Africa/Casablanca")
    elif name == "set":
        parser.add_argument("pairs", nargs="+", metavar="KEY=VALUE", help=", ".join(rules.NAMES))
    elif name == "invite":
        parser.add_argument("--role", required=True, choices=invitations.POSTS)
    elif name == "remove":
        parser.add_argument("address", metavar="ADDRESS", help="such as telegram:12345")
    elif name == "audit":
        parser.add_argument("--most", type=number, default=50, metavar="M", help="(50)")


CAMPAIGN = Command("campaign", "open and set up campaigns, and their teams", _run, _arguments)
