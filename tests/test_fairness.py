"""The page that shows how products are chosen: true, without names, in both languages, on a small phone."""

import html
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from conftest import Clock
from playwright.async_api import async_playwright
from test_draws import RULES, Market, recomputed
from test_simulator import BROWSER, FLAGS

from bot.language.catalogue import ours
from bot.market.fairness import chain, line, openness
from bot.store.store import Store
from bot.web import fairness, recompute
from tests.storefront import Storefront, opened, storefront

CUT = """() => [...document.querySelectorAll('.fair :not(summary)')]
  .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth)
  .map(one => one.outerHTML.slice(0, 120))"""  # wider than its box; of a summary that counts its triangle, too


@pytest_asyncio.fixture
async def front(sqlite_store: Store, clock: Clock, tmp_path: Path) -> AsyncIterator[Storefront]:
    async with storefront(sqlite_store, tmp_path) as found, opened(found) as address:
        found.address = address
        await sqlite_store.run(lambda tx: tx.sql("DELETE FROM campaign") and None)
        await sqlite_store.run(lambda tx: tx.sql("DELETE FROM organisation") and None)
        yield found


@pytest_asyncio.fixture
async def market(front: Storefront, clock: Clock) -> Market:
    """Two draws are over, one waits for its value."""
    market = Market(front.store, clock)
    await market.work(_emptied)
    await market.open()
    await market.join(14)
    await market.join(5, area="northern-ghor", kind="soap")
    for _ in range(2):
        id = await market.freeze() or 0
        await market.decide(id)
        await market.show(*await market.winners(id))
    await market.freeze()
    return market


def _emptied(tx: object) -> None:
    for table in ("campaign", "organisation"):
        tx.sql("DELETE FROM sqlite_sequence WHERE name = :name", name=table)  # type: ignore[attr-defined]


def text(key: str, language: str = "ar", **args: object) -> str:
    return ours().label(language, f"fairness-{key}", args)


async def test_rules_draws_and_counts_are_there_and_no_name(front: Storefront, market: Market) -> None:
    page = html.unescape((await front.get("/fairness?lang=en")).text)
    (one,) = await market.work(openness.of)
    for said in (
        text("title", "en"), text("judged-one", "en"), text("weight", "en"),
        text("first", "en", count=one.rules.weeks), text("weeks", "en", count=one.rules.latest),
    ):  # fmt: skip
        assert said in page
    for draw in one.draws:
        assert draw.digest in page
        assert draw.source in page
    assert "maker-" not in page
    assert "Product " not in page


async def test_the_files_given_out_are_recomputed_by_the_script_given_out(
    front: Storefront, market: Market, tmp_path: Path
) -> None:
    folder = tmp_path / "published"
    folder.mkdir()
    for path in ("1/log.jsonl", "1/draws/1.json", "1/draws/2.json", "1/draws/3.json", "recompute.py"):
        answer = await front.get(f"/fairness/{path}")
        assert answer.status_code == 200
        (folder / Path(path).name).write_bytes(answer.content)
    assert (folder / "recompute.py").read_text() == (Path(recompute.__file__)).read_text()
    code, said = recomputed(folder, ["log.jsonl", "1.json", "2.json", "3.json"])
    assert code == 0, said
    names = "".join((folder / name).read_text() for name in ("log.jsonl", "1.json", "2.json"))
    assert "maker-" not in names
    assert "Product" not in names


async def test_a_campaign_without_a_draw_says_so(front: Storefront, clock: Clock) -> None:
    await front.store.run(_emptied)
    await Market(front.store, clock).open(**{**RULES, "slots": 0, "reviewers": 2})
    page = (await front.get("/fairness")).text
    assert text("no-draw") in page
    assert text("judged-two") in page
    assert text("bound") not in page


@pytest.mark.parametrize(
    "path",
    ["9/draws/1.json", "1/draws/99.json", f"1/draws/{9 * 10**30}.json", "1/draws/x.json", "x/log.jsonl"],
)
async def test_what_is_not_there_is_not_found(front: Storefront, market: Market, path: str) -> None:
    assert (await front.get(f"/fairness/{path}")).status_code == 404


async def test_small_counts_are_not_said(front: Storefront, market: Market) -> None:
    (one,) = await market.work(openness.of)
    assert one.waiting == "13"
    assert {count for _, count in one.areas} <= {"<5", "5+", *map(str, range(5, 99))}
    for _, counts in one.months:
        assert all(count == "<5" or int(count) >= 5 for count in counts)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
async def test_it_fits_reads_in_its_direction_and_has_no_fault_of_access(
    front: Storefront, market: Market, language: str, direction: str, width: int
) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        try:
            page = await browser.new_page(viewport={"width": width, "height": 740}, base_url=front.address)
            await page.goto(f"/fairness?lang={language}")
            await page.evaluate("document.fonts.ready")
            whole = page.locator("html")
            assert await whole.get_attribute("dir") == direction
            assert await whole.evaluate("page => page.scrollWidth <= innerWidth")
            assert await page.evaluate(CUT) == []
            if folder := os.environ.get("MAHALLI_SCREENSHOTS"):
                await page.screenshot(path=Path(folder) / f"fairness-{language}-{width}.png", full_page=True)
            found = await Axe().run(page)
            assert [
                one["id"] for one in found.response["violations"] if one["impact"] in {"serious", "critical"}
            ] == []
        finally:
            await browser.close()


async def test_the_page_is_counted_anew_when_the_log_has_grown_and_after_a_while(
    front: Storefront, market: Market, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    forecast = line.forecast
    monkeypatch.setattr(line, "forecast", lambda *given: counted.append(1) or forecast(*given))
    for _ in range(3):
        await front.get("/fairness")
    assert len(counted) == 1
    await market.work(lambda tx: chain.add(tx, 1, "left", {"listing": "abc", "reason": "hidden"}))
    await front.get("/fairness")
    assert len(counted) == 2
    clock.now += fairness.OLDEST
    await front.get("/fairness")
    assert len(counted) == 3
