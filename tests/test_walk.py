"""Every lesson can be walked from its first card to its task: in both languages and countries, by someone who
knows it, by someone who does not, and by someone who writes nonsense; every reply fits every channel."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from stage import Stage, opened

from bot.language.content import CONTENT, LANGUAGES
from bot.language.lesson import Lesson
from bot.language.lessons import load_lessons
from bot.learning import library
from bot.learning.tasks import FIGURES
from bot.talk.messages import TELEGRAM, WHATSAPP, Media, Reply

LESSONS = load_lessons(CONTENT)
NONSENSE = "؟!ق٩"
MOST_STEPS = 60
CAPTION = {
    "ar": "مخلل خيار بلدي، المرطبان 500 غم، السعر 3.5 دينار، توصيل داخل إربد، للطلب راسلوني",
    "en": "Cucumber pickles, a 500 g jar, price 3.5 dinars, delivery in Irbid, to order send me a message",
}
WORDS = {  # of tasks that ask for something else than a caption has
    "ar": {
        "hashtags": "#مخلل_بلدي #إربد",
        "sentence": "أبيع المخلل لجارات إربد عن طريق واتساب",
        "payment-card": "مخلل خيار، 3.5 دينار، بمحفظة الهاتف إلى اسم الدفع، جاهز يوم الخميس",
        "jar": "مخلل خيار بلدي\nالمكونات: خيار وخل وملح\nتاريخ الإنتاج 1/11\nيحفظ في البراد\nمشروع زهرة\nالدفعة 7",
        "label": "مخلل خيار بلدي\nالمكونات: خيار وخل وملح\nتاريخ الإنتاج 1/11\nيحفظ في البراد\nمشروع زهرة\nالدفعة 7",
        "ways": "أقبض نقداً عند الاستلام أو بمحفظة الهاتف",
        "wait": "أهلاً، حين أرى المال في تطبيقي أسلّم المخلل للسائق",
        "refuse": "لا أعطي الرمز لأحد، ادفع ثمن المخلل نقداً عند الاستلام",
        "office": "أسأل البلدية يوم الأحد",
        "agreement": "أنا أطبخ وهي تبيع\nنقسم النصف بالنصف\nنتوقف بعد شهر",
        "questions": "هل غليتِ الحليب؟\nهل أخذت الأغنام دواء؟\nمتى حُلب؟",
        "calendar": "موسم الزيتون 22/10 أصوّر 1/10\nرمضان 8/2 أصوّر 20/1\nالعيد 9/3 أصوّر 1/3",
    },
    "en": {
        "hashtags": "#pickles #Irbid",
        "sentence": "I sell pickles to neighbours in Irbid on WhatsApp",
        "payment-card": "Cucumber pickles, 3.5 dinars, by mobile wallet to payment name, ready on Thursday",
        "jar": "Cucumber pickles\nIngredients: cucumber, vinegar, salt\nMade on 1/11\nKeep in the fridge\nZahra Project\nBatch 7",
        "label": "Cucumber pickles\nIngredients: cucumber, vinegar, salt\nMade on 1/11\nKeep in the fridge\nZahra Project\nBatch 7",
        "ways": "I am paid in cash on delivery or by mobile wallet",
        "wait": "Hello, once I see the money in my own app I hand over the pickles",
        "refuse": "No, I give the code to nobody; pay for the pickles in cash on delivery",
        "office": "I ask the municipality on Sunday",
        "agreement": "I cook and she sells\nWe share half and half\nWe stop after a month",
        "questions": "Do you boil the milk?\nWere the sheep given medicine?\nWhen was it milked?",
        "calendar": "Olives 22/10, photos 1/10\nRamadan 8/2, photos 20/1\nEid 9/3, photos 1/3",
    },
}


def test_there_are_thirty_two_lessons_in_both_languages() -> None:
    assert {language: len(LESSONS[language]) for language in LANGUAGES} == {"ar": 32, "en": 32}
    assert set(LESSONS["ar"]) == set(LESSONS["en"])


def test_the_path_to_the_certificate_is_of_lessons_that_exist() -> None:
    assert len(library.CORE) == len(set(library.CORE)) == 8
    assert set(library.CORE) <= set(LESSONS["ar"])


@pytest.mark.parametrize("way", ["right", "wrong", "nonsense"])
@pytest.mark.parametrize("country", ["JO", "MA"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_lesson_plays_from_its_first_card_to_its_task(
    language: str, country: str, way: str, tmp_path: Path
) -> None:
    async with opened(tmp_path, None, language) as stage:
        await stage.does(
            "/start", "1" if language == "ar" else "2", "1", "1", "1" if country == "JO" else "2"
        )
        await stage.does("Amal", "1", "1")
        stage.heard()
        for slug, lesson in LESSONS[language].items():
            await stage.taps(f"s.lesson.{slug}")
            await walked(stage, lesson, way)
            ((right, tried),) = await stage.rows(
                'SELECT "right", tried FROM progress WHERE lesson = :slug', slug=slug
            )
            assert right == (0 if way == "wrong" else len(lesson.questions)), f"{language} {country} {slug}"
            if way != "nonsense":
                done = way == "right" or slug == library.SAFETY  # its task has no "later"
                assert bool(tried) == done, f"{language} {country} {slug}: the task"
            fit(stage.heard())
        assert await stage.rows("SELECT id FROM run WHERE state = 'parked'") == []


async def walked(stage: Stage, lesson: Lesson, way: str) -> None:
    """Answer until the lesson is over."""
    for _ in range(MOST_STEPS):
        waiting = await stage.rows("SELECT question FROM run WHERE state = 'open'")
        if not waiting:
            return
        scope, _, question = waiting[0][0].rpartition("/")
        if way == "nonsense":
            await stage.does(NONSENSE)
            if await stage.rows("SELECT question FROM run WHERE state = 'open'") != waiting:
                continue
        await answered(stage, lesson, scope, question, way)
    raise AssertionError(f"{lesson.slug} does not end")


async def answered(stage: Stage, lesson: Lesson, scope: str, question: str, way: str) -> None:
    if question == "question":
        number = int(scope.partition("-")[2])
        await stage.does(f"[{_option(lesson, number, way)}]")
    elif question in {"photos", "practice", "words", "figures", "ready"} and way == "wrong":
        await stage.does(stage.label(f"lesson-{question}.button-skip"))
    elif question in {"photos", "practice"}:
        for number in range(lesson.photos):
            await stage.send(media=(Media("photo", f"good-{number}"),))
    elif question == "words":
        await stage.does(WORDS[stage.language].get(lesson.check, CAPTION[stage.language]))
    elif question == "figures":
        await stage.does(" ".join(["6", "5", "4", "3", "2"][: FIGURES[lesson.check]]))
    else:
        await stage.does("1")


def _option(lesson: Lesson, number: int, way: str) -> str:
    asked = lesson.questions[number]
    place = (asked.right + 1) % len(asked.options) if way == "wrong" else asked.right
    return asked.options[place]


def fit(replies: Iterable[Reply]) -> None:
    """What a lesson says fits the stricter of the channels too."""
    for reply in replies:
        most = WHATSAPP.text if reply.buttons or reply.media else TELEGRAM.text
        assert len(reply.text) <= most, reply.text
        assert len(reply.buttons) + len(reply.ways) <= WHATSAPP.buttons, reply.text
        assert all(len(button.label) <= WHATSAPP.label for button in (*reply.buttons, *reply.ways)), reply
        assert all(len(button.data.encode()) <= TELEGRAM.data for button in reply.buttons), reply
