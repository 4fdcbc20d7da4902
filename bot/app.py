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

from bot import beacon, connections
from bot.broadcast import reports
from bot.broadcast.sender import Sender
from bot.channels import Channel
from bot.channels.telegram import Telegram
from bot.channels.web import Web
from bot.channels.whatsapp import WhatsApp
from bot.engine import housekeeping, parcels, receipts, timers
from bot.engine.conversation import Conversation
from bot.engine.desk import House
from bot.engine.faults import describe
from bot.engine.files import Files
from bot.engine.outbox import Outbox
from bot.engine.settled import fenced, lost
from bot.engine.settled import settled as reply_settled
from bot.engine.speech import Speech
from bot.errors import UseError
from bot.jobs import JOBS
from bot.language.catalogue import Catalogue, ours
from bot.language.content import CONTENT, LANGUAGES
from bot.learning import voices
from bot.market.calendar import delivered, recognition
from bot.photos import cards, certificate, pictures, poster, record, small, trio
from bot.photos.intake import take
from bot.photos.press import Maker, Press
from bot.settings import Settings, secret
from bot.store.store import Store, open_store
from bot.store.tx import Parcel, Tx
from bot.talk.messages import Report
from bot.talk.words import merged
from bot.web import server
from bot.web.display import Shop
from bot.web.doors import Webhook, doors
from bot.web.simulator import Simulator
from flows import FLOWS, MENUS

log = logging.getLogger("mahalli")


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
    whatsapp: WhatsApp | None = None
    web: Web | None = None
    bot_name: str = ""
    looked: float = 0.0  # since when Twilio is asked for messages that did not reach us
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

    async def reported(self, report: Report) -> None:
        """What a channel says later of a delivery, written down with what follows from it."""
        await self.store.run(partial(reported, report=report))

    async def stop(self) -> None:
        """End the tasks, let what is being sent finish, and close every connection."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sender.stop()
        await self.outbox.stop()
        if self.telegram:
            await self.telegram.close()
        if self.whatsapp:
            await self.whatsapp.close()
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
        await connections.connect(app)
    except BaseException:  # a refused token, for one: nothing may keep the process from ending
        await app.stop()
        raise
    return app


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


def reported(tx: Tx, report: Report) -> None:
    """A report on a delivery is kept, and goes to the row it is about: of the outbox, or of the ledger (d7)."""
    news, number = receipts.note(tx, report), report.receipt[1:]
    if news and report.receipt[:1] == "d" and number.isdecimal():
        reports.reported(tx, int(number), report, lost)


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
    if app.whatsapp:
        clock.add_job(partial(connections.refreshed, app.whatsapp), "interval", minutes=10, **quiet)
        clock.add_job(partial(connections.caught_up, app, app.whatsapp), "interval", minutes=2, **quiet)
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
        await connections.listen(app)
        yield app
    finally:
        if clock.running:
            clock.shutdown(wait=False)
        await app.stop()


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
    webhooks: dict[str, Webhook] = {}
    if app.telegram:
        webhooks["/telegram/webhook"] = partial(app.telegram.webhook, receive=app.conversation.receive)
    if app.whatsapp:
        webhooks["/whatsapp/incoming"] = partial(app.whatsapp.incoming, receive=app.conversation.receive)
        webhooks["/whatsapp/status"] = partial(app.whatsapp.status, reported=app.reported)
    pages = server.site(app.shop, simulator=simulator)
    return doors(webhooks, pages) if webhooks else pages
