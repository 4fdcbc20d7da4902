# A campaign's rules, for its admins

campaign =
    .button = قواعد الحملة
campaign-now = حملة «{ $name }» من { $organisation }. هكذا تعمل الآن:

    { $rules }

    ماذا تغيّرين؟ كل تغيير ترينه قبل أن يُحفظ، وقواعد الاختيار تُكتب في السجل العلني.
campaign-gone = هذا لمسؤولات الحملة فقط.
campaign-part-slots = عدد الأماكن
campaign-part-reserved = أماكن محجوزة
campaign-part-reviewers = عدد المراجِعات
campaign-part-draws = موعد القرعة
campaign-part-posting = مواعيد النشر
campaign-part-quiet = أيام بلا نشر
campaign-part-hours = ساعات العمل
campaign-part-itself = الحملة نفسها
campaign-part-name = اسم الحملة
campaign-part-accent = لون البطاقات
campaign-part-state = إغلاق الحملة أو فتحها
campaign-itself = حملة «{ $name }»: اسمها ولون بطاقاتها، وإغلاقها أو فتحها، وحملة أخرى في بلد آخر. ماذا تختارين؟
campaign-line-name = • اسم الحملة: { $name }.
campaign-line-accent = { $colour ->
        [none] • لون البطاقات: لون «محلّي».
       *[own] • لون البطاقات: { $colour }.
    }
campaign-line-open = • الحملة مفتوحة: القرعة والمنشورات في مواعيدها. وما فات موعده وهي مغلقة أسألك عنه.
campaign-line-closed = • الحملة مغلقة: لا قرعة ولا منشورات جديدة ولا ملخّصات للمتابعات. المنتجات الجديدة تنتظر، وما نُشر يبقى.
campaign-line-released = { $count ->
        [zero] لا منتجات تنتظر.
        [one] منتج واحد ينتظر الآن: يُنشر في موعد النشر القادم، أو فوراً إن لم تكن مواعيد. وأخبر صاحبته.
        [two] منتجان ينتظران الآن: يُنشران في مواعيد النشر القادمة، أو فوراً إن لم تكن مواعيد. وأخبر صاحبتيهما.
        [few] { $count } منتجات تنتظر الآن: تُنشر في مواعيد النشر القادمة، أو فوراً إن لم تكن مواعيد. وأخبر صاحباتها.
        [many] { $count } منتجاً تنتظر الآن: تُنشر في مواعيد النشر القادمة، أو فوراً إن لم تكن مواعيد. وأخبر صاحباتها.
       *[other] { $count } منتج تنتظر الآن: تُنشر في مواعيد النشر القادمة، أو فوراً إن لم تكن مواعيد. وأخبر صاحباتها.
    }
campaign-title = ما الاسم الجديد للحملة؟
    .name = اسم الحملة
    .help = تراه النساء والمتابعات والعضوات في الفريق.
campaign-accent = بأي لون تكون البطاقات؟
    .name = اللون
    .button-own = لون نختاره
    .button-ours = لون «محلّي»
campaign-colour = اكتبي رمز اللون، مثل: #b64c25
    .name = رمز اللون
    .help = ستة أرقام أو حروف من a إلى f بعد العلامة #.
    .form = ليس هذا رمز لون.
campaign-line-slots = { $slots ->
        [zero] • لا قرعة: كل منتج مقبول يُنشر.
        [one] • مكان واحد كل أسبوع، بالقرعة.
        [two] • مكانان كل أسبوع، بالقرعة.
        [few] • { $slots } أماكن كل أسبوع، بالقرعة.
        [many] • { $slots } مكاناً كل أسبوع، بالقرعة.
       *[other] • { $slots } مكان كل أسبوع، بالقرعة.
    }
campaign-line-firsts = منها لمن لم يُنشر لها من قبل: { $firsts }.
campaign-line-alike = من النوع الواحد على الأكثر: { $alike }.
campaign-line-wait = عدد المنتظرات: { $women }. الانتظار المعتاد: { $weeks ->
        [zero] لا انتظار
        [one] أسبوع
        [two] أسبوعان
        [few] { $weeks } أسابيع
        [many] { $weeks } أسبوعاً
       *[other] { $weeks } أسبوع
    }.
