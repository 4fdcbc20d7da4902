# Money, dates, lists

money-JOD = { $n ->
    [zero] { $shown } دينار
    [one] دينار واحد
    [two] ديناران
    [few] { $shown } دنانير
    [many] { $shown } ديناراً
   *[other] { $shown } دينار
}
money-MAD = { $n ->
    [zero] { $shown } درهم
    [one] درهم واحد
    [two] درهمان
    [few] { $shown } دراهم
    [many] { $shown } درهماً
   *[other] { $shown } درهم
}
list-separator = { "، " }
date-day = { $weekday } { $date }
date-time = { $weekday } { $date } الساعة { $time }
date-today = اليوم الساعة { $time }
date-tomorrow = غداً الساعة { $time }
date-yesterday = أمس الساعة { $time }
weekday-mon = الاثنين
weekday-tue = الثلاثاء
weekday-wed = الأربعاء
weekday-thu = الخميس
weekday-fri = الجمعة
weekday-sat = السبت
weekday-sun = الأحد

# Buttons that mean the same everywhere

button-yes = نعم
button-no = لا
button-done = تمّ
button-next = التالي
button-back = رجوع
button-menu = القائمة
button-person = أريد إنسانة
button-edit = ✏️ { $name }
button-continue = أكملي
button-restart = من البداية
button-stop = أوقفي الرسائل
button-share-phone = إرسال رقمي
button-share-place = إرسال موقعي

# What each kind of answer says when it needs another try

kind-text =
    .not-text = أحتاج هنا كلمات مكتوبة.
    .too-long = هذا طويل قليلاً. اختصريه إلى { $most ->
        [zero] { $most } حرف
        [one] حرف واحد
        [two] حرفين
        [few] { $most } أحرف
        [many] { $most } حرفاً
       *[other] { $most } حرف
    } أو أقل.
    .too-short = هذا قصير جداً. زيدي كلمة.
    .hint = اكتبي الجواب في رسالة واحدة. مثال: مخلل خيار بلدي.
kind-choice =
    .not-one = اختاري من الأزرار، أو اكتبي رقم الاختيار.
    .hint = اضغطي أحد الأزرار تحت السؤال. أو اكتبي 1 للأول و2 للثاني.
kind-yesno =
    .not-one = أحتاج جواباً بنعم أو لا.
    .hint = اضغطي «نعم» أو «لا»، أو اكتبيها.
kind-number =
    .no-number = أحتاج رقماً.
    .many-numbers = وصلني أكثر من رقم. اكتبي رقماً واحداً.
    .out-of-range = أحتاج رقماً بين { $least } و{ $most }.
    .confirm = فهمت: { $value }. صحيح؟
    .hint = اكتبي الرقم وحده، مثل 5 أو ٥ أو «خمسة».
kind-money =
    .no-number = لم أجد سعراً في رسالتك.
    .many-numbers = وصلني أكثر من رقم. اكتبي سعراً واحداً.
    .range = أحتاج سعراً واحداً. إذا كان يختلف بالحجم، فاكتبي سعر ما في الصورة.
    .other-currency = هذه عملة أخرى. اكتبي السعر بعملة بلدك، مثل 3.5.
    .free = تعبك له ثمن. كم تطلبين فيه؟ مثل 3.5.
    .out-of-range = هذا السعر لا يبدو صحيحاً. اكتبيه مرة أخرى من فضلك.
    .too-fine = في السعر أرقام كثيرة بعد الفاصلة. اكتبيه أبسط، مثل 3.5.
    .confirm = فهمت: { $value }. صحيح؟
    .hint = اكتبي السعر وحده، مثل 5 أو 3.5 أو ٣٫٥ أو «ثلاثة ونص».
kind-note =
    .not-note = اكتبي كلمة هنا، أو سجّلي رسالة صوتية.
    .too-long = هذا طويل قليلاً. اختصريه، أو سجّليه بصوتك.
    .hint = اضغطي صورة الميكروفون وتكلّمي، أو اكتبي سطراً واحداً.
kind-photos =
    .no-photo = أحتاج هنا صورة.
    .done-or-more = أرسلي صورة أخرى، أو اضغطي «تمّ».
    .gathered = { $value ->
        [zero] لم تصل صورة بعد.
        [one] وصلت صورة.
        [two] وصلت صورتان.
        [few] وصلت { $value } صور.
        [many] وصلت { $value } صورة.
       *[other] وصلت { $value } صورة.
    } أرسلي غيرها، أو اضغطي «تمّ».
    .too-few = وصلت صورة. وأحتاج صورة أخرى معها.
    .too-many = { $most ->
        [zero] لم أحتفظ بصورة.
        [one] أخذت الصورة الأولى فقط.
        [two] أخذت أول صورتين، فهما تكفيان.
        [few] أخذت أول { $most } صور، فهي تكفي.
        [many] أخذت أول { $most } صورة، فهي تكفي.
       *[other] أخذت أول { $most } صورة، فهي تكفي.
    }
    .late = أضفت الصورة إلى صور منتجك.
    .full = عندي ما يكفي من الصور، ولم أضف هذه.
    .hint = اضغطي علامة المشبك 📎 أو الكاميرا، واختاري صورة المنتج.
