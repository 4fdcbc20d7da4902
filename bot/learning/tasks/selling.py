"""Tasks of selling in words: who buys, the page, the post, hashtags, replies, labels."""

import re

from bot.language.lexicon import lexicon
from bot.learning.tasks import signs
from bot.learning.tasks.advice import Check, Found, Part
from bot.reading.normalise import visible

MOST_TAGS = 5  # a few precise ones; Instagram takes no more (instagram-hashtag-limit in facts.yaml)
_TAG = re.compile(r"[#\uff03]([^\s#\uff03]*)")
_CUT = re.compile(r"[^\w]")  # a dash or a space ends a hashtag


def tags(words: str) -> list[str]:
    """Her hashtags without the sign; one that is cut off at once is empty."""
    return [_CUT.split(tag)[0] for tag in _TAG.findall(visible(words))]


def _first_tag(words: str, country: str) -> Found:
    return signs.there(any(tags(words)))


def _many_tags(words: str, country: str) -> Found:
    return signs.there(len(tags(words)) > MOST_TAGS)


def _gap(words: str, country: str) -> Found:
    """A word that a space or a dash cut off from its hashtag."""
    rest = _TAG.sub(lambda tag: " " if not _CUT.search(tag[1]) and tag[1] else " + ", visible(words))
    return signs.there(any(tags(words)) and re.search(r"\w|\+", rest))


def _generic(words: str, country: str) -> Found:
    return tuple(tag for tag in tags(words) if lexicon().without(("generic",), tag).strip() == "")


def _tag_of_place(words: str, country: str) -> Found:
    return tuple(tag for tag in tags(words) if lexicon().has("area", tag))[:1]


def _tag_named(words: str, country: str) -> Found:
    return tuple(tag for tag in tags(words) if lexicon().has("product", tag))[:1]


def _tag_of_product(words: str, country: str) -> Found:
    """One of a product we know, else one that may be of a product we do not know by name."""
    of_place, generic = _tag_of_place(words, country), _generic(words, country)
    others = (
        tag
        for tag in tags(words)
        if tag not in {*of_place, *generic} and not lexicon().has("occasion", tag) and len(tag) > 2
    )
    return (*_tag_named(words, country), *others)[:1]


_PRODUCT = Part("product", signs.either(signs.of("product"), signs.something), signs.of("product"))
_CLAIM = Part("claim", signs.said("claims"), bad=True)
_LICENCE = Part("licence", signs.licence, bad=True)
_ORDER = Part("order", signs.of("order"))
_DELIVERY = Part("delivery", signs.of("delivery", "cash", "digital", "payment"))
_STREET = Part("street", signs.of("street"), bad=True)

SENTENCE = Check(
    "sentence",
    (_PRODUCT, Part("audience", signs.audience), Part("platform", signs.of("platform"))),
    enough=2,
    best=("platform", "audience"),
)
PROFILE = Check(
    "profile",
    (
        _STREET,
        _PRODUCT,
        Part("area", signs.of("area")),
        Part("way-to-order", signs.of("order", "platform")),
    ),
    enough=2,
    best=("way-to-order", "area"),
)
CAPTION = Check(
    "caption",
    (
        _CLAIM,
        _LICENCE,
        _PRODUCT,
        Part("detail", signs.detail),
        Part("price", signs.price),
        _DELIVERY,
        _ORDER,
        Part("tags", _many_tags, bad=True),
    ),
    enough=3,
    best=("price", "order", "detail", "delivery"),
)
HASHTAGS = Check(
    "hashtags",
    (
        Part("tag", _first_tag),
        Part("tag-gap", _gap, bad=True),
        Part("tags", _many_tags, bad=True),
        Part("tag-generic", _generic, bad=True),
        Part("tag-product", _tag_of_product, _tag_named),
        Part("tag-place", _tag_of_place),
    ),
    best=("tag-place", "tag-product"),
)
REPLY = Check(
    "reply",
    (
        _CLAIM,
        Part("greeting", signs.of("greeting")),
        Part("price", signs.price),
        Part("delivery-day", signs.either(signs.of("delivery"), signs.moment)),
        Part("asks-back", signs.question),
    ),
    enough=2,
    best=("price", "asks-back", "delivery-day"),
)

_LABEL = (
    _CLAIM,
    _LICENCE,
    Part("label-name", _PRODUCT.finds, _PRODUCT.sure),
    Part("ingredients", signs.of("ingredients", "material")),
    Part("allergen", signs.hidden, bad=True),
    Part("made", signs.either(signs.of("made"), signs.moment)),
    Part("storage", signs.of("storage")),
    Part("brand", signs.of("brand")),
)
_WORTH = ("made", "ingredients", "storage", "brand")
LABEL = Check("label", _LABEL, enough=2, best=_WORTH)
JAR = Check(
    "jar", (*_LABEL, Part("batch-number", signs.of("batch"))), enough=2, best=("batch-number", *_WORTH)
)

CHECKS = (SENTENCE, PROFILE, CAPTION, HASHTAGS, REPLY, LABEL, JAR)
