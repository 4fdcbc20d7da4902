# What we know of her

about =
    .button = ماذا تعرفون عني؟
about-me = هذا ما أعرفه عنكِ يا { $name }:
    • البلد: { $country }
    • المنطقة: { $place }
    • ما تصنعين: { $makes }
    • لغتنا: { $language }
    • وافقتِ على أن أحفظ هذا: { $day }
    • في منشوراتك الجديدة: { $maker }، { $shown }
about-school = تعلّمك:
    • الدروس التي أنهيتِها: { $lessons }
    • هدفك: { $goal }
    • شهادتك: { $code }
    • أحفظ دفترك: { $notebook }، والأيام المكتوبة فيه: { $days }
    • مجموعتك: { $cohort }
about-market = منتجاتك:
    • معروضة الآن: { $up }
    • في طريقها إلى العرض: { $coming }
    • غير معروضة: { $down }
about-words = رسائل تنتظر:
    • طلبات تنتظر جوابك: { $orders }
    • طلبات أرسلتِها أنتِ: { $requests }
    • أسئلة أرسلتِها إلى الفريق: { $questions }
about-staff = وأنتِ من الفريق: أحفظ ما قرّرتِه في المنتجات.
about-phone = عدد من يستعملن هذا الهاتف معي: { $people }. ولا أعرض لواحدة ما للأخرى.
about-first = أن أكتب لكِ أولاً على واتساب: { $first }
about-linked = محادثاتك المربوطة بحساب واحد: { $channels }. من معه إحداها يرى ما لكِ.
about-kept = أحفظ هذا ما دمتِ معنا، إلا: رسائلي إليكِ تُمحى بعد أن تصل، وطلبات الزبونات بعد الجواب عنها أو بعد 90 يوماً، وصور التدريب بعد يوم، وأسئلتك بعد 90 يوماً من الجواب. والمنشور ينزل بعد 90 يوماً.
    لا أطلب رقم هويتك ولا حسابك في البنك. وكل هذا لكِ إن أردتِ، في ملف تحتفظين به:

delete =
    .button = احذفي بياناتي
record =
    .button = كل شيء في ملف
record-here = هذا الملف فيه كل ما هو مكتوب عندنا عنكِ. أما الصور والتسجيلات نفسها ففي محادثتك. احفظيه الآن إن أردتِ، وإن كان الهاتف مشتركاً فاحذفيه من المحادثة بعد ذلك.

shown =
    .button = ما يظهر عني
shown-name = هل نكتب اسمك في منشوراتك الجديدة؟
    .name = الاسم في المنشور
    .button-brand = المنتج فقط، بلا اسم
    .button-first = الاسم الذي اخترتِه
    .help = الأسلم ألا يظهر اسمك. اسم العائلة لا نطلبه ولا ننشره.
shown-place = وماذا نكتب عن مكانك؟
    .name = المكان في المنشور
    .button-region = المنطقة الكبيرة فقط
    .button-district = البلدة أو المدينة
    .button-none = لا شيء
    .help = الأسلم المنطقة الكبيرة. عنوان البيت لا نطلبه ولا ننشره.
shown-done = تمّ. هكذا تكون منشوراتك الجديدة. وما هو منشور الآن يبقى كما وافقتِ عليه، وتستطيعين أن تخفيه.

details =
    .button = تصحيح بياناتي
details-what = ماذا نغيّر؟
    .name = ما نغيّره
    .button-name = اسمي
    .button-area = منطقتي
    .button-makes = ما أصنع
details-name = بماذا أناديكِ؟ يكفي اسمك الأول أو كنيتك.
    .name = الاسم
details-area = في أي منطقة تعملين؟
    .name = المنطقة
    .help = المنطقة أو البلدة تكفي، لا عنوان البيت.
details-makes = ماذا تصنعين؟
    .name = ما تصنعين
details-done = تمّ، حفظت هذا. وما هو منشور الآن يبقى كما وافقتِ عليه، وتستطيعين أن تخفيه.

# One phone, several people

switch =
    .button = أنا شخص آخر
switch-new = شخص جديد
switch-who = من معها الهاتف الآن؟
    .name = من معها الهاتف
    .help = كل واحدة لها دروسها ومنتجاتها، ولا أعرض لها ما للأخرى.
switch-sure = هل الهاتف الآن مع { $name }؟
    .name = التأكيد
    .help = إن قلتِ نعم صار كل ما في هذه المحادثة لها، وما بدأتِه أنتِ ينتظر رجوعك.
