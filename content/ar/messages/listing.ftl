# Her products: what is asked about each, whoever asks (listing, revise, copy, change)

listing =
    .button = عرض منتج
listing-photos =
    .name = الصور
listing-title = ما اسم المنتج؟
    .name = الاسم
    .hint = كلمتان أو ثلاث تكفي، مثل: مخلل خيار بلدي.
    .help = الاسم كما تقولينه لزبونة: ما هو، وكم فيه.
listing-price = كم السعر؟
    .name = السعر
    .help = السعر الذي تدفعه الزبونة لقطعة واحدة.
listing-description = احكي عنه في سطر أو سطرين، كتابةً أو بصوتك: من ماذا صنعتِه، وكم فيه، ومتى يكون جاهزاً.
    .name = الوصف
    .help = لا تذكري هنا رقم هاتف ولا عنواناً: المنشور يراه الجميع. وإن سجّلتِ صوتك كتبته المنسّقة، ثم حذفنا التسجيل.
listing-kind = من أي نوع هذا المنتج؟
    .name = النوع
    .help = لكل نوع سؤال قصير أو سؤالان، مثل طريقة حفظ الطعام.
listing-detail-allergens = هل فيه شيء من هذا: قمح، حليب، بيض، مكسّرات، سمسم، سمك، صويا؟ اكتبي ما فيه، أو اضغطي الزر.
    .name = مسبّبات الحساسية
    .button-skip = لا شيء منها
    .help = بعض الناس يمرضون من القليل منها. السميد والطحين قمح، والسمن والجبن حليب، والطحينة سمسم.
listing-detail-storage = أين تحفظه الزبونة؟
    .name = الحفظ
listing-detail-sizes = ما المقاسات المتوفرة؟ اكتبيها، أو اضغطي الزر.
    .name = المقاسات
    .button-skip = مقاس واحد
    .help = مثل: وسط وكبير، أو من 38 إلى 44، أو الطول 150 سم.
listing-detail-lead = متى يكون جاهزاً بعد الطلب؟
    .name = الجاهزية
listing-detail-ingredients = ما مكوّناته؟ اكتبيها مفصولة بفواصل.
    .name = المكوّنات
    .help = كل ما دخل فيه، مثل: زيت زيتون، غار، ماء، صودا كاوية.
listing-detail-where = أين تقدّمين الخدمة؟
    .name = مكان الخدمة
listing-reach = كيف تصلك الطلبات؟
    .name = الطلبات
    .button-bot = من هنا (رقمي مخفي)
    .button-page = صفحة مشروعي
    .button-phone = رقم للعمل
    .help = «من هنا» أكثر أماناً لكِ: تكتب لي الزبونة وأوصل لكِ رسالتها، ولا ترى رقمك.
listing-page = اكتبي اسم صفحة مشروعك أو رابطها. سيراها الجميع.
    .name = الصفحة
listing-phone = اكتبي رقم العمل. سيراه الجميع، فلا تضعي رقم بيتك أو رقمك الخاص.
    .name = رقم العمل
listing-review = هذا ما سيراه الناس:

    { $rows }

    ومعه: { $maker }، { $place }
    { $where ->
        [pages] صفحاتنا عامة: يراها الجميع،
       *[channel] القناة عامة: يراها الجميع،
    } ومن يرى المنشور يستطيع أن يحفظه. يبقى المنشور 90 يوماً على الأكثر، واكتبي «إخفاء» متى شئتِ فنزيله. الدروس لكِ سواء وافقتِ أم لا.
    .name = الملخّص
    .button-ok = أوافق على عرضه
listing-thanks = شكراً. «{ $title }» عند المنسّقة الآن: تراجعه قبل النشر، وأخبرك بما تقرّر.
listing-rests = الحملة متوقفة الآن، فلا منشورات جديدة حتى تُفتح. يُراجع منتجك، وإن قُبل ينتظر، وأخبرك حين يأتي دوره.
listing-lesson = ولصورتك القادمة درس قصير يفيدك: «{ $title }».
listing-safety-first = حفظت «{ $title }». بقيت خطوة واحدة قبل أن يراه أحد: درس الأمان، 4 دقائق. وبعده أرسله إلى المنسّقة.

