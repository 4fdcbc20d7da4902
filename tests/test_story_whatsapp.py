"""The whole story on WhatsApp over real HTTP: the service as a process, the fake of Twilio beside it; from the first
hello to the digest, with buttons and in numbers, and every request as Twilio describes it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.stills import still
from tests import nursery
from tests.fakes.twilio import FakeTwilio
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_world import Heard
from tests.service import Service

COORDINATOR = "+962790000001"
ANSWERS = {
    "الضوء أولاً": ["تجعل النافذة بجانبه", "لمبة الغرفة مضاءة", "لاحقاً"],
    "أمانكِ أولاً": ["أحفظ الدليل وأبلّغ", "أكتب «إخفاء»", "الاسم الذي اخترتِه", "المنطقة الكبيرة فقط"],
}


@pytest.fixture
async def service_on(tmp_path: Path) -> AsyncIterator[tuple[FakeTwilio, Service]]:
    fake = FakeTwilio()
    await fake.start()
    fake.approves_itself = True
    service = Service.on_twilio(tmp_path, fake, coordinators=[COORDINATOR])
    service.set(TIMEZONE=midday())
    try:
        await service.start()
        yield fake, service
    finally:
        await service.stop()
        await fake.stop()


class Talk:
    """One person's end of a talk: she acts, and waits for what is said to it. `numbers`: no button is tapped."""

    def __init__(self, fake: FakeTwilio, person: Person, numbers: bool) -> None:
        self.fake, self.person, self.numbers = fake, person, numbers

    @property
    def last(self) -> str:
        return self.person.heard[-1].text

    async def says(self, text: str) -> None:
        before = len(self.person.heard)
        await self.person.says(text)
        await self.answered(before)

    async def taps(self, label: str) -> None:
        """Choose what reads so, once it is there."""
        async with asyncio.timeout(15):
            while not self.offers(label):
                await self.fake.quiet(20)
        before = len(self.person.heard)
        if self.has_key(label) and not self.numbers:
            await self.person.taps(label)
        elif any(f". {label}\n" in f"{heard.text}\n" for heard in self.newest):
            await self.person.types_number(label, arabic=True)
        else:
            await self.person.says(label)
        await self.answered(before)

    @property
    def newest(self) -> list[Heard]:
        return self.person.heard[-2:]

    def has_key(self, label: str) -> bool:
        return any([label] in heard.labels for heard in self.newest)

    def offers(self, label: str) -> bool:
        """As a key, as a number, or as a word to type."""
        ways = (f". {label}\n", f"«{label}»")
        said = any(way in f"{heard.text}\n" for heard in self.newest for way in ways)
        return said or self.has_key(label)

    async def answered(self, before: int) -> None:
        async with asyncio.timeout(15):
            while len(self.person.heard) == before:
                await self.fake.quiet(20)
        await self.fake.quiet()


@pytest.mark.parametrize("numbers", [False, True], ids=["buttons", "numbers"])
async def test_from_the_first_hello_to_the_digest_and_the_order(
    service_on: tuple[FakeTwilio, Service], numbers: bool
) -> None:
    fake, service = service_on
    if numbers:
        fake.faults.set(only=("contents.create",), broken=1.0)  # nothing with buttons can be stored
    amal = Talk(fake, fake.person("+962791234567", "JO.13491208655302741918"), numbers)
    boss = Talk(fake, fake.person(COORDINATOR, name="هدى"), numbers)
    await boss.says("مرحبا")
    await welcomed(amal)
    await learned(amal)
    await listed(amal)

    await boss.taps("مراجعة المنتج")
    assert any(heard.photo for heard in boss.person.heard[-3:])
    await boss.taps("تقييم المنتج")
    for label in ("صورة جيدة (2)", "صادق ومكوّناته (2)", "صنعها ومن بلدها (3)", "كم ومتى (2)"):
        await boss.taps(label)
    await boss.taps("تأكيد التقييم")
    await until(fake, lambda: any("مبارك!" in heard.text for heard in amal.person.heard))

    await service.stop()
    fake.faults.set(only=(), broken=0.0)
    await commanded(service, "whatsapp", "templates", "push")
    await commanded(service, "whatsapp", "templates", "status")  # Meta has looked at them
    layla = Talk(fake, fake.person("+962797654321", name="ليلى"), numbers)
    await commanded(
        service, "followers", "import", listed_followers(service, layla.person), "--campaign", "1", "--yes"
    )
    await service.start(crash=("quick digest", 1))
    await until(fake, lambda: layla.person.heard)
    digest = layla.person.heard[0]
    assert digest.template.startswith("mahalli_digest_ar"), "she never wrote: only a template may begin"
    assert digest.photo and digest.samples == ()
    assert "مخلل خيار بلدي" in digest.text

    await layla.person.taps("أريد التفاصيل")
    await layla.taps("مخلل خيار بلدي")
    await ordered(layla)
    await until(fake, lambda: any(heard.text.startswith("جاءك طلب على") for heard in amal.person.heard))

    assert fake.invalid == []
    media = [call for call in fake.calls if call.operation == "media.delete"]
    assert len(media) == 1, "her photo is not left at Twilio"


async def welcomed(woman: Talk) -> None:
    await woman.says("مرحبا")
    for label in ("العربية", "نعم", "نعم", "الأردن"):
        await woman.taps(label)
    await woman.says("أم علي")
    for label in ("إربد", "طعام ومونة"):
        await woman.taps(label)


async def learned(woman: Talk) -> None:
    for title, answers in ANSWERS.items():
        await woman.says("دروس")
        await woman.taps(title)
        while not woman.offers(answers[0]):
            await woman.taps("التالي")
        for answer in [*answers, "نعم"]:
            await woman.taps(answer)


async def listed(woman: Talk) -> None:
    await woman.says("بدي أبيع")
    before = len(woman.person.heard)
    await woman.person.sends_photo(still("good", 1))
    await woman.answered(before)
    if woman.offers("تمّ"):
        await woman.taps("تمّ")
    await woman.says("مخلل خيار بلدي")
    await woman.says("٣٫٥")
    await woman.taps("نعم")
    await woman.says("مرطبان 700 غم، جاهز كل خميس")
    for label in ("لا شيء منها", "في الثلاجة", "أوافق على عرضه"):
        await woman.taps(label)


async def ordered(buyer: Talk) -> None:
    """The order of a product that she is looking at."""
    for label in ("2", "خلال أسبوع", "إربد", "إرسال الطلب"):
        await buyer.taps(label)


def listed_followers(service: Service, person: Person) -> str:
    """A list with one follower, whose yes is written down on paper."""
    path = service.folder / "followers.csv"
    path.write_text(f"channel,address,opted_at,proof\nwhatsapp,{person.phone},2026-11-01,paper 7\n")
    return str(path)


async def commanded(service: Service, *arguments: str) -> None:
    """`mahalli` with these arguments, with the service's settings."""
    paper = service.folder / "paper"
    paper.mkdir(exist_ok=True)
    (paper / "in").touch()
    process = nursery.FORKS.Process(
        target=nursery.command, args=(service.env, service.folder, paper, arguments)
    )
    process.start()
    await asyncio.to_thread(process.join, 60)
    assert process.exitcode == 0, (paper / "err").read_text()


def midday() -> str:
    """A time zone in which it is about noon now: digests go out then."""
    hours = round(12 - datetime.now(UTC).hour)
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


async def until(fake: FakeTwilio, there: object) -> None:
    async with asyncio.timeout(15):
        while not there():  # type: ignore[operator]
            await fake.quiet(20)
