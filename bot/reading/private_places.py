"""Where somebody lives, in words or on a map, in folded text; a city or «near the university» is no address."""

import re

from bot.reading.units import COINS, MEASURES

_MAP = re.compile(
    r"maps\.app\.goo\.gl|goo\.gl/maps|maps\.google|google\.[a-z.]{2,6}/maps|maps\.apple\.com|waze\.com"
    r"|openstreetmap\.org|osm\.org/|bing\.com/maps|what3words|w3w\.co"
    r"|(?<![\w+])(?=[0-9+]*[a-z])[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}(?![\w+])"  # plus code: X2QM+4F
    r"|(?<![\d.])-?\d{1,2}\.\d{4,}°? ?[ns]?\s*[,،;/ ]\s*-?\d{1,3}\.\d{4,}(?!\d)"  # 32.5556, 35.8500
    r"|\d{1,3}° ?\d{1,2} ?['′’]"  # 31°57'
)

_BEFORE = r"(?<![^\W\d_])و?(?:[بلف]?(?:ال)?|لل)"  # «and», «in the», «for the»: glued
_STREET = rf"(?:{_BEFORE}(?:شارع|شارعنا|زنقه|جاده)|\b(?:street|avenue|ave|rue|boulevard|bd))"
_HOUSE = rf"(?:{_BEFORE}(?:عماره|عمارتنا|بنايه|مبني|فيلا|اقامه|بلوك)|\b(?:building|bldg|villa|immeuble|imm|bloc|block))"
_HOME = rf"(?:{_BEFORE}(?:بيت|بيتي|منزل|دار|محل)|\bhouse)"  # only with the word «number»
_FLOOR = rf"(?:{_BEFORE}(?:طابق|دور)|\b(?:floor|etage))"
_FLAT = rf"(?:{_BEFORE}(?:شقه|شقتي|شقتنا)|\b(?:apartment|apt|appt|flat|appartement))"
_QUARTER = rf"(?:{_BEFORE}(?:حي|ضاحيه|اسكان|تجزيه)|\b(?:hay|quartier|lotissement))"

_ORDINAL = (
    r"(?:ال)?(?:اول|اولي|ثاني|ثانيه|تاني|تانيه|ثالث|ثالثه|تالت|تالته|رابع|رابعه|خامس|خامسه|سادس|سادسه|سابع|سابعه"
    r"|ثامن|ثامنه|تاسع|تاسعه|عاشر|عاشره|ارضي|ارضيه|اخير|سفلي)\b"
)
_OTHER = "|".join(sorted(map(re.escape, COINS["MA"].keys() | MEASURES), key=len, reverse=True))
_NUMBER_WORD = r"(?:رقم|رقمها|رقمه|no|nr|number|n°|#)[ .:]{0,2}"
# a house number: short, and neither money nor a weight
_NUMBER = rf"(?:{_NUMBER_WORD})?\d{{1,4}}(?![\d.,]?\d)(?! ?(?:{_OTHER})(?![^\W\d_]))"
_WORDS = r"(?:[ ,،.:-]+[^\W\d_]+){0,%d}?[ ,،.:-]+"  # up to so many words between

_ADDRESS = re.compile(
    "|".join(
        (
            # «building 12», «flat no. 5», «second floor»
            rf"(?:{_HOUSE}|{_FLAT}){_WORDS % 1}{_NUMBER}",
            rf"(?:{_HOUSE}|{_FLAT}|{_FLOOR}) ?(?:{_NUMBER}|{_ORDINAL})",
            r"\b(?:ground|first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th)) floor\b",
            # «house no. 7»: homes only with the word «number»
            rf"{_HOME} {_NUMBER_WORD}\d{{1,4}}(?!\d)|\bhouse \d{{1,4}}(?![\d.,]?\d)",
            # «University Street 15», «12 Main Street»
            rf"{_STREET}{_WORDS % 3}{_NUMBER}",
            r"(?<![\d.,])\d{1,4}[, ]+(?:[a-z]+ ){1,2}(?:street|st|avenue|ave|boulevard)\b(?! food)",
            r"(?<![\d.,])\d{1,4}[, ]+(?:bis )?(?:rue|avenue|boulevard|bd) [a-z]",
            # «Nazzal quarter, no. 7»
            rf"{_QUARTER}{_WORDS % 3}{_NUMBER}",
            # «the fourth house after the bakery», «our house is beside the school»
            rf"{_BEFORE}(?:اول|ثاني|تاني|ثالث|تالت|رابع|خامس|اخر) بيت|بيت(?:ي|نا) (?:مقابل|جنب|خلف|ورا|بعد|قرب|فوق|تحت)\b",
            # an alley has a few doors
            r"(?<![^\W\d_])(?:ب|في )?(?:زنقه|الزنقه) [^\W\d_]{2,}|(?<!علي )(?<![^\W\d_])ب?درب (?:ال)?[^\W\d_]{3,}",
            # a street with a house, a floor or a flat behind it, without numbers
            rf"{_STREET}(?:[ ,،.:\n-]+\w+){{1,7}}?[ ,،.:\n-]+(?:{_HOUSE}|{_FLOOR}|{_FLAT})",
            r"(?:ص ?\. ?ب|\bp\.? ?o\.? ?box)[ .:]{0,3}\d{2,}",
        )
    )
)


def on_a_map(plain: str) -> bool:
    """True for a link to a map, a plus code, or bare coordinates."""
    return bool(_MAP.search(plain))


def address(plain: str) -> bool:
    """True for an address in words: a street, a building, a floor or a flat, together or with a number."""
    return bool(_ADDRESS.search(plain))