campaign-line-reserved = { $reserved ->
        [zero] • لا أماكن محجوزة للمناطق.
        [one] • مكان واحد محجوز لهذه المناطق: { $areas }.
        [two] • مكانان محجوزان لهذه المناطق: { $areas }.
        [few] • { $reserved } أماكن محجوزة لهذه المناطق: { $areas }.
        [many] • { $reserved } مكاناً محجوزاً لهذه المناطق: { $areas }.
       *[other] • { $reserved } مكان محجوز لهذه المناطق: { $areas }.
    }
campaign-line-judges-1 = • تراجع كل منتج مراجِعة واحدة، ويُقال هذا علناً.
campaign-line-judges-2 = • تراجع كل منتج مراجِعتان، لا ترى إحداهما رأي الأخرى.
campaign-line-draws = • تُقفل قائمة القرعة كل أسبوع: { $time }.
campaign-line-posting = • مواعيد النشر: { $found }.
campaign-line-no-posting = • لا مواعيد للنشر: ما يُختار يُنشر فوراً.
campaign-line-quiet = • لا نشر في هذه الأيام: { $found }.
campaign-line-no-quiet = • لا أيام بلا نشر.
campaign-line-hours = • يجيب الفريق من { $first } إلى { $last }، من { $opens } إلى { $closes }.
campaign-line-no-hours = • لا ساعات عمل محددة.
campaign-line-guardian = • مسؤولة الأمان: { $name }.
campaign-moment = { $day } { $time }
campaign-period = من { $first } إلى { $last }
campaign-times-at-once = فوراً، بلا مواعيد
campaign-times-enough = هذا يكفي
campaign-slots = كم منتجاً ننشر في الأسبوع؟ 0 يعني: لا قرعة، وكل ما يُقبل يُنشر.
    .name = عدد الأماكن
    .help = أماكن أكثر تعني انتظاراً أقصر. ابدئي بما يقدر الفريق على متابعته كل أسبوع.
campaign-firsts = كم مكاناً منها لمن لم يُنشر لها شيء من قبل؟
    .name = لأول مرة
    .help = اكتبي 0 إن كانت الأماكن كلها للجميع.
campaign-alike = كم منتجاً من النوع نفسه على الأكثر في الأسبوع؟ 0 يعني بلا حد.
    .name = من نوع واحد
campaign-reserved = كم مكاناً نحجز كل أسبوع للمناطق الأقل خدمة؟ 0 إن لم نحجز.
    .name = أماكن محجوزة
    .help = إن لم تكن فيها من تنتظر، تذهب الأماكن للجميع.
campaign-areas = أي مناطق؟ اكتبيها وبينها فاصلة، مثل: المفرق، معان.
    .name = المناطق
    .unknown = لم أعرف «{ $place }».
campaign-reviewers = كم مراجِعة ترى كل منتج قبل القرار؟
    .name = المراجِعات
    .button-1 = واحدة
    .button-2 = اثنتان
    .help = اثنتان أعدل: كل واحدة تقيّم وحدها. وواحدة تكفي فريقاً صغيراً، ويُقال هذا علناً.
campaign-draw-day = في أي يوم تُقفل قائمة القرعة؟
    .name = يوم القرعة
campaign-draw-hour = في أي ساعة؟ اكتبي رقماً من 0 إلى 23.
    .name = ساعة القرعة
campaign-posting-first = متى ننشر؟ اختاري أول يوم:
    .name = يوم النشر
    .help = سبعة مواعيد في الأسبوع على الأكثر. بلا مواعيد يُنشر كل شيء فور اختياره.
campaign-posting-more = ويوم آخر؟
    .name = يوم آخر
campaign-posting-hour = في أي ساعة؟ اكتبي رقماً من 0 إلى 23.
    .name = ساعة النشر
campaign-quiet = عندنا أيام بلا نشر من قبل. ماذا نفعل؟
    .name = أيام بلا نشر
    .button-add = نزيد عليها
    .button-clear = نمحوها كلها