# Words that everybody will see

kind-public =
    .not-text = { kind-text.not-text }
    .too-long = { kind-text.too-long }
    .too-short = { kind-text.too-short }
    .hint = { kind-text.hint }
    .public-phone = فيه رقم هاتف، والمنشور يراه الجميع. هل يبقى؟
    .public-map = فيه مكان على الخريطة، وقد يدلّ على بيتك، والمنشور يراه الجميع. هل يبقى؟
    .public-email = فيه بريد إلكتروني، والمنشور يراه الجميع. هل يبقى؟
    .public-address = فيه ما يشبه عنواناً، والمنشور يراه الجميع. هل يبقى؟
    .public-link = فيه رابط أو اسم صفحة، والمنشور يراه الجميع. هل يبقى؟
    .public-several = فيه أكثر من شيء خاص، مثل رقم أو عنوان أو رابط، والمنشور يراه الجميع. هل يبقى كل هذا؟
    .private-id = أرى فيه رقماً يشبه رقم الهوية. لا تحتاجه زبونة، وقد يُستعمل باسمك، فلم أحفظه. أرسلي الكلمات نفسها بلا الرقم.
    .private-card = أرى فيه رقماً يشبه رقم بطاقة بنكية. لا يُكتب لأحد، ولم أحفظه. أرسلي الكلمات نفسها بلا الرقم.
    .private-iban = أرى فيه رقم حساب. لا يُنشر للناس، ولم أحفظه. أرسلي الكلمات نفسها بلا الرقم.
kind-spoken =
    .not-note = { kind-note.not-note }
    .too-long = { kind-note.too-long }
    .too-short = { kind-text.too-short }
    .hint = { kind-note.hint }
    .public-phone = { kind-public.public-phone }
    .public-map = { kind-public.public-map }
    .public-email = { kind-public.public-email }
    .public-address = { kind-public.public-address }
    .public-link = { kind-public.public-link }
    .public-several = { kind-public.public-several }
    .private-id = { kind-public.private-id }
    .private-card = { kind-public.private-card }
    .private-iban = { kind-public.private-iban }

# What kinds of product tell, in the post too

detail-allergens = مسبّبات الحساسية: { $value }
detail-storage = الحفظ: { $value }
detail-sizes = المقاسات: { $value }
detail-lead = الجاهزية: { $value }
detail-ingredients = المكوّنات: { $value }
detail-where = مكان الخدمة: { $value }
detail-storage-shelf = على الرف
detail-storage-fridge = في الثلاجة
detail-storage-freezer = في الفريزر
detail-lead-ready = جاهز الآن
detail-lead-days = خلال أيام قليلة
detail-lead-week = خلال أسبوع
detail-lead-weeks = أكثر من أسبوع
detail-where-mine = عندي
detail-where-hers = عند الزبونة
detail-where-online = عن بُعد
detail-allergens-none = لا شيء، كما تقول صاحبته
detail-sizes-none = مقاس واحد

# Sent back, once more, changed in part

revise =
    .button = تعديل المنتج
revise-start = لنعدّل «{ $title }». اضغطي زر ما تريدين تغييره، وحين تنتهين اضغطي «أوافق على عرضه».
copy =
    .button = منتج مثله
copy-start = منتج جديد مثل «{ $title }»، بالصور نفسها والوصف نفسه. أحتاج اسمه وسعره فقط.
change =
    .button = تغيير شيء فيه
change-which = ماذا نغيّر في «{ $title }»؟
    .name = ما نغيّره
    .help = السعر وطريقة الطلب والتفاصيل تتغيّر فوراً. أما الاسم والوصف والصور والنوع فتنظر فيها المنسّقة من جديد.
change-sure = هذا التغيير تنظر فيه المنسّقة قبل أن يراه الناس، فننزل «{ $title }» إلى أن توافق. نكمل؟
    .name = النزول المؤقت
