# The calendar of posts: what coordinators plan and send, and what makers hear of it

calendar =
    .button = مواعيد النشر
calendar-week = { $name }
    { $count ->
        [zero] لا منشورات في الأسبوعين القادمين.
        [one] منشور واحد في الأسبوعين القادمين:
        [two] منشوران في الأسبوعين القادمين:
        [few] { $count } منشورات في الأسبوعين القادمين:
        [many] { $count } منشوراً في الأسبوعين القادمين:
       *[other] { $count } منشور في الأسبوعين القادمين:
    }{ $days }
    { $missed ->
        [zero] لم يفت أي موعد.
        [one] موعد واحد فات وينتظر كلمتك.
        [two] موعدان فاتا وينتظران كلمتك.
        [few] { $missed } مواعيد فاتت وتنتظر كلمتك.
        [many] { $missed } موعداً فات وينتظر كلمتك.
       *[other] { $missed } موعد فات وينتظر كلمتك.
    }
calendar-day = { $day }
calendar-row = { $time } · { $title } ({ $theme })
calendar-moment = { $weekday } { $day } { $time }
calendar-kind-single = منتج واحد
calendar-kind-three = ثلاثة منتجات
calendar-kind-ramadan = رمضان
calendar-kind-eid = العيد
calendar-kind-mothers = عيد الأم
calendar-kind-olives = موسم الزيتون
calendar-kind-winter = الشتاء
calendar-kind-school = العودة إلى المدرسة
calendar-kind-region = من صنع منطقة
calendar-more = افتحي موعداً لترينه كما سيظهر، أو أضيفي منشوراً.
calendar-none = لا حملة مفتوحة لكِ فيها مواعيد.

# One place

spot-post = { $text }

    { $buttons }
spot-nothing = لم يبق في هذا المنشور منتج يمكن عرضه.
spot-planned = { $missing ->
        [zero] هكذا يظهر
        [one] بلا منتج واحد خرج منه، هكذا يظهر
        [two] بلا منتجين خرجا منه، هكذا يظهر
        [few] بلا { $missing } منتجات خرجت منه، هكذا يظهر
        [many] بلا { $missing } منتجاً خرج منه، هكذا يظهر
       *[other] بلا { $missing } منتج خرج منه، هكذا يظهر
    } في: { $outlets ->
        [none] لا قناة تقبل النشر الآن
       *[other] { $outlets }
    }
    الموعد: { $when }
spot-missed = كان موعده { $when } وفات. لا يُرسل من نفسه.
    { $missing ->
        [zero] كل منتجاته ما زالت معروضة.
        [one] خرج منه منتج واحد.
        [two] خرج منه منتجان.
        [few] خرجت منه { $missing } منتجات.
        [many] خرج منه { $missing } منتجاً.
       *[other] خرج منه { $missing } منتج.
    } المكان: { $outlets ->
        [none] لا قناة تقبل النشر الآن
       *[other] { $outlets }
    }
spot-gone = هذا الموعد لم يعد قائماً.
spot-refused-gone = هذا الموعد لم يعد قائماً: أُرسل أو أُلغي.
spot-refused-not-yours = هذا الموعد ليس من حملتك.
spot-refused-closed = الحملة متوقفة الآن، فلا يُنشر شيء. افتحيها أولاً من «قواعد الحملة».
spot-refused-past = هذا الوقت مضى. اختاري وقتاً قادماً.
spot-refused-no-time = لا وقت خالٍ قريب. راجعي أوقات النشر في الحملة.
spot-refused-drawn = هذا الموعد جاء بالقرعة. يُلغى من «قائمة القرعة» مع سبب يقرؤه الجميع.
spot-refused-alone = لا موعد آخر تبدّلينه به.
glance =
    .button = انظري كيف سيظهر
glance-gone = هذا المنشور أُرسل أو أُلغي.
glance-when = هكذا يظهر للناس. الموعد: { $when }. إن لم تريدي ذلك فأخفي المنتج، ويبقى لكِ أن تعيديه متى شئتِ.
move =
    .button = إلى وقت آخر
move-when = موعده الآن { $was }. إلى أي وقت ننقله؟
    .name = الوقت
move-done = تمّ. موعده الآن { $when }.
swap =
    .button = تبديل مع آخر
swap-other = مع أي موعد نبدّله؟
    .name = الموعد الآخر
swap-done = تمّ تبديل الموعدين.
drop =
    .button = إلغاء الموعد
drop-sure = نلغي هذا الموعد؟ تبقى منتجاته مقبولة، وتُخبر صاحباتها.
    .name = الإلغاء
drop-kept = حسناً، بقي كما هو.
drop-done = أُلغي الموعد.
sendnow =
    .button = انشري الآن
