"""The certificate: earned by practice, drawn whole whatever the name, verified without saying too much."""

import asyncio
import io
import re
import zlib
from functools import cache, partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import zxingcpp
from PIL import Image
from stage import Stage
from starlette.applications import Starlette

from bot.__main__ import main
from bot.cli.script import flat
from bot.engine.speech import Speech
from bot.errors import Refused
from bot.language.catalogue import Catalogue, ours
from bot.language.isolates import isolated
from bot.learning import certificates, library, progress
from bot.photos import certificate
from bot.photos.certificate import Form
from bot.store.store import Store, open_store
from bot.store.tx import Tx
from bot.web.certificates import look, route
from bot.web.pages import static

SITE = "https://mahalli.example.org"
LONGEST = 60_000  # bytes of the page with its style, fonts and drawings


@cache
def catalogue() -> Catalogue:
    return ours()


def seed(tx: Tx, name: str = "Um Ali", done: int = len(library.CORE)) -> int:
    """A woman of the Jordanian campaign who has done the tasks of so many lessons."""
    if not tx.sql("SELECT 1 FROM campaign").fetchall():
        tx.sql("INSERT INTO organisation (id, name) VALUES (1, 'Mahalli')")
        tx.sql(
            "INSERT INTO campaign (organisation_id, name, country, currency, timezone, site)"
            " VALUES (1, 'Mahalli', 'JO', 'JOD', 'Asia/Amman', :site)",
            site=SITE,
        )
    row = tx.sql(
        "INSERT INTO contact (language, country, name, state) VALUES ('ar', 'JO', :name, 'active') RETURNING id",
        name=name,
    ).fetchone()
    for place, slug in enumerate(library.CORE):
        progress.finish(tx, row[0], slug, 2, place < done)
    return int(row[0])


def given(tx: Tx, name: str = "Um Ali", open_: bool = True) -> str:
    """The code of a certificate in that name."""
    return certificates.issue(tx, seed(tx), name, open_)


# --- earned, held, withdrawn


async def test_a_lesson_finished_without_its_practice_does_not_earn_it(store: Store) -> None:
    her = await store.run(partial(seed, done=7))
    assert await store.run(partial(certificates.missing, contact=her)) == (library.CORE[7],)
    with pytest.raises(Refused, match="not-yet"):
        await store.run(lambda tx: certificates.issue(tx, her, "Um Ali", True))
    await store.run(lambda tx: progress.finish(tx, her, library.CORE[7], 2, True))
    assert await store.run(partial(certificates.missing, contact=her)) == ()
    assert await store.run(lambda tx: certificates.issue(tx, her, "Um Ali", True))


async def test_she_has_one_at_a_time_and_another_name_withdraws_the_first(store: Store) -> None:
    her = await store.run(seed)
    first = await store.run(lambda tx: certificates.issue(tx, her, "Um Ali", True))
    assert await store.run(lambda tx: certificates.issue(tx, her, "Um Ali", False)) == first
    held = await store.run(partial(certificates.of, contact=her))
    assert held and (held.code, held.open, held.valid) == (first, False, True)
    second = await store.run(lambda tx: certificates.issue(tx, her, "Bayt", True))
    assert second != first
    assert await store.run(partial(certificates.valid, code=first)) is None
    old = await store.run(partial(certificates.by_code, code=first))
    assert old and not old.valid
    held = await store.run(partial(certificates.of, contact=her))
    assert held and (held.code, held.name) == (second, "Bayt")


async def test_it_is_withdrawn_once_and_found_in_any_case(store: Store) -> None:
    code = await store.run(given)
    assert await store.run(partial(certificates.valid, code=f" {code.lower()} "))
    assert await store.run(partial(certificates.revoke, code=code.lower()))
    assert not await store.run(partial(certificates.revoke, code=code))
    assert await store.run(partial(certificates.valid, code=code)) is None


