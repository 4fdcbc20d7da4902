"""What we hold of her as pages she can keep, laid out by Typst."""

import asyncio
import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import typst

from bot.language.catalogue import Catalogue
from bot.language.isolates import isolated
from bot.people import record
from bot.people.record import Field, Record
from bot.photos.drawing import fonts
from bot.photos.letters import breakable, drawable
from bot.store.store import Store
from bot.store.tx import Tx
from bot.talk.messages import Key, Ours

Words = Mapping[str, object]  # everything that stands on the pages, as the template names it

HERE = Path(__file__).parent


async def make(store: Store, catalogue: Catalogue, rest: str) -> bytes:
    """The PDF behind `data-TOKEN.pdf`, as the press asks for it (`TOKEN.pdf`).

    Raises FileNotFoundError when there is none, or when the name has run out.
    """
    words = await store.run(partial(words_of_name, catalogue=catalogue, name=f"{record.PREFIX}{rest}"))
    if words is None:
        raise FileNotFoundError("there is no such record")
    return await asyncio.to_thread(render, words)


def words_of_name(tx: Tx, catalogue: Catalogue, name: str) -> Words | None:
    """What stands on the pages behind a name; None when it has run out."""
    found = record.of_name(tx, name)
    return words_of(catalogue, found) if found else None


def render(words: Words, form: str = "pdf") -> bytes:
    """The pages as a PDF (or the first as a PNG). Takes a tenth of a second; run it in a thread."""
    made = typst.compile(
        HERE / "record.typ",
        root=HERE.parent,
        font_paths=fonts(),
        format="pdf" if form == "pdf" else "png",
        ppi=110.0,
        sys_inputs={"data": json.dumps(words)},
    )
    return made[0] if isinstance(made, list) else made


def words_of(catalogue: Catalogue, found: Record) -> Words:
    """What stands on the pages, in her language."""
    say = partial(_said, catalogue, found.language)
    return {
        "language": found.language,
        "rtl": found.language == "ar",
        "qr": "",
        "brand": catalogue.text(found.language, "certificate-on-brand"),
        "title": catalogue.text(found.language, "record-on-title"),
        "whose": say(found.name or Key("someone")),
        "when": say(found.at),
        "note": catalogue.text(found.language, "record-on-note"),
        "sections": [
            {
                "title": catalogue.text(found.language, section.heading),
                "rows": [
                    [[_label(catalogue, found.language, field), say(field.value)] for field in row]
                    for row in section.rows
                ],
            }
            for section in found.sections
        ],
    }


def _label(catalogue: Catalogue, language: str, field: Field) -> str:
    """What a column is called: in its table where that says it otherwise, else everywhere."""
    own = f"record-{field.table}-{field.column}"
    return catalogue.text(language, own if catalogue.has(language, own) else f"record-{field.column}")


def _said(catalogue: Catalogue, language: str, value: object) -> str:
    """A value, each line of it kept apart from what surrounds it."""
    if isinstance(value, list | tuple):
        separator = catalogue.text(language, "list-separator")
        return separator.join(_said(catalogue, language, one) for one in value)
    if isinstance(value, Key) and not catalogue.has(language, value.key):
        own = value.key.partition(".")[0]  # a conversation that no button starts
        value = Key(f"record-flow-{own}") if catalogue.has(language, f"record-flow-{own}") else own
    if isinstance(value, str):
        lines = [breakable(drawable(line)) for line in value.splitlines()]
        return "\n".join(line if isinstance(value, Ours) else isolated(line) for line in lines)
    return catalogue.text(language, "record-value", {"value": value})