sendnow-sure = ننشره الآن؟ يراه الجميع فوراً.
    .name = النشر
sendnow-kept = حسناً، بقي كما هو.
sendnow-done = هو في طريقه إلى النشر.
sendnow-nothing = لم يُنشر: لا قناة تقبل النشر، أو لم يبق فيه ما يُعرض.
postpone =
    .button = أقرب وقت خالٍ
postpone-done = تمّ. موعده الآن { $when }.

# A post of her own

plan =
    .button = إضافة منشور
plan-none = لا حملة مفتوحة لكِ.
plan-campaign = في أي حملة؟
    .name = الحملة
plan-kind = أي منشور؟
    .name = النوع
    .button-single = منتج واحد
    .button-three = ثلاثة منتجات
    .button-theme = منشور لمناسبة
    .help = في منشور الثلاثة والمناسبات تظهر منتجات معروضة من قبل، ومن ظهر أقلّ يأتي أولاً. ما ينتظر القرعة لا يسبق دوره.
plan-theme = ما المناسبة؟
    .name = المناسبة
    .button-ramadan = رمضان
    .button-eid = العيد
    .button-mothers = عيد الأم
    .button-olives = موسم الزيتون
    .button-winter = الشتاء
    .button-school = العودة إلى المدرسة
    .button-region = من صنع منطقة
plan-region = أي منطقة؟
    .name = المنطقة
plan-count = كم منتجاً فيه؟
    .name = العدد
    .button-1 = منتج
    .button-2 = منتجان
    .button-3 = ثلاثة
plan-few = { $count ->
        [zero] لا منتج يصلح لهذا المنشور الآن.
        [one] منتج واحد فقط يصلح لهذا المنشور الآن.
        [two] منتجان فقط يصلحان لهذا المنشور الآن.
        [few] { $count } منتجات فقط تصلح لهذا المنشور الآن.
        [many] { $count } منتجاً فقط يصلح لهذا المنشور الآن.
       *[other] { $count } منتج فقط يصلح لهذا المنشور الآن.
    }
plan-product = المنتج { $nth } من { $count }:
    .name = المنتج
plan-time = متى ننشره؟
    .name = متى
    .button-later = في موعد
    .button-now = الآن
plan-when = اختاري موعداً:
    .name = الموعد
plan-sure = { $text }

    { $buttons }

    هكذا يظهر في: { $outlets ->
        [none] لا قناة تقبل النشر الآن
       *[other] { $outlets }
    }
    هل ننشره هكذا؟
    .name = الموافقة
plan-kept = حسناً، لم أضفه.
plan-done = تمّ. أضفته إلى المواعيد، وأخبرت صاحبات المنتجات.
plan-now = تمّ. يُنشر خلال دقيقة.
plan-refused-gone = تغيّر أحد هذه المنتجات الآن. ابدئي من جديد.
plan-refused-few = اختاري منتجات مختلفة، بالعدد الذي قلتِه.
plan-refused-past = مضى هذا الوقت. ابدئي من جديد.
plan-refused-not-yours = هذه الحملة ليست لكِ.

# What stands in the channel

post-together = { $heading }

    { $products }

    للطلب اضغطي زرّ المنتج.

    #ادعم_المحلي
post-line = { $title }، { $price }
    { $maker }، { $place }
post-sold = { $title }
    بيع، والحمد لله.

    { $maker }، { $place }

    #ادعم_المحلي
card-on-together = من شغل أيدٍ قريبة منكم
theme-three = ثلاثة من صنع أيدٍ قريبة منكم
theme-ramadan = رمضان كريم: لسفرتكم وضيوفكم، من صنع بيوت قريبة
theme-eid = للعيد: هدايا وضيافة من صنع بيوت قريبة
theme-mothers = لعيد الأم: هدية صنعتها يد
theme-olives = موسم الزيتون: من الشجرة إلى بيوتكم
theme-winter = للشتاء: دفء من صنع اليد
theme-school = للعودة إلى المدرسة: من صنع بيوت قريبة
theme-region = صُنع في { $place }

# To coordinators

outlet-lost = لم أعد أستطيع النشر في { $name }. أعيديني مشرفة فيها مع صلاحية النشر والتعديل والحذف، ويعود كل شيء من نفسه. { $count ->
        [zero] لا منشور ينتظر.
        [one] منشور واحد ينتظر في مواعيد النشر.
        [two] منشوران ينتظران في مواعيد النشر.
        [few] { $count } منشورات تنتظر في مواعيد النشر.
        [many] { $count } منشوراً ينتظر في مواعيد النشر.
       *[other] { $count } منشور ينتظر في مواعيد النشر.
    }