async def test_what_she_has_earned_stays_hers_when_the_path_grows(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    her = await store.run(seed)
    first = await store.run(lambda tx: certificates.issue(tx, her, "Um Ali", True))
    done = await store.run(partial(certificates.practised, contact=her, language="en"))
    monkeypatch.setattr(library, "CORE", (*library.CORE, "sharp"))
    second = await store.run(lambda tx: certificates.issue(tx, her, "Bayt", True))
    assert second != first
    words = await store.run(partial(certificate.words_of, catalogue=catalogue(), code=second, language="en"))
    assert words and words["lessons"] == list(done)  # and none that she has not done
    seen = await store.run(partial(look, catalogue=catalogue(), code=second, language="en"))
    assert seen.lessons == done and len(done) == 8


async def test_what_the_operator_withdrew_is_not_given_again_until_it_is_allowed(store: Store) -> None:
    her, other = await store.run(seed), await store.run(given)
    first = await store.run(lambda tx: certificates.issue(tx, her, "Um Ali", True))
    second = await store.run(lambda tx: certificates.issue(tx, her, "Bayt", True))
    assert await store.run(
        partial(certificates.bar, code=first.lower())
    )  # also by the code of an earlier one
    assert await store.run(partial(certificates.valid, code=second)) is None
    assert await store.run(partial(certificates.barred, contact=her))
    for name in ("Bayt", "Um Ali"):
        with pytest.raises(Refused, match="barred"):
            await store.run(lambda tx, name=name: certificates.issue(tx, her, name, True))
    await store.run(partial(certificates.allow, code=second))
    assert await store.run(partial(certificates.valid, code=second)) is None  # withdrawn is withdrawn
    assert await store.run(lambda tx: certificates.issue(tx, her, "Bayt", True))
    assert await store.run(partial(certificates.valid, code=other))
    assert not await store.run(partial(certificates.bar, code="22222222"))


async def test_codes_are_told_apart_and_not_guessed(store: Store) -> None:
    codes = [await store.run(given) for _ in range(20)]
    assert len(set(codes)) == 20
    assert all(re.fullmatch("[2-9A-HJKMNP-Z]{8}", code) for code in codes)


async def test_it_goes_with_her_data(store: Store) -> None:
    code = await store.run(given)
    await store.run(lambda tx: tx.sql("DELETE FROM contact WHERE state = 'active'"))
    assert await store.run(partial(certificates.by_code, code=code)) is None


@pytest.mark.parametrize(
    ("name", "well"),
    [
        ("سلمى", True),
        ("بيت Um Ali للصابون 100%", True),
        ("مُنَى ڭنزة گلشن چيني بـــيت", True),
        ("Café Zoë 🌸", True),
        ("🌸", False),
        ("123", False),
        ("家庭", False),
        ("ⵜⴰⵎⴰⵣⵉⵖⵜ", False),
        ("مطبخ 079 123 4567", False),
        ("مطبخ ٠٧٩١٢٣٤٥٦٧", False),
    ],
)
def test_a_name_is_in_letters_we_can_draw_and_holds_no_number_of_a_phone(name: str, well: bool) -> None:
    assert certificates.writable(name) is well


# --- drawn


NAMES = {
    "one word": "سلمى",
    "five words": "فاطمة الزهراء أم محمد عبدالرحمن",
    "latin": "Rima Al-Khatib",
    "mixed": "بيت Um Ali للصابون Natural 100%",
    "diacritics": "مُنَى بِنْتُ الشَّمْسِ ڭ گ چ بـــيت",
    "sixty in words": "مشغل بيت جدتي للتطريز والمونة البلدية والصابون الطبيعي إربد",
    "sixty in one": "W" * 60,
    "sixty joined": "بيت" * 20,
}
WHITE = (255, 253, 249)  # the paper
# Where nothing may stand: between the frame and what is written, in parts of the width and the height.
CLEAR: dict[Form, tuple[tuple[float, float, float, float], ...]] = {
    "png": ((0.066, 0.1, 0.098, 0.9), (0.902, 0.1, 0.934, 0.9)),
    "status": ((0.079, 0.07, 0.108, 0.93), (0.892, 0.07, 0.921, 0.93)),
}


async def words(store: Store, name: str, language: str) -> certificate.Words:
    code = await store.run(partial(given, name=name))
    found = await store.run(
        partial(certificate.words_of, catalogue=catalogue(), code=code, language=language)
    )
    assert found
    return found


def picture(found: certificate.Words, form: Form) -> Image.Image:
    return Image.open(io.BytesIO(certificate.render(found, form))).convert("RGB")


@pytest.mark.parametrize("form", ["png", "status"])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_every_name_stays_within_the_frame(
    sqlite_store: Store, name: str, language: str, form: Form
) -> None:
    drawn = picture(await words(sqlite_store, name, language), form)
    for left, top, right, bottom in CLEAR[form]:
        width, height = drawn.size
        box = (int(left * width), int(top * height), int(right * width), int(bottom * height))
        assert drawn.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), WHITE)]


