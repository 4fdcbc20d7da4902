# صفحة المحاكي: ما يُقرأ حول الهواتف وعليها
simulator-title = محلّي: المحاكي
simulator-brand = محلّي
simulator-subtitle = جرّبي المحادثة كلها هنا
simulator-invented = الأشخاص مخترَعون، ولا تخرج رسالة من هذا الجهاز.
simulator-other-language = { language-en }
simulator-clock = الساعة الآن

simulator-play = ابدئي القصة
simulator-stop = أوقفي القصة
simulator-reset = من جديد
simulator-reset-sure = تُمحى المحادثات كلها وتعود بيانات التجربة كما كانت. نتابع؟
simulator-failed = لم يصل. جرّبي مرة أخرى.
simulator-away = انقطع الاتصال بالخادم. نحاول من جديد…

# الأعمدة
simulator-tabs = أي شاشة؟
simulator-tab-her = هاتفها
simulator-tab-office = المنسّقة
simulator-tab-public = القناة
simulator-her = هاتفها
simulator-her-choose = لمن الهاتف؟
simulator-office = هاتف المنسّقة
simulator-office-about = تراجع المنتجات، وتوافق أو تطلب تعديلاً.
simulator-public = القناة العامة
simulator-public-about = «ادعم المحلي» كما تراها كل متابِعة.

# الأشخاص
simulator-name-um-ali = أم علي
simulator-name-suad = سعاد
simulator-name-rania = رانية
simulator-name-fatima = فاطمة
simulator-name-halima = حليمة
simulator-name-follower = متابِعة
simulator-name-coordinator = هناء
simulator-about-um-ali = مخللات ومونة · إربد، الأردن
simulator-about-suad = صابون زيت الزيتون · مادبا، الأردن
simulator-about-rania = تطريز · الزرقاء، الأردن
simulator-about-fatima = حلويات البيت · الجديدة، المغرب
simulator-about-halima = زرابي ومنسوجات · سيدي بنور، المغرب
simulator-about-follower = رأت منشوراً في القناة وتريد أن تسأل
simulator-about-coordinator = منسّقة الجمعية

# الهاتف
simulator-skin = شكل الهاتف
simulator-telegram = تلغرام
simulator-whatsapp = واتساب
simulator-bot = بوت
simulator-business = حساب أعمال
simulator-channel = ادعم المحلي
simulator-channel-kind = قناة عامة
simulator-messages = الرسائل
simulator-empty = لا رسائل بعد
simulator-empty-office = لا شيء ينتظرها الآن
simulator-empty-public = لا منشورات بعد
simulator-start = ابدأ
simulator-greeting = مرحبا
simulator-write = اكتبي رسالة
simulator-send = إرسال
simulator-photos = إرسال صور
simulator-edit = تعديل الرسالة
simulator-editing = تعدّلين رسالتك
simulator-cancel = إلغاء
simulator-edited = معدّلة
simulator-tapped = ضغطت
simulator-place = موقعي التقريبي
simulator-options = { whatsapp-choose }
simulator-removed = أُزيل هذا المنشور
simulator-photo = صورة
simulator-file = ملف
simulator-voice = رسالة صوتية
simulator-watching = هذا ما يراه الجمهور

# القصة
simulator-story-done = انتهت القصة. الهواتف لكِ الآن: جرّبي ما تشائين.
simulator-story-stopped = توقفت القصة. أكملي من حيث وصلتِ.
simulator-story-stuck = لم يصل الجواب الذي تنتظره القصة، فتوقفت هنا.
simulator-story-meet = أم علي تصنع المخللات في بيتها. تفتح المحادثة أول مرة.
simulator-story-welcome = الشروط أولاً، بكلمات قليلة، قبل أي سؤال.
simulator-story-lesson = درس الأمان أولاً، أربع دقائق: هي تقرر ماذا يظهر عنها.
simulator-story-listing = والآن تعرض منتجها: صور واسم وسعر.
simulator-story-check = ترى كل شيء قبل أن ترسله، وتعدّل ما تشاء.
simulator-story-review = المنسّقة ترى المنتج قبل الناس، ثم توافق.
simulator-story-post = وافقت المنسّقة، فظهر المنتج في القناة العامة.
simulator-story-follower = متابِعة تسأل عن المنتج، ولا ترى رقم أم علي.
simulator-story-answer = يصل السؤال إلى أم علي، وتجيب من مكانها.
