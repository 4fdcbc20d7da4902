"""Words that stand beside a price: what it is for, what makes it doubtful, what it depends on; in folded spelling."""

import re

from bot.reading.normalise import folded
from bot.reading.units import MEASURES

_DELIVERED = "توصيل التوصيل والتوصيل للتوصيل delivery shipping livraison الشحن والشحن شحن"
DELIVERED = frozenset(_DELIVERED.split())
_LABELS = re.compile(
    r"و?(?:ال)?(?:مقاس|قياس|نمر|رقم|عمر|موديل|طول|عرض|ارتفاع|قطر|عدد|سن|تاريخ)(?:ها|هم|ي|و|ه|ة|تي|تها)?|عام|يوم|نهار"
    r"|size|taille|pointure|age|aged|no|number|model|year|length|width"
)

# «لل», «بال», «و» and the like may be glued before
_PRICE = re.compile(
    r"[وفبل]*(?:ال|لل)?(?:(?:سعر|ثمن|تمن|سوم|حق|قيم|تكلف|كلف)(?:[هتي]?(?:ه|ي|ك|ها|هم|هن|نا|و|كم)|ت|تين)?|[بكنيا]{0,3}(?:بيع|نبيع|طلب)\w{0,3})"
    r"|prices?|costs?|prix|sell|selling|asking"
)
_BEFORE = re.compile(r"^[وف]?(?:لل|بال|عال|ال|ل|ب)?")
_BESIDE = """
    واحد واحده وحده حبه حبات قطعه كيلو علبه مرطبان دزينه طبق صحن كاسه كيس لتر متر زوج جوز طقم سله صينيه كرتونه
    زجاجه قنينه ربطه باكيت عبوه وعاء قارب شخص نفر طلب طلبيه وجبه ساعه يوم شي منتج كل لكل هاد هاي اردني اردنيه مغربي مغربيه هذا هذه هو هي ده دي
    بس فقط يعني تمام اوك اوكي طيب نعم اه ايوه ان شاء الله والله يا ريت لو سمحت سمحتي سمحتو من فضلك شكرا اختي حبيبتي
    مرحبا السلام عليكم صباح مساء الخير نهائي اخر صافي عندي انا بدي اريد بدنا يكون بيكون بتكون رح راح خليه خليها حطي حطيه
    اكتبي مع شامل بدون اضافه التوصيل توصيل مجاني مجانا ديال ديالي ديالها ديالو غير كيدير كتدير داير دايره بغيت
    it is its it's for the per each every only just my i want please ok final thanks hi hello jar piece pcs box with
    delivery included free pour la le les l un une par c est pièce piece kg كغ غم غرام of in
"""
_KNOWN = frozenset(folded(_BESIDE).split()) | MEASURES
_ASKS = re.compile(
    r"[?؟<>≥≤~≈²³¹①-⓿]|(?![0-9])\d|(?<!\d )(?<![\d./])[13]/[24](?![\d/])|\d[.,]{2,}\d|\+\s*$|(?<![\w\d])-\d|(?<![\d\w])[.,]\d|[-–—]\s*$"
    r"|(?<![^\W\d_])(?:"
    r"مش|مو|مب|ليس|ليست|مهو|ماشي|لا اعرف|لا ادري|ما بعرف|ما بدري|مابعرف|ما عرفت|نسيت"
    r"|كم|قديش|اديش|بكم|شحال|بشحال|كام"
    r"|(?:عال|ال)?(?:اكثر|اكتر|اقل)|فوق|تحت|وفوق|و?(?:طالع|طلوع|نازل|شوي|شويه|كسور|نيف)|بحدود|حدود|حوالي|تقريبا|تقريبن|قريب|شي|نحو|زهاء"
    r"|يمكن|ممكن|ربما|بلكي|احيانا|يعتمد|تعتمد|يختلف|تختلف|بيختلف|بتختلف|حسب|بحسب|بالاتفاق"
    r"|كان|كانت|كنت|بدل|بدلا|قبل|سابقا|(?:ال)?(?:خصم|تخفيض|تنزيلات)|صار|صارت|عربون|مقدم|ناقص|زايد|زيد"
    r"|حتي|لغايه|لحد|كحد|ابتداء|يبدا|تبدا|بيبدا|بتبدا|بلش|من عند|تفاوض|للتفاوض|مفاصله|بالتفاوض|قابل|negotiable|negociable|négociable"
    r"|not|about|around|approx|approximately|roughly|maybe|perhaps|over|under|above|below|than|least|most"
    r"|was|were|before|instead|discount|off|deposit|starting|starts|from|depends|if|how|up to|until|till|or so|minimum|min|max"
    r"|environ|a partir|à partir|selon|moins|plus de|peut"
    r"|(?:او|or|ou|الا|except|to|الي)\s*$"
    r")(?![^\W\d_])"
)
_VARIES = re.compile(
    r"(?<![^\W\d_])(?:و?(?:ع|علي)? ?(?:ب?حسب|حسبما)|[يتب]{1,2}ختلف\w*|مختلف\w*|[يتب]{1,2}عتمد\w*|بالحجم|علي الحجم|بالاتفاق"
    r"|كل (?:حجم|مقاس|قياس|وحده|واحد|واحده|قطعه) (?:ب?سعر|شكل|غير|الها|اله)"
    r"|depend\w*|var(?:y|ies)|by (?:the )?(?:size|weight|order)|selon|different|each (?:size|one) has)(?![^\W\d_])"
)


def names_a_price(word: str) -> bool:
    """True for «السعر», «سعرها», «ثمن», «price»."""
    return bool(_PRICE.fullmatch(word))


def labels(word: str) -> bool:
    """True when the number behind the word is a size, an age or a number of something."""
    return bool(_LABELS.fullmatch(word))


def beside(word: str) -> bool:
    """True for what may stand beside a price without a doubt: signs, «per kilo», «only», «please»."""
    bare = _BEFORE.sub("", word)
    return (
        not word[:1].isalnum()
        or names_a_price(word)
        or not {word, bare, word.removeprefix("و")}.isdisjoint(_KNOWN)
    )


def asks(plain: str) -> bool:
    """True when a folded text says that its price is not certain: «about», «not», «was», «?», «or more»."""
    return bool(_ASKS.search(plain))


def varies(plain: str) -> bool:
    """True when a folded text says that the price depends on something."""
    return bool(_VARIES.search(plain))
