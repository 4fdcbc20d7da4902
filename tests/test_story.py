"""The whole story over real HTTP: the service as a process, the fake Bot API server beside it."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli.stills import still
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person
from tests.service import Service

CHANNEL = -1001234567890
COORDINATOR = 900


@pytest.fixture(params=["polling", "webhook"])
async def service(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[tuple[FakeTelegram, Service]]:
    fake = FakeTelegram()
    await fake.start()
    fake.channel(CHANNEL, "ادعم المحلي", "support_local")
    service = Service.on_telegram(
        tmp_path, fake, mode=request.param, channel=str(CHANNEL), coordinators=[COORDINATOR]
    )
    try:
        await service.start()
        yield fake, service
    finally:
        await service.stop()
        await fake.stop()


async def test_from_the_first_hello_to_the_post_and_down_again(service: tuple[FakeTelegram, Service]) -> None:
    fake, _ = service
    amal = fake.user(1001, language="ar", first_name="أمل")
    boss = fake.user(COORDINATOR, language="ar", first_name="هدى")
    buyer = fake.user(1002, language="ar", first_name="ليلى")
    channel = fake.channel(CHANNEL, "ادعم المحلي", "support_local")

    await say(fake, boss, "مرحبا")
    await welcome(fake, amal)
    await lessons(fake, amal)
    await listing(fake, amal)

    await taps(fake, boss, "مراجعة المنتج")
    assert boss.heard[-1].photo
    await scored(fake, boss)
    await taps(fake, boss, "تأكيد التقييم")
    (post,) = channel.posts
    assert post.photo
    assert "مخلل خيار بلدي" in post.text
    assert "#ادعم_المحلي" in post.text
    assert amal.heard[-1].text.startswith("مبارك!")

    payload = post.buttons[0][0].url.partition("start=")[2]
    await buyer.starts(payload)
    await answered(fake, buyer, 0)
    await offered(fake, buyer, "\u200f2")
    for label in ("\u200f2", "خلال أسبوع", "إربد", "إرسال الطلب"):
        await taps(fake, buyer, label)
    await offered(fake, amal, "أقبل الطلب")
    assert amal.heard[-1].text.startswith("جاءك طلب على")
    await taps(fake, amal, "أقبل الطلب")
    await taps(fake, amal, "كتابة رسالة")
    before = len(buyer.heard)
    await say(fake, amal, "أهلاً، جاهز الخميس")
    await answered(fake, buyer, before)
    assert "جاهز الخميس" in buyer.heard[-1].text

    await say(fake, amal, "إخفاء")
    assert channel.posts == []
    calls = [call for call in fake.calls if call.method in {"answerCallbackQuery"}]
    assert all(call.code == 200 for call in calls)


async def test_a_refused_token_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    fake = FakeTelegram()
    await fake.start()
    service = Service.on_telegram(tmp_path, fake, mode="polling", channel=str(CHANNEL), coordinators=[])
    env = service.env | {"MAHALLI_TELEGRAM_TOKEN": "1:refused"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve", cwd=tmp_path, env=env,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, said = await asyncio.wait_for(process.communicate(), 20)
    await fake.stop()
    assert process.returncode == 2
    assert said.decode().strip().count("\n") == 0
    assert "MAHALLI_TELEGRAM_TOKEN" in said.decode()
    assert "1:refused" not in said.decode()


async def welcome(fake: FakeTelegram, woman: Person) -> None:
    await woman.starts()
    await answered(fake, woman, 0)
    await taps(fake, woman, "العربية")
    await joined(fake, woman)


async def joined(fake: FakeTelegram, woman: Person) -> None:
    """From the question of age to the menu."""
    await taps(fake, woman, "نعم")
    await taps(fake, woman, "نعم")
    await taps(fake, woman, "الأردن")
    await say(fake, woman, "أم علي")
    await taps(fake, woman, "إربد")
    await taps(fake, woman, "طعام ومونة")
    assert "أم علي" in woman.heard[-1].text


LESSONS = {
    "الضوء أولاً": ["تجعل النافذة بجانبه", "لمبة الغرفة مضاءة", "لاحقاً"],
    "أمانكِ أولاً": ["أحفظ الدليل وأبلّغ", "أكتب «إخفاء»", "الاسم الذي اخترتِه", "المنطقة الكبيرة فقط"],
}


async def lessons(fake: FakeTelegram, woman: Person) -> None:
    for title, answers in LESSONS.items():
        await say(fake, woman, "دروس")
        await taps(fake, woman, title)
        await offered(fake, woman, "التالي")  # the card comes after its picture is drawn
        while not has(woman, answers[0]):
            await taps(fake, woman, "التالي")
        for answer in [*answers, "نعم"]:
            await offered(fake, woman, answer)
            await taps(fake, woman, answer)
        assert title in woman.heard[-1].text


async def listing(fake: FakeTelegram, woman: Person) -> None:
    await say(fake, woman, "بدي أبيع")
    before = len(woman.heard)
    await woman.sends_photo(still("good", 1))
    await answered(fake, woman, before)
    await taps(fake, woman, "تمّ")
    await say(fake, woman, "مخلل خيار بلدي")
    await say(fake, woman, "٣٫٥")
    await taps(fake, woman, "نعم")
    await say(fake, woman, "مرطبان 700 غم، جاهز كل خميس")
    await taps(fake, woman, "لا شيء منها")
    await taps(fake, woman, "في الثلاجة")
    await taps(fake, woman, "أوافق على عرضه")
    assert "مخلل خيار بلدي" in woman.heard[-1].text


async def scored(fake: FakeTelegram, boss: Person) -> None:
    """From the post to the summary of a score that is enough."""
    await taps(fake, boss, "تقييم المنتج")
    for label in ("صورة جيدة (2)", "صادق ومكوّناته (2)", "صنعها ومن بلدها (3)", "كم ومتى (2)"):
        await taps(fake, boss, label)


async def taps(fake: FakeTelegram, person: Person, label: str) -> None:
    """Tap, and wait for what is said to it."""
    before = len(person.heard)
    await person.taps(label)
    await answered(fake, person, before)


async def say(fake: FakeTelegram, person: Person, text: str) -> None:
    """Write, and wait for the answer."""
    before = len(person.heard)
    await person.says(text)
    await answered(fake, person, before)


def has(person: Person, label: str) -> bool:
    """Whether the newest message has that button."""
    return any(label in row for row in person.heard[-1].labels)


async def offered(fake: FakeTelegram, person: Person, label: str) -> None:
    """Until the newest message has that button."""
    async with asyncio.timeout(15):
        while not has(person, label):
            await fake.quiet(20)


async def answered(fake: FakeTelegram, person: Person, before: int) -> None:
    async with asyncio.timeout(15):
        while len(person.heard) == before:
            await fake.quiet(20)
    await fake.quiet()