change-kept = حسناً، بقي كما هو.
change-done = تمّ التغيير. حاله الآن: { $state }.
change-sent = تمّ التغيير، وهو عند المنسّقة الآن. أخبرك بما تقرّر.
first =
    .button = الصورة الأولى
first-which = أي صورة تظهر أولاً في «{ $title }»؟
    .name = الصورة الأولى
    .help = الصورة الأولى هي أول ما يراه الناس. أوضح صورة للمنتج وحده هي الأفضل.
first-done = تمّ. هذه صورته الأولى من الآن.

# Her list, and one product's page

mine =
    .button = منتجاتي
mine-none = هنا تظهر منتجاتك. نعرض أول منتج؟
mine-listing = «{ $title }»، السعر: { $price }
    { $state }
mine-list = اختاري منتجاً لترينه أو تغيّري فيه:
mine-more = منتجات أقدم
item =
    .button = صفحة المنتج
item-page = { $title }
    { $price }

    { $description }{ $details }

    { $maker }، { $place }
    { $reach ->
        [bot] للطلب: من البوت، ورقمك مخفي.
       *[other] للطلب: { $buying }
    }
item-stands = حاله: { $state }
    الاكتمال: { $score } من 100. { $step }
item-safety = درس الأمان
item-none = لم أجد هذا المنتج بين منتجاتك.
item-closed = الحملة متوقفة الآن، فلا يُنشر شيء جديد. بقي منتجك كما هو؛ أعيديه حين تُفتح الحملة من جديد.
item-now = هذا غير ممكن الآن. حال المنتج: { $state }.
state-draft = ينتظر درس الأمان
state-submitted = عند المنسّقة
state-changes = ينتظر تعديلك
state-approved = مقبول، وينتظر دوره في النشر
state-scheduled = مقبول، وموعده قريب
state-published = معروض للناس
state-sold = تمّ بيعه
state-paused = متوقف مؤقتاً
state-hidden = مخفي
state-expired = انتهت مدّته
state-declined = لم يُقبل
state-withdrawn = مسحوب
step-none = لا ينقصه شيء.
step-photos = الخطوة التالية: صورة أخرى، من زاوية ثانية.
step-description = الخطوة التالية: سطر آخر في الوصف، من ماذا صنعتِه ومتى يكون جاهزاً.
step-size = الخطوة التالية: كم فيه أو كم قياسه، مثل 500 غ.
step-details = الخطوة التالية: تفاصيل نوعه، مثل طريقة الحفظ أو المقاسات.
sold =
    .button = بعتُه
sold-done = مبارك! كتبنا عليه «بيع» كي لا تصلك طلبات عليه، وننزله بعد يوم. حين يتوفر من جديد، ضغطة واحدة تعيده.
rest =
    .button = إيقاف مؤقت
rest-until = إلى متى نوقف «{ $title }»؟ ننزله حتى ذلك الوقت.
    .name = مدة التوقف
    .button-week = أسبوع
    .button-month = شهر
    .button-day = إلى يوم أختاره
    .button-told = حتى أقول لكِ
rest-day = في أي يوم نعيده؟ مثل «الأحد القادم» أو 15/3.
    .name = اليوم
rest-until-day = حسناً، أوقفناه. نعيده يوم { $day } صباحاً، أو متى شئتِ.
rest-until-told = حسناً، أوقفناه. ضغطة واحدة تعيده متى شئتِ.
rest-over = انتهت مدة توقف «{ $title }»، وهو الآن عند المنسّقة قبل أن يُعرض من جديد. أخبرك بما تقرّر.
hide =
    .button = إخفاء
hide-done = { $count ->
    [zero] لا شيء معروض.
    [one] تمّ الإخفاء. أنزلنا ما كان معروضاً.
    [two] تمّ إخفاء منتجين.
    [few] تمّ إخفاء { $count } منتجات.
    [many] تمّ إخفاء { $count } منتجاً.
   *[other] تمّ إخفاء { $count } منتج.
    } ما حفظه أحد من قبل لا نستطيع استرجاعه.
