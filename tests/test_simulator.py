"""The simulator's page in a real browser, in both languages, on a wide screen and on a narrow one."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, Request, async_playwright, expect

from bot import app
from bot.settings import load as settings
from bot.store.schema import migrate
from bot.store.store import Store
from bot.talk.messages import Button, Media, Outgoing, Reply
from bot.web.script import DEMO, Script, load
from bot.web.simulator import Simulator
from bot.web.story import Story
from tests.simulated import CONTENT, Demo, demo, served

expect.set_options(timeout=20_000)  # milliseconds: a busy machine is no fault of the page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), str(MAC))
PHOTO = Media("photo", name="pickles.jpg")
LIGHTEST = 150_000  # bytes of the page, photos aside


@pytest.fixture
async def shown(sqlite_store: Store, tmp_path: Path) -> AsyncIterator[Demo]:
    async with served(demo(sqlite_store, tmp_path)) as running:
        yield running


@pytest.fixture
async def page(shown: Demo) -> AsyncIterator[Page]:
    """A page that must not complain, nor ask any other host for anything."""
    complaints: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(shown.address):
            complaints.append(f"asked for {request.url}")

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 800}, base_url=shown.address)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", asked)
        yield page
        await browser.close()
    assert complaints == []


async def opened(page: Page, address: str = "/simulator") -> None:
    await page.goto(address)
    await expect(page.locator("html[data-live]")).to_be_attached()


def column(page: Page, name: str) -> Locator:
    return page.locator(f"[data-column={name}]")


async def keep(page: Page, name: str) -> None:
    """A screenshot to look at, where MAHALLI_SCREENSHOTS names a folder."""
    if folder := os.environ.get("MAHALLI_SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / f"simulator-{name}.png")


def question() -> Reply:
    """A question with an answer and a way out."""
    return Reply("أرسلي صورة", (Button("تمّ", "a.1.1.done"),), ways=(Button("رجوع", "r.back."),))


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
async def test_the_page_fits_reads_in_its_direction_and_is_light(
    shown: Demo, page: Page, language: str, direction: str, width: int
) -> None:
    await shown.reply("um-ali", Reply("أهلاً " * 60, question().buttons * 3, (PHOTO,) * 3, columns=3))
    await shown.post(Reply("مخلل", media=(PHOTO,)))
    await page.set_viewport_size({"width": width, "height": 740})
    weights: list[int] = []

    async def weigh(request: Request) -> None:
        if not request.url.endswith((".jpg", "/events")):
            weights.append((await request.sizes())["responseBodySize"])

    page.on("requestfinished", weigh)
    await opened(page, f"/simulator?lang={language}")
    await page.evaluate("document.fonts.ready")
    html = page.locator("html")
    assert (await html.get_attribute("dir"), await html.get_attribute("lang")) == (direction, language)
    for tab in ("her", "office", "public"):
        if width == 360:
            await page.locator(f".tabs [data-tab={tab}]").click()
            assert await page.locator(".phone:visible").count() == 1
        assert await html.evaluate(
            "page => page.scrollWidth <= innerWidth && page.scrollHeight <= innerHeight"
        )
        await keep(page, f"{language}-{width}-{tab}")
    assert await html.evaluate("() => document.fonts.check('1rem Tajawal', 'محلّي Mahalli')")
    assert 20_000 < sum(weights) < LIGHTEST


async def test_a_tap_a_word_and_a_start_arrive_and_their_answers_appear_by_themselves(
    shown: Demo, page: Page
) -> None:
    shown.engine.answers = [question(), question(), Reply("حسناً")]
    await opened(page)
    her = column(page, "her")
    await her.get_by_role("button", name="ابدأ", exact=True).click()
    # Both taps in one go: between two mouse clicks the first answer may already have moved the button.
    await her.get_by_role("button", name="تمّ").evaluate("button => { button.click(); button.click() }")
    await expect(her.locator(".out .text")).to_have_count(3)
    await her.get_by_role("textbox").fill("/help")
    await her.get_by_role("textbox").press("Enter")
    await expect(her.locator(".in .text").last).to_have_text("/help")
    start, tap, again, typed = shown.engine.received
    assert (start.sender, start.text, start.start) == ("um-ali", "/start", "")
    assert tap.button == again.button == "a.1.1.done" and tap.id != again.id
    assert tap.ref == str((await shown.web.last("um-ali"))[1].id)
    assert (typed.text, typed.channel) == ("/help", "web")
    assert await her.get_by_role("textbox").input_value() == ""


async def test_a_list_that_opens_comes_into_view(shown: Demo, page: Page) -> None:
    await shown.reply("um-ali", Reply("x " * 200, tuple(Button(f"row {n}", f"s.x.{n}") for n in range(6))))
    await page.set_viewport_size({"width": 360, "height": 740})
    await opened(page, "/simulator?skin=whatsapp")
    await column(page, "her").locator("summary").click()
    await expect(column(page, "her").get_by_role("button", name="row 5")).to_be_in_viewport()


async def test_several_photos_arrive_as_one_album_and_stand_in_one_bubble(shown: Demo, page: Page) -> None:
    await shown.reply("um-ali", question())
    await opened(page)
    her = column(page, "her")
    await her.locator("input[type=file]").set_input_files([DEMO / "soap.jpg", DEMO / "sweets.jpg"])
    await expect(her.locator(".in .pictures img")).to_have_count(2)
    await expect(her.locator(".in")).to_have_count(1)
    one, two = shown.engine.received
    assert one.album == two.album != ""
    assert await shown.web.fetch(two.media[0]) == (DEMO / "sweets.jpg").read_bytes()
    await keep(page, "album")


async def test_a_post_appears_leads_the_follower_to_the_bot_and_is_taken_down(
    shown: Demo, page: Page
) -> None:
    await opened(page)
    public, her = column(page, "public"), column(page, "her")
    link = Button("اطلبي أو اسألي", url=f"{shown.address}/simulator?start=see-AB12")
    row = await shown.post(Reply("مخلل خيار\n\n#ادعم_المحلي", (link,), (PHOTO,)))
    await expect(public.locator(".pictures img")).to_be_visible()
    await keep(page, "post")
    await public.get_by_role("link", name="اطلبي").click()
    await her.get_by_role("button", name="ابدأ", exact=True).click()
    await expect(her.locator(".in")).to_have_count(1)
    (message,) = shown.engine.received
    assert (message.sender, message.text, message.start) == ("follower", "/start", "see-AB12")
    await shown.web.deliver(Outgoing("unpost", "support-local", Reply("أزيل"), row))
    await expect(public.locator(".gone")).to_be_visible()
    await expect(public.locator(".bubble")).to_have_count(0)


async def test_a_link_from_outside_opens_the_followers_phone_and_does_nothing_by_itself(
    shown: Demo, page: Page
) -> None:
    await opened(page, "/simulator?start=see-AB12")
    await expect(page.locator(".phone[data-chat=follower] .begin")).to_be_visible()
    assert shown.engine.received == []


async def test_she_shares_her_place_and_edits_her_last_words(shown: Demo, page: Page) -> None:
    await shown.reply("um-ali", Reply("أين؟", ask_place="إرسال موقعي", ask_phone="إرسال رقمي"))
    await opened(page)
    her = column(page, "her")
    await expect(her.get_by_role("button", name="إرسال رقمي")).to_be_visible()
    await her.get_by_role("button", name="إرسال موقعي").click()
    await expect(her.locator(".share")).to_have_count(0)
    await her.get_by_role("textbox").fill("اربد")
    await her.get_by_role("textbox").press("Enter")
    await her.locator(".pencil").click()
    assert await her.get_by_role("textbox").input_value() == "اربد"
    await her.get_by_role("textbox").fill("إربد")
    await her.get_by_role("textbox").press("Enter")
    await expect(her.locator(".in .text").last).to_have_text("إربد")
    place, written, edited = shown.engine.received
    assert place.near == (32.6, 35.9)
    assert (edited.edited, edited.text, edited.ref) == (True, "إربد", written.ref)


async def test_another_skin_and_another_phone_are_shown_without_leaving_the_page(
    shown: Demo, page: Page
) -> None:
    regions = tuple(Button(f"region {n}", f"a.1.1.{n}") for n in range(1, 13))
    await shown.reply("suad", Reply("which?", regions))
    await opened(page)
    await page.get_by_role("link", name="سعاد").click()
    her = column(page, "her")
    await expect(her.locator(".key")).to_have_count(12)
    await page.get_by_role("link", name="واتساب").click()
    await expect(her.locator(".key")).to_have_count(0)
    await expect(her.locator(".text")).to_contain_text("12. region 12")
    await her.get_by_role("textbox").fill("12")
    await her.get_by_role("textbox").press("Enter")
    await expect(her.locator(".in")).to_have_count(1)
    assert (shown.engine.received[0].sender, shown.engine.received[0].button) == ("suad", "a.1.1.12")
    await shown.reply("um-ali", Reply("meanwhile"))
    await expect(page.locator("[data-person=um-ali].new")).to_be_visible()
    await keep(page, "whatsapp")
    await page.reload()
    await expect(page.locator(".phone.whatsapp[data-chat=suad]")).to_be_visible()


async def test_a_narrow_whatsapp_shows_buttons_a_list_numbers_and_words(shown: Demo, page: Page) -> None:
    ways = (Button("رجوع", "r.back."), Button("القائمة", "r.menu."))
    kinds = ("طعام ومونة", "تطريز وخياطة", "صابون وعناية", "نباتات وعسل", "حليّ وخرز")
    rows = tuple(Button(kind, f"a.1.1.{n}") for n, kind in enumerate(kinds))
    long = tuple(Button(f"{kind}، وما يشبهها من عمل اليد", f"a.1.1.{n}") for n, kind in enumerate(kinds))
    await shown.reply("um-ali", Reply("ماذا تصنعين؟", rows, ways=ways))
    await shown.reply("um-ali", Reply("أيّها أقرب إلى ما تصنعين؟", long, ways=ways))
    await shown.reply("um-ali", Reply("هل هذا صحيح؟ *خل* تفاح", rows[:3], (PHOTO,), ways=ways))
    await page.set_viewport_size({"width": 360, "height": 740})
    await opened(page, "/simulator?skin=whatsapp")
    her = column(page, "her")
    listed = her.locator("details.list")
    await expect(her.locator(".text").nth(1)).to_contain_text("5. حليّ وخرز، وما يشبهها من عمل اليد")
    await expect(her.locator(".text").last).to_contain_text("«رجوع» · «القائمة»")
    await expect(her.locator(".text").last).to_contain_text("∗خل* تفاح")
    await expect(her.locator(".out").last.locator(".key")).to_have_count(3)
    await keep(page, "whatsapp-360")
    await listed.evaluate("list => { list.open = true; list.scrollIntoView() }")
    await expect(listed.locator("button.key")).to_have_count(7)
    await keep(page, "whatsapp-360-list")
    assert await page.locator("html").evaluate("page => page.scrollWidth <= innerWidth")


async def test_the_story_plays_on_the_phones_of_everybody_and_can_be_stopped(shown: Demo, page: Page) -> None:
    shown.simulator.script.write_text(
        """steps:
  - {who: um-ali, start: "", wait_for: صورة, note: meet, pause: 0}
  - {who: um-ali, photo: [soap.jpg, sweets.jpg], wait_in: support-local, wait_for: مخلل, pause: 0}
  - {who: follower, tap: اطلبي, wait_for: السؤال, pause: 0}
  - {who: follower, tap: تم, wait_for: never, pause: 0}
