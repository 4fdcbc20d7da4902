"""The public pages in a real browser: no serious fault of access, no overflow, no foreign request, the keyboard works."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Request, async_playwright, expect
from test_simulator import BROWSER, FLAGS

from bot.language.catalogue import ours
from bot.store.store import Store
from tests.storefront import WHATSAPP, Storefront, opened, storefront

LIGHTEST = 60_000  # bytes of the catalogue before its photos
OWN = ("/", "/?q=xyzzy", "/?area=irbid&least=1", "/p/CODE", "/p/GONE", "/nothing")
OTHERS = ("/certificates/AB12CD34", "/simulator", "/fairness")
STILL = (
    0.1  # layout shift up to which a page is felt to stand still; source: web.dev, Cumulative Layout Shift
)
TARGET = 44  # pixels a finger needs
SMALL = """() => [...document.querySelectorAll('a, button, select, input:not([type=hidden]), summary')]
  .filter(one => one.checkVisibility() && !one.closest('.good, .description, .page, .skip') && !one.matches('.skip'))
  .filter(one => one.getBoundingClientRect().height < 43.5)
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest_asyncio.fixture
async def front(sqlite_store: Store, tmp_path: Path) -> AsyncIterator[Storefront]:
    async with (
        storefront(sqlite_store, tmp_path, whatsapp=WHATSAPP, demo=True) as found,
        opened(found) as address,
    ):
        found.address = address
        yield found


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        await browser.close()


async def stocked(front: Storefront) -> tuple[str, str]:
    """A shelf to look at. Returns the code of a product, and that of one that is sold."""
    code = await front.put(
        photos=("pickles", "pickles-bowl"),
        details={"allergens": "", "storage": "fridge"},
        shows={"name": "first", "place": "district"},
        reach="page",
        reach_at="https://instagram.com/um.ali",
    )
    for n, (title, photo, kind) in enumerate((("شال مطرّز بالغرزة الفلاحية", "embroidery", "sewing"), ("Olive soap", "soap", "soap"), ("معمول بالتمر", "sweets", "sweets"))):  # fmt: skip
        await front.put(
            title=title, photos=(photo,), kind=kind, area=("zarqa", "madaba", "irbid")[n], at=float(n)
        )
    return code, await front.put(state="sold")


async def shown(page: Page, path: str) -> int:
    """Open a page and wait until it is drawn. Returns the status."""
    answer = await page.goto(path)
    await page.evaluate("document.fonts.ready")
    return answer.status if answer else 0


async def faults(page: Page) -> list[str]:
    """What axe finds, moderate or worse."""
    found = await Axe().run(page)
    return [
        f"{one['id']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found.response["violations"]
        if one["impact"] in {"moderate", "serious", "critical"}
    ]


async def keep(page: Page, name: str) -> None:
    """A screenshot to look at, where MAHALLI_SCREENSHOTS names a folder."""
    if folder := os.environ.get("MAHALLI_SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("language", "width"),
    [
        ("ar", 360),
        ("en", 1280),
        pytest.param("ar", 1280, marks=pytest.mark.soak),
        pytest.param("en", 360, marks=pytest.mark.soak),
    ],
)
async def test_anybody_can_use_every_page(
    front: Storefront, browser: Browser, language: str, width: int
) -> None:
    code, gone = await stocked(front)
    foreign: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((front.address, "data:")):
            foreign.append(request.url)

    context = await browser.new_context(viewport={"width": width, "height": 760}, base_url=front.address)
    page = await context.new_page()
    page.on("request", asked)
    wrong: dict[str, object] = {}
    known = {getattr(route, "path", "") for route in front.app.routes}
    for path in (*OWN, *(one for one in OTHERS if one != "/fairness" or one in known)):
        where = path.replace("CODE", code).replace("GONE", gone)
        await shown(page, f"{where}{'&' if '?' in where else '?'}lang={language}")
        if found := await faults(page):
            wrong[f"{path} axe"] = found
        if path in OWN and (small := await page.evaluate(SMALL)):
            wrong[f"{path} small"] = small
        if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong[f"{path} overflows"] = True
        name = path.strip("/").replace("/", "-").replace("?", "") or "catalogue"
        await keep(page, f"{name}-{language}-{width}")
    assert (wrong, foreign) == ({}, [])
    await context.close()


async def test_an_empty_shelf_is_kind_and_leads_to_the_conversation(
    front: Storefront, browser: Browser
) -> None:
    page = await browser.new_page(viewport={"width": 360, "height": 760}, base_url=front.address)
    assert await shown(page, "/") == 200
    assert await faults(page) == []
    await keep(page, "empty")
    await page.get_by_role("link", name=ours().label("ar", "catalogue-try")).click()
    await expect(page).to_have_url(f"{front.address}/simulator")


async def test_everything_works_without_a_script_and_by_keyboard(front: Storefront, browser: Browser) -> None:
    code, _ = await stocked(front)
    context = await browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 760}, base_url=front.address
    )
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto("/")
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.get_by_role("searchbox").fill("مخللات")
    await page.keyboard.press("Enter")
    await expect(page.locator(".good")).to_have_count(1)
    await page.locator("summary").click()
    await page.locator("select[name=kind]").select_option("soap")
    await page.get_by_role("searchbox").fill("")
    await page.get_by_role("button", name=ours().label("ar", "catalogue-show")).click()
    await expect(page.get_by_role("heading", name="Olive soap")).to_be_visible()
    await page.goto("/?lang=en")
    await page.get_by_role("link", name="مخلل خيار بيتي").click()
    await expect(page).to_have_url(f"{front.address}/p/{code}?lang=en")
    assert await page.locator("html").get_attribute("dir") == "ltr"
    await page.get_by_role("link", name=ours().label("ar", "language-ar")).click()
    await expect(page).to_have_url(f"{front.address}/p/{code}")
    assert complaints == []
    await context.close()


async def test_the_page_of_a_product_leaves_no_complaint_and_moves_nothing_when_its_photos_come(
    front: Storefront, browser: Browser
) -> None:
    """The structured data in it is text: a strict policy has nothing against it."""
    code, _ = await stocked(front)
    page = await browser.new_page(viewport={"width": 360, "height": 760}, base_url=front.address)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    await page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for path in ("/", f"/p/{code}"):
        await shown(page, path)
        await page.wait_for_load_state("networkidle")
        assert await page.evaluate("window.moved") < STILL
    assert complaints == []
    assert await page.evaluate(
        "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)['@type']"
    )


async def test_a_page_of_the_catalogue_is_light(front: Storefront, browser: Browser) -> None:
    for n in range(60):
        await front.put(title=f"مخلل خيار بيتي بالثوم والشطة رقم {n}", at=float(n + 1))
    page = await browser.new_page(viewport={"width": 360, "height": 760}, base_url=front.address)
    weights: dict[str, int] = {}

    async def weigh(request: Request) -> None:
        weights[request.url] = (await request.sizes())["responseBodySize"]

    page.on("requestfinished", weigh)
    await shown(page, "/")
    await page.wait_for_load_state("networkidle")
    photos = {url: size for url, size in weights.items() if "/media/" in url}
    assert 0 < len(photos) <= 16  # those further down wait until they are near
    assert max(photos.values()) < 30_000
    assert 10_000 < sum(weights.values()) - sum(photos.values()) < LIGHTEST