campaign-quiet-first = من أي يوم يتوقف النشر؟
    .name = من يوم
    .help = مثل أيام العيد أو العزاء. ما كان موعده فيها ينتظر ما بعدها.
campaign-quiet-last = إلى أي يوم؟
    .name = إلى يوم
campaign-days = في أي أيام؟
    .name = الأيام
    .button-sun-thu = الأحد إلى الخميس
    .button-mon-fri = الاثنين إلى الجمعة
    .button-sat-thu = السبت إلى الخميس
    .button-mon-sat = الاثنين إلى السبت
    .button-daily = كل يوم
    .button-none = بلا ساعات محددة
campaign-opens = من أي ساعة؟ اكتبي رقماً من 0 إلى 23.
    .name = من الساعة
campaign-closes = إلى أي ساعة؟ اكتبي رقماً من 1 إلى 24.
    .name = إلى الساعة
    .early = يجب أن تكون بعد البداية.
campaign-sure = الآن:
    { $before }

    ومن الآن فصاعداً:
    { $after }

    أحفظ هذا؟
    .name = الحفظ
campaign-kept = حسناً، لم أغيّر شيئاً.
campaign-saved = حُفظ:
    { $after }
campaign-wrong-same = هذا ما هو قائم الآن، فلم أغيّر شيئاً.
campaign-wrong-impossible = هذا لا يتّفق مع باقي القواعد: الأماكن المحجوزة مع أماكن أول مرة لا تزيد على عدد الأماكن كلها. لم أغيّر شيئاً.
campaign-wrong-settled = هذا مكتوب في إعدادات النظام، ويغيّره من يشغّله. لم أغيّر شيئاً.
campaign-wrong-country = في هذا البلد حملة أخرى مفتوحة. لم أغيّر شيئاً.
campaign-wrong-not-yours = لستِ من مسؤولات هذه الحملة الآن.
campaign-wrong-no-time = ما ينتظر لا تتّسع له مواعيد النشر في سنة. أضيفي مواعيد نشر أولاً. لم أغيّر شيئاً.

# Opening another campaign

found =
    .button = حملة في بلد آخر
found-gone = هذا لمسؤولات الحملة فقط.
found-full = في كل بلد نعمل فيه حملة مفتوحة. لا تُفتح ثانية في بلد واحد قبل إغلاق الأولى.
found-country = في أي بلد؟
    .name = البلد
    .help = لكل بلد حملة مفتوحة واحدة. وقتها وقت البلد، وعملتها عملته.
found-name = ما اسم الحملة الجديدة؟
    .name = اسم الحملة
found-sure = أفتح حملة «{ $name }» في { $country }؟ تكون لمنظمتك نفسها، وتكونين مسؤولتها، بوقت ذلك البلد وبلا قرعة حتى تحددي الأماكن.
    .name = الفتح
found-kept = حسناً، لم أفتح شيئاً.
found-done = فُتحت حملة «{ $name }»، وأنتِ مسؤولتها وتعملين فيها من الآن. بقيت قواعدها وقناتها وفريقها. وللعودة إلى الأولى اكتبي «حملة أخرى».
found-refused-country = في هذا البلد حملة مفتوحة الآن، فلم أفتح شيئاً.
found-refused-no-country = لا نعمل في هذا البلد بعد، فلم أفتح شيئاً.
found-refused-not-yours = لستِ من مسؤولات هذه الحملة الآن، فلم أفتح شيئاً.
found-refused-shared = هذا الهاتف يستعمله أكثر من شخص، والعمل في الفريق يحتاج حساباً لكِ وحدك. لم أفتح شيئاً.
found-refused-impossible = هذا الاسم لا يصلح، فلم أفتح شيئاً.

# In which campaign she works

workplace =
    .button = حملة أخرى
workplace-which = في أي حملة تعملين الآن؟
    .name = الحملة
    .help = أتذكّر ما اخترتِ. لتغييره اكتبي «حملة أخرى».
workplace-only = عملك في حملة واحدة: { $name }.
workplace-chosen = من الآن تعملين في «{ $name }».
workplace-gone = لم يعد لكِ دور في هذه الحملة.

# The team