@pytest.mark.parametrize("shrunk", [1.0, 0.5])
@pytest.mark.parametrize("form", ["png", "status"])
@pytest.mark.parametrize("language", ["ar", "en"])
async def test_the_code_picture_leads_to_its_page_also_from_a_copy_half_the_size(
    sqlite_store: Store, language: str, form: Form, shrunk: float
) -> None:
    found = await words(sqlite_store, "سلمى", language)
    drawn = picture(found, form)
    small = drawn.resize((int(drawn.width * shrunk), int(drawn.height * shrunk)))
    (read,) = zxingcpp.read_barcodes(small)
    code = str(found["code"]).strip("\u2068\u2069")
    assert read.text == f"{SITE}/certificates/{code}"


async def test_the_status_picture_has_its_size_and_is_light(sqlite_store: Store) -> None:
    data = certificate.render(await words(sqlite_store, NAMES["five words"], "ar"), "status")
    assert Image.open(io.BytesIO(data)).size == (1080, 1350)
    assert len(data) < 250_000


def streams(pdf: bytes) -> bytes:
    """The file with every stream of it unpacked."""
    out = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            out.append(zlib.decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(out)


def letters(unpacked: bytes) -> set[str]:
    """What the fonts' maps say that their glyphs mean."""
    maps = re.findall(rb"begincmap.*?endcmap", unpacked, re.S)
    meant = (code for one in maps for code in re.findall(rb"<[0-9A-Fa-f]{4}>\s*<([0-9A-Fa-f]+)>", one))
    return {letter for code in meant for letter in bytes.fromhex(code.decode()).decode("utf-16-be")}


async def test_the_page_to_print_carries_its_fonts_and_its_text(sqlite_store: Store) -> None:
    unpacked = streams(certificate.render(await words(sqlite_store, "سلمى Um Ali", "ar"), "pdf"))
    assert b"IBMPlexSansArabic" in unpacked
    assert unpacked.count(b"/FontDescriptor") and re.search(rb"/FontFile[23]?\b", unpacked)
    assert set("سلمىUmAliشهادةإتمام") <= letters(unpacked)
    assert re.search(rb"/MediaBox\s*\[\s*0\s+0\s+841\.8\d*\s+595\.2", unpacked)


async def test_emoji_are_left_out_and_every_value_stands_apart(sqlite_store: Store) -> None:
    found = await words(sqlite_store, "أم علي 🌸  \u202eبيت", "ar")
    assert found["name"] == isolated("أم علي بيت")
    assert found["date"] == isolated("15/11/2023")  # the clock of tests; already the next day in Amman
    assert str(found["address"]).startswith("\u2068mahalli.example.org/certificates/")
    assert found["issuer"] == ""  # our own name stands above


async def test_without_pages_in_the_world_it_names_the_code_only(sqlite_store: Store) -> None:
    code = await sqlite_store.run(given)
    await sqlite_store.run(lambda tx: tx.sql("UPDATE campaign SET site = '', name = 'Women of Irbid'"))
    found = await sqlite_store.run(
        partial(certificate.words_of, catalogue=catalogue(), code=code, language="en")
    )
    assert found and (found["qr"], found["issuer"]) == ("", f"Given by {isolated('Women of Irbid')}")
    assert zxingcpp.read_barcodes(picture(found, "png")) == []


async def test_files_are_made_of_valid_certificates_only(sqlite_store: Store) -> None:
    make = partial(certificate.make, sqlite_store, catalogue())
    code = await sqlite_store.run(given)
    assert (await make(f"{code}-ar.pdf")).startswith(b"%PDF")
    assert (await make(f"{code}-en-status.png")).startswith(b"\x89PNG")
    await sqlite_store.run(partial(certificates.revoke, code=code))
    for name in (f"{code}-ar.pdf", f"{code}-fr.pdf", f"{code}-ar-status.pdf", "22222222-ar.png", "x"):
        with pytest.raises(FileNotFoundError):
            await make(name)


# --- its page


@pytest.fixture
def client(store: Store) -> httpx.AsyncClient:
    app = Starlette(routes=[route(store, catalogue()), static()])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", trust_env=False)


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_the_page_says_what_it_stands_for_and_her_name_where_she_lets_it(
    store: Store, client: httpx.AsyncClient, language: str
) -> None:
    code = await store.run(partial(given, name="بيت <b>Um Ali</b>"))
    answer = await client.get(f"/certificates/{code.lower()}?lang={language}")
    assert answer.status_code == 200
    said = catalogue().label(language, "certificate-page-valid")
    for part in (said, code, "بيت &lt;b&gt;Um Ali&lt;/b&gt;", "2023"):
        assert part in answer.text
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in answer.text
    await store.run(lambda tx: tx.sql('UPDATE certificate SET "open" = false'))
    hidden = await client.get(f"/certificates/{code}?lang={language}")
    assert said in hidden.text and "Um Ali" not in hidden.text and "2023" in hidden.text


async def test_a_page_withdrawn_says_so_and_nothing_of_her(store: Store, client: httpx.AsyncClient) -> None:
    code = await store.run(given)
    await store.run(partial(certificates.revoke, code=code))
    answer = await client.get(f"/certificates/{code}")
    assert answer.status_code == 200
    assert catalogue().label("ar", "certificate-page-revoked") in answer.text
    assert "Um Ali" not in answer.text and "2023" not in answer.text


@pytest.mark.parametrize("code", ["22222222", "x", "%3Cscript%3E", "'", "%00", "A" * 300])
async def test_a_code_we_do_not_know_is_told_so(store: Store, client: httpx.AsyncClient, code: str) -> None:
    answer = await client.get(f"/certificates/{code}")
    assert answer.status_code == 404
    assert catalogue().label("ar", "certificate-page-unknown") in answer.text
    assert "<script>" not in answer.text


async def test_nobody_keeps_the_page_finds_it_or_hears_where_a_visitor_came_from(
    store: Store, client: httpx.AsyncClient
) -> None:
    code = await store.run(given)
    for path in (code, "22222222"):
        headers = (await client.get(f"/certificates/{path}")).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "noindex" in headers["x-robots-tag"]


async def test_the_page_is_light(store: Store, client: httpx.AsyncClient) -> None:
    code = await store.run(given)
    html = (await client.get(f"/certificates/{code}")).text
    linked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html)) | {"/static/stars.svg"}
    fonts = {
        f"/static/fonts/tajawal-{script}-{weight}.woff2"
        for script in ("arabic", "latin")
        for weight in (400, 700)
    }
    weights = [len((await client.get(path)).content) for path in linked | fonts]
    assert all(weights) and sum(weights) + len(html.encode()) < LONGEST


