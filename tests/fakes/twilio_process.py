"""The fake as a process of its own: one ready line, then served until SIGTERM or SIGINT.

Driven at `/_fake/`: `POST does` {"phone", "does": a verb of Person, "with": its texts} · `GET heard?phone=` ·
`GET invalid` · `GET calls?since=` · `GET posted?since=` · `GET counters` · `GET quiet?ms=&within=` ·
`POST faults` names of `Faults` · `POST webhook` {"url", "fallback"}.
"""

import argparse
import asyncio
import base64
import json
import signal
from dataclasses import asdict
from typing import Any

from aiohttp import web

from tests.fakes.twilio import FakeTwilio


def main() -> None:
    """Reads the command line and serves."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.twilio")
    parser.add_argument("--port", type=int, default=8082)
    parser.add_argument("--account", default="AC" + "0123456789abcdef" * 2)
    parser.add_argument("--token", default="fake-auth-token")
    parser.add_argument("--sender", default="whatsapp:+14155550100")
    parser.add_argument("--latency-ms", type=float, default=0.0, help="before every answer")
    parser.add_argument("--webhook", default="", help="where messages of people are posted")
    parser.add_argument("--fallback", default="")
    asyncio.run(_serve(parser.parse_args()))


async def _serve(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    fake = FakeTwilio(options.account, options.token, options.sender)
    fake.faults.delay_ms = options.latency_ms
    fake.webhook(options.webhook, options.fallback)
    fake.outside = lambda request: _driven(fake, request)
    print("ready", await fake.start(options.port), flush=True)
    await stop.wait()
    await fake.stop()


async def _driven(fake: FakeTwilio, request: web.BaseRequest) -> web.StreamResponse:
    what, query = request.path[7:], request.query
    since = int(query.get("since", 0))
    given: Any = await request.json() if request.method == "POST" else {}
    if what == "does":
        await getattr(fake.person(given["phone"]), given["does"])(*given.get("with", ()))
    elif what == "faults":
        fake.faults.set(**given)
    elif what == "webhook":
        fake.webhook(**given)
    elif what == "quiet":
        await fake.quiet(float(query.get("ms", 50)), float(query.get("within", 10)))
    elif what == "heard":
        return _reply([asdict(one) for one in fake.person(query["phone"]).heard])
    elif what in ("invalid", "calls", "posted"):
        return _reply([asdict(one) for one in getattr(fake, what)[since:]])
    elif what == "counters":
        return _reply({"under_way": fake.hooks.busy, "calls": len(fake.calls), "posted": len(fake.posted)})
    else:
        return web.Response(status=404)
    return _reply({"ok": True})


def _reply(body: Any) -> web.Response:
    text = json.dumps(body, default=lambda data: base64.b64encode(data).decode())  # the bytes of files
    return web.Response(text=text, content_type="application/json")