hide-nothing = لا شيء من منتجاتك معروض الآن.
show =
    .button = إظهار من جديد
show-agree = { $title }
    { $price }

    { $maker }، { $place }
    { $reach ->
        [bot] للطلب: من البوت، ورقمك مخفي.
       *[other] للطلب: { $buying }
    }

    مرّت ستة أشهر على موافقتك. هل ما زلتِ توافقين على أن يراه الجميع، 90 يوماً على الأكثر؟
    .name = الموافقة
show-kept = حسناً، بقي كما هو.
show-done = حسناً. حاله الآن: { $state }.
withdraw =
    .button = سحب نهائي
withdraw-sure = نسحب «{ $title }» نهائياً؟ لا يبقى معروضاً، وتُحذف صوره ووصفه، ولا رجوع. وإن أردتِ ألا يراه الناس الآن فقط، فالإخفاء يكفي.
    .name = السحب
withdraw-kept = حسناً، بقي كما هو.
withdraw-done = سحبنا «{ $title }». ما حفظه أحد من قبل لا نستطيع استرجاعه.

# What we ask by ourselves

available-have = هل ما زال «{ $title }» متوفراً؟
    .name = متوفر
    .button-yes = نعم، متوفر
    .button-sold = بعتُه
    .button-pause = ليس الآن
    .help = أسأل مرة في الأسبوع، كي لا تصلك طلبات على شيء غير موجود. وإن لم تجيبي أربعة أسابيع أنزلته، وضغطة واحدة تعيده.
available-done-yes = شكراً. يبقى كما هو.
available-done-sold = مبارك! كتبنا عليه «بيع»، وننزله بعد يوم. حين يتوفر من جديد، ضغطة واحدة تعيده.
available-done-pause = حسناً، أوقفناه مؤقتاً، ولا يراه الناس الآن. ضغطة واحدة تعيده متى شئتِ.
available-none = هذا المنتج ليس معروضاً الآن.
expired-asked = مرّ 90 يوماً، فأنزلنا «{ $title }» كما وعدنا. نعرضه من جديد؟
expired-unanswered = أنزلنا «{ $title }»، لأننا لا نعرف إن كان ما زال متوفراً. نعرضه من جديد؟

# What stands in the channel

post = { $title }
    { $price }

    { $description }{ $details }

    { $maker }، { $place }
    { $reach ->
        [bot] للطلب اضغطي الزر.
       *[other] للطلب: { $buying }
    }

    #ادعم_المحلي
    .button = اطلبي أو اسألي
post-a-maker = صنع منزلي
someone = زائرة
post-no-place = محلّي
post-spoken = (وصف بالصوت)
post-removed = لم يعد هذا المنتج معروضاً.

# The coordinator

repost =
    .button = نشر مرة أخرى
repost-done = أرسلته ليُنشر.
repost-gone = هذا المنتج لم يعد للنشر.
listing-live = مبارك! «{ $title }» الآن في قناة #ادعم_المحلي.
listing-shown = مبارك! «{ $title }» معروض الآن للناس في #ادعم_المحلي:
    { $page }
listing-shown-again = «{ $title }» معروض الآن كما صار:
    { $page }
listing-again = «{ $title }» في القناة الآن كما صار.
post-failed = لم يُنشر «{ $title }»: القناة رفضته أو لم أعد مشرفة فيها. تأكدي من صلاحياتي ثم أعيدي النشر.
post-doubt = انقطع الاتصال وأنا أنشر «{ $title }». انظري إلى القناة: إن لم تجديه فأعيدي النشر.
edit-failed = لم أستطع تعديل منشور «{ $title }». عدّليه في القناة بنفسك.
edit-doubt = انقطع الاتصال وأنا أعدّل منشور «{ $title }». تأكدي منه في القناة.
unpost-failed = لم أستطع إنزال منشور «{ $title }». احذفيه من القناة بنفسك الآن من فضلك.
unpost-doubt = انقطع الاتصال وأنا أنزل منشور «{ $title }». تأكدي أنه ليس في القناة.