role-reviewer = مُراجِعة
role-coordinator = منسّقة
role-admin = مسؤولة
role-guardian = مسؤولة الأمان
team =
    .button = فريق الحملة
team-unnamed = زميلة بلا اسم
team-silent = زميلة لم تكتب لنا بعد
team-one = { $name }: { $role }.{ $mark ->
        [settled] { " " }اسمها في إعدادات النظام.
       *[other] {""}
    }
team-open = دعوة تنتظر: { $role }، حتى { $day }.
team-more = { $count ->
        [zero] لا أحد في الفريق بعد.
        [one] واحدة في الفريق.
        [two] اثنتان في الفريق.
        [few] { $count } في الفريق.
        [many] { $count } في الفريق.
       *[other] { $count } في الفريق.
    } تدعين أخرى؟
team-gone = هذا لمسؤولات الحملة فقط.
team-now = دورك في حملة «{ $name }» الآن: { $role }.
team-over = انتهى عملك في حملة «{ $name }». شكراً لكل ما قدّمتِ. دروسك ومنتجاتك كما هي.
colleague =
    .button = تغيير
colleague-wish = { $name }: { $role }. ماذا نغيّر؟
    .name = التغيير
    .button-reviewer = مُراجِعة
    .button-coordinator = منسّقة
    .button-admin = مسؤولة
    .button-remove = إخراج من الفريق
    .button-keep = تبقى كما هي
    .help = المُراجِعة تراجع المنتجات. المنسّقة معها المجموعات والأسئلة والنشر. والمسؤولة معها الفريق والقواعد.
colleague-sure = نُخرج { $name } من الفريق؟ تتوقف صلاحياتها فوراً، ودعواتها التي لم تُستعمل.
    .name = الإخراج
colleague-kept = حسناً، لم أغيّر شيئاً.
colleague-promoted = تغيّر دور { $name }، وأخبرتها.
colleague-removed = خرجت { $name } من الفريق، وأخبرتها.
colleague-gone = ليست هذه في فريقك الآن.
colleague-refused-gone = ليست هذه في فريقك الآن.
colleague-refused-not-yours = لستِ من مسؤولات هذه الحملة الآن.
colleague-refused-settled = اسمها في إعدادات النظام، ويغيّره من يشغّله.
colleague-refused-last = هي المسؤولة الوحيدة. أضيفي مسؤولة أخرى أولاً.

# Inviting

recruit =
    .button = دعوة زميلة
recruit-role = إلى أي دور تدعينها؟
    .name = الدور
    .button-reviewer = مُراجِعة
    .button-coordinator = منسّقة
    .button-admin = مسؤولة
    .button-guardian = مسؤولة الأمان
    .help = المُراجِعة تراجع المنتجات. المنسّقة معها المجموعات والأسئلة والنشر. والمسؤولة معها الفريق والقواعد. ومسؤولة الأمان أول من يسمع عن أذى.
recruit-made = هذه دعوة لواحدة فقط: { $role }. تعمل مرة واحدة، حتى { $day }. مرّري الرسالة التالية إليها وحدها.
recruit-pass-on = دعوة إلى فريق «{ $name }» في «محلّي»، من { $organisation }. دورك: { $role }.
    { $link ->
        [none] افتحي «محلّي» وأرسلي:
        { $code }
       *[other] افتحي هذا الرابط من هاتفك أنتِ:
        { $link }
    }
    تعمل الدعوة مرة واحدة، حتى { $day }. من فضلك لا تمرّريها.
recruit-gone = هذا لمسؤولات الحملة فقط.
uninvite =
    .button = إلغاء الدعوة
uninvite-done = هذه الدعوة لا تفتح شيئاً الآن.
uninvite-gone = استُعملت هذه الدعوة، أو ليست من حملتك.

# Coming in

staff-agree-reviewer = أهلاً بكِ. تدعوكِ { $by } إلى فريق «{ $name }» من { $organisation }، مُراجِعةً: تنظرين في منتجات تنتظر وتقيّمينها بأزرار. لا تظهر لكِ أسماء صاحباتها. كل ما تعملينه هنا يُسجّل برموز.
    هل تنضمين؟ (English? Write: English)
    .name = الانضمام
