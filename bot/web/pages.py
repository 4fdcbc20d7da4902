"""Templates and static files, shared by every page."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bot.language.catalogue import Catalogue
from bot.language.content import LANGUAGES

DIRECTION = {"ar": "rtl"}
_LINK = re.compile(r"https?://[^\s<>\u2066-\u2069]+")


@cache
def environment() -> Environment:
    """Every template escapes what it is given, and fails on a name it does not know."""
    environment = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"linked": linked, "opens": opens, "begins": begins}
    return environment


def page(catalogue: Catalogue, language: str, template: str, prefix: str, **values: object) -> str:
    """A template as HTML. In it, `t("title")` is the text `<prefix>-title` in that language."""
    t: Callable[..., str] = partial(_text, catalogue, language, prefix)
    return (
        environment()
        .get_template(template)
        .render(t=t, language=language, direction=DIRECTION.get(language, "ltr"), **values)
    )


def _text(catalogue: Catalogue, language: str, prefix: str, key: str, **args: object) -> str:
    return catalogue.label(language, f"{prefix}-{key}", args)


def switch(catalogue: Catalogue, language: str, addresses: Mapping[str, str]) -> dict[str, object]:
    """What a template shows of a page's languages: `addresses` by language, and the `other` one by its own name."""
    other = next(one for one in LANGUAGES if one != language)
    name = catalogue.label(other, f"language-{other}")
    return {"addresses": addresses, "other": other, "other_name": name, "there": addresses[other]}


def static() -> Mount:
    """The route of style sheets, scripts, fonts and drawings."""
    return Mount("/static", StaticFiles(packages=[("bot.web", "static")]))


def linked(text: str) -> Markup:
    """Plain text with its addresses made into links."""
    pieces, end = [], 0
    for found in _LINK.finditer(text):
        address = found.group().rstrip(".,:;!?)،؛؟»")
        pieces += [escape(text[end : found.start()]), _anchor(address)]
        end = found.start() + len(address)
    return Markup("").join([*pieces, escape(text[end:])])


def opens(address: str) -> str:
    """An address a button may open: a page, never a script."""
    return address if address.startswith(("https://", "http://", "/")) else "#"


def begins(link: str) -> str:
    """The address that opens a talk with nothing to follow it: on WhatsApp the greeting alone."""
    return opens(link.removesuffix("%20%23"))


def _anchor(address: str) -> Markup:
    return Markup('<a href="{0}" target="_blank" rel="noopener noreferrer" dir="ltr">{0}</a>').format(address)
