"""The channels that the settings name: connected, with their campaign and staff, and listened to."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.broadcast import rates
from bot.channels.telegram import Telegram
from bot.channels.telegram.shared import shared
from bot.channels.web import Web
from bot.channels.web.files import Files as Pictures
from bot.channels.whatsapp import Account, WhatsApp
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


async def connect(app: "App") -> None:
    """The channels, and the campaign and staff that the settings name."""
    settings = app.settings
    if settings.twilio_sender:
        app.whatsapp = whatsapp(settings, app.store, app.catalogue)
        app.channels["whatsapp"] = app.whatsapp
    if settings.telegram_token:
        app.telegram = Telegram(
            settings.telegram_token,
            settings.telegram_api_url,
            files=app.press.file,
            pace=settings.pace,
            shared=shared(rates.Budget(app.store, "telegram"), settings.pace) if app.store.postgres else None,
            secret=settings.telegram_webhook_secret,
            placed=partial(recognition.placed, app.store),
        )
        app.channels["telegram"] = app.telegram
        app.bot_name = await app.telegram.start()
        link = f"https://t.me/{app.bot_name}?start=" if app.bot_name else ""
        await app.store.run(partial(_settle, settings, "telegram", settings.telegram_channel, link))
    elif settings.demo:
        app.web = Web(app.store, Pictures(settings.data_dir / "simulator"))
        app.channels["web"] = app.web
        await app.store.run(partial(_settle, settings, "web", CHANNEL, f"{home(settings)}/simulator?start="))


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
    return WhatsApp(account, store, secret(settings), labels)


def _settle(settings: Settings, channel: str, chat: str, link: str, tx: Tx) -> None:
    if not link:  # Telegram could not be reached: keep the name learned before
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
    )
    invented = (f"web:{COORDINATOR.id}",) if channel == "web" else ()
    staff.settle_staff(tx, campaign, (*settings.coordinators, *invented))


def home(settings: Settings) -> str:
    """Where we are in the world, or on this machine."""
    return settings.public_url or f"http://{settings.host}:{settings.port}"


async def listen(app: "App") -> None:
    """Have what people write come in."""
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
