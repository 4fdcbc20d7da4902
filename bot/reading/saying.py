"""The words people put around the name of a place, and the one spelling that all spellings of a name share."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from bot.reading.normalise import folded

Role = Literal["", "mark", "living", "self", "in", "kind", "road", "beside", "not", "more"]

_SAID: dict[Role, str] = {
    # before where she lives or works
    "living": "ساكنة ساكن ساكنين سكان سكنة اسكن بسكن نسكن كنسكن كانسكن تنسكن تانسكن سكني سكناي مقيمة مقيم عايشة عايش عائشة اعيش"
    " بعيش كنعيش قاطنة قاعدة اعمل بعمل كنعمل نعمل اشتغل بشتغل كنخدم خدامة شغلي عملي مشروعي مطبخي بيتي بيتنا داري"
    " دارنا محلي منطقتي منطقتنا مدينتي مدينتنا بلدي بلدنا بلدتي بلادي محافظتي قريتي سكنا sakna skna saken kansken"
    " kankhdem bladi live living lives based located work working home habite reside installee travaille",
    "self": "انا اني احنا حنا نحن نحنا i im am we je cest jhabite suis nous ana hna",
    "in": "بين مابين between entre في ف ب من بال على عند الى in at from of around de du des dans a au la le les fi f mn men min b",
    # what follows is a detail, and a place in it is a name of something in another place
    "road": "شارع طريق دوار جامعة مدرسة مسجد جامع مستشفى سوق ساحة جسر مطعم مجمع زنقة بنك محطة street road avenue ave"
    " rue boulevard bd university school mosque hospital square souk",
    # what follows is a detail, unless it is a place
    "beside": "حي جنب قرب قريب قريبة قريبين بجانب بجنب حدا مقابل قدام خلف ورا وراء near hay quartier close pres",
    "not": "مش مو ليس ليست لست ماشي غير مانيش مني not no pas isnt",
    "more": "الاردن اردن المغرب مغرب jordan morocco maroc maghrib urdun ordon هي هو هيا انها انه اسم اسمها اسمه نعم اه"
    " ايوه هلا مرحبا السلام عليكم سلام يعني تحديدا بالضبط بالتحديد حاليا هلق الان دابا لا و او عاصمة the my is its it"
    " yes hello hi please s hada hadi or and to",
}
KINDS = {
    "محافظة": "governorate", "governorate": "governorate", "جهة": "region", "region": "region", "لواء": "district",
    "لوا": "district", "district": "district", "liwa": "district", "اقليم": "province", "عمالة": "province",
    "province": "province", "prefecture": "province", "قرية": "town", "بلدة": "town", "village": "town",
}  # fmt: skip
_ANY_KIND = (
    "قضاء دائرة جماعة مدينة منطقة نواحي ناحية ضواحي مركز قصبة مخيم وسط شمال جنوب شرق غرب town city ville area camp"
    " mdinat center centre downtown north south east west"
)
_ROLES: dict[str, Role] = {word: role for role, words in _SAID.items() for word in folded(words).split()}
_ROLES |= dict.fromkeys(folded(" ".join([*KINDS, _ANY_KIND])).split(), "kind")
KINDS = {folded(word): kind for word, kind in KINDS.items()}

_TOKEN = re.compile(r"[^\W_]+(?:['’`ʿʾ][^\W_]+)*|[,،.;؛/|()\n]")
_ALIKE = str.maketrans("ݣکیہۃڤپ", "ككيههفب")
_CHAT = str.maketrans({"2": "", "3": "a", "5": "kh", "6": "t", "7": "h", "9": "q"})  # Arabic in Latin letters
_SOUNDS = (
    ("ch", "sh"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("c", "k"), ("q", "k"), ("y", "i"), ("w", "u"),
)  # fmt: skip
_ARTICLES = {"al", "el", "l", "ash", "as", "ad", "ar", "at", "az", "an", "es", "er", "ed", "ez", "ech"}
_JOINED = re.compile(r"\b[وف](?=\w{3})")
_GLUED = ("و", "ب", "ف", "ل", "ع", "من", "وب", "ول", "ال", "بال", "وال", "فال", "al", "el")
_TWICE = re.compile(r"([a-z])\1+")
_DRAWN = re.compile(r"(.)\1{2,}")
_A = re.compile(r"(?:eh|ah|ih|e)$")
_APOSTROPHES = re.compile(r"['’`ʿʾ]")


def tokens(text: str) -> list[str]:
    """The words of a text, and the marks between them, in one spelling of letters and without accents."""
    plain = unicodedata.normalize("NFKD", folded(text).translate(_ALIKE))
    return _TOKEN.findall(folded("".join(char for char in plain if not unicodedata.combining(char))))


@lru_cache(maxsize=4096)
def role(word: str) -> Role:
    """What a word of `tokens` is to a place: where one lives, a kind of place, a road, a mark; "" for any other."""
    if not word[0].isalnum():
        return "mark"
    if word.isdigit() or word in _ARTICLES:
        return "more"
    bare = _APOSTROPHES.sub("", word)
    return next((_ROLES[form] for form in (bare, *unglued(bare)) if form in _ROLES), "")


def kind(word: str) -> str:
    """The kind of place a word such as «لواء» or «بمحافظة» names; "" for none, or any."""
    return next((KINDS[form] for form in (word, *unglued(word)) if form in KINDS), "")


def unglued(word: str) -> Iterator[str]:
    """The word without what may be glued to its front: «بالزرقاء», «وعمان», «فطنجة», «للسلط», "eljadida"."""
    for front in _GLUED:
        if word.startswith(front) and len(word) - len(front) > 2:
            yield word[len(front) :]
    if word.startswith("لل") and len(word) > 4:
        yield word[2:]


def unjoined(text: str) -> str:
    """The words, each without the «و» or «ف» that is glued to its front: «وبيضربني» is «بيضربني»."""
    return _JOINED.sub("", text)


def key(words: Sequence[str]) -> str:
    """What all spellings of a name share: no article, no spaces, no doubled letters; "" for articles only."""
    return "".join(_latin(word) if word[0].isascii() else _arabic(word) for word in words)


def _arabic(word: str) -> str:
    bare = _DRAWN.sub(r"\1", word).replace("ء", "")
    if len(bare) > 4 and bare.startswith("ال"):
        bare = bare[2:]
    return f"{bare[:-1]}ا" if len(bare) > 2 and bare.endswith("ه") else bare


def _latin(word: str) -> str:
    bare = _APOSTROPHES.sub("", word)
    if bare in _ARTICLES:
        return ""
    if not bare.isdigit():
        bare = bare.translate(_CHAT)
    for spelled, sound in _SOUNDS:
        bare = bare.replace(spelled, sound)
    return _A.sub("a", _TWICE.sub(r"\1", bare)) if len(bare) > 3 else bare
