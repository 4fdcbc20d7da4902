"""Kinds of product, and what each asks besides: at most two short questions, kept by name in listing.details."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language.lexicon import lexicon
from bot.store.tx import Tx
from bot.talk.kinds import Choice, Kind, Public
from bot.talk.messages import Key, Ours

KINDS = ("food", "sweets", "sewing", "soap", "accessories", "service", "other")  # as the welcome offers them
NAMED = ("food", "sweets", "sewing", "soap", "accessories")  # words of a title may tell these
EATEN = ("food", "sweets")
LABELS = {kind: Key(f"welcome-makes.button-{kind}") for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know of a kind of product: one of `choices`, or words of at most `most` characters, which a
    button answers with nothing where they may be left out."""

    name: str
    choices: tuple[str, ...] = ()
    most: int = 0
    skip: bool = False

    @property
    def labels(self) -> Mapping[str, Key]:
        """What each choice is called, on buttons and in posts."""
        return {value: Key(f"detail-{self.name}-{value}") for value in self.choices}

    def answers(self, country: str) -> Kind[str]:
        """The kind of its answers. `country` tells private numbers."""
        return (
            Choice(self.labels) if self.choices else Public(country=country, most=self.most, skip=self.skip)
        )

    def said(self, answer: str) -> Key | str:
        """The answer as a post says it."""
        return self.labels[answer] if self.choices else answer or Key(f"detail-{self.name}-none")


_ALLERGENS = Question("allergens", most=120, skip=True)
_STORAGE = Question("storage", ("shelf", "fridge", "freezer"))
_SIZES = Question("sizes", most=80, skip=True)
_LEAD = Question("lead", ("ready", "days", "week", "weeks"))
_INGREDIENTS = Question("ingredients", most=160)
_WHERE = Question("where", ("mine", "hers", "online"))
QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "food": (_ALLERGENS, _STORAGE),
    "sweets": (_ALLERGENS, _STORAGE),
    "sewing": (_SIZES, _LEAD),
    "soap": (_INGREDIENTS,),
    "accessories": (_LEAD,),
    "service": (_WHERE, _LEAD),
    "other": (_LEAD,),
}
BY_NAME = {question.name: question for asked in QUESTIONS.values() for question in asked}


def of(kind: str) -> tuple[Question, ...]:
    """What a kind asks; nothing for one that is not known (a listing from before)."""
    return QUESTIONS.get(kind, ())


def made(tx: Tx, contact: int) -> str:
    """What she makes, as she said in the welcome."""
    row = tx.sql("SELECT makes FROM contact WHERE id = :id", id=contact).fetchone()
    return str(row[0]) if row else ""


def granted(makes: str, title: str) -> str | None:
    """The kind that may be taken for granted; None when she is to be asked.

    She is asked when she makes services or something else, and when words of the title clearly name another kind.
    """
    named = [kind for kind in NAMED if lexicon().has(f"is-{kind}", title)]
    named = [kind for kind in named if kind not in EATEN] or named  # soap with honey is soap
    if makes in NAMED and (not named or makes in named):
        return makes
    if len(named) != 1:
        return None
    # of food and sweets the same is asked
    alike = makes in {"", "other"} or QUESTIONS[named[0]] == QUESTIONS.get(makes)
    return named[0] if alike else None


def told(tx: Tx, kind: str, details: Mapping[str, str], language: str) -> Ours:
    """What a post says of the details, a line each, in that language; empty when there are none."""
    lines = [
        tx.speak(language, f"detail-{question.name}", {"value": question.said(details[question.name])}).text
        for question in of(kind)
        if question.name in details
    ]
    return Ours("".join(f"\n{line}" for line in lines))
