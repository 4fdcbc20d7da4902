"""The public pages: what stands there, what does not, and that a hidden product is nowhere at once."""

import io
import json
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from PIL import Image

from bot.language.catalogue import ours
from bot.market import shelf
from bot.photos import poster
from bot.store.store import Store
from bot.web import catalogue
from flows import FLOWS
from tests.storefront import LINK, PERSON, SITE, Storefront, storefront

SECRETS = ("contact", "+962", "0790000001", "web:", "telegram:")
HIDDEN = (
    "draft",
    "submitted",
    "changes",
    "approved",
    "scheduled",
    "hidden",
    "expired",
    "declined",
    "withdrawn",
)


@pytest_asyncio.fixture
async def front(sqlite_store: Store, tmp_path: Path) -> AsyncIterator[Storefront]:
    async with storefront(sqlite_store, tmp_path) as found:
        yield found


def text(key: str, language: str = "ar", **args: object) -> str:
    return ours().label(language, f"catalogue-{key}", args)


def titles(page: httpx.Response) -> list[str]:
    return re.findall(r'<h3><a dir="auto" href="[^"]*">([^<]*)</a>', page.text)


# --- what is shown


async def test_both_databases_show_what_is_published_and_nothing_else(store: Store, tmp_path: Path) -> None:
    async with storefront(store, tmp_path) as front:
        await front.put(title="Pickles", at=1.0)
        await front.put(title="Soap", kind="soap", at=2.0)
        for state in HIDDEN:
            await front.put(title=f"Not {state}", state=state)
        assert titles(await front.get("/")) == ["Soap", "Pickles"]
        assert titles(await front.get("/?q=pickle")) == ["Pickles"]


async def test_a_product_says_what_its_maker_agreed_to_and_no_more(front: Storefront) -> None:
    shown = await front.put(shows={"name": "first", "place": "district"}, locality="ramtha", name="Um Ali")
    brand = await front.put(title="Jam", name="Um Saleh", shows={"place": "none"}, locality="ramtha")
    page = (await front.get(f"/p/{shown}?lang=en")).text
    assert "Um Ali" in page
    assert ours().label("en", "place-ramtha") in page
    page = (await front.get(f"/p/{brand}?lang=en")).text
    assert "Um Saleh" not in page
    for place in ("place-ramtha", "place-irbid"):
        assert ours().label("en", place) not in page.split('id="more"')[0]
    assert ours().label("en", "post-a-maker") in page


async def test_a_number_is_never_shown_and_her_page_is(front: Storefront) -> None:
    phone = await front.put(reach="phone", reach_at="+962790000001")
    page = await front.put(reach="page", reach_at="https://instagram.com/um.ali.food")
    sly = await front.put(reach="page", reach_at="https://wa.me/962790000001")
    arabic = await front.put(reach="page", reach_at="صفحتي ٠٧٩٠٠٠٠٠٠١")
    for code in (phone, sly, arabic):
        shown = (await front.get(f"/p/{code}")).text
        assert not re.search(r"790000001|٠٠٠٠٠٠١", shown)
        assert f"{LINK}see-{code}-p" in shown
    shown = (await front.get(f"/p/{page}")).text
    assert 'href="https://instagram.com/um.ali.food"' in shown
    assert f"{LINK}see-{page}-p" in shown


async def test_a_place_that_is_not_shown_is_not_found_by_its_area_either(front: Storefront) -> None:
    await front.put(title="Shown")
    await front.put(title="Not told where", shows={"place": "none"})
    assert titles(await front.get("/?area=irbid")) == ["Shown"]
    assert titles(await front.get("/?q=irbid")) == ["Shown"]
    assert "(1)" in (await front.get("/")).text


async def test_what_she_wrote_is_never_markup(front: Storefront) -> None:
    bad = '</script><script>alert(1)</script>"onload="x'
    code = await front.put(title=bad, description=bad, reach="page", reach_at="javascript:alert(1)")
    for path in ("/", f"/p/{code}", f"/?q={bad.replace('/', '%2F')}"):
        page = (await front.get(path)).text
        assert "<script>" not in page
        assert 'href="javascript' not in page
    data = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', (await front.get(f"/p/{code}")).text
    )
    assert data and json.loads(data[1])["name"] == bad


