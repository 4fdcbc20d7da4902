# A buyer comes to a product

see =
    .button = المنتج
see-product = { $title }
    { $price }

    { $description }{ $details }

    { $maker }، { $place }
    { $reach ->
        [bot] { "" }
       *[other] للطلب: { $buying }
    }
see-gone = لم يعد هذا المنتج معروضاً.
see-no-gone = { see-gone }
see-no-sold = تمّ بيع هذا المنتج. قد تعرضه صاحبته من جديد.
see-no-paused = هذا المنتج متوقف الآن، وقد يعود. جرّبي مرة أخرى بعد أيام.
see-woman = صاحبة المنتج تستقبل طلبات النساء فقط. هل أنتِ امرأة؟
    .name = لمن الطلب
see-not-invited = شكراً على الصدق. عندنا منتجات كثيرة تستقبل صاحباتها طلبات الجميع.
see-quantity = كم تريدين؟ اضغطي رقماً، أو اكتبيه.
    .name = العدد
    .no-number = أحتاج العدد أولاً، رقماً فقط. وبعده تكتبين ملاحظة إن شئتِ.
    .help = أوصل طلبك إلى صاحبة المنتج، ولا ترى رقمك ولا حسابك. وقبل الإرسال ترينه كاملاً.
see-day = متى؟ اضغطي زراً، أو اكتبي يوماً.
    .name = الموعد
see-area = في أي منطقة التسليم؟ اضغطي المنطقة، أو اكتبي اسم البلدة.
    .name = المنطقة
    .button-skip = بلا منطقة
    .help = المنطقة وحدها تكفي، لتعرف صاحبة المنتج إن كانت تصل إليها. لا تكتبي عنوانك.
see-remark = ملاحظتك لصاحبة المنتج، في سطر قصير. بلا أرقام هواتف ولا روابط:
    .name = ملاحظة
    .button-skip = بلا ملاحظة
see-review = طلبك على «{ $title }»:

    { $rows }

    أوصله إلى صاحبة المنتج، ولا ترى رقمك ولا حسابك. أحفظه حتى ينتهي، و90 يوماً على الأكثر. واكتبي «احذفي بياناتي» لحذفه قبل ذلك.
    .name = الطلب
    .button-ok = إرسال الطلب
see-unfit-number = لا أوصل أرقام الهواتف والحسابات، لأمان الجميع: الجواب يأتيك هنا. اكتبي الملاحظة بلا رقم.
see-unfit-link = لا أوصل الروابط وأسماء الصفحات، لأمان الجميع. اكتبي الملاحظة بلا رابط.
see-unfit-rude = في الملاحظة كلام لا أوصله. نحن هنا للطلبات فقط. اكتبيها بكلام آخر من فضلك.
see-unfit-advances = هذا المكان للطلبات فقط، فلا أوصل غيرها. اكتبي ما يخصّ المنتج من فضلك.
see-passed-on = وصل طلبك إلى صاحبة المنتج. جوابها يأتيك هنا.
see-passed-on-unsaid = { see-passed-on } وإن تأخّر يوماً، فواتساب لا يقبل أن أكتب لكِ إلا إن وافقتِ: اضغطي «{ permit.button }».
see-refused-own = هذا منتجك أنتِ، وهكذا يراه الناس.
see-refused-gone = { see-gone }
see-refused-sold = { see-no-sold }
see-refused-paused = { see-no-paused }
see-refused-many = عندك 3 طلبات لم تنتهِ بعد. حين يُقبل واحد منها أو ينتهي، أرسلي الطلب الجديد.
see-refused-often = أرسلتِ اليوم طلبات كثيرة. نكمل غداً.
see-refused-unfit = { see-unfit-rude }

kind-when =
    .no-day = { kind-day.no-day }
    .which-day = { kind-day.which-day }
    .too-soon = هذا اليوم مضى. اكتبي يوماً بعده.
    .too-late = { kind-day.too-late }
    .confirm = { kind-day.confirm }
    .hint = اضغطي زراً، أو اكتبي اليوم، مثل «الخميس» أو 15/3.
when-today = اليوم
when-tomorrow = غداً
when-week = خلال أسبوع
when-any = لا يهمّ متى

# What the maker hears

interest-new = جاءك طلب على «{ $title }».
    العدد: { $quantity }
    الموعد: { $day }
    المنطقة: { $area }
    الملاحظة: { $remark }
