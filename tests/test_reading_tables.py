"""Tables of texts and what must be read from them: those the readers were tuned on, and those they never saw.

A text is silently wrong when a reader says ok with another value, or where it should ask or find nothing: none may
be. What is asked about needlessly, or asked where nothing is, costs a question only; of 100 texts 97 must be right.

The first run on the texts never seen, before anything was mended by them: prices 218 of 244 right (89.3 %), 4
silently wrong («1/2 دينار», three pieces for a dinar, «negotiable», a bare thousand in Morocco); phones 81 of 81.
What these faults had in common was mended then, so the figure that holds now is of texts seen once.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from bot.reading import phones, prices

TABLES = Path(__file__).parent / "reading"
ENOUGH = 0.97


def rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of tests/reading/`name`.txt, `columns` each; «-» is an empty column, # begins a comment."""
    for number, line in enumerate((TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple("" if part.strip() == "-" else part for part in line.split("\t"))
        assert len(row) == columns, f"{name}.txt:{number} has {len(row)} columns"
        yield row


Verdict = tuple[str, bool, bool]  # country and text, right, silently wrong


def price(row: tuple[str, ...]) -> Verdict:
    """Amounts count where the reader is sure; a guess and foreign money where the row names them."""
    country, text, status, amount, currency, _ = row
    read = prices.read(text, country)
    right = read.status == status
    if right and (status == "ok" or (amount and read.amount is not None)):
        right = read.amount == Decimal(amount) and read.currency == currency
    return f"{country} {text}: {read}", right, read.status == "ok" and not right


def phone(row: tuple[str, ...]) -> Verdict:
    country, text, expected, _ = row
    read = phones.read(text, country)
    told = read.e164 if read.status == "ok" else " ".join(filter(None, (read.status, read.e164)))
    right = told == expected or (expected == "ask" and read.status == "ask")
    return f"{country} {text}: {read}", right, read.status == "ok" and not right


READERS = {"prices": (price, 6), "phones": (phone, 4)}


def verdicts(kind: str, part: str) -> list[Verdict]:
    judge, columns = READERS[kind]
    return [judge(row) for row in rows(f"{kind}.{part}", columns)]


@pytest.mark.parametrize("kind", READERS)
def test_the_texts_it_was_tuned_on_are_all_read_rightly(kind: str) -> None:
    assert [said for said, right, _ in verdicts(kind, "tuning") if not right] == []


@pytest.mark.parametrize("kind", READERS)
def test_the_texts_it_never_saw_are_read_rightly_and_never_silently_wrong(kind: str) -> None:
    found = verdicts(kind, "final")
    assert [said for said, _, silent in found if silent] == []
    wrong = [said for said, right, _ in found if not right]
    assert len(wrong) <= (1 - ENOUGH) * len(found), wrong


@pytest.mark.parametrize(("kind", "least"), [("prices", 300), ("phones", 100)])
def test_the_tables_are_large_and_share_no_text(kind: str, least: int) -> None:
    tuning, final = (
        [row[:2] for row in rows(f"{kind}.{part}", READERS[kind][1])] for part in ("tuning", "final")
    )
    assert len(tuning) + len(final) >= least
    assert len(set(tuning)) == len(tuning)
    assert len(set(final)) == len(final)
