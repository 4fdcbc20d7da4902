"""`mahalli serve` as a process of its own, against a fake Bot API server or a fake of Twilio.

The processes are forked from one that has already read our code and texts (see tests.nursery): of a start in the
tests that is most, and a kill needs three.
"""

import asyncio
import multiprocessing
import socket
from collections.abc import Sequence
from pathlib import Path

import aiohttp

from tests import nursery
from tests.fakes.telegram import FakeTelegram
from tests.fakes.twilio import FakeTwilio


class Service:
    """Start it, kill it, start it again: the folder stays."""

    def __init__(
        self,
        folder: Path,
        fake: FakeTelegram,
        *,
        mode: str,
        channel: str,
        coordinators: Sequence[int],
        **settings: str,
    ) -> None:
        self.port = free_port()
        self.env = {
            "MAHALLI_DATABASE_URL": f"sqlite:///{folder / 'mahalli.db'}",
            "MAHALLI_DATA_DIR": str(folder),
            "MAHALLI_PORT": str(self.port),
            "MAHALLI_TELEGRAM_TOKEN": fake.token,
            "MAHALLI_TELEGRAM_API_URL": fake.url,
            "MAHALLI_TELEGRAM_CHANNEL": channel,
            "MAHALLI_COORDINATORS": ",".join(f"telegram:{one}" for one in coordinators),
            "MAHALLI_TELEGRAM_PACE": "off",
            **settings,
        }
        if mode == "webhook":
            self.env |= {
                "MAHALLI_TELEGRAM_MODE": "webhook",
                "MAHALLI_TELEGRAM_WEBHOOK_SECRET": "s3cret",
                "MAHALLI_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            }
        self.folder = folder
        self.process: multiprocessing.process.BaseProcess | None = None

    @classmethod
    def on_twilio(
        cls, folder: Path, fake: FakeTwilio, *, coordinators: Sequence[str], **settings: str
    ) -> "Service":
        """On WhatsApp alone; what people of the fake write comes to it."""
        service = cls.__new__(cls)
        service.folder, service.process, service.port = folder, None, free_port()
        service.env = {
            "MAHALLI_DATABASE_URL": f"sqlite:///{folder / 'mahalli.db'}",
            "MAHALLI_DATA_DIR": str(folder),
            "MAHALLI_PORT": str(service.port),
            "MAHALLI_PUBLIC_URL": service.url,
            "MAHALLI_TWILIO_ACCOUNT_SID": fake.account,
            "MAHALLI_TWILIO_AUTH_TOKEN": fake.token,
            "MAHALLI_TWILIO_SENDER": fake.sender,
            "MAHALLI_TWILIO_API_URL": fake.url,
            "MAHALLI_TWILIO_PACE": "off",
            "MAHALLI_COORDINATORS": ",".join(f"whatsapp:{one}" for one in coordinators),
            **settings,
        }
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