interest-no-area = لم تُذكر
interest-no-words = لا شيء
interest-report = إبلاغ
interest-from-buyer = رسالة عن طلب «{ $title }»:
    { $words }
interest-cancelled = الطلب على «{ $title }» أُلغي، ولا حاجة إلى جواب.
interest-received = وصل «{ $title }» إلى صاحب الطلب. أحسنتِ! إن بعتِه، فاضغطي «بعتُ!» لنعدّه لكِ.
accept =
    .button = أقبل الطلب
accept-done = قبلتِ الطلب على «{ $title }»، ووصل الخبر. الآن تتّفقان من هنا على التسليم. مكان عام أو مندوب أكثر أماناً لكِ من باب البيت.
order =
    .button = الردّ على الطلب
order-how = الطلب على «{ $title }»:
    العدد: { $quantity }، الموعد: { $day }
    المنطقة: { $area }
    الملاحظة: { $remark }

    بماذا تردّين؟ يصل ردّك بلغة صاحب الطلب، ولا يظهر رقمك ولا حسابك.
    .name = الردّ
    .button-have = نعم، متوفر
    .button-day = متوفر في يوم…
    .button-today = ليس اليوم
    .button-much = كم العدد بالضبط؟
    .button-where = أين نلتقي للتسليم؟
    .button-own = أكتب ردّي
    .button-number = أعطي رقمي
    .help = الردود الجاهزة تصل بلغة من طلب. و«أكتب ردّي» يصل كما تكتبينه. ورقمك لا يصل إلا إذا قبلتِ الطلب وأعطيتِه أنتِ.
order-day = في أي يوم يكون متوفراً؟ مثل «الخميس» أو 15/3.
    .name = اليوم
order-sent = وصل ردّك.
order-gone = هذا الطلب انتهى، أو وصله جواب من قبل.
order-accepted = هذا الطلب قبلتِه من قبل. تكتبين لصاحب الطلب من هنا:
order-counted = هذا البيع معدود من قبل. أحسنتِ!
order-phone = أي رقم تعطينه؟ رقم العمل أفضل من رقمك الخاص.
    .name = الرقم
order-sure = سيبقى الرقم { $number } عند صاحب الطلب، ولا أستطيع استرجاعه. هل أعطيه إياه؟
    .name = إعطاء الرقم
order-kept = حسناً، لم أعطِ رقمك لأحد.
order-given = أعطيتِ رقمك في هذا الطلب من قبل.
order-number-sent = وصل رقمك إلى صاحب الطلب، وحده.
decline =
    .button = لا أستطيع
decline-why = لماذا لا تستطيعين تلبية الطلب على «{ $title }»؟ أقولها بلطف، بلا أي شيء آخر عنكِ.
    .name = السبب
    .button-out = غير متوفر الآن
    .button-busy = عندي طلبات كثيرة
    .button-far = لا أصل إلى المنطقة
    .button-time = الموعد لا يناسبني
decline-done = قلتُها بلطف، وانتهى الطلب. من حقّك أن تقولي لا.
sale =
    .button = بعتُ!
sale-count = كم بعتِ من «{ $title }»؟
    .name = العدد
sale-out = لم يبقَ منه شيء
sale-joy = { $count ->
    [zero] مبارك!
    [one] مبارك البيع! 🎉 عددناه لكِ.
    [two] مبارك! بعتِ اثنين 🎉 عددناهما لكِ.
    [few] مبارك! بعتِ { $count } 🎉 عددناها لكِ.
    [many] مبارك! بعتِ { $count } 🎉 عددناها لكِ.
   *[other] مبارك! بعتِ { $count } 🎉 عددناها لكِ.
    }
sale-joy-shown = { sale-joy }
    إن لم يبقَ منه شيء، فاضغطي الزر، ونكتب عليه «بيع».
unanswered-none = لا طلب ينتظرك الآن.
unanswered-one = طلب ينتظر كلمة منكِ، و«ليس اليوم» جواب جميل أيضاً.
    «{ $title }»، العدد: { $quantity }، الموعد: { $day }
    المنطقة: { $area }
    الملاحظة: { $remark }
