# Which areas, which kinds of product

topics-area = من أي منطقة؟
    .name = المناطق
    .help = المنطقة الكبيرة التي تعمل فيها صاحبة المنتج. تختارين ثلاث مناطق على الأكثر، أو كلها.
topics-area-more = ومنطقة أخرى؟
    .name = منطقة أخرى
topics-kind = وأي منتجات؟
    .name = المنتجات
    .help = تختارين ثلاثة أنواع على الأكثر، أو كلها.
topics-kind-more = ونوع آخر؟
    .name = نوع آخر
topics-all-areas = كل المناطق
topics-all-kinds = كل المنتجات
topics-enough = يكفي هذا

# Somebody follows

follow =
    .button = متابعة المنتجات
follow-wish = أنتِ تتابعين «{ $name }»: { $kinds }. المناطق: { $areas }. وتصلك رسالة قصيرة { $often }.
    .name = المتابعة
    .button-keep = تبقى كما هي
    .button-change = أغيّر ما أتابعه
    .button-stop = إلغاء المتابعة
follow-often = كم مرة تصلك المنتجات الجديدة؟
    .name = كم مرة
    .button-day = حتى 3 مرات في الأسبوع
    .button-week = كل أسبوع
    .button-month = كل شهر
    .help = رسالة واحدة في كل مرة، فيها ثلاثة منتجات على الأكثر. وإن لم يكن هناك جديد فلا تصلك رسالة.
follow-agree = تصلك من «{ $name }» رسالة قصيرة { $often }، فيها الجديد من: { $kinds }. المناطق: { $areas }. وقد تكتب لكِ المنسّقات أحياناً خبراً عن الحملة.
    أحفظ ما اخترتِه ويوم موافقتك، ولا يظهر رقمك ولا اسمك لأحد. واكتبي «إلغاء المتابعة» متى شئتِ فتتوقف هذه الرسائل وحدها.
    هل توافقين؟
    .name = الموافقة
    .help = من دون موافقتك لا تصلك رسالة من هذه. والقناة مفتوحة لكِ في كل حال.
follow-done = تمّ. تصلك المنتجات الجديدة { $often }. واكتبي «إلغاء المتابعة» متى شئتِ.
follow-declined = كما تحبين. لن تصلك هذه الرسائل.
follow-kept = حسناً، تبقى كما هي.
follow-stopped = تمّ. لن تصلك هذه الرسائل بعد الآن.
follow-gone = هذه الحملة لم تعد هنا.
follow-topics = ما أتابعه
follow-digest = الجديد من «{ $name }»:

    { $products }
follow-product = • { $title }، { $price }، { $place }
unfollow =
    .button = إلغاء المتابعة
unfollow-done = تمّ. لن تصلك رسائل المتابعة بعد الآن. وإن اشتقتِ إليها فهذا زرّها:
unfollow-none = لستِ تتابعين شيئاً الآن. تريدين أن تصلك المنتجات الجديدة؟

# A coordinator writes to many

broadcasts =
    .button = الرسائل الجماعية
broadcasts-list = هذه آخر الرسائل. تكتبين رسالة جديدة؟
broadcasts-none = لا رسائل جماعية بعد. تكتبين واحدة؟
broadcast =
    .button = رسالة جماعية
broadcast-nobody = لا أحد تصله هذه الرسالة الآن.
broadcast-whom = إلى من تكتبين؟
    .name = إلى من
    .help = إلى متابعات الحملة، أو إلى مجموعة ترافقينها.
broadcast-whom-followers = متابعات الحملة
broadcast-words = اكتبي الرسالة كما تصل إليهن، في 700 حرف على الأكثر.
    .name = الرسالة
    .public-phone = فيها رقم هاتف، وتصل إلى ناس كثيرين. هل يبقى؟
    .help = كلمات قصيرة وواضحة، بلا أرقام هواتف ولا عناوين بيوت. تصل كل واحدة وحدها، ولا ترى إحداهن غيرها.
broadcast-other = ولمن تقرأ بلغة أخرى ({ $language })؟ اكتبي الرسالة بها، أو تصل الجميع كما كتبتِها.
    .name = باللغة الأخرى
    .button-skip = كما كتبتها للجميع
broadcast-picture = صورة معها؟ أرسليها، أو اضغطي «بلا صورة».
    .name = الصورة
    .button-skip = بلا صورة
