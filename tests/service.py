"""`mahalli serve` as a process of its own, against a fake Bot API server."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import aiohttp

from tests.fakes.telegram import FakeTelegram

ROOT = Path(__file__).parents[1]


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
            **{name: value for name, value in os.environ.items() if not name.startswith("MAHALLI_")},
            "PYTHONPATH": str(ROOT),
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
        self.process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.folder / "mahalli.db"

    async def start(self, crash: tuple[str, int] | None = None) -> None:
        """Start and wait until it answers. `crash` names a step of tests.crash and the time it kills at."""
        program = ["bot"] if crash is None else ["tests.crash", crash[0], str(crash[1])]
        self.log = (self.folder / "service.log").open("ab")
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *program, "serve", cwd=self.folder, env=self.env,
            stdout=asyncio.subprocess.PIPE, stderr=self.log,
        )  # fmt: skip
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), 20)
        assert line.startswith(b"Mahalli is open"), (self.folder / "service.log").read_text()
        await self.ready()

    async def ready(self) -> None:
        """Wait until the pages answer: the line is printed just before."""
        async with aiohttp.ClientSession() as session:
            for _ in range(200):
                try:
                    async with session.get(f"{self.url}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.01)
        raise AssertionError("the service does not answer")

    async def gone(self) -> None:
        """Wait until the process is no more."""
        assert self.process is not None
        await self.process.wait()
        self.log.close()

    async def kill(self) -> None:
        """SIGKILL: nothing is tidied up."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()
        self.log.close()

    async def stop(self) -> None:
        """The ordinary end."""
        if self.process is None or self.process.returncode is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(self.process.wait(), 15)
        self.log.close()


def free_port() -> int:
    """A port of loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