unanswered-many = { $count ->
    [zero] لا طلب ينتظرك الآن.
    [one] طلب ينتظر كلمة منكِ.
    [two] طلبان ينتظران كلمة منكِ. هذا أولهما:
    [few] { $count } طلبات تنتظر كلمة منكِ. هذا أولها:
    [many] { $count } طلباً تنتظر كلمة منكِ. هذا أولها:
   *[other] { $count } طلب تنتظر كلمة منكِ. هذا أولها:
    }
    «{ $title }»، العدد: { $quantity }، الموعد: { $day }
    المنطقة: { $area }
    الملاحظة: { $remark }

# What the buyer hears

interest-accepted = قبلت صاحبة «{ $title }» طلبك. اتّفقا من هنا على التسليم، وليكن في مكان عام.
interest-ready-have = صاحبة «{ $title }» تقول: نعم، متوفر.
interest-ready-day = صاحبة «{ $title }» تقول: يكون متوفراً يوم { $day }.
interest-ready-today = صاحبة «{ $title }» تقول: ليس اليوم. هل يناسبك يوم آخر؟
interest-ready-much = صاحبة «{ $title }» تسأل: كم العدد بالضبط؟
interest-ready-where = صاحبة «{ $title }» تسأل: أين نلتقي للتسليم؟ مكان عام أفضل للجميع.
interest-from-maker = رسالة من صاحبة «{ $title }»:
    { $words }
interest-number = صاحبة «{ $title }» أعطتك رقمها لهذا الطلب وحده: { $number }
interest-declined-out = «{ $title }» غير متوفر الآن، وتعتذر صاحبته. شكراً لاهتمامك.
interest-declined-busy = عند صاحبة «{ $title }» طلبات كثيرة هذه الأيام، فتعتذر عن طلبك. شكراً لاهتمامك.
interest-declined-far = صاحبة «{ $title }» لا تصل إلى منطقتك، فتعتذر عن طلبك. شكراً لاهتمامك.
interest-declined-time = الموعد لا يناسب صاحبة «{ $title }»، فتعتذر عن طلبك. يمكنك أن تطلبي ليوم آخر.
interest-reminded = لا جواب بعد على طلبك «{ $title }». ذكّرنا صاحبته الآن.
interest-waiting = لا جواب بعد على طلبك «{ $title }». قد تكون صاحبته مشغولة هذه الأيام.
interest-lapsed = لم يصل جواب على طلبك «{ $title }»، فأغلقناه كي لا تنتظري. يمكنك أن تطلبي من جديد متى شئتِ.
requests =
    .button = طلباتي
requests-none = هنا تظهر طلباتك. حين يعجبك منتج، اضغطي زر الطلب تحته.
requests-to-her = طلبات على منتجاتك، وأولها ما ينتظر كلمة منكِ:
requests-row = «{ $title }»، العدد: { $quantity }
    { $standing }
requests-list = اختاري طلباً لترينه:
requests-more = طلبات أقدم
request =
    .button = الطلب
request-page = طلبك على «{ $title }»: { $standing }
    العدد: { $quantity }، الموعد: { $day }
    المنطقة: { $area }
    الملاحظة: { $remark }
request-gone = هذا الطلب لم يعد موجوداً.
request-is-asked = ينتظر جواب صاحبة المنتج
request-is-answered = ردّت صاحبة المنتج
request-is-accepted = مقبول
request-is-declined = اعتذرت صاحبة المنتج
request-is-done = تمّ
request-is-over = انتهى
unask =
    .button = إلغاء الطلب
unask-done = تمّ إلغاء الطلب.
unask-gone = هذا الطلب انتهى من قبل.
received =
    .button = وصلني
received-done = بالهناء! شكراً لدعمك امرأة تعمل من بيتها.
received-gone = هذا الطلب انتهى من قبل.

# Between the two

talkto =
    .button = كتابة رسالة
talkto-words = رسالتك عن «{ $title }»، تصل كما تكتبينها:
    .name = الرسالة
    .help = رسالة واحدة في كل مرة. لا أوصل الصور ولا الأرقام ولا الروابط، ولا يظهر رقمك ولا حسابك. أحفظ الرسائل مشفّرة، إلى 14 يوماً بعد نهاية الطلب، كي يمكن الإبلاغ عنها.
