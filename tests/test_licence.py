"""Towards a licence: it points to an office, dated, says nothing that has grown old, and never advises."""

import re
from dataclasses import dataclass
from itertools import product
from typing import Any, cast

import pytest
from stage import TUESDAY, Stage

from bot.cli.script import flat
from bot.language.catalogue import ours
from bot.language.content import CONTENT, LANGUAGES
from bot.language.facts import load_facts
from bot.learning import licence
from bot.store.tx import Tx
from bot.talk.messages import WHATSAPP, Ours

COUNTRIES = ("JO", "MA")
PAGES = ("office", "papers", "questions")
ALL = [*product(LANGUAGES, COUNTRIES, licence.KINDS)]
MOST = 900  # characters: the measure of one page, below what any channel carries
LATER = 400 * 86400.0
ADVICE = r"يجب|عليكِ أن|عليك أن|لازم|ينبغي|\bmust\b|\bshould\b|have to|we advise|ننصح|قانونياً"
CATALOGUE = ours()


@dataclass
class At:
    """A transaction that only knows the time."""

    now: float


def steps(country: str, kind: str, now: float = TUESDAY) -> licence.Steps:
    return licence.steps(cast(Tx, At(now)), country, kind)


def pages(language: str, country: str, kind: str, now: float = TUESDAY) -> list[str]:
    """The three pages as she reads them."""
    found = steps(country, kind, now)
    args: dict[str, Any] = {
        "country": Ours(country),
        "kind": Ours(kind),
        "office": Ours(found.office),
        "food": Ours(found.food),
        "state": Ours("fresh" if found.fresh else "old"),
        "checked": found.checked,
    }
    return [CATALOGUE.text(language, f"licence-{page}", args) for page in PAGES]


@pytest.mark.parametrize(("language", "country", "kind"), ALL)
@pytest.mark.parametrize("now", [TUESDAY, TUESDAY + LATER])
def test_every_page_is_short_dated_and_points_without_advising(
    language: str, country: str, kind: str, now: float
) -> None:
    day = steps(country, kind, now).checked
    for text in pages(language, country, kind, now):
        assert len(text) <= MOST <= WHATSAPP.text
        assert f"{day.day}/{day.month}/{day.year}" in text
        assert not re.search(ADVICE, text)
        assert "\n\n\n" not in text, "a part left out leaves no hole"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_and_country_is_sent_to_its_own_office(language: str) -> None:
    said = {
        (country, kind): pages(language, country, kind)[0]
        for country, kind in product(COUNTRIES, licence.KINDS)
    }
    assert len(set(said.values())) == len(said)
    for (country, _), text in said.items():
        assert ("ae.gov.ma" in text) == (country == "MA") == ("odco.gov.ma" in text)
    food, authority = {"ar": ("أونسا", "الغذاء والدواء"), "en": ("ONSSA", "Food and Drug")}[language]
    assert [key for key, text in said.items() if food in text] == [("MA", "food")]
    assert [key for key, text in said.items() if authority in text] == [("JO", "food")]


@pytest.mark.parametrize(("language", "country", "kind"), ALL)
def test_what_has_grown_old_is_not_said(language: str, country: str, kind: str) -> None:
    office = pages(language, country, kind, TUESDAY + LATER)[0]
    body = office.replace(str(steps(country, kind).checked.year), "")
    assert not re.search(r"gov\.ma|ONSSA|أونسا|2020|بلدية|municipality|الأمانة|Tamkeen|تمكين|السجل", body)
    assert pages(language, country, kind, TUESDAY + LATER) != pages(language, country, kind)


def test_one_fact_that_is_old_hides_its_own_part_only(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = dict(load_facts(CONTENT))
    facts["licence-ma-food"] = facts["licence-ma-food"].model_copy(update={"every_days": 1})
    monkeypatch.setattr(licence, "facts", lambda: facts)
    found = steps("MA", "food")
    assert (found.office, found.food, found.fresh) == ("MA", "", False)
    assert steps("MA", "craft").fresh, "crafts do not rest on it"


def test_the_last_day_of_a_check_still_counts_and_the_oldest_one_is_shown() -> None:
    facts = load_facts(CONTENT)
    used = [facts[name] for name in ("licence-jo", "home-food-licence-jo")]
    assert steps("JO", "food").checked == min(fact.checked_on for fact in used)
    days = min((fact.checked_on.toordinal() + fact.every_days) for fact in used)
    last = (days - TUESDAY // 86400 - 719163) * 86400 + TUESDAY  # 719163 is the first of January 1970
    assert steps("JO", "food", last).fresh
    assert not steps("JO", "food", last + 86400).fresh


# --- the talk


async def makes(stage: Stage, what: str) -> None:
    await stage.rows("UPDATE contact SET makes = :what WHERE name <> '' RETURNING id", what=what)


async def word(stage: Stage) -> None:
    """She writes the first spelling of the reserved word."""
    await stage.does(CATALOGUE.words(stage.language)["licence"][0])


@pytest.mark.parametrize(
    ("made", "kind"), [("food", "food"), ("sweets", "food"), ("soap", "craft"), ("other", "craft"), ("service", "service")]
)  # fmt: skip
async def test_what_she_makes_decides_and_three_pages_follow(stage: Stage, made: str, kind: str) -> None:
    await makes(stage, made)
    await word(stage)
    assert stage.said() == flat(pages(stage.language, "JO", kind)[0])
    await stage.does(stage.label("licence-office.button-next"), stage.label("licence-papers.button-next"))
    *_, last = stage.heard()
    offered = {button.label for button in last.buttons}
    others = {CATALOGUE.text(stage.language, f"licence-kind-{one}") for one in licence.KINDS if one != kind}
    assert others < offered


async def test_she_may_look_at_another_kind(stage: Stage) -> None:
    await makes(stage, "sewing")
    await word(stage)
    await stage.does(stage.label("licence-office.button-next"), stage.label("licence-papers.button-next"))
    stage.heard()
    await stage.does(stage.label("licence-kind-food"))
    assert stage.said() == flat(pages(stage.language, "JO", "food")[0])


async def test_a_kind_nobody_knows_is_her_own(stage: Stage) -> None:
    await makes(stage, "food")
    await stage.taps("s.licence.rockets")
    assert stage.said() == flat(pages(stage.language, "JO", "food")[0])


async def test_the_word_interrupts_a_lesson_which_goes_on_afterwards(stage: Stage) -> None:
    await stage.taps("s.lesson.light")
    stage.heard()
    await word(stage)
    await stage.does(stage.label("licence-office.button-next"), stage.label("licence-papers.button-next"))
    assert stage.label("lesson-card.button-next")[1:-1] in [
        button.label for button in stage.heard()[-1].buttons
    ]
