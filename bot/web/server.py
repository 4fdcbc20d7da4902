"""The pages: the catalogue, what can be checked, the demo, and what a machine asks about our health."""

from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.store.store import Store
from bot.store.tx import Tx
from bot.web import catalogue as storefront
from bot.web import certificates, crawlers, fairness, media, posters, product
from bot.web.display import Shop
from bot.web.errors import Sorry, refused
from bot.web.pages import static
from bot.web.security import Secure
from bot.web.simulator import Simulator, routes

_COUNTS = {
    "mahalli_outbox": "SELECT state, count(*) FROM outbox GROUP BY state",
    "mahalli_inbox": "SELECT state, count(*) FROM inbox GROUP BY state",
    "mahalli_runs": "SELECT state, count(*) FROM run GROUP BY state",
    "mahalli_deliveries": "SELECT state, count(*) FROM delivery GROUP BY state",
    "mahalli_features": "SELECT state, count(*) FROM feature GROUP BY state",
    "mahalli_reports": "SELECT 'open', count(*) FROM report WHERE state <> 'closed'",
}


def site(shop: Shop, *, simulator: Simulator | None) -> Starlette:
    """All pages. Whatever they answer, a mistake too, carries the security headers."""
    store, catalogue = shop.store, shop.catalogue
    doors: list[BaseRoute] = [
        Route("/healthz", _alive),
        Route("/readyz", partial(_ready, store)),
        Route("/metrics", partial(_metrics, store)),
        certificates.route(store, catalogue),
        *fairness.routes(shop),
        storefront.route(shop),
        *posters.routes(shop),
        product.route(shop),
        media.route(shop),
        *crawlers.routes(shop),
        static(),
    ]
    if simulator:
        doors += routes(simulator)
    guard = [Middleware(Secure), Middleware(Sorry, catalogue=catalogue)]
    return Starlette(
        routes=doors, middleware=guard, exception_handlers={HTTPException: partial(refused, catalogue)}
    )


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