talkto-sent = وصلت رسالتك.
talkto-gone = هذا الطلب انتهى، فلا تصل رسائل عنه.
talkto-early = تكتبين رسالة بعد أن تردّ صاحبة المنتج.
talkto-enough = نتوقف هنا. جرّبي لاحقاً بكلام آخر.
talkto-unfit-number = لم أوصلها: فيها رقم. الأرقام لا تمرّ في الرسائل، لأمان الجميع. اكتبيها بلا رقم.
talkto-unfit-own-number = لم أرسلها: فيها رقم، ولا أرسل رقماً في رسالة كي لا يذهب رقمك دون قصد. إن أردتِ أن تعطيه، فاقبلي الطلب، ثم «الردّ على الطلب» و«أعطي رقمي». اكتبيها الآن بلا رقم.
talkto-unfit-link = لم أوصلها: فيها رابط أو اسم صفحة، ولا أوصلها لأمان الجميع. اكتبيها بلا رابط.
talkto-unfit-rude = لم أوصلها: فيها كلام لا أوصله. اكتبيها بكلام آخر من فضلك.
talkto-unfit-advances = لم أوصلها: هذا المكان للطلبات فقط. اكتبي ما يخصّ الطلب من فضلك.
talkto-unfit-often = رسائل كثيرة اليوم عن هذا الطلب. نكمل غداً.
block =
    .button = حظر
block-done = تمّ. لن تصلك منه رسائل ولا طلبات بعد الآن، ولن يعرف أنك فعلتِ ذلك.
block-gone = { request-gone }
unblock =
    .button = تراجع عن الحظر
unblock-done = رجع كما كان. قد تصلك منه طلبات جديدة.
unblock-gone = { request-gone }
# Her week

week =
    .button = أسبوعي
week-hello = أسبوعك في سطور:
week-quiet = ما تعرضينه في مكانه، والأسبوع كان هادئاً.
week-nothing = لا شيء معروض الآن. متى شئتِ نعرض منتجاً.
week-count-opened = { $count ->
    [zero] لم يُفتح منتجك.
    [one] فُتح منتجك مرة.
    [two] فُتح منتجك مرتين.
    [few] فُتحت منتجاتك { $count } مرات.
    [many] فُتحت منتجاتك { $count } مرة.
   *[other] فُتحت منتجاتك { $count } مرة.
    }
week-count-asked = { $count ->
    [zero] لا طلبات.
    [one] جاءك طلب.
    [two] جاءك طلبان.
    [few] جاءتك { $count } طلبات.
    [many] جاءك { $count } طلباً.
   *[other] جاءك { $count } طلب.
    }
week-count-accepted = { $count ->
    [zero] لم تقبلي طلباً.
    [one] قبلتِ طلباً.
    [two] قبلتِ طلبين.
    [few] قبلتِ { $count } طلبات.
    [many] قبلتِ { $count } طلباً.
   *[other] قبلتِ { $count } طلب.
    }
week-count-sold = { $count ->
    [zero] لا بيع.
    [one] وبعتِ واحداً. مبارك!
    [two] وبعتِ اثنين. مبارك!
    [few] وبعتِ { $count }. مبارك!
    [many] وبعتِ { $count }. مبارك!
   *[other] وبعتِ { $count }. مبارك!
    }
week-step-answer = خطوة واحدة تفيد الآن: طلب على «{ $title }» ينتظر كلمة منكِ.
week-step-improve = «{ $title }». { $advice }
week-step-share = خطوة واحدة تفيد: شاركي بطاقة «{ $title }» مع معارفك.
week-fine = كل شيء في مكانه.
week-stop = أوقفي هذا الملخّص
numbers =
    .button = أرجعي الملخّص
numbers-on = حسناً، يأتيك ملخّص صغير كل أسبوع.
numbers-off = حسناً، لن يأتيك هذا الملخّص. وإن اشتقتِ إليه، فاكتبي «أسبوعي».
customers =
    .button = طلبات النساء فقط
customers-whose = مَن يمكنه أن يطلب منكِ؟ { $now ->
        [women] الآن: النساء فقط.
       *[all] الآن: الجميع.
    } إن اخترتِ النساء، أسأل كل من يطلب وأصدّق الجواب، ولا أستطيع أن أضمنه لكِ.
    .name = الطلبات
    .button-all = الجميع
    .button-women = النساء فقط
customers-done-all = حسناً، تصلك طلبات الجميع.
customers-done-women = حسناً، أسأل من يطلب إن كانت امرأة. هذا بكلمتها، ولا أستطيع أن أضمنه.
