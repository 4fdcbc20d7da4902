"""The composition root: the only file that knows everybody. It builds the house from the settings and runs it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from starlette.types import ASGIApp

from bot import beacon
from bot.broadcast import rates
from bot.broadcast.sender import Sender
from bot.channels import Channel
from bot.channels.telegram import Telegram
from bot.channels.telegram.shared import shared
from bot.channels.web import Web
from bot.channels.web.files import Files as Pictures
from bot.engine import housekeeping, parcels, timers
from bot.engine.conversation import Conversation
from bot.engine.desk import House
from bot.engine.faults import describe
from bot.engine.files import Files
from bot.engine.outbox import Outbox
from bot.engine.settled import fenced, lost
from bot.engine.settled import settled as reply_settled
from bot.engine.speech import Speech
from bot.errors import SendError, UseError
from bot.jobs import JOBS
from bot.language.catalogue import Catalogue, ours
from bot.language.content import CONTENT, LANGUAGES
from bot.learning import voices
from bot.market.calendar import delivered, recognition
from bot.people.team import staff
from bot.photos import cards, certificate, pictures, poster, record, small, trio
from bot.photos.intake import take
from bot.photos.press import Maker, Press
from bot.settings import Settings, secret
from bot.store.store import Store, open_store
from bot.store.tx import Parcel, Tx
from bot.talk.words import merged
from bot.web import server
from bot.web.display import Shop
from bot.web.doors import door
from bot.web.people import CHANNEL, COORDINATOR
from bot.web.simulator import Simulator
from flows import COMMANDS, FLOWS, MENUS

log = logging.getLogger("mahalli")
RETRY = 10.0  # seconds between two tries to introduce ourselves


@dataclass
class App:
    """Everything that runs, ready to be started."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    conversation: Conversation
    outbox: Outbox
    sender: Sender
    files: Files
    press: Press
    shop: Shop
    channels: dict[str, Channel]
    telegram: Telegram | None = None
    web: Web | None = None
    bot_name: str = ""
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def house(self) -> House:
        """The flows, words and speech."""
        return self.conversation.house

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Keep a task running until the app stops; its failure is logged."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # what we say to the operator ourselves is safe to say; of other errors only the kind is
            log.error("a task ended: %s", error if isinstance(error, UseError) else describe(error))

    async def stop(self) -> None:
        """End the tasks, let what is being sent finish, and close every connection."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sender.stop()
        await self.outbox.stop()
        if self.telegram:
            await self.telegram.close()
        if self.web:
            self.web.close()
        await self.store.close()


async def build(settings: Settings, clock: Callable[[], float] = time.time) -> App:
    """The house, wired and with its database open; nothing runs yet.

    Raises UseError when the token is refused. The tables must have been migrated.
    """
    catalogue = ours()
    speech = Speech(catalogue)
    words = merged(catalogue.words(language) for language in LANGUAGES)
    house = House(FLOWS, MENUS, words, speech, settings.country)
    settings.media_dir.mkdir(parents=True, exist_ok=True)
    store = await open_store(settings.database_url, speech, clock, secret(settings))
    channels: dict[str, Channel] = {}
    outbox = Outbox(store, channels, settled)
    store.committed = outbox.take
    sender = Sender(store, channels, lost)
    conversation = Conversation(store, house)
    files = Files(store, house, channels, settings.media_dir, take, conversation.files_due)
    press = Press(settings.data_dir, makers(store, catalogue, settings.media_dir))
    shop = Shop(store, catalogue, press, demo=settings.demo)
    app = App(settings, catalogue, store, conversation, outbox, sender, files, press, shop, channels)
    try:
        await _connect(app)
    except BaseException:  # a refused token, for one: nothing may keep the process from ending
        await app.stop()
        raise
    return app


async def _connect(app: App) -> None:
    """The channels, and the campaign and staff that the settings name."""
    settings = app.settings
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
        await app.store.run(partial(_settle, settings, "web", CHANNEL, f"{_home(settings)}/simulator?start="))


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
        site=settings.public_url or (_home(settings) if settings.demo else ""),
    )
    invented = (f"web:{COORDINATOR.id}",) if channel == "web" else ()
    staff.settle_staff(tx, campaign, (*settings.coordinators, *invented))


def _home(settings: Settings) -> str:
    return settings.public_url or f"http://{settings.host}:{settings.port}"


def makers(store: Store, catalogue: Catalogue, media: Path) -> dict[str, Maker]:
    """Who makes the files of which names, by the first word of the name."""
    return {
        "picture": pictures.make,
        "voice": voices.make,
        "certificate": partial(certificate.make, store, catalogue),
        "card": partial(cards.make, store, catalogue, media),
        "trio": partial(trio.make, store, catalogue, media),
        "small": partial(small.make, media),
        "large": partial(small.make, media, longest=small.LARGE),
        "poster": partial(poster.make, store, catalogue, media),
        "data": partial(record.make, store, catalogue),
    }


def settled(tx: Tx, parcel: Parcel, outcome: parcels.Outcome) -> None:
    """What follows from a delivery that was not simply a reply sent."""
    reply_settled(tx, parcel, outcome)
    public = partial(
        delivered.settled, parcel=parcel, state=outcome.state, lost=outcome.blocked, gone=outcome.gone
    )
    fenced(tx, parcel, public)


@asynccontextmanager
async def running(app: App) -> AsyncIterator[App]:
    """Start the clock and the channels, pick up what an earlier run left, and stop it all at the end."""
    clock = AsyncIOScheduler(timezone="UTC")
    quiet = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    clock.add_job(partial(timers.tick, app.store, app.house), "interval", seconds=1, **quiet)
    clock.add_job(app.outbox.sweep, "interval", seconds=5, **quiet)
    clock.add_job(app.files.sweep, "interval", seconds=5, **quiet)
    clock.add_job(app.press.sweep, "interval", hours=6, **quiet)
    clock.add_job(app.shop.tally, "interval", seconds=10, **quiet)
    # Made anew in a tenth of a second, so that nothing stays of one withdrawn or of somebody who left.
    for made in ("certificate-", "card-", "trio-", "data-", "small-", "large-", "poster-"):
        clock.add_job(partial(app.press.forget, made), "interval", minutes=30, **quiet)
    for work, seconds in JOBS:
        clock.add_job(partial(app.store.run, work), "interval", seconds=seconds, **quiet)
    if app.telegram:
        clock.add_job(partial(recognition.rounds, app.store, app.telegram), "interval", minutes=2, **quiet)
    if home := app.settings.beacon_url:
        clock.add_job(partial(beacon.tick, app.store, home), "interval", minutes=1, **quiet)
    clock.add_job(
        partial(housekeeping.clean_up, app.store, app.settings.media_dir), "interval", minutes=30, **quiet
    )
    try:
        alone = not app.store.postgres
        await app.outbox.recover(alone)
        await app.sender.recover(alone)
        await housekeeping.resume(app.store, app.house, alone)
        await housekeeping.clean_up(app.store, app.settings.media_dir)
        app.spawn(app.files.work())
        app.spawn(app.sender.work())
        app.conversation.files_due.set()
        clock.start()
        await _listen(app)
        yield app
    finally:
        if clock.running:
            clock.shutdown(wait=False)
        await app.stop()


async def _listen(app: App) -> None:
    if app.telegram is None:
        return
    app.spawn(_introduce(app, app.telegram))
    if app.settings.telegram_mode == "polling":
        app.spawn(app.telegram.poll(app.conversation.receive))


async def _introduce(app: App, telegram: Telegram) -> None:
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


def site(app: App) -> ASGIApp:
    """The web application of a built house."""
    simulator = None
    if app.web:
        simulator = Simulator(
            app.web,
            app.conversation.receive,
            app.catalogue,
            app.press.file,
            CONTENT / "ar" / "story.yaml",
            reset=partial(housekeeping.reset_demo, app.store),
            timezone=app.settings.timezone,
        )
    pages = server.site(app.shop, simulator=simulator)
    if app.telegram is None:
        return pages
    webhook = partial(app.telegram.webhook, receive=app.conversation.receive)
    return door("/telegram/webhook", webhook, pages)
