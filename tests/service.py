"""`mahalli serve` as a process of its own, against a fake Bot API server or a fake of Twilio.

The processes are forked from one that has already read our code and texts (see tests.nursery): of a start in the
tests that is most, and a kill needs three.
"""

import asyncio
import multiprocessing
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import aiohttp

from tests import nursery
from tests.fakes.telegram import FakeTelegram
from tests.fakes.twilio import FakeTwilio


class Service:
    """Start it, kill it, start it again: the folder stays."""

    def __init__(self, folder: Path, **settings: str) -> None:
        """With these settings; each name without the prefix MAHALLI_."""
        self.folder, self.port = folder, free_port()
        self.env = {
            "MAHALLI_DATABASE_URL": f"sqlite:///{folder / 'mahalli.db'}",
            "MAHALLI_DATA_DIR": str(folder),
            "MAHALLI_PORT": str(self.port),
        }
        self.set(**settings)
        self.process: multiprocessing.process.BaseProcess | None = None

    def set(self, **settings: str) -> None:
        """More settings, for its next start."""
        self.env |= {f"MAHALLI_{name}": value for name, value in settings.items()}

    @classmethod
    def on_telegram(
        cls, folder: Path, fake: FakeTelegram, *, mode: str, channel: str, coordinators: Sequence[int]
    ) -> Self:
        """On Telegram alone."""
        service = cls(
            folder,
            TELEGRAM_TOKEN=fake.token,
            TELEGRAM_API_URL=fake.url,
            TELEGRAM_CHANNEL=channel,
            TELEGRAM_PACE="off",
            COORDINATORS=",".join(f"telegram:{one}" for one in coordinators),
        )
        if mode == "webhook":
            service.set(TELEGRAM_MODE=mode, TELEGRAM_WEBHOOK_SECRET="s3cret", PUBLIC_URL=service.url)
        return service

    @classmethod
    def on_twilio(cls, folder: Path, fake: FakeTwilio, *, coordinators: Sequence[str]) -> Self:
        """On WhatsApp alone; what people of the fake write comes to it."""
        service = cls(
            folder,
            TWILIO_ACCOUNT_SID=fake.account,
            TWILIO_AUTH_TOKEN=fake.token,
            TWILIO_SENDER=fake.sender,
            TWILIO_API_URL=fake.url,
            TWILIO_PACE="off",
            COORDINATORS=",".join(f"whatsapp:{one}" for one in coordinators),
        )
        service.set(PUBLIC_URL=service.url)
        fake.webhook(f"{service.url}/whatsapp/incoming")
        return service

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.folder / "mahalli.db"

    async def start(self, crash: tuple[str, int] | None = None) -> None:
        """Start and wait until it answers. `crash` names a step of tests.crash and the time it kills at."""
        self.process = nursery.FORKS.Process(
            target=nursery.serve, args=(self.env, self.folder, crash), daemon=True
        )
        self.process.start()
        await self.ready()

    async def ready(self) -> None:
        """Wait until the pages answer."""
        assert self.process is not None
        async with aiohttp.ClientSession() as session, asyncio.timeout(20):
            while self.process.is_alive():
                try:
                    async with session.get(f"{self.url}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.01)
        raise AssertionError((self.folder / "service.log").read_text())

    async def gone(self) -> None:
        """Wait until the process is no more."""
        assert self.process is not None
        await asyncio.to_thread(self.process.join)

    async def kill(self) -> None:
        """SIGKILL: nothing is tidied up."""
        assert self.process is not None
        self.process.kill()
        await self.gone()

    async def stop(self) -> None:
        """The ordinary end."""
        if self.process is None or not self.process.is_alive():
            return
        self.process.terminate()
        await asyncio.wait_for(self.gone(), 15)


def free_port() -> int:
    """A port of loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