# --- her talk


async def practise(stage: Stage, done: int = len(library.CORE)) -> None:
    """She has done the tasks of so many lessons."""

    def work(tx: Tx) -> None:
        (her,) = tx.sql("SELECT contact_id FROM address WHERE external = 'her'").fetchone()
        for slug in library.CORE[:done]:
            progress.finish(tx, her, slug, 2, True)

    await stage.room.app.store.run(work)


async def held(stage: Stage) -> list[tuple[Any, ...]]:
    """Her certificates: code, name, whether the page shows it, whether it stands; oldest first."""
    return await stage.rows('SELECT code, name, "open", revoked_at = 0 FROM certificate ORDER BY id')


async def first_name(stage: Stage, page: str = "show") -> None:
    await stage.does("/certificate", stage.label("certificate-name.button-first"))
    await stage.does(stage.label(f"certificate-open.button-{page}"))
    await stage.does(stage.label("certificate-review.button-ok"))


async def test_who_has_not_earned_it_is_told_how_many_are_missing_and_where_to_go_on(stage: Stage) -> None:
    await practise(stage, done=3)
    await stage.does("/certificate")
    told = stage.heard()
    assert str(len(library.CORE) - 3) in told[0].text
    lessons = [button.data for button in told[0].buttons if "lesson" in button.data]
    assert len(lessons) == 3 and library.CORE[3] in lessons[0]
    assert await held(stage) == []


async def test_she_gets_a_picture_and_a_page_in_her_language_that_can_be_made(stage: Stage) -> None:
    await practise(stage)
    await first_name(stage)
    ((code, name, open_, stands),) = await held(stage)
    assert (name, bool(open_), bool(stands)) == (
        (
            await stage.rows(
                "SELECT name FROM contact WHERE id = (SELECT contact_id FROM address WHERE external = 'her')"
            )
        )[0][0],
        True,
        True,
    )
    media = {one.kind: one.name for reply in stage.heard() for one in reply.media}
    stem = f"certificate-{code}-{stage.language}"
    assert media == {"photo": f"{stem}-status.png", "document": f"{stem}.pdf"}
    for made in media.values():
        assert (await stage.room.app.press.file(made)).stat().st_size > 10_000