broadcast-reach = { $reach ->
        [zero] لا تصل أحداً.
        [one] تصل شخصاً واحداً.
        [two] تصل شخصين.
        [few] تصل { $reach } أشخاص.
        [many] تصل { $reach } شخصاً.
       *[other] تصل { $reach } شخص.
    } الكلفة: { $cost }. { $minutes ->
        [zero] تنتهي في الحال.
        [one] تأخذ دقيقة.
        [two] تأخذ دقيقتين.
        [few] تأخذ { $minutes } دقائق.
        [many] تأخذ { $minutes } دقيقة.
       *[other] تأخذ { $minutes } دقيقة.
    } { $begins ->
        [now] {""}
       *[morning] هذه ساعات الهدوء، فتبدأ صباحاً.
    }
broadcast-free = مجاناً
broadcast-without = ولا تصل: من طلبن التوقف ({ $stopped })، ومن حظرن البوت ({ $blocked })، ومن لا يمكن أن نكتب لهن الآن ({ $away }).
broadcast-later = من وصلتهن رسائل تكفي اليوم أو هذا الأسبوع: { $later }. تصلهن هذه بعد ذلك، خلال ثلاثة أيام، أو لا تصل.
broadcast-review = هكذا تصل:

    { $rows }
    .name = الرسالة كلها
    .button-ok = أرسليها الآن
broadcast-begun = استلمتُ الرسالة. يمكنك أن تتابعي إرسالها، أو توقفيه مؤقتاً، أو تلغيه.
broadcast-refused-nobody = { broadcast-nobody }
broadcast-refused-gone = هذه المجموعة لم تعد معكِ.
broadcast-refused-not-yours = هذه الحملة ليست معكِ.
broadcast-done = انتهى الإرسال. { $sent ->
        [zero] لم تصل الرسالة أحداً
        [one] وصلت الرسالة شخصاً واحداً
        [two] وصلت الرسالة شخصين
        [few] وصلت الرسالة { $sent } أشخاص
        [many] وصلت الرسالة { $sent } شخصاً
       *[other] وصلت الرسالة { $sent } شخص
    }{ $failed ->
        [zero] { "" }
        [one] ، وتعذّر وصولها إلى شخص واحد
        [two] ، وتعذّر وصولها إلى شخصين
        [few] ، وتعذّر وصولها إلى { $failed } أشخاص
        [many] ، وتعذّر وصولها إلى { $failed } شخصاً
       *[other] ، وتعذّر وصولها إلى { $failed } شخص
    }.
broadcast-to-cohort = من فريق «{ $name }» إلى مجموعتك:

    { $words }
broadcast-to-followers = من فريق «{ $name }»:

    { $words }

# How it goes on

progress =
    .button = أين وصلت؟
progress-is-filling = «{ $opening }»
    نجهّز القائمة ({ $reach })، ثم يبدأ الإرسال في وقته.
progress-is-sending = «{ $opening }»
    وصلت { $sent } من { $reach }. الباقي من الوقت بالدقائق: { $minutes }.
progress-is-paused = «{ $opening }»
    متوقفة مؤقتاً: وصلت { $sent } من { $reach }.
progress-is-done = «{ $opening }»
    انتهت: وصلت { $sent } من { $reach }.
progress-is-cancelled = «{ $opening }»
    ألغيت: وصلت { $sent } من { $reach }.
progress-missed = لم تصل: { $failed }. لم تعد مطلوبة أو تأجلت حتى فات وقتها: { $dropped }. لا نعرف هل وصلت: { $doubt }، ولا نرسلها ثانية.
progress-gone = هذه الرسالة لم تعد هنا.
halt =
    .button = توقّف مؤقت
halt-done = توقفت. ما خرج قبل لحظة قد يصل. تكملين متى شئتِ.
halt-gone = لا شيء هنا ليتوقف: انتهت أو توقفت من قبل.
proceed =
    .button = إكمال الإرسال
proceed-done = نكمل من حيث توقفنا. لا تصل أحداً مرتين.
proceed-gone = لا شيء هنا لنكمله.
cancel =
    .button = إلغاء الإرسال
cancel-done = ألغيتها. من وصلتهم فقد وصلتهم، ولا تصل غيرهم.
cancel-gone = لا شيء هنا لنلغيه: انتهت أو ألغيت من قبل.
