"""The pages: the demo, and what a machine asks about our health."""

from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.language.catalogue import Catalogue
from bot.store.store import Store
from bot.store.tx import Tx
from bot.web import certificates
from bot.web.pages import static
from bot.web.simulator import Simulator, routes

_COUNTS = {
    "mahalli_outbox": "SELECT state, count(*) FROM outbox GROUP BY state",
    "mahalli_inbox": "SELECT state, count(*) FROM inbox GROUP BY state",
    "mahalli_runs": "SELECT state, count(*) FROM run GROUP BY state",
}


def site(store: Store, catalogue: Catalogue, *, home: str, simulator: Simulator | None) -> Starlette:
    """All pages. `home` is where `/` leads until the catalogue stands there."""
    doors: list[BaseRoute] = [
        Route("/healthz", _alive),
        Route("/readyz", partial(_ready, store)),
        Route("/metrics", partial(_metrics, store)),
        certificates.route(store, catalogue),
        static(),
    ]
    if home:
        doors.append(Route("/", partial(_lead, home)))
    if simulator:
        doors += routes(simulator)
    return Starlette(routes=doors)


async def _lead(home: str, request: Request) -> Response:
    return RedirectResponse(home)


async def _alive(request: Request) -> Response:
    return PlainTextResponse("ok")


async def _ready(store: Store, request: Request) -> Response:
    """200 when the database answers."""
    try:
        await store.run(lambda tx: tx.sql("SELECT 1").fetchone())
    except Exception:  # noqa: BLE001 - whatever it is, we are not ready
        return PlainTextResponse("the database does not answer", 503)
    return PlainTextResponse("ok")


async def _metrics(store: Store, request: Request) -> Response:
    """Counts by state, in Prometheus' text format; nothing about anybody."""
    counts = await store.run(_counted)
    lines = [f'{name}{{state="{state}"}} {count}' for name, state, count in counts]
    return PlainTextResponse("\n".join([*lines, ""]))


def _counted(tx: Tx) -> list[tuple[str, str, int]]:
    return [
        (name, state, count)
        for name, statement in _COUNTS.items()
        for state, count in tx.sql(statement).fetchall()
    ]