outlet-found = عدت إلى { $name }، وأستطيع النشر فيها. { $count ->
        [zero] لم يفت شيء.
        [one] منشور واحد فات موعده ينتظر كلمتك.
        [two] منشوران فات موعدهما ينتظران كلمتك.
        [few] { $count } منشورات فات موعدها تنتظر كلمتك.
        [many] { $count } منشوراً فات موعده ينتظر كلمتك.
       *[other] { $count } منشور فات موعده ينتظر كلمتك.
    }
feature-missed = لم يُنشر في موعده ({ $when }): «{ $title }»{ $count ->
        [zero] .
        [one] .
        [two] { " " }ومعه منتج آخر.
        [few] { " " }ومعه منتجات أخرى.
        [many] { " " }ومعه منتجات أخرى.
       *[other] { " " }ومعه منتجات أخرى.
    } لا أرسله متأخراً من نفسي. ماذا نفعل؟
feature-out = «{ $title }» خرج من موعد { $when }: { $why }. { $count ->
        [zero] لم يبق في هذا الموعد شيء، ومكانه خالٍ.
        [one] يبقى في المنشور منتج واحد.
        [two] يبقى في المنشور منتجان.
        [few] يبقى في المنشور { $count } منتجات.
        [many] يبقى في المنشور { $count } منتجاً.
       *[other] يبقى في المنشور { $count } منتج.
    }
feature-why-hidden = أُخفي
feature-why-withdrawn = سُحب
feature-why-sold = بيع
feature-why-paused = متوقف مؤقتاً
feature-why-submitted = تغيّر، وينتظر نظرة جديدة
feature-why-changes = ينتظر تعديلاً
feature-why-draft = ينتظر درس الأمان
feature-why-approved = خرج من الموعد
feature-why-declined = لم يُقبل
feature-why-expired = انتهت مدّته
feature-why-consent = مضت ستة أشهر على موافقة صاحبته
feature-why-away = صاحبته لا تصلها رسائلنا الآن
queue-missed = { $count ->
        [zero] لا موعد نشر فات.
        [one] موعد نشر واحد فات وينتظر كلمتك.
        [two] موعدا نشر فاتا وينتظران كلمتك.
        [few] { $count } مواعيد نشر فاتت وتنتظر كلمتك.
        [many] { $count } موعداً للنشر فات وينتظر كلمتك.
       *[other] { $count } موعد نشر فات وينتظر كلمتك.
    }
post-gone = حذف أحدهم منشور «{ $title }» من القناة. المنتج مقبول، ولا يظهر الآن: أعيدي نشره إن كان حذفه خطأً.

# To her

feature-planned = سنعرض «{ $title }» على الناس: { $when }. إن لم تريدي ذلك فأخفيه قبل الموعد.
feature-together = سنعرض «{ $title }» على الناس مع منتجات أخرى: { $when }. انظري إليه كما سيظهر، وإن لم تريدي ذلك فأخفي منتجك.
feature-moved = صار موعد عرض «{ $title }»: { $when }.
feature-left = أُلغي موعد عرض «{ $title }» ({ $when }): { $why }. حين يعود يأخذ موعداً جديداً.
feature-dropped = أُلغي موعد نشر «{ $title }». ما زال مقبولاً، ونخبرك بموعد جديد.
listing-together = «{ $title }» في منشور مشترك في القناة الآن، مع منتجات أخرى.

# Her yes, before it is six months old

consent =
    .button = موافقتي على العرض
consent-still = { $title }
    { $price }

    { $description }{ $details }

    { $maker }، { $place }
    { $reach ->
        [bot] للطلب: من البوت، ورقمك مخفي.
       *[other] للطلب: { $buying }
    }

    عمر موافقتك على عرضه هكذا نحو ستة أشهر. هل ما زلتِ موافقة؟ إن قلتِ «لا» ننزله فوراً.
    .name = الموافقة
    .help = نسأل كل ستة أشهر، لأن الرأي قد يتغيّر، ولا شيء في دروسك يتعلّق بجوابك. وإن لم تجيبي أنزلناه، وضغطة واحدة تعيده.
consent-thanks = شكراً. يبقى كما هو، ونسألك من جديد بعد ستة أشهر.
consent-hidden = أنزلناه. ما حفظه أحد من قبل لا نستطيع استرجاعه. ضغطة واحدة تعيده متى شئتِ.
consent-changed = تغيّر المنتج بعد أن فتحتِه. انظري إليه كما هو الآن.
consent-now = لا حاجة إلى جواب الآن. حال المنتج: { $state }.
expired-lapsed = مرّت ستة أشهر على موافقتك على عرض «{ $title }»، فأنزلناه حتى تقرّري. هل نعرضه من جديد؟
