"""The channels that the settings name: connected, with their campaign and staff, and listened to."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bot.broadcast import rates, tariffs
from bot.channels.pages import Pages
from bot.channels.shared import Shared
from bot.channels.telegram import Telegram
from bot.channels.telegram.limits import OVERALL
from bot.channels.web import Web
from bot.channels.web.files import Files as Pictures
from bot.channels.whatsapp import Account, WhatsApp
from bot.channels.whatsapp.pace import A_SECOND
from bot.engine import inbox
from bot.engine.faults import describe
from bot.errors import SendError
from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES
from bot.market.calendar import recognition
from bot.people.team import staff
from bot.settings import Settings, secret
from bot.store.store import Store
from bot.store.tx import Tx
from bot.web.people import CHANNEL, COORDINATOR
from flows import COMMANDS

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger("mahalli")
RETRY = 10.0  # seconds between two tries to introduce ourselves
OVERLAP = 600.0  # seconds before the last message that are looked at again: another may have been lost then
LONGEST = 86400.0  # seconds after which nobody waits for an answer any more


async def connect(app: "App") -> None:
    """The channels, and the campaign and staff that the settings name."""
    settings, hello = app.settings, app.catalogue.label(LANGUAGES[0], "whatsapp-hello")
    app.channels[Pages.name] = Pages()
    settled = partial(_settle, settings, begun(settings.twilio_sender, hello))
    if settings.twilio_sender:
        app.whatsapp = whatsapp(settings, app.store, app.catalogue)
        app.channels["whatsapp"] = app.whatsapp
    await app.store.run(partial(_priced, settings))
    if settings.telegram_token:
        app.telegram = Telegram(
            settings.telegram_token,
            settings.telegram_api_url,
            files=app.press.file,
            pace=settings.pace,
            shared=_shared(app.store, "telegram", settings.pace * OVERALL.a_second),
            secret=settings.telegram_webhook_secret,
            placed=partial(recognition.placed, app.store),
        )
        app.channels["telegram"] = app.telegram
        app.bot_name = await app.telegram.start()
        link = f"https://t.me/{app.bot_name}?start=" if app.bot_name else ""
        await app.store.run(partial(settled, "telegram", settings.telegram_channel, link))
    elif settings.demo:
        app.web = Web(app.store, Pictures(settings.data_dir / "simulator"))
        app.channels["web"] = app.web
        await app.store.run(partial(settled, "web", CHANNEL, f"{home(settings)}/simulator?start="))
    else:  # on WhatsApp alone: what is shown stands in the catalogue
        await app.store.run(partial(settled, "", "", ""))


def begun(sender: str, hello: str) -> str:
    """What begins a link to a talk on WhatsApp with this sender (nothing: there is none). What follows it stands after
    the greeting and a #, as Telegram has a start payload."""
    number, text = sender.removeprefix("whatsapp:+"), quote(f"{hello} #", safe="")
    return f"https://wa.me/{number}?text={text}" if sender else ""


def whatsapp(settings: Settings, store: Store, catalogue: Catalogue) -> WhatsApp:
    """WhatsApp as the settings have it."""
    account = Account(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_sender,
        settings.public_url,
        settings.twilio_api_url,
        settings.twilio_daily,
        settings.whatsapp_pace,
    )
    labels = {language: catalogue.label(language, "whatsapp-choose") for language in LANGUAGES}
    shared = _shared(store, "whatsapp", settings.whatsapp_pace * A_SECOND)
    return WhatsApp(account, store, secret(settings), labels, shared)


def _shared(store: Store, channel: str, a_second: float) -> Shared | None:
    """The budget of several processes; one alone needs none."""
    return Shared(a_second, rates.Budget(store, channel)) if store.postgres else None


async def refreshed(channel: WhatsApp) -> None:
    """Ask how our templates stand; Twilio being away is no more than a line in the log."""
    try:
        await channel.contents.refresh()
    except SendError as error:
        log.warning("WhatsApp templates: %s", error)


async def caught_up(app: "App", channel: WhatsApp) -> None:
    """Take what people wrote while nobody here answered; what was taken already changes nothing. A look that fails is
    made up for by the next one, from the same moment on."""
    now, taken = app.store.clock(), 0
    known = await app.store.run(partial(inbox.known, channel=channel.name, since=app.looked - OVERLAP))
    try:
        async for message in channel.missed(app.looked, known):
            taken += await app.conversation.receive(message) in {"taken", "waits"}
        app.looked = now - OVERLAP
    except SendError as error:
        log.warning("WhatsApp messages could not be looked for: %s", error)
    except Exception as error:  # noqa: BLE001 - whatever it is, they are looked for again
        # Only the kind of error: its text may hold what a person wrote.
        log.error("WhatsApp messages were looked for, and not taken: %s", describe(error))
    if taken:
        log.info("messages that did not reach us were fetched: %d", taken)


async def _last_heard(app: "App", channel: WhatsApp) -> float:
    """From when on messages are looked for after a start. Before the very first one nobody wrote to us."""
    now = app.store.clock()
    last = await app.store.run(partial(inbox.latest, channel=channel.name))
    return max(last or now, now - LONGEST) - OVERLAP


def _priced(settings: Settings, tx: Tx) -> None:
    """What a broadcast over WhatsApp costs, for whoever plans one."""
    if settings.twilio_sender:
        tariffs.settle(tx, "whatsapp", settings.whatsapp_price, settings.twilio_daily)
    else:
        tariffs.unsettle(tx, "whatsapp")


def _settle(settings: Settings, whatsapp: str, channel: str, chat: str, link: str, tx: Tx) -> None:
    if channel and not link:  # Telegram could not be reached: keep the name learned before
        link = staff.known_link(tx, settings.country)
    campaign = staff.settle_campaign(
        tx,
        name="Mahalli",
        country=settings.country,
        timezone=settings.timezone,
        channel=channel,
        chat=chat,
        link=link,
        hours=settings.staff_hours,
        accent=settings.accent,
        site=settings.public_url or (home(settings) if settings.demo else ""),
        whatsapp=whatsapp,
    )
    invented = (f"web:{COORDINATOR.id}",) if channel == "web" else ()
    staff.settle_staff(tx, campaign, (*settings.coordinators, *invented))


def home(settings: Settings) -> str:
    """Where we are in the world, or on this machine."""
    return settings.public_url or f"http://{settings.host}:{settings.port}"


async def listen(app: "App") -> None:
    """Have what people write come in."""
    if app.whatsapp:
        app.looked = await _last_heard(app, app.whatsapp)
        app.spawn(caught_up(app, app.whatsapp))
    if app.telegram is None:
        return
    app.spawn(_introduce(app, app.telegram))
    if app.settings.telegram_mode == "polling":
        app.spawn(app.telegram.poll(app.conversation.receive))


async def _introduce(app: "App", telegram: Telegram) -> None:
    """The webhook, and the command lists; Telegram being away must not keep the house from starting."""
    if app.settings.telegram_mode == "webhook":
        address = f"{app.settings.public_url}/telegram/webhook"
        await _insist(partial(telegram.register, address, app.settings.telegram_webhook_secret))
    menu = {
        language: [(name, app.catalogue.label(language, f"command-{name}")) for name in COMMANDS]
        for language in LANGUAGES
    }
    await _insist(partial(telegram.set_commands, menu))


async def _insist(call: Callable[[], Coroutine[Any, Any, None]]) -> None:
    while True:
        try:
            return await call()
        except SendError as error:
            log.warning("Telegram: %s; trying again", error)
            await asyncio.sleep(RETRY)
