"""How grave a text is, and of which kind: what a sender wrote, or what she tells. Words only raise the level she chose."""

import re
from functools import cache

from bot.reading.normalise import normalise

NUISANCE, INSULT, THREAT, BLACKMAIL = 1, 2, 3, 4
# Dangers that want other words than a threat does; of two the first is answered.
KINDS = ("despair", "violence")

# Phrases as they are written to women and told by them, in plain Arabic, Jordanian, Moroccan, English and French.
_BLACKMAIL = (
    "ابتزاز", "يبتزني", "بيبتزني", "ببتزني", "كيبتزني", "ابتزني", "سأنشر صورك", "بنشر صورك", "رح أنشر صورك",
    "راح أنشر صورك", "غادي ننشر صورك", "غاننشر صورك", "ننشر تصاورك", "أنشر صورك", "صورك عندي", "عندي صورك",
    "تصاورك عندي", "نشر صوري", "ينشر صوري", "بينشر صوري", "بفضحك", "رح أفضحك", "أفضحك", "نفضحك", "غانفضحك",
    "بيفضحني", "يفضحني", "كيفضحني", "ادفعي وإلا", "خلصي وإلا", "حولي الفلوس وإلا", "حولي المصاري وإلا",
    "blackmail", "blackmails me",
    "i will publish your", "i will post your", "i'll post your", "i'll publish your", "i have your pictures",
    "pay or i", "pay me or", "chantage", "je vais publier tes", "j'ai tes photos",
)  # fmt: skip
# The two lists that follow hold every phrase of `word-danger-violence` and `word-danger-despair`: test_harm.py.
_DONE = (
    "ضربني", "ضربوني", "ضربتني", "حبسني", "حبسوني", "خنقني", "عنفني", "قتلني", "قتلوني", "ذبحني", "ذبحوني", "دبحني",
    "غتصبني",
)  # fmt: skip
# He did it, he does, she does, as each country says it.
_BY = ("", "ي", "ب", "بي", "كي", "تي", "ت", "بت", "كت")
_VIOLENCE = (
    *(f"{by}{done}" for done in _DONE for by in _BY),
    "حابسني", "حابسيني", "اغتصبني", "اغتصاب", "بالقتل", "هددني بسكين", "هددني بالسكين", "بيهددني بسكين",
    "بيهددني بالسكين", "بهددني بالسكين", "يهددني بالسكين", "كيهددني بالموس", "رفع علي سكين", "رفع علي السكين",
    "قفل علي الباب", "سكر علي الباب", "سد عليا الباب", "hits me", "he hit me", "hitting me", "beats me", "he beat me",
    "they beat me", "beat me up", "beating me", "he hurts me", "punched me", "punches me", "slapped me", "slaps me",
    "choked me", "chokes me", "strangled me", "strangles me", "raped me", "rapes me", "rape", "will kill me",
    "to kill me", "kills me", "locked me in", "locks me in", "locked me up", "threatened me with a knife",
    "threatens me with a knife", "threatened me with a gun", "threatens me with a gun", "il me bat", "il me frappe",
    "m'a frappée", "m'a battue", "m'a violée", "m'a enfermée", "va me tuer", "veut me tuer",
)  # fmt: skip
_DESPAIR = (
    "أنتحر", "ننتحر", "بنتحر", "انتحار", "الانتحار", "أقتل حالي", "أقتل نفسي", "نقتل راسي", "أموت حالي", "أذبح حالي",
    "آذي حالي", "آذي نفسي", "أؤذي نفسي", "أأذي حالي", "أنهي حياتي", "ننهي حياتي", "بدي أموت", "أريد أن أموت",
    "بغيت نموت", "بتمنى أموت", "أتمنى أن أموت", "أتمنى الموت", "كنتمنى نموت", "ياريت أموت", "يا ريت أموت",
    "ما بدي أعيش", "ما عاد بدي أعيش", "لا أريد أن أعيش", "ما بقيتش باغية نعيش", "kill myself", "hurt myself",
    "harm myself", "end my life", "take my own life", "suicide", "suicidal", "want to die", "wish i was dead",
    "wish i were dead", "don't want to live", "dont want to live", "do not want to live", "no reason to live",
    "me suicider", "je veux mourir", "je veux me tuer", "en finir avec la vie", "plus envie de vivre",
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
_LEVELS = (
    (BLACKMAIL, _DESPAIR + _VIOLENCE + _BLACKMAIL), (THREAT, _THREAT), (INSULT, _INSULT), (NUISANCE, _NUISANCE),
)  # fmt: skip


def level(text: str) -> int:
    """The gravest level whose phrase stands in the text as whole words («و» and «ف» may stand before it); 0: none."""
    words = _bare(text)
    return next((level for level, phrases in _LEVELS if _pattern(phrases).search(words)), 0)


def kind_of(text: str) -> str:
    """Which danger a woman tells of herself, one of KINDS; nothing for any other, and for none. Of two the first."""
    words = _bare(text)
    lists = dict(zip(KINDS, (_DESPAIR, _VIOLENCE), strict=True))
    return next((kind for kind, phrases in lists.items() if _pattern(phrases).search(words)), "")


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)[وف]?(?:{'|'.join(re.escape(_bare(one)) for one in phrases)})(?=\s|$)")


def _bare(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", normalise(text)).split())