# --- hidden at once


@pytest.mark.parametrize(("state", "status", "why"), [("sold", 410, "sold"), ("paused", 404, "paused"), ("hidden", 410, "gone"), ("withdrawn", 410, "gone"), ("expired", 410, "gone"), ("submitted", 410, "gone")])  # fmt: skip
async def test_a_product_that_left_says_so_kindly_and_shows_nothing_else(
    front: Storefront, state: str, status: int, why: str
) -> None:
    code = await front.put(title="Cucumbers in brine", name="Um Ali", shows={"name": "first"})
    photo = await front.photo(code)
    paths = (
        f"/media/small-{photo}",
        f"/media/large-{photo}",
        f"/p/{code}/poster.pdf",
        "/areas/irbid/poster.pdf",
    )
    for path in (f"/p/{code}", *paths):
        assert (await front.get(path)).status_code == 200
    tag = (await front.get(paths[0])).headers["etag"]
    await front.move(code, state)
    for language in ("ar", "en"):
        page = await front.get(f"/p/{code}?lang={language}")
        assert page.status_code == status
        assert text(f"gone-{why}", language) in page.text
        for told in ("Cucumbers", "Um Ali", photo, ours().label(language, "place-irbid"), "3.5"):
            assert told not in page.text
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["x-robots-tag"] == "noindex"
    for path in paths:
        assert (await front.get(path)).status_code == 404
        assert (await front.get(path, if_none_match=tag)).status_code == 404
    assert code not in (await front.get("/")).text
    assert code not in (await front.get("/sitemap.xml")).text


async def test_one_that_was_never_shown_is_as_unknown_as_one_that_never_was(front: Storefront) -> None:
    draft = await front.put(state="submitted", at=0.0)
    for code in (draft, "nothere2", "../etc", "%00", "x" * 900):
        page = await front.get(f"/p/{code}")
        assert page.status_code == 404
    assert text("gone-unknown") in (await front.get(f"/p/{draft}")).text


async def test_a_price_changed_where_it_stands_is_shown_and_filtered_at_once(front: Storefront) -> None:
    code = await front.put(price=3500)
    assert len(titles(await front.get("/?most=4"))) == 1
    await front.store.run(lambda tx: tx.sql("UPDATE listing SET price = 9000 WHERE code = :code", code=code))
    assert text("none") in (await front.get("/?most=4")).text
    assert ours().money("en", shelf.Price(9000, "JOD")) in (await front.get("/?lang=en")).text


async def test_only_photos_of_the_shelf_are_served_and_in_our_sizes(front: Storefront) -> None:
    code = await front.put()
    photo = await front.photo(code)
    sizes = []
    for size in ("small", "large"):
        answer = await front.get(f"/media/{size}-{photo}")
        assert answer.headers["content-type"] == "image/jpeg"
        assert "max-age=30" in answer.headers["cache-control"]
        sizes.append(max(Image.open(io.BytesIO(answer.content)).size))
        again = await front.get(f"/media/{size}-{photo}", if_none_match=answer.headers["etag"])
        assert again.status_code == 304
    assert sizes == [320, 960]
    (front.media / "sealed-record-of-her.jpg").write_bytes(b"hers")
    for name in (photo, f"huge-{photo}", "small-sealed-record-of-her.jpg", "small-..%2Fx.jpg", "card-AB-ar-square-0.jpg", f"small-small-{photo}"):  # fmt: skip
        assert (await front.get(f"/media/{name}")).status_code == 404


# --- finding


