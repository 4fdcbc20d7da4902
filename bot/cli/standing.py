"""Texts that the code shows without naming them in a call: of kinds, menus, commands, buttons and choices."""

from dataclasses import dataclass, field
from typing import Any

from bot.learning import tasks
from bot.market import kinds as questions
from bot.talk import kinds
from flows import COMMANDS, MENUS
from flows.item import OFFERS

KINDS: tuple[Any, ...] = (*kinds.ALL, kinds.Review)
KIND_VARIABLES = {"value", "least", "most", "count"}
_BUTTONS = ("yes", "no", "done", "back", "menu", "person", "continue", "restart", "stop")


@dataclass
class Found:
    """Keys with the variables passed to them; a pattern's dots stand for what is known at run time only."""

    keys: dict[str, set[str]] = field(default_factory=dict)
    patterns: dict[str, set[str]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)  # questions whose options are known at run time only

    def add(self, key: str, variables: set[str], *, label: bool = False) -> None:
        (self.patterns if "\0" in key else self.keys).setdefault(key, set()).update(variables)
        if label:
            self.labels.add(key)


def standing(found: Found) -> None:
    """Texts that do not stand in calls: kinds, menus, commands, names of choices."""
    for kind in KINDS:
        for reason in (*kind.reasons, "hint"):
            found.add(f"kind-{kind.name}.{reason}", set(KIND_VARIABLES))
    for name in ("kind.change", "kind-nothing", "kind-voice", "review-row", "edit-which", "menu", "menu-new"):
        found.add(name, {"name", "value"})
    for name in (*_BUTTONS, "share-phone", "share-place"):
        found.add(f"button-{name}", set(), label=True)
    found.add("button-edit", {"name"}, label=True)
    for name in {name: None for menu in MENUS.values() for name in menu}:
        found.add(f"{name}.button", set(), label=True)
    for name in COMMANDS:
        found.add(f"command-{name}", set())
    found.add("whatsapp-choose", set(), label=True)
    found.add("whatsapp-hello", set())
    found.add("card-another", set(), label=True)
    found.add("switch-new", set(), label=True)
    found.add("certificate-on-day", {"day", "number", "month", "year"})
    for pattern in (
        "other.\0",
        "word-\0",
        "place-\0",
        "track-\0",
        "licence-kind-\0",
        "weekday-\0",
        "state-\0",
        "reason-\0",
        "decline-\0",
        "simulator-\0",
        "certificate-in-\0",
        "certificate-on-\0",
        "certificate-page-\0",
        "fairness-\0",
        "card-on-\0",
        "catalogue-\0",
        "record-\0",
        "shared-\0",
        "when-\0",
    ):
        found.add(pattern, {"name", "title", "time", "count", "n", "person", "label", "value"})
    _of_listings(found)
    for said, names in (("praise", tasks.PRAISES), ("tip", tasks.TIPS)):
        for name in names:
            found.add(f"lesson-{said}-{name}", set(tasks.VALUES))


def _of_listings(found: Found) -> None:
    """What is said of products by their kind, and the buttons that stand by their state."""
    found.add(
        "listing-photos.name", set(), label=True
    )  # on the review's button; the question is flows/photos.py's
    found.add("mine-more", set(), label=True)
    found.add("item-safety", set(), label=True)
    for flow in {flow for offered in OFFERS.values() for flow in offered}:
        found.add(f"{flow}.button", set(), label=True)
    for question in questions.BY_NAME.values():
        found.add(f"detail-{question.name}", {"value"})
        for label in question.labels.values():
            found.add(label.key, set(), label=True)
        if question.skip:
            found.add(f"listing-detail-{question.name}.button-skip", set(), label=True)
