"""The content lint: everything that would reach a person wrong, found before it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.language import lesson_rules, message_rules, style, template_rules, twins
from bot.language.calendar import read_calendar
from bot.language.catalogue import OWN
from bot.language.content import LANGUAGES
from bot.language.facts import read_facts
from bot.language.lessons import read_lessons
from bot.language.sources import PLACES, Fault, read_messages
from bot.language.templates import read_templates
from bot.talk.messages import TELEGRAM, WHATSAPP, Limits

__all__ = ["Fault", "Needs", "check"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What the code asks of the content.

    `keys` are all texts it shows, with the variables it passes; `labels` those that stand on buttons;
    `sizes` the most characters of a variable, where that is not the usual (see message_rules).
    """

    keys: Mapping[str, frozenset[str]]
    labels: frozenset[str] = frozenset()
    limits: tuple[Limits, ...] = (TELEGRAM, WHATSAPP)
    sizes: Mapping[str, int] = field(default_factory=dict)
    checks: frozenset[str] = frozenset()  # what a lesson's `check:` may name


def check(folder: Path, needs: Needs) -> list[Fault]:
    """Every fault of `folder` (content/), in order of file and line."""
    sources = read_messages(folder)
    lessons, lesson_faults = read_lessons(folder)
    register, fact_faults = read_facts(folder)
    _, season_faults = read_calendar(folder)
    text = min(limits.text for limits in needs.limits)
    label = min(limits.label for limits in needs.limits)
    keys = {**needs.keys, **OWN, **dict.fromkeys(PLACES, frozenset[str]())}
    faults = [fault for source in sources.values() for fault in source.faults] + lesson_faults + fact_faults
    faults += season_faults
    faults += message_rules.faults(sources, keys, needs.labels, text, label, needs.sizes)
    faults += lesson_rules.faults(lessons, register, label, folder)
    if not lesson_faults:
        faults += lesson_rules.unused(lessons, folder)
    if not fact_faults:
        faults += lesson_rules.unknown(lessons, register)
    faults += lesson_rules.untold(lessons, sources[LANGUAGES[0]].entries)
    faults += lesson_rules.unchecked(lessons, needs.checks)
    faults += style.faults(lessons, folder)
    faults += twins.faults(lessons, folder)
    sheets, template_faults = read_templates(folder)
    faults += template_faults
    if not template_faults:
        faults += template_rules.faults(sheets)
    return sorted(set(faults))
