"""The fake as a process of its own: one ready line, then served until SIGTERM or SIGINT."""

import argparse
import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_world import Call


def main() -> None:
    """Reads the command line and serves."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.telegram")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="123:abc")
    parser.add_argument("--latency-ms", type=float, default=0.0, help="before every answer")
    parser.add_argument("--webhook", default="", help="where updates are pushed; else they wait for polling")
    parser.add_argument("--secret", default="")
    _run(_serve(parser.parse_args()))


async def _serve(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    fake = FakeTelegram(options.token)
    fake.faults.delay_ms = options.latency_ms
    if options.webhook:
        where = {"url": options.webhook, "secret_token": options.secret, "max_connections": 100}
        await fake.updates.set_webhook(Call("setWebhook", where))
    print("ready", await fake.start(options.port), flush=True)
    await stop.wait()
    await fake.stop()


def _run(work: Coroutine[Any, Any, None]) -> None:
    try:
        import uvloop
    except ImportError:  # not there on every system
        asyncio.run(work)
    else:
        uvloop.run(work)