kind-phone =
    .no-phone = هذا لا يشبه رقم هاتف.
    .someone-else = هذه بطاقة شخص آخر، ولن أحفظها. اكتبي رقم عملك أنتِ.
    .confirm = فهمت: { $value }. هل هذا رقم عملك؟
    .hint = اكتبي الرقم بالأرقام فقط، مثل 0790000000.
kind-place =
    .not-one = لم أعرف هذه المنطقة. اختاري الأقرب إليك من الأزرار.
    .elsewhere = هذا الموقع خارج البلد الذي اخترتِه. اختاري من الأزرار.
    .confirm = أنتِ في { $value }. صحيح؟ (لم أحفظ موقعك، فقط اسم المنطقة.)
    .hint = اضغطي اسم المنطقة، أو اكتبي رقمها في القائمة.
kind-review =
    .not-one = اضغطي «أوافق» إن كان كل شيء كما تريدين، أو اضغطي زر ما تريدين تغييره.
    .hint = الأزرار تحت الملخّص: واحد للموافقة، وواحد لكل شيء يمكن تغييره.
kind =
    .change = عدّلتِ رسالتك. هل أغيّر جوابك إلى: { $value }؟
kind-nothing = لا شيء
kind-voice = رسالة صوتية

review-row = • { $name }: { $value }

# Orders, and what cannot be read

menu = ماذا تريدين الآن؟
menu-new = اكتبي «ابدأ» متى شئتِ.
help = أنا مساعِدة رقمية. اضغطي الأزرار أو اكتبي جوابك. وفي أي وقت اكتبي: «رجوع»، «القائمة»، «إنسانة»، «ترخيص»، «إخفاء»، «خطر»، «توقف»، أو «احذفي بياناتي».
    وللدروس: «وين وصلت»، «هدفي»، «دفتر»، «شهادتي»، أو «توفير».
back-none = ما قبل هذا محفوظ، ولا رجوع من هنا. يمكنك تغييره من القائمة.
edit-which = ماذا تريدين أن تغيّري؟
edit-none = لا جواب هنا لتغييره بعد.
edit-too-late = رأيت تعديلك، لكن الجواب الأول محفوظ. يمكنك تغييره من القائمة.
not-understood = لم ألتقط قصدك. جرّبي زراً من هذه:
photo-alone = وصلت صورتك. إن أردتِ عرض منتج، فاختاري «عرض منتج» وأرسليها هناك.
place-kept = مكانك محفوظ. نكمل من حيث توقفتِ؟
go-back = نعود إلى ما كنّا فيه:
welcome-back = أهلاً بعودتك. تقدّمك محفوظ.
stopped = تمّ. لن أرسل شيئاً من عندي. اكتبي «ابدأ» متى شئتِ، وتقدّمك محفوظ.
your-id = رقم محادثتك للمنسّقات: { $id }
start-gone = هذا الزر لم يعد يعمل.
not-allowed = هذا للمنسّقات فقط.
sorry = حدث خطأ عندي، لا عندك. ما أرسلتِه محفوظ، والفريق عرف. جرّبي بعد قليل.
other =
    .sticker = ملصق لطيف! لكني أحتاج كلمات أو زراً.
    .voice = لا أستطيع سماع الصوت هنا. اكتبي لي من فضلك.
    .voice-too-big = تسجيلك طويل عليّ. سجّلي رسالة أقصر، أو اكتبي لي.
    .voice-broken = هذا الملف ليس رسالة صوتية. سجّلي صوتك من هنا، أو اكتبي لي.
    .voice-gone = لم يصلني صوتك كاملاً. سجّليه مرة أخرى من فضلك، أو اكتبي لي.
    .video = لا أستطيع أخذ الفيديو. أرسلي صورة من فضلك.
    .empty = وصلتني رسالة فارغة. اكتبي لي مرة أخرى من فضلك.
    .too-big = هذا الملف كبير جداً (أكثر من 20 ميغابايت). أرسلي صورة عادية من الهاتف.
    .not-an-image = هذا الملف ليس صورة أستطيع فتحها. أرسلي صورة من الهاتف.
    .broken = لم تصل الصورة كاملة. أرسليها مرة أخرى من فضلك.
    .gone = لم أستطع تنزيل الصورة. أرسليها مرة أخرى من فضلك.
    .unknown = لا أستطيع قراءة هذا النوع من الرسائل. اكتبي لي، أو أرسلي صورة.

# Names

language-ar = العربية
language-en = English
country-jo = الأردن
country-ma = المغرب

# Telegram's command list

command-start = البداية
command-menu = القائمة
command-learn = الدروس
command-sell = عرض منتج
command-mine = منتجاتي
command-hide = إخفاء منتجاتي
command-person = أريد إنسانة
command-language = اللغة
command-help = مساعدة
command-stop = أوقفي الرسائل
command-delete = احذفي بياناتي
