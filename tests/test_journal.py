"""The journal: what is written is what is read, and no method changes it in place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.talk.journal import Entry, Journal, dump, load

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=6,
)
ENTRIES = st.builds(
    Entry,
    name=WORDS,
    verb=st.sampled_from(["ask", "do", "refused", "say"]),
    value=JSON,
    ref=WORDS,
    album=WORDS,
    open=st.booleans(),
)
JOURNALS = st.lists(ENTRIES, max_size=6).map(
    lambda entries: Journal({entry.name: entry for entry in entries})
)


def journal(*entries: Entry) -> Journal:
    return Journal({entry.name: entry for entry in entries})


@given(JOURNALS)
def test_a_journal_is_read_back_as_it_was_written_in_its_order(journal: Journal) -> None:
    again = load(dump(journal))
    assert again == journal
    assert list(again.entries) == list(journal.entries)
    assert dump(again) == dump(journal)


@given(JOURNALS)
def test_a_written_journal_is_plain_json_without_empty_fields(journal: Journal) -> None:
    for written, entry in zip(json.loads(dump(journal)), journal.entries.values(), strict=True):
        assert written["name"] == entry.name
        assert all(written[key] for key in written if key in {"ref", "album", "open"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        '[{"name": "a"}]',
        '[{"name": "a", "verb": "look"}]',
        '[{"name": "a", "verb": "ask", "extra": 1}]',
        '[{"name": 3, "verb": "ask"}]',
    ],
)
def test_what_is_not_a_journal_is_refused_at_the_door(text: str) -> None:
    with pytest.raises(ValidationError):
        load(text)


def test_an_empty_journal_is_an_empty_list() -> None:
    assert dump(Journal()) == "[]"
    assert load("[]") == Journal()


def test_an_entry_open_for_an_edit_is_no_answer_but_keeps_its_value() -> None:
    opened = journal(Entry("a", "ask", 1), Entry("b", "ask", 2)).opened("a")
    assert opened.get("a") is None
    assert opened.entries["a"].value == 1
    assert opened.closed() == journal(Entry("a", "ask", 1), Entry("b", "ask", 2))


def test_closing_a_journal_without_an_edit_gives_nothing() -> None:
    assert journal(Entry("a", "ask", 1)).closed() is None


def test_a_new_value_takes_the_place_of_the_old_one() -> None:
    changed = journal(Entry("a", "ask", 1), Entry("b", "ask", 2)).put(Entry("a", "ask", 3))
    assert list(changed.entries) == ["a", "b"]
    assert changed.entries["a"].value == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda journal: journal.put(Entry("c", "ask", 1)),
        lambda journal: journal.without(["a"]),
        lambda journal: journal.opened("a"),
        lambda journal: journal.opened("a").closed(),
    ],
)
def test_no_change_touches_the_journal_it_was_made_from(change: Any) -> None:
    before = journal(Entry("a", "ask", 1), Entry("b", "ask", 2))
    written = dump(before)
    change(before)
    assert dump(before) == written


def test_leaving_out_a_name_that_is_not_there_changes_nothing() -> None:
    before = journal(Entry("a", "ask", 1))
    assert before.without(["b"]) == before
