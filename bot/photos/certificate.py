"""Her certificate as a page to print and as a picture to share, laid out by Typst."""

import asyncio
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Literal

import fontpkg
import segno
import typst

from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES
from bot.language.isolates import clean, isolated
from bot.learning import certificates
from bot.learning.certificates import CODE
from bot.store.store import Store
from bot.store.tx import Tx

Form = Literal["pdf", "png", "status"]
Words = Mapping[str, object]  # everything that stands on it, as the templates name it

HERE = Path(__file__).parent
FONTS = ("IBM Plex Sans Arabic", "Tajawal")
PREVIEW = 150.0  # pixels an inch of the A4 page: its QR can still be read from a copy half that size
POINT = 72.0  # pixels an inch at which a point is a pixel
DARK, LIGHT = "#234a3f", "#fffdf9"  # of the QR: look.typ's olive and paper
_NAME = re.compile(rf"({CODE.pattern})-(ar|en)(\.pdf|\.png|-status\.png)")
_FORMS: Mapping[str, Form] = {".pdf": "pdf", ".png": "png", "-status.png": "status"}
_TEXTS = ("brand", "kind", "given", "learned", "proud", "check", "ask", "note")


async def make(store: Store, catalogue: Catalogue, rest: str) -> bytes:
    """The file of a valid certificate: `CODE-ar.pdf`, `CODE-en.png` or `CODE-ar-status.png`.

    Raises FileNotFoundError for any other name, and for one that was withdrawn.
    """
    named = _NAME.fullmatch(rest)
    if named is None:
        raise FileNotFoundError("this is no name of a certificate's file")
    code, language, form = named.groups()
    words = await store.run(partial(words_of, catalogue=catalogue, code=code, language=language))
    if words is None:
        raise FileNotFoundError("there is no such certificate")
    return await asyncio.to_thread(render, words, _FORMS[form])


def render(words: Words, form: Form) -> bytes:
    """A PDF of the A4 page, a picture of it (PNG), or the picture for her status (PNG, 1080 by 1350).

    Takes about a tenth of a second; run it in a thread.
    """
    template, ppi = ("card.typ", POINT) if form == "status" else ("certificate.typ", PREVIEW)
    return typst.compile(
        HERE / template,
        root=HERE.parent,
        font_paths=_fonts(),
        format="pdf" if form == "pdf" else "png",
        ppi=ppi,
        sys_inputs={"data": json.dumps(words)},
    )


def words_of(tx: Tx, catalogue: Catalogue, code: str, language: str) -> Words | None:
    """What stands on a valid certificate, in that language; None when there is none of this code."""
    found = certificates.valid(tx, code)
    if found is None:
        return None
    home = certificates.giver(tx, found.contact)
    lessons = certificates.practised(tx, found.contact, language)
    address = certificates.address(tx, found.contact, found.code)
    count = len(lessons)
    return {
        **{name: _text(catalogue, language, name) for name in _TEXTS},
        "language": language,
        "rtl": language == "ar",
        "name": isolated(drawable(found.name)),
        "reason": _text(catalogue, language, "for", count=count),
        "done": _text(catalogue, language, "done", count=count),
        "lessons": list(lessons),
        "date_label": _text(catalogue, language, "date"),
        "date": isolated(certificates.day(catalogue, language, found, home.timezone)),
        "code_label": _text(catalogue, language, "code"),
        "code": isolated(found.code),
        "issuer": _issuer(catalogue, language, home.name),
        "address": isolated(address.partition("://")[2]),
        "qr": _qr(address) if address else "",
    }


def drawable(name: str) -> str:
    """The name without what no font of ours has, such as emoji."""
    kept = (one if one.isspace() or unicodedata.category(one)[0] in "LMNP" else " " for one in clean(name))
    return " ".join("".join(kept).split())


def _text(catalogue: Catalogue, language: str, key: str, **args: object) -> str:
    return catalogue.text(language, f"certificate-on-{key}", args)


def _issuer(catalogue: Catalogue, language: str, name: str) -> str:
    """Who gives it, where that is not told by our own name above."""
    ours = {catalogue.label(one, "certificate-on-brand") for one in LANGUAGES}
    return "" if name in ours else _text(catalogue, language, "issuer", name=name)


def _qr(address: str) -> str:
    """The address as an SVG picture, with the quiet zone a reader needs."""
    return segno.make(address, error="m", micro=False).svg_inline(border=4, dark=DARK, light=LIGHT)


@cache
def _fonts() -> typst.Fonts:
    folders = [fontpkg.path(name).parent for name in FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
