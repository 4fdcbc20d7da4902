# The public catalogue: read by visitors of any kind, so it asks with nouns and in the plural

catalogue-brand = محلّي
catalogue-title = محلّي: منتجات من بيوت جيراننا
catalogue-heading = من بيوت جيراننا
catalogue-intro = مونة وصابون وتطريز وحلويات، صنعتها نساء في بيوتهن. ونظر فريقنا في كل منتج قبل عرضه.
catalogue-skip = إلى المنتجات مباشرة
catalogue-pages-of-ours = صفحات الموقع
catalogue-try = جرّبي المحادثة
catalogue-about = «محلّي» يعرض ما تصنعه النساء في بيوتهن. العرض مجاني، ولا تُعرض صورة ولا كلمة إلا بموافقة صاحبتها.
catalogue-sell = تصنعين شيئاً في بيتك؟ اعرضيه هنا
catalogue-fairness = كيف نختار ما يُعرض
catalogue-search = البحث في المنتجات
catalogue-search-like = مخلل، صابون، تطريز
catalogue-find = بحث
catalogue-filter = تصفية وترتيب
catalogue-kind = النوع
catalogue-kind-all = كل الأنواع
catalogue-area = المنطقة
catalogue-area-all = كل المناطق
catalogue-least = السعر من
catalogue-most = السعر إلى
catalogue-sort = الترتيب
catalogue-sort-new = الأحدث أولاً
catalogue-sort-price = الأقل سعراً أولاً
catalogue-sort-close = الأقرب أولاً
catalogue-show = عرض النتائج
catalogue-clear = عرض الكل
catalogue-all = كل المنتجات
catalogue-count = { $count ->
        [zero] لا منتجات
        [one] منتج واحد
        [two] منتجان
        [few] { $count } منتجات
        [many] { $count } منتجاً
       *[other] { $count } منتج
    }
catalogue-pages = صفحات النتائج
catalogue-previous = الصفحة السابقة
catalogue-next = الصفحة التالية
catalogue-page-of = { $n } من { $count }
catalogue-none = لم نجد منتجاً كهذا
catalogue-none-help = قد تنفع كلمة أقصر أو تهجئة أخرى، أو تصفية أوسع.
catalogue-none-newest = وهذا أحدث ما وصل
catalogue-empty = الرفوف تنتظر أول منتج
catalogue-empty-help = هنا تظهر المنتجات بعد أن ينظر فيها فريقنا. تصنعين شيئاً في بيتك؟ المحادثة ترشدك خطوة خطوة، من الصورة إلى العرض.

# One product

catalogue-back = كل المنتجات
catalogue-photos = صور المنتج
catalogue-alt = { $title }: الصورة { $n } من { $count }
catalogue-order-heading = للطلب
catalogue-order = الطلب أو السؤال
catalogue-order-whatsapp = الطلب على واتساب
catalogue-order-telegram = الطلب على تلغرام
catalogue-order-how = تُفتح محادثة مع «محلّي»، ويصل الطلب إلى صاحبة المنتج. لا يرى أحد رقم الآخر.
catalogue-order-channel = الطلب من منشور المنتج في قناة #ادعم_المحلي.
catalogue-order-page = وتستقبل الطلبات في صفحتها:
catalogue-looked-at = نظر فيه فريقنا قبل عرضه.
catalogue-share = مشاركة
catalogue-share-whatsapp = واتساب
catalogue-share-telegram = تلغرام
catalogue-share-facebook = فيسبوك
catalogue-share-text = نص جاهز للنسخ
catalogue-caption = { $title }
    { $value }

    #ادعم_المحلي
    { $label }
catalogue-poster = ملصق للطباعة:
catalogue-poster-a4 = كبير
catalogue-poster-a6 = صغير
catalogue-report = في الصفحة شيء غير صحيح؟ أخبرونا
catalogue-more = من النوع نفسه

# Where it is no longer shown

catalogue-gone-sold = تمّ بيع هذا المنتج
catalogue-gone-sold-help = وصل إلى بيت جديد. وعند جارات صاحبته منتجات أخرى جميلة.
catalogue-gone-paused = هذا المنتج في استراحة
catalogue-gone-paused-help = أوقفته صاحبته لوقت قصير، وقد يعود إلى هذه الصفحة.
catalogue-gone-gone = لم يعد هذا المنتج معروضاً
catalogue-gone-gone-help = انتهى عرضه هنا. على الرفوف منتجات أخرى من بيوت قريبة.
catalogue-gone-unknown = لا نجد منتجاً بهذا الرابط
catalogue-gone-unknown-help = ربما نقص من الرابط حرف. كل ما هو معروض الآن موجود هنا:

# Where nothing is, and where we made a mistake

catalogue-lost-404 = لا شيء في هذا العنوان
catalogue-lost-404-help = ربما تغيّر الرابط أو نقص منه حرف.
catalogue-lost-500 = حصل خطأ عندنا
catalogue-lost-500-help = نعتذر منكم. لم تُفتح الصفحة، وسجّلنا الخطأ لنصلحه. نرجو المحاولة بعد قليل.

# On posters to print

catalogue-poster-one = للطلب: صوّروا الرمز بكاميرا الهاتف
catalogue-poster-area = كل المنتجات: صوّروا الرمز بكاميرا الهاتف
catalogue-poster-from = من بيوت { $name }
catalogue-poster-of = ملصق للطباعة: من بيوت { $name }