switch-begin = تستعملين هذا الهاتف مع غيرك؟ أبدأ مع الشخص الجديد من البداية، ولكل واحدة دروسها ومنتجاتها، ولا أعرض لها ما للأخرى.
    لكن ما كُتب هنا من قبل يبقى ظاهراً في المحادثة. إن كان فيه شيء خاص فامسحيه من الهاتف أولاً. هل نبدأ؟
    .name = شخص جديد
    .help = ما بدأتِه أنتِ ينتظر رجوعك. وحين يرجع الهاتف إليكِ اكتبي: أنا شخص آخر.
switch-yours = أهلاً يا { $name }، الهاتف معكِ الآن. { $count ->
        [zero] لم يصلكِ شيء وأنتِ بعيدة.
        [one] وصلكِ شيء واحد وأنتِ بعيدة.
        [two] وصلكِ شيئان وأنتِ بعيدة.
        [few] وصلتكِ { $count } أشياء وأنتِ بعيدة.
        [many] وصلكِ { $count } شيئاً وأنتِ بعيدة.
       *[other] وصلكِ { $count } شيء وأنتِ بعيدة.
    }
switch-stays = حسناً، لم يتغيّر شيء.
switch-already = الهاتف معكِ أنتِ الآن يا { $name }.
switch-gone = لا أعرف هذا الشخص على هذا الهاتف. اكتبي: أنا شخص آخر.
switch-staff = هذا هاتف منسّقة، وتصل إليه أسئلة الناس، فلا يستعمله معي شخص آخر. من تريد أن تتعلّم تكتب لي من هاتف غيره.

shared-opening = إلى { $name }: هذه رسالة من «محلّي» لكِ وحدكِ. اقرئيها حين يكون الهاتف معكِ وحدكِ.
shared-waiting = إلى { $name }: عندي لكِ شيء ينتظر. أعطيكِ إياه حين يكون الهاتف معكِ.
    .button = الهاتف معي الآن

# On the pages of her file