staff-agree-coordinator = أهلاً بكِ. تدعوكِ { $by } إلى فريق «{ $name }» من { $organisation }، منسّقةً: ترافقين المجموعات، وتجيبين النساء، وتنشرين. كل ما تعملينه هنا يُسجّل برموز.
    هل تنضمين؟ (English? Write: English)
    .name = الانضمام
staff-agree-admin = أهلاً بكِ. تدعوكِ { $by } إلى فريق «{ $name }» من { $organisation }، مسؤولةً: معكِ كل ما مع المنسّقة، والفريق، وقواعد الحملة. كل ما تعملينه هنا يُسجّل برموز.
    هل تنضمين؟ (English? Write: English)
    .name = الانضمام
staff-agree-guardian = أهلاً بكِ. تدعوكِ { $by } لتكوني مسؤولة الأمان في «{ $name }» من { $organisation }: أول من يسمع حين تتعرّض امرأة لأذى أو تهديد. يُقال للنساء الاسم الذي تختارينه، وساعات جوابك. ومعكِ ما مع المنسّقة. كل ما تعملينه هنا يُسجّل برموز.
    هل تقبلين؟ (English? Write: English)
    .name = القبول
staff-name = بأي اسم يعرفك الفريق؟ يكفي اسمك الأول.
    .name = اسمك
staff-told = أي اسم نقول للنساء؟ يكفي اسمك الأول، أو كنيتك.
    .name = الاسم المعلن
    .help = يُقال لمن تتعرّض لأذى: هذه من تسمعك. بلا رقم ولا اسم عائلة.
staff-done-reviewer = أهلاً بكِ في فريق «{ $name }». أنتِ مُراجِعة. اكتبي «ما ينتظر» لتري المنتجات.
staff-done-coordinator = أهلاً بكِ في فريق «{ $name }». أنتِ منسّقة. اكتبي «القائمة» لتبدئي.
staff-done-admin = أهلاً بكِ في فريق «{ $name }». أنتِ مسؤولة. اكتبي «القائمة» لتبدئي.
staff-done-guardian = شكراً لكِ. أنتِ مسؤولة الأمان في «{ $name }». يصلك فوراً ما يحتاجك.
staff-declined = كما تحبين. لم أغيّر شيئاً.
staff-joined = انضمت { $name } إلى الفريق: { $role }.
staff-refused-unknown = لم أجد دعوة بهذا الرمز. انسخي الرابط كاملاً من الرسالة، أو اطلبي دعوة جديدة.
staff-refused-many = هذه رموز كثيرة ليوم واحد. جرّبي غداً، أو اطلبي ممن دعتك دعوة جديدة.
staff-refused-used = هذه الدعوة استُعملت، وهي لمرة واحدة. اطلبي دعوة جديدة.
staff-refused-expired = انتهت مدة هذه الدعوة. اطلبي دعوة جديدة.
staff-refused-own = هذه دعوة صنعتِها أنتِ. مرّريها إلى زميلتك.
staff-refused-shared = هذا هاتف تستعمله أكثر من واحدة، والعمل في الفريق يحتاج حساباً لكِ وحدك. افتحي الدعوة من هاتف لكِ.
staff-refused-here = أنتِ في هذا الفريق من قبل. لا حاجة إلى شيء آخر.

# The safeguarding contact

guardian =
    .button = مسؤولة الأمان
guardian-nobody = لا أحد بعد
guardian-told = مسؤولة الأمان: { $name }. تغيّرها مسؤولات الحملة.
guardian-way = مسؤولة الأمان أول من يسمع حين تتعرّض امرأة لأذى. الآن: { $name }. ماذا نفعل؟
    .name = مسؤولة الأمان
guardian-way-me = أكون أنا
guardian-way-invite = أدعو واحدة
guardian-way-down = تنتهي المهمة
guardian-way-keep = تبقى كما هي
guardian-name = أي اسم نقول للنساء؟ يكفي اسمك الأول، أو كنيتك.
    .name = الاسم المعلن
