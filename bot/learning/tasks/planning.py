"""Tasks of planning in words: the calendar, the office, working together, three questions."""

from bot.language.lexicon import lexicon
from bot.learning.tasks import signs
from bot.learning.tasks.advice import Advice, Check, Found, Part

THREE = 3  # dates of a calendar, lines of an agreement, questions to a supplier


def _dated(words: str, country: str) -> Found:
    return signs.there(signs.dates(words))


def _three_dates(words: str, country: str) -> Found:
    dated = sum(signs.dates(line) > 0 for line in signs.lines(words))
    return signs.there(dated >= THREE or (dated == 1 and signs.dates(words) >= THREE))


def _one_question(words: str, country: str) -> Found:
    return signs.there(signs.questions(words))


def _three_questions(words: str, country: str) -> Found:
    return signs.there(signs.questions(words) >= THREE)


CALENDAR = Check(
    "calendar",
    (
        Part("date", _dated),
        Part("three-dates", _three_dates),
        Part("photo-day", signs.of("photo-day")),
    ),
    needs=("date",),
    best=("three-dates",),
)
OFFICE = Check("office", (Part("office", signs.of("office")), Part("office-day", signs.moment)))
TOGETHER = Check(
    "agreement",
    (
        Part("who-does", signs.of("who-does")),
        Part("split", signs.of("split")),
        Part("stopping", signs.of("stopping")),
    ),
    enough=2,
    best=("stopping", "split"),
)
ALONE = Check("alone", (Part("alone", signs.of("alone")), Part("alone-why", signs.of("because"))))
QUESTIONS = Check("questions", (Part("question", _one_question), Part("three-questions", _three_questions)))

CHECKS = (CALENDAR, OFFICE, TOGETHER, ALONE, QUESTIONS)


def agreement(words: str, country: str) -> Advice:
    """Three lines with a partner, or why she works alone."""
    alone = lexicon().has("alone", words) and not lexicon().has("stopping", words)
    return (ALONE if alone else TOGETHER).advise(words, country)
