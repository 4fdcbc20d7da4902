"""How grave a text is: what a sender wrote, or what she tells of it. Words can only raise the level she chose."""

import re
from functools import cache

from bot.reading.normalise import normalise

NUISANCE, INSULT, THREAT, BLACKMAIL = 1, 2, 3, 4

# Phrases as they are written to women and told by them, in plain Arabic, Jordanian, Moroccan, English and French.
_BLACKMAIL = (
    "ابتزاز", "يبتزني", "بيبتزني", "ببتزني", "كيبتزني", "ابتزني", "سأنشر صورك", "بنشر صورك", "رح أنشر صورك",
    "راح أنشر صورك", "غادي ننشر صورك", "غاننشر صورك", "ننشر تصاورك", "أنشر صورك", "صورك عندي", "عندي صورك",
    "تصاورك عندي", "نشر صوري", "ينشر صوري", "بينشر صوري", "بفضحك", "رح أفضحك", "أفضحك", "نفضحك", "غانفضحك",
    "بيفضحني", "يفضحني", "كيفضحني", "ادفعي وإلا", "خلصي وإلا", "حولي الفلوس وإلا", "حولي المصاري وإلا",
    "ضربني", "يضربني", "بيضربني", "بضربني", "كيضربني", "حابسني", "blackmail", "blackmails me",
    "i will publish your", "i will post your", "i'll post your", "i'll publish your", "i have your pictures",
    "pay or i", "pay me or", "beats me", "hits me", "chantage", "je vais publier tes", "j'ai tes photos", "il me bat",
)  # fmt: skip
_THREAT = (
    "تهديد", "يهددني", "بيهددني", "بهددني", "كيهددني", "هددني", "بعرف بيتك", "أعرف بيتك", "عارف بيتك",
    "بعرف وين بيتك", "بعرف وين ساكنة", "أعرف أين تسكنين", "عارف فين ساكنة", "كنعرف فين ساكنة", "كنعرف دارك",
    "سأقتلك", "بقتلك", "رح أقتلك", "راح أقتلك", "غادي نقتلك", "غانقتلك", "نقتلك", "بذبحك", "رح أذبحك", "نذبحك",
    "بكسر راسك", "رح أوصلك", "غادي نوصلك", "رح تندمي", "غادي تندمي", "ستندمين", "يلاحقني", "بيلاحقني", "بلاحقني",
    "كيتبعني", "كيتسناني قدام الدار", "واقف قدام بيتي", "قدام بيتي", "يراقبني", "بيراقبني", "كيراقبني",
    "i know where you live", "i know your house", "i will kill you", "i'll kill you", "i will find you",
    "you will regret", "threat", "threatens me", "follows me", "is following me", "stalks me",
    "je sais où tu habites", "je vais te tuer", "tu vas le regretter", "il me menace", "il me suit",
)  # fmt: skip
_INSULT = (
    "قحبة", "قحاب", "شرموطة", "عاهرة", "كلبة", "بنت الكلب", "يا حمارة", "حقيرة", "يا واطية", "سكس", "صدرك", "طيزك",
    "عريانة", "صورك عارية", "صور عارية", "صورة عارية", "ورجيني جسمك", "وريني جسمك", "نيك", "أنيكك", "نحويك",
    "كلام وسخ", "كلام جنسي", "صور وسخة", "شتمني", "يشتمني", "بيشتمني", "كيسبني", "سبني", "bitch", "whore", "slut",
    "sex", "sexy", "nude", "nudes", "naked", "fuck", "fuck you", "pute", "salope", "putain", "nique",
)  # fmt: skip
_NUISANCE = (
    "نتعرف", "نتعارف", "تعارف", "ممكن نتعرف", "أنت متزوجة", "متزوجة أنت", "واش مزوجة", "بحبك", "أحبك", "كنبغيك",
    "حبيبة قلبي", "رقمك الشخصي", "صورتك الشخصية", "صيفطي صورتك", "ابعتي صورتك", "let's get acquainted",
    "are you married", "are you single", "i love you", "send me your picture", "send your photo", "tu es mariée",
    "tu es célibataire", "je t'aime",
)  # fmt: skip
_LEVELS = ((BLACKMAIL, _BLACKMAIL), (THREAT, _THREAT), (INSULT, _INSULT), (NUISANCE, _NUISANCE))


def level(text: str) -> int:
    """The gravest level whose phrase stands in the text as whole words («و» and «ف» may stand before it); 0: none."""
    words = _bare(text)
    return next((level for level, phrases in _patterns() if phrases.search(words)), 0)


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (level, re.compile(rf"(?:^|\s)[وف]?(?:{'|'.join(re.escape(_bare(one)) for one in phrases)})(?=\s|$)"))
        for level, phrases in _LEVELS
    )


def _bare(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", normalise(text)).split())