guardian-sure-me = نقول لمن تتعرّض لأذى إن { $name } تسمعها، في الساعات التي اخترتِها. صحيح؟
    .name = القبول
guardian-sure-down = تنتهي المهمة الآن. وإلى أن تُسمّى أخرى، تصل البلاغات إلى مسؤولات الحملة. صحيح؟
    .name = الانتهاء
guardian-kept = حسناً، لم أغيّر شيئاً.
guardian-done-me = شكراً لكِ يا { $name }. أنتِ الآن مسؤولة الأمان.
guardian-done-down = انتهت المهمة. لا مسؤولة أمان الآن.
guardian-gone = لا شيء يتغيّر هنا الآن.
guardian-over = انتهت مهمتك مسؤولةَ أمان في «{ $name }». شكراً لكِ.
guardian-missing = لا مسؤولة أمان في «{ $name }» الآن. سمّي واحدة من «مسؤولة الأمان».

# Channels and groups

channels =
    .button = القنوات
channels-one-up = «{ $name }»: ننشر فيها. المتابعون: { $members }. { $checked ->
        [none] لم أفحصها بعد.
       *[other] آخر فحص: { $checked }.
    } { $lacks ->
        [none] {""}
       *[other] ينقصني: { $lacks }.
    }
channels-one-lost = «{ $name }»: لا أستطيع النشر فيها. أعيديني مشرفة فيها مع «نشر الرسائل»، ثم افحصي من جديد. { $checked ->
        [none] {""}
       *[other] آخر فحص: { $checked }.
    } المتابعون: { $members }. { $lacks ->
        [none] {""}
       *[other] ينقصني: { $lacks }.
    }
channels-one-off = «{ $name }»: أوقفتِ النشر فيها. المتابعون: { $members }. { $checked ->
        [none] {""}
       *[other] آخر فحص: { $checked }.
    } { $lacks ->
        [none] {""}
       *[other] ينقصني: { $lacks }.
    }
channels-one-new = «{ $name }»: رأيتها، ولم تقولي بعد هل ننشر فيها. المتابعون: { $members }. { $checked ->
        [none] {""}
       *[other] آخر فحص: { $checked }.
    } { $lacks ->
        [none] {""}
       *[other] ينقصني: { $lacks }.
    }
channels-more = { $count ->
        [zero] لا قناة بعد.
        [one] قناة واحدة.
        [two] قناتان.
        [few] { $count } قنوات.
        [many] { $count } قناة.
       *[other] { $count } قناة.
    } لتزيدي قناة أو مجموعة: أضيفيني فيها مشرفة مع «نشر الرسائل» و«حذف الرسائل»، وأنا أعرفها وأسألك.
channels-alone = حملتك على واتساب وحده، ولا أستطيع النشر فيه في قناة عامة. المنتجات تُعرض في صفحات الموقع، ومنها تُطلب.
channels-none = لا قناة هنا بعد. أضيفيني مشرفة في قناتك أو مجموعتك مع «نشر الرسائل» و«حذف الرسائل»، وأنا أعرفها وأسألك.
channel =
    .button = تغيير
channel-pages = صفحات الموقع وحدها
channel-unnamed = قناة بلا اسم
channel-seen = أرى «{ $name }». أنشر فيها منتجات حملتك؟
channel-right-post = نشر الرسائل
channel-right-edit = تعديل الرسائل
channel-right-delete = حذف الرسائل
channel-sure = «{ $name }»: ننشر فيها منتجات «{ $campaign }»؟ { $lacks ->
        [none] صلاحياتي فيها كاملة.
       *[other] ينقصني فيها: { $lacks }. تزيدينها من: إدارة القناة، المشرفون، ثم اسمي. بلا النشر لا أستطيع شيئاً، وبلا الحذف لا أرفع منشوراً مرّ عليه يومان.
    }
    .name = النشر فيها
channel-way-up = «{ $name }»: ننشر فيها. ماذا نفعل؟
    .name = القناة
    .button-off = أوقفي النشر فيها
    .button-check = افحصيها الآن
    .button-keep = تبقى كما هي
    .button-on = ننشر فيها
