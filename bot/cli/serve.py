"""`mahalli serve` and `mahalli replay`: the whole house, and one parked run."""

import asyncio
import gc
import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from functools import partial

import uvicorn

from bot import app as house
from bot.cli.command import Command, number
from bot.engine.conversation import retry_parked
from bot.errors import UseError
from bot.settings import Settings, load, secret
from bot.store import schema


def ready() -> Settings:
    """The settings, with a data folder that can be written and a database that is up to date.

    Raises UseError for whatever is not so.
    """
    settings = load()
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        secret(settings)
        trial = settings.data_dir / f".trial-{os.getpid()}"
        trial.touch()
        trial.unlink()
        schema.check(settings.database_url)
    except OSError as error:
        raise UseError(
            f"MAHALLI_DATA_DIR: cannot write to {settings.data_dir} ({error.strerror}); choose a folder"
            " that this user may write to"
        ) from None
    return settings


def _serve(arguments: Namespace) -> int:
    settings = ready()
    listener = _listener(settings)
    if sys.platform != "win32":
        import uvloop

        return uvloop.run(_run(settings, listener))
    return asyncio.run(_run(settings, listener))


def _listener(settings: Settings) -> socket.socket:
    """The open port. Raises UseError when it is taken or not ours to open."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise UseError(
            f"cannot listen on {settings.host}:{settings.port} ({error.strerror}): set MAHALLI_PORT or"
            " MAHALLI_HOST to a free one"
        ) from None
    return listener


async def _run(settings: Settings, listener: socket.socket) -> int:
    app = await house.build(settings)
    config = uvicorn.Config(
        house.site(app),
        log_level="warning",
        access_log=False,
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    # What is loaded stays: without this the collector walks all of it again and again, a fifth of a turn's CPU.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    async with house.running(app):
        host, port = listener.getsockname()[:2]
        print(f"Mahalli is open at http://{host}:{port}/", flush=True)
        await server.serve([listener])
    return 0


def _replay(arguments: Namespace) -> int:
    settings = ready()
    again = asyncio.run(_try_again(settings, arguments.number))
    print(
        f"run {arguments.number} "
        + ("goes on" if again else "cannot go on: it stumbled again, or is not parked")
    )
    return 0 if again else 1


async def _try_again(settings: Settings, number: int) -> bool:
    """Replay one parked run; what it says is sent by the service, or now when a channel is connected."""
    app = await house.build(settings)
    try:
        return await app.store.run(partial(retry_parked, house=app.house, run=number))
    finally:
        await app.stop()


def _number(parser: ArgumentParser) -> None:
    parser.add_argument("number", type=number, metavar="RUN", help="the number the log gave")


SERVE = Command("serve", "start everything", _serve)
REPLAY = Command("replay", "try a parked run again", _replay, _number)
