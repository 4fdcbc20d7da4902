"""What can be found in her words: ideas of the lexicon, prices, measures, questions, days, hashtags."""

import re

from bot.language.lexicon import Hit, lexicon
from bot.learning.tasks.advice import Find, Found
from bot.reading import days
from bot.reading.affixes import plain
from bot.reading.amounts import amounts
from bot.reading.normalise import digits

THERE: Found = ("",)  # found, and no word to quote
_AT = re.compile(r"(?<!\w)ب \d")  # «ب 5»: at five
_FOR = re.compile(r"(?<!\w)لل\w{3,}")  # «للعرائس»
_WORD = re.compile(r"[^\W\d_]{3,}")
_MARK = re.compile("[?\u061f]")
_CLAUSE = re.compile("[\n?\u061f.!,\u060c;\u061b]")
_NUMBER_OF_LICENCE = re.compile(r"\d{3,}")
_NEAR = 30  # characters after «licensed» in which its number may stand
_SHORT = 2  # letters of a unit that needs a number before it: g, ml
_SAYS_NOTHING = (
    "order", "price", "delivery", "cash", "digital", "payment", "measure", "pieces", "few", "greeting", "asks",
    "right", "platform", "audience", "sells", "area", "coins", "small", "not",
)  # fmt: skip


def there(found: object) -> Found:
    """Found, without a word to quote."""
    return THERE if found else ()


def of(*ideas: str) -> Find:
    """The first word of these ideas."""

    def find(words: str, country: str) -> Found:
        return tuple(found[0] for idea in ideas if (found := lexicon().found(idea, words)))[:1]

    return find


def said(idea: str) -> Find:
    """The first word of an idea that she affirms: «ليس دواء» does not count."""
    return lambda words, country: tuple(lexicon().affirmed(idea, words)[:1])


def either(*finds: Find) -> Find:
    """What the first of them finds."""
    return lambda words, country: next((found for find in finds if (found := find(words, country))), ())


def price(words: str, country: str) -> Found:
    """A sum of money, or a number that a word such as «السعر» or «ب» makes one."""
    sums = [amount for amount in amounts(words, country) if amount.value > 0]
    named = any(amount.currency for amount in sums)
    return there(named or (sums and (lexicon().has("price", words) or _AT.search(plain(words)))))


def total(words: str, country: str) -> Found:
    """A sum, or a number after a word such as «المجموع»."""
    return price(words, country) or there(lexicon().has("total", words) and amounts(words, country))


def detail(words: str, country: str) -> Found:
    """A weight, a size, a number of pieces, or what it is made of."""
    book = lexicon()
    measured = any(len(plain(hit.word)) > _SHORT or _counted(hit) for hit in book.hits("measure", words))
    return there(measured or quantity(words, country)) or of("ingredients", "material")(words, country)


def quantity(words: str, country: str) -> Found:
    """How many: a number before a piece or a measure, or a dual."""
    book = lexicon()
    hits = [*book.hits("pieces", words), *book.hits("measure", words), *book.hits("product", words)]
    return there(book.has("two", words) or any(map(_counted, hits)))


def _counted(hit: Hit) -> bool:
    before = hit.before.split()[-1:]
    return bool(before) and (before[0].isdigit() or lexicon().has("few", before[0]))


def audience(words: str, country: str) -> Found:
    """For whom: a word for people, or «لل» and a noun."""
    rest = lexicon().without(("order", "sells", "delivery"), words)
    return of("audience")(words, country) or there(_FOR.search(rest))


def something(words: str, country: str) -> Found:
    """Words beside those of orders, prices and the like: a product we do not know by name."""
    return there(_WORD.search(lexicon().without(_SAYS_NOTHING, words)))


def question(words: str, country: str) -> Found:
    """A question mark, or a word that asks."""
    return there(_MARK.search(words) or lexicon().has("asks", lexicon().without(("greeting",), words)))


def questions(words: str) -> int:
    """How many questions she wrote."""
    asked = sum(lexicon().has("asks", clause) for clause in _CLAUSE.split(words))
    return max(len(_MARK.findall(words)), asked)


def moment(words: str, country: str) -> Found:
    """A day or an hour."""
    return there(days.mentions_time(words) or days.dates(words))


def dates(words: str) -> int:
    """How many dates she wrote."""
    return len(days.dates(words))


def licence(words: str, country: str) -> Found:
    """«مرخّص» without a number after it."""
    book = lexicon()
    bare = [
        hit.word for hit in book.hits("licence", words) if not _NUMBER_OF_LICENCE.search(hit.after[:_NEAR])
    ]
    return tuple(word for word in bare if word in book.affirmed("licence", words))[:1]


def hidden(words: str, country: str) -> Found:
    """A product and what is usually in it, when she does not say so."""
    book = lexicon()  # «معمول يوم الأحد» is a date, not a cake
    return book.hidden(book.without(("worked",), words)) or ()


def code(words: str, country: str) -> Found:
    """A code with its digits, which is never written to anybody."""
    return there(
        any(re.match(r"\W*(?:\w+\W+)?\d{4,8}(?!\d)", hit.after) for hit in lexicon().hits("code", words))
    )


def lines(words: str) -> list[str]:
    """Her lines with something in them."""
    return [digits(line) for line in words.splitlines() if line.strip()]