""",
        "utf-8",
    )
    link = Button("اطلبي أو اسألي", url="/simulator?start=see-AB12")
    asked = Reply("ما السؤال؟", question().buttons)
    engine, receive = shown.engine, shown.engine.receive

    async def with_a_post(message: object) -> None:
        await receive(message)  # type: ignore[arg-type]
        if len(engine.received) == 3:
            await shown.post(Reply("مخلل", (link,), (PHOTO,)))

    object.__setattr__(shown.simulator.thumbs, "receive", with_a_post)
    engine.answers = [question(), question(), question(), asked]
    await opened(page)
    await page.get_by_role("button", name="ابدئي القصة").click()
    await expect(page.locator("#note")).to_be_visible()
    await expect(page.locator(".phone[data-chat=follower] .tapped")).to_have_count(1)
    await keep(page, "story")
    await page.get_by_role("button", name="أوقفي القصة").click()
    await expect(page.get_by_role("button", name="ابدئي القصة")).to_be_visible()
    assert not shown.simulator.story.running
    assert [message.sender for message in engine.received] == ["um-ali"] * 3 + ["follower"] * 2
    assert shown.resets == [True]
    assert engine.received[3].start == "see-AB12"


async def test_a_story_whose_answer_never_comes_says_so(shown: Demo) -> None:
    story = Story(shown.simulator.thumbs, shown.simulator.worded, patience=0.01)
    script = Script.model_validate({"steps": [{"who": "um-ali", "say": "hello", "pause": 0}]})
    story.sleep = lambda seconds: asyncio.sleep(0)
    with shown.web.listening() as heard:
        await story.play(script)
        events = [await heard.get() for _ in range(3)]
    assert [event and event.get("story") for event in events] == ["step", None, "stuck"]
    assert not story.running


async def test_the_story_we_tell_is_one_that_the_flows_play_to_its_end(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'demo.db'}"
    migrate(url)
    house = await app.build(settings(_env_file=None, data_dir=tmp_path, database_url=url))
    assert house.web
    async with app.running(house):
        script = CONTENT / "ar" / "story.yaml"
        receive, media = house.conversation.receive, house.settings.media_dir
        simulator = Simulator(house.web, receive, house.catalogue, media, script, reset=house.web.clear)
        simulator.story.sleep = lambda seconds: asyncio.sleep(0)
        simulator.story.patience = 60.0  # on a busy machine
        with house.web.listening() as heard:
            await simulator.story.play(load(script))
            end = "step"
            while end == "step":
                event = await heard.get() or {}
                end = str(event.get("story", end))
    assert end == "done"