async def test_filters_narrow_and_keep_their_choice(front: Storefront) -> None:
    await front.put(title="Cheap jam", price=2000, area="irbid", at=3.0)
    await front.put(title="Dear jam", price=9000, area="irbid", at=2.0)
    await front.put(title="Soap", kind="soap", price=1000, area="madaba", at=1.0)
    for query, found in {
        "area=irbid": ["Cheap jam", "Dear jam"],
        "kind=soap": ["Soap"],
        "least=2&most=٢٫٥": ["Cheap jam"],
        "sort=price": ["Soap", "Cheap jam", "Dear jam"],
        "area=atlantis&kind=gold&least=x&most=-1&sort=up&page=zero": ["Cheap jam", "Dear jam", "Soap"],
        "most=1e999999&least=nan": ["Cheap jam", "Dear jam", "Soap"],
    }.items():
        page = await front.get(f"/?{query}")
        assert (page.status_code, titles(page)) == (200, found), query
    page = (await front.get("/?area=irbid&most=5")).text
    assert '<option value="irbid" selected>' in page
    assert 'name="most" inputmode="decimal" maxlength="9" size="6" value="5"' in page


async def test_pages_hold_24_and_no_link_of_ours_carries_what_was_looked_for(front: Storefront) -> None:
    for n in range(30):
        await front.put(title=f"Jam {n}", at=float(n + 1), photos=())
    first, second = await front.get("/?q=jam&lang=en"), await front.get("/?q=jam&page=2&lang=en")
    assert (len(titles(first)), len(titles(second))) == (catalogue.PAGE, 6)
    assert len(titles(await front.get("/?page=99"))) == 6
    for page in (first, second):
        assert not re.search(r'href="[^"]*q=', page.text)
        assert page.text.count('value="jam"') == 1
        assert 'form="find" name="page"' in page.text


async def test_no_result_and_no_product_help_on(front: Storefront) -> None:
    page = (await front.get("/")).text
    assert text("empty") in page
    assert f'href="{LINK}"' in page
    await front.put(title="Jam")
    page = await front.get("/?q=computer")
    assert text("none") in page.text
    assert titles(page) == ["Jam"]  # the newest, to go on with


# --- what a pasted link and a machine read


async def test_a_pasted_link_looks_good(front: Storefront) -> None:
    code = await front.put(title="Jam", price=3500, details={"lead": "week"}, kind="accessories")
    photo = await front.photo(code)
    page = (await front.get(f"/p/{code}?lang=en")).text
    for line in (
        '<meta property="og:title" content="Jam · 3.500 dinars">',
        f'<meta property="og:image" content="{SITE}/media/large-{photo}">',
        f'<meta property="og:url" content="{SITE}/p/{code}?lang=en">',
        '<meta property="og:locale" content="en_JO">',
        '<meta property="og:locale:alternate" content="ar_JO">',
        '<meta name="twitter:card" content="summary_large_image">',
        f'<link rel="canonical" href="{SITE}/p/{code}?lang=en">',
        f'<link rel="alternate" hreflang="ar" href="{SITE}/p/{code}">',
    ):
        assert line in page
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert (data["@type"], data["image"]) == ("Product", [f"{SITE}/media/large-{photo}"])
    assert data["offers"] == {
        "@type": "Offer",
        "price": "3.500",
        "priceCurrency": "JOD",
        "availability": "https://schema.org/MadeToOrder",
        "url": f"{SITE}/p/{code}",
    }


async def test_without_an_address_of_our_own_nothing_pretends_to_have_one(
    sqlite_store: Store, tmp_path: Path
) -> None:
    async with storefront(sqlite_store, tmp_path, site="", link="") as front:
        code = await front.put()
        page = (await front.get(f"/p/{code}")).text
        for word in ("og:url", "canonical", "ld+json", "wa.me", "poster.pdf", "see-"):
            assert word not in page
        assert text("order-channel") in page
        for path in (f"/p/{code}/poster.pdf", "/areas/irbid/poster.pdf", "/sitemap.xml"):
            assert (await front.get(path)).status_code == 404
        assert "Sitemap" not in (await front.get("/robots.txt")).text


