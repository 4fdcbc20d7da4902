"""What the doctor says of campaigns: their channels, their safeguarding, and whether they can keep their own rules."""

from collections.abc import Iterator

from bot.channels.telegram import Telegram
from bot.engine.speech import Speech
from bot.errors import ChannelLost, SendError
from bot.language.catalogue import ours
from bot.market.calendar import recognition
from bot.market.calendar.outlets import Outlet
from bot.people.team import roles, staff
from bot.people.team.staff import Campaign
from bot.settings import Settings
from bot.store.store import open_store
from bot.store.tx import Tx

Finding = tuple[bool | None, str]  # well, to be looked at (None), or bad


async def of_campaigns(settings: Settings, telegram: Telegram | None) -> list[Finding]:
    """Every open campaign, and each channel where its posts are to stand, asked now if Telegram (None) can be."""
    store = await open_store(settings.database_url, Speech(ours()))
    try:
        found: list[tuple[Campaign, list[Finding], list[Outlet]]] = await store.run(_read)
    finally:
        await store.close()
    findings: list[Finding] = []
    for home, said, outlets in found:
        findings += said
        if not outlets:
            findings.append((None, f"campaign {home.id}: no channel where its posts may stand"))
        for outlet in outlets:
            findings.append(await _outlet(telegram, home, outlet))
    return findings


def _read(tx: Tx) -> list[tuple[Campaign, list[Finding], list[Outlet]]]:
    return [
        (
            home,
            list(_said(tx, home)),
            [one for one in recognition.of_campaign(tx, home.id) if one.state in {"up", "lost"}],
        )
        for home in staff.campaigns(tx)
        if home.state == "open"
    ]


def _said(tx: Tx, home: Campaign) -> Iterator[Finding]:
    """What a campaign's own rules ask for, and whether it is there."""
    name = f"campaign {home.id}"
    yield roles.team(tx, home.id, "admin") != [] or None, f"{name}: an admin who has written to the bot"
    yield (
        home.guardian is not None or None,
        f"{name}: a safeguarding contact {'is' if home.guardian else 'must be'} named",
    )
    judges = len(roles.team(tx, home.id, "reviewer"))
    yield judges >= home.reviewers or None, f"{name}: {judges} may review, the rules want {home.reviewers}"
    if home.slots:
        places = home.reserved + home.firsts
        yield (
            places <= home.slots or None,
            f"{name}: {home.slots} places a week, {places} of them reserved or for first ones",
        )


async def _outlet(telegram: Telegram | None, home: Campaign, outlet: Outlet) -> Finding:
    name = f"campaign {home.id}, channel {outlet.title or outlet.chat}"
    if outlet.channel != "telegram":
        return outlet.state == "up" or None, f"{name}: of the {outlet.channel}, {outlet.state}"
    if telegram is None:
        return None, f"{name}: {outlet.state} when last looked at, not asked now"
    try:
        found = await telegram.check(outlet.chat)
    except ChannelLost:
        return (
            False,
            f"{name}: the bot is not there, or may not see it; add it as an administrator with Post messages",
        )
    except SendError as error:
        return False, f"{name}: {error}"
    if not found["can_post"]:
        return False, f"{name}: may not post; give the bot Post messages there"
    lacks = [right for right in ("edit", "delete") if right in str(found["lacks"])]
    return (
        True,
        f"{name}: may post{', not ' + ' nor '.join(lacks) if lacks else ''}, {found['members']} members",
    )