async def test_the_other_language_is_a_tap_away(stage: Stage) -> None:
    await practise(stage)
    await first_name(stage)
    stage.heard()
    other = {"ar": "en", "en": "ar"}[stage.language]
    await stage.does(stage.label(f"certificate-in-{other}"))
    names = [one.name for reply in stage.heard() for one in reply.media]
    assert len(names) == 2 and all(f"-{other}" in name for name in names)
    assert len(await held(stage)) == 1


async def test_a_brand_that_cannot_be_drawn_is_asked_again(stage: Stage) -> None:
    await practise(stage)
    await stage.does("/certificate", stage.label("certificate-name.button-brand"), "家庭")
    assert stage.text("certificate-brand.letters") in stage.said()
    await stage.does("بيت Um Ali", stage.label("certificate-open.button-hide"))
    await stage.does(stage.label("certificate-review.button-ok"))
    assert [(name, bool(open_)) for _, name, open_, _ in await held(stage)] == [("بيت Um Ali", False)]


async def test_another_name_is_another_code_and_the_first_no_longer_stands(stage: Stage) -> None:
    await practise(stage)
    await first_name(stage)
    stage.heard()
    await stage.does("/certificate", stage.label("certificate-wish.button-rename"))
    said = stage.said()
    assert stage.text("certificate-rename") in said and stage.text("certificate-earned") not in said
    await stage.does(stage.label("certificate-name.button-brand"), "Bayt al-Mouneh")
    await stage.does(stage.label("certificate-open.button-show"), stage.label("certificate-review.button-ok"))
    assert [(name, bool(stands)) for _, name, _, stands in await held(stage)][-1] == ("Bayt al-Mouneh", True)
    assert [bool(stands) for *_, stands in await held(stage)] == [False, True]


async def test_she_withdraws_it_with_a_yes_only(stage: Stage) -> None:
    await practise(stage)
    await first_name(stage)
    withdraw = stage.label("certificate-wish.button-withdraw")
    await stage.does("/certificate", withdraw, stage.label("button-no"))
    assert stage.text("certificate-kept") in stage.said()
    await stage.does("/certificate", withdraw, stage.label("button-yes"))
    assert stage.text("certificate-withdrawn") in stage.said()
    assert [bool(stands) for *_, stands in await held(stage)] == [False]


async def test_what_the_team_withdrew_is_said_and_a_person_offered(stage: Stage) -> None:
    await practise(stage)
    await first_name(stage)
    ((code, *_),) = await held(stage)
    await stage.room.app.store.run(partial(certificates.bar, code=code))
    stage.heard()
    await stage.does("/certificate")
    (reply,) = stage.heard()
    assert stage.text("certificate-barred") in flat(reply.text)
    assert [button.data for button in reply.buttons] == ["s.person."]
    assert len(await held(stage)) == 1


async def test_deleting_her_data_makes_its_page_unknown(stage: Stage) -> None:
    await practise(stage)
    await first_name(stage)
    await stage.does("/delete", stage.label("button-yes"))
    assert await held(stage) == []


# --- the operator's word


@pytest.fixture
def code_of_hers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A certificate in the database of a service of its own."""
    monkeypatch.chdir(tmp_path)
    assert main(["migrate"]) == 0

    async def make() -> str:
        store = await open_store("sqlite:///data/mahalli.db", Speech(catalogue()))
        try:
            return await store.run(given)
        finally:
            await store.close()

    return asyncio.run(make())


def test_the_operator_sees_how_one_stands_and_withdraws_it(
    code_of_hers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["certificate", code_of_hers.lower()]) == 0
    assert f"{code_of_hers}: valid" in capsys.readouterr().out
    assert main(["certificate", code_of_hers, "--revoke"]) == 0
    said = capsys.readouterr().out
    assert f"{code_of_hers}: withdrawn" in said and "--allow" in said
    assert main(["certificate", code_of_hers, "--allow"]) == 0
    said = capsys.readouterr().out
    assert f"{code_of_hers}: withdrawn" in said and "--allow" not in said


def test_a_code_the_operator_mistook_is_told_in_one_sentence(
    code_of_hers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["certificate", "22222222"], ["certificate", "nonsense", "--revoke"]):
        assert main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1