async def test_machines_are_told_where_to_look(front: Storefront) -> None:
    code = await front.put()
    robots = (await front.get("/robots.txt")).text
    assert f"Sitemap: {SITE}/sitemap.xml" in robots
    assert "Disallow: /simulator" in robots
    places = re.findall("<loc>(.*?)</loc>", (await front.get("/sitemap.xml")).text)
    assert places == [f"{SITE}/", f"{SITE}/?lang=en", f"{SITE}/p/{code}", f"{SITE}/p/{code}?lang=en"]
    manifest = (await front.get("/manifest.webmanifest?lang=en")).json()
    assert (manifest["dir"], manifest["start_url"]) == ("ltr", "/?lang=en")
    assert (await front.get("/favicon.ico")).status_code == 308


@pytest.mark.parametrize("size", poster.SIZES)
@pytest.mark.parametrize("language", ["ar", "en"])
async def test_posters_are_one_page_each(front: Storefront, language: str, size: str) -> None:
    code = await front.put(title="شال مطرّز " * 9, shows={"name": "first"})
    for n in range(4):
        await front.put(title=f"Jam {n}")
    for path in (f"/p/{code}", "/areas/irbid"):
        answer = await front.get(f"{path}/poster.pdf?lang={language}&size={size}")
        assert answer.headers["content-type"] == "application/pdf"
        assert len(re.findall(rb"/Type\s*/Page\b", answer.content)) == 1
        assert answer.headers["cache-control"] == "no-store"
    assert (await front.get("/areas/zarqa/poster.pdf")).status_code == 404
    assert (await front.get("/areas/atlantis/poster.pdf")).status_code == 404


# --- counting


async def test_people_are_counted_and_machines_are_not(front: Storefront) -> None:
    code = await front.put()
    for headers in (
        {},
        {"user-agent": "WhatsApp/2.23"},
        {"user-agent": "Googlebot/2.1"},
        {"sec-purpose": "prefetch"},
    ):
        await front.client.get(f"/p/{code}", headers=(PERSON if "sec-purpose" in headers else {}) | headers)
    await front.client.head(f"/p/{code}", headers=PERSON)
    await front.client.get(f"/p/{code}", headers={"user-agent": ""})
    assert not front.shop.views
    for _ in range(3):
        await front.get(f"/p/{code}")
    await front.shop.tally()
    await front.shop.tally()
    rows = await front.store.run(
        lambda tx: [tuple(row) for row in tx.sql("SELECT what, source, count FROM tally").fetchall()]
    )
    assert rows == [("page", "", 3)]
    assert not front.shop.views


# --- mistakes


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_a_mistake_of_ours_is_told_kindly_and_nothing_of_our_inside(
    front: Storefront, language: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("Um Ali +962790000001")

    monkeypatch.setattr(shelf, "homes", fails)
    with caplog.at_level(logging.DEBUG):
        page = await front.get(f"/?lang={language}")
    assert page.status_code == 500
    assert text("lost-500", language) in page.text
    for word in ("Um Ali", "ValueError", "Traceback", "790000001"):
        assert word not in page.text
    assert "ValueError at" in caplog.text
    assert "790000001" not in caplog.text
    lost = await front.get(f"/wp-login.php?lang={language}")
    assert (lost.status_code, text("lost-404", language) in lost.text) == (404, True)


# --- into the conversation


async def test_every_way_into_the_bot_is_one_that_a_link_may_start(front: Storefront) -> None:
    code = await front.put()
    page = (await front.get(f"/p/{code}")).text
    ways = set(re.findall(re.escape(LINK) + r'([A-Za-z0-9_-]*)"', page))
    assert ways == {"", f"see-{code}-p", "person"}
    assert all(len(way) <= 64 for way in ways)
    assert all(FLOWS[way.partition("-")[0]].link for way in ways if way)


@pytest.mark.parametrize(
    "asked", ["least=1e9999999", "most=9e99999&lang=en", f"page={'9' * 5000}", "least=.&most=1_0"]
)
async def test_a_number_that_is_none_makes_no_long_page(front: Storefront, asked: str) -> None:
    answer = await front.get(f"/?{asked}")
    assert answer.status_code == 200
    assert len(answer.text) < 60_000