record-on-title = ما يعرفه «محلّي» عنكِ
record-on-note = هذا كل ما هو محفوظ عنكِ في قاعدة بياناتنا في هذه الساعة. الصور والتسجيلات نفسها ليست هنا: تجدينها في محادثتك. لتغيير شيء أو حذفه اكتبي في المحادثة «معلوماتي» أو «احذفي بياناتي».
record-value = { $value }
record-of-contact = أنتِ
record-of-address = كيف نصل إليكِ
record-of-sharer = هاتف مشترك مع غيرك
record-of-staff = عملك في الفريق
record-of-learner = كيف تتعلمين
record-of-progress = دروس أنهيتِها
record-of-answer = أجوبتك عن أسئلة الدروس
record-of-survey = أسئلة عن عملك
record-of-takings = دفترك
record-of-certificate = شهادتك
record-of-note = رسائل من منسّقتك في طريقها إليكِ
record-of-notes-written = رسائل كتبتِها في طريقها
record-of-cohort = مجموعات ترافقينها
record-of-listing = منتجاتك
record-of-review = مراجعة منتجاتك
record-of-decisions = ما قرّرتِه في منتجات غيرك
record-of-post = منشوراتك
record-of-interest = طلبات وصلتك
record-of-requests = طلبات أرسلتِها
record-of-ticket = أسئلتك إلى الفريق
record-of-media = ملفات أرسلتِها: صور وتسجيلات
record-of-run = محادثات بدأتِها معنا
record-of-timer = ما نذكّرك به
record-of-attention = مرات كتبنا فيها إليكِ من عندنا، في آخر ثمانية أيام
record-of-guess = رموز مجموعات لم تكن صحيحة
record-of-inbox = رسائل وصلتنا منكِ، بلا نصها
record-of-outbox = رسائل أرسلناها إليكِ، بلا نصها
record-name = الاسم
record-country = البلد
record-area = المنطقة
record-locality = البلدة أو المدينة
record-makes = ما تصنعين
record-language = اللغة
record-state = الحالة
record-shows = يظهر في المنشورات
record-consented_at = وافقتِ
record-consent_version = على نصّ بتاريخ
record-created_at = أول مرة
record-channel = التطبيق
record-external = رقمك فيه
record-seen_at = آخر رسالة منكِ
record-blocked = أوقفتِ رسائلنا هناك
record-joined_at = منذ
record-role = الدور
record-goal = هدفك
record-weekly = دروس في الأسبوع
record-part = الوقت الذي تفضّلينه
record-light = توفير البيانات
record-paused = أوقفتِ التذكير
record-nightly = نحفظ دفترك
record-cohort_id = مجموعتك
record-learner-joined_at = دخلتِ المجموعة
record-moved_at = آخر حركة
record-written_at = كتبت إليكِ المنسّقة
record-lesson = الدرس
record-finished_at = أنهيتِه
record-right = أجوبة صحيحة من أول مرة
record-tried = أنجزتِ المهمة
record-useful = نفعكِ
record-remark = رأيك
record-question = السؤال
record-hit = صحيح من أول مرة
record-round = كم مرة رجع إليكِ
record-survey-round = أي مرة
record-baseline = في البداية
record-endline = في النهاية
record-due_at = موعده القادم
record-at = متى
record-answers = أجوبتك
record-photo = معها صورة
record-shared = يراها الفريق
record-day = اليوم
record-sealed = بعتِ، صرفتِ، ولكِ عند الناس
record-code = الرمز
record-open = الاسم ظاهر في صفحتها
record-issued_at = صدرت
record-revoked_at = سُحبت
record-barred = سحبتها الإدارة
record-kind = النوع
record-words = النص
record-size = العدد الأقصى
record-media-size = الحجم بالبايت
record-starts_at = تبدأ
record-title = الاسم
record-description = الوصف
record-price = السعر
record-details = التفاصيل
record-photos = عدد الصور
record-voice = وصف بالصوت
record-reach = كيف تصل الطلبات
record-reach_at = على
record-version = النسخة رقم
record-submitted_at = أرسلتِه
record-published_at = نُشر
record-checked_at = آخر تأكيد أنه متوفر
record-listing-asked_at = سألناكِ عنه
record-paused_until = متوقف حتى
record-decision = القرار
record-reason = السبب
record-note = ملاحظة
record-posted_at = نُشر
record-asked = السؤال
record-interest-asked = الطلب
record-answered = الجواب
record-asked_at = وصل
record-answered_at = أُجيب عنه
record-urgent = عاجل
record-mime = نوع الملف
record-media-created_at = وصل
record-expires_at = يُمحى
record-made = صنعناه من صورتك
record-seen = ما قيس في الصورة
record-flow = المحادثة
record-flow-welcome = أول حديث بيننا
record-flow-lesson = درس
record-flow-track = دروس من باب واحد
record-flow-data = توفير البيانات
record-flow-nudge = تذكير بالتعلّم
record-flow-available = سؤال: هل هو متوفر؟
record-flow-expired = نهاية مدة العرض
record-flow-danger = طلب مساعدة
record-flow-join = دخول مجموعة
record-flow-leave = ترك مجموعة
record-flow-note = رسالة من المنسّقة
record-flow-cheer = تشجيع
record-flow-idle = عرض لإكمال ما بدأتِه
record-flow-quiet = مهلة قصيرة للجواب
record-flow-meant = سؤال عن قصدك
record-argument = عن
record-started_at = بدأتِها
record-journal = أجوبتك فيها
record-candidate = جواب ينتظر تأكيدك
record-event = رسالة تعطّلنا عندها
record-what = ماذا
record-count = العدد
record-first = الأولى
record-last = الأخيرة
record-is-new = لم تكملي البداية
record-is-active = عضوة
record-is-stopped = طلبتِ ألا نكتب إليكِ
record-is-gone = غادرتِ
record-role-reviewer = مُراجِعة
record-role-coordinator = منسّقة
record-role-admin = مسؤولة
record-run-open = مفتوحة
record-run-waiting = تنتظرك
record-run-parked = متوقفة بسبب عطل عندنا
record-run-done = انتهت
record-run-dropped = تُركت
record-cohort-open = مفتوحة
record-cohort-closed = مغلقة
record-post-up = معروض للناس
record-post-down = أُنزل
record-post-sold = مكتوب عليه «بيع»
record-made-improved = نسخة محسّنة
record-made-blurred = نسخة مغطاة الوجه
record-made-cropped = نسخة مقصوصة
record-note-stuck = توقفتِ عند درس
record-note-almost = اقتربتِ من النهاية
record-note-finished = أنهيتِ
record-note-unbegun = لم تبدئي بعد
record-note-own = بكلماتها