channel-way-lost = «{ $name }»: لا أستطيع النشر فيها. أعيديني مشرفة مع «نشر الرسائل»، ثم افحصيها. ماذا نفعل؟
    .name = القناة
    .button-off = أوقفي النشر فيها
    .button-check = افحصيها الآن
    .button-keep = تبقى كما هي
    .button-on = ننشر فيها
channel-way-off = «{ $name }»: النشر فيها متوقف. ماذا نفعل؟
    .name = القناة
    .button-off = أوقفي النشر فيها
    .button-check = افحصيها الآن
    .button-keep = تبقى كما هي
    .button-on = ننشر فيها
channel-checking = أفحصها خلال دقائق، ولا أرسل إليها شيئاً. انظري بعدها في «القنوات».
channel-kept = حسناً، لم أغيّر شيئاً.
channel-done-up = من الآن ننشر في «{ $name }».
channel-done-off = لا ننشر شيئاً جديداً في «{ $name }». ما نُشر فيها يبقى حتى موعده.
channel-gone = ليست هذه القناة من حملتك.
channel-refused-gone = ليست هذه القناة هنا الآن: { $name }.
channel-refused-not-yours = لستِ من مسؤولات هذه الحملة الآن، فبقيت «{ $name }» كما هي.
channel-refused-lost = لا أستطيع النشر في «{ $name }» بعد. أضيفيني مشرفة فيها مع «نشر الرسائل»، ثم عودي إلى «القنوات».

# What staff did

audit =
    .button = سجلّ الفريق
audit-lines = آخر ما عمله الفريق، الأحدث أولاً:
    { $lines }
audit-none = لا شيء في السجلّ بعد.
audit-line = • { $when }، { $who }: { $what } ({ $subject })
audit-somebody = زميلة بلا اسم
audit-operator = النظام
deed-campaign-open = فُتحت الحملة
deed-campaign-rules = تغيّرت القواعد
deed-staff-invite = دعوة إلى الفريق
deed-staff-withdraw = أُلغيت دعوة
deed-staff-join = انضمت إلى الفريق
deed-staff-role = تغيّر دور
deed-staff-remove = خروج من الفريق
deed-guardian-accept = قبلت مسؤولية الأمان
deed-guardian-leave = انتهت مسؤولية الأمان
deed-channel-up = نشرٌ في قناة
deed-channel-off = توقف النشر في قناة
deed-outlet-lost = لم نعد ننشر في قناة
deed-outlet-up = عدنا ننشر في قناة
deed-ticket-answer = جواب عن سؤال
deed-appeal-decide = قرار في طلب نظرة ثانية
deed-broadcast-send = بدأت رسالة جماعية
deed-broadcast-paused = أُوقفت رسالة جماعية مؤقتاً
deed-broadcast-filling = تابعت رسالة جماعية
deed-broadcast-cancelled = أُلغيت رسالة جماعية
deed-broadcast-template = رسالة جماعية تنتظر اعتماد إشعارها
deed-broadcast-done = انتهت رسالة جماعية
deed-draw-out = إخراج منتج من القرعة
deed-draw-value = كتابة الرقم العلني للقرعة
deed-feature-add = موعد جديد في التقويم
deed-feature-drop = إلغاء موعد في التقويم
deed-feature-move = تغيير موعد في التقويم
deed-feature-send = نشر قبل الموعد أو بعده
deed-feature-swap = تبديل موعدين في التقويم
deed-followers-import = إدخال قائمة متابعات
deed-harm-answer = جواب عن بلاغ أذى
deed-harm-bar = منع من أساء من المراسلة
deed-harm-close = إغلاق بلاغ أذى
deed-harm-lift = رفع منع من المراسلة
deed-harm-look = نظر في دليل بلاغ أذى
deed-harm-take = تولّت بلاغ أذى
deed-post-again = إعادة نشر منتج
deed-prize-freeze = إقفال قائمة قرعة جائزة
deed-review-aside = تنحّت عن مراجعة منتج
deed-review-changes = طلب تعديل منتج
deed-review-decline = رفض منتج
deed-review-leave = تركت منتجاً لزميلة
deed-review-score = تقييم منتج
deed-review-take = أخذت منتجاً للمراجعة
