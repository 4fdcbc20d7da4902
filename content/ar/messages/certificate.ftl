# Her certificate

certificate =
    .button = شهادتي
certificate-not-yet = { $count ->
        [zero] الشهادة جاهزة لكِ.
        [one] بقي درس واحد وتصير الشهادة لكِ.
        [two] بقي درسان وتصير الشهادة لكِ.
        [few] بقيت { $count } دروس وتصير الشهادة لكِ.
        [many] بقي { $count } درساً وتصير الشهادة لكِ.
       *[other] بقي { $count } درس وتصير الشهادة لكِ.
    } يُحسب الدرس حين تجرّبين مهمته. من أين نكمل؟
certificate-earned = أتممتِ دروس الشهادة مع مهامها، والشهادة لكِ.
certificate-rename = نعمل لكِ شهادة جديدة برمز جديد، والأولى لا تعود صحيحة.
certificate-name = أي اسم نكتب على الشهادة؟ اسمك عندي: { $name }
    .name = الاسم على الشهادة
    .button-first = اسمي كما هو عندك
    .button-brand = اسم مشروعي
    .letters = اسمك عندي فيه ما لا يُكتب على الشهادة: حروف أخرى، أو رقم طويل. اختاري اسم مشروعك.
    .help = اكتبي الاسم الذي تحبين أن يراه الناس. لا حاجة إلى اسم العائلة.
certificate-brand = اكتبي اسم مشروعك كما تريدينه على الشهادة.
    .name = اسم المشروع
    .letters = أكتب على الشهادة حروفاً عربية أو لاتينية، بلا رقم هاتف. جرّبي مرة أخرى.
    .hint = كلمتان أو ثلاث تكفي، مثل: بيت المونة.
    .help = الاسم وحده، بلا رقم هاتف ولا عنوان. 40 حرفاً على الأكثر.
certificate-open = للشهادة صفحة يتأكد فيها من يعرف رمزها أنها صحيحة. هل تُظهر الصفحة اسمك؟
    .name = الاسم في الصفحة
    .button-show = نعم، أظهريه
    .button-hide = لا، بلا اسم
    .help = من دون اسمك تقول الصفحة فقط: «شهادة صحيحة»، مع التاريخ والرمز وأسماء الدروس. والاسم على الصورة والملف في الحالتين.
certificate-review = سيُكتب على الشهادة: { $name }

    { $rows }
    .name = الملخّص
    .button-ok = موافقة
certificate-picture = مبارك لكِ، هذا تعبك 🌿 والصورة جاهزة لحالتك إن أردتِ.
certificate-paper = وهذه الشهادة للطباعة. من يريد أن يتأكد منها يفتح:
    { $link }
    هي لكِ: تسحبينها متى شئتِ، اكتبي «شهادتي».
certificate-unlinked = وهذه الشهادة للطباعة، ورمزها: { $code }. من يريد أن يتأكد منها يسأل الفريق عن هذا الرمز.
    هي لكِ: تسحبينها متى شئتِ، اكتبي «شهادتي».
certificate-in-ar = أريدها بالعربية
certificate-in-en = أريدها بالإنجليزية
certificate-wish = عندك شهادة باسم { $name }. ماذا نفعل؟
    .name = الشهادة
    .button-again = أرسليها مرة أخرى
    .button-rename = اسم آخر
    .button-withdraw = سحب الشهادة
    .help = «اسم آخر» يعطيكِ شهادة جديدة برمز جديد، والأولى لا تعود صحيحة.
certificate-sure = إن سحبناها فصفحتها تقول إنها لم تعد صحيحة. والصور التي أرسلتِها تبقى عند من وصلت إليه. نسحبها؟
    .name = السحب
certificate-withdrawn = سحبناها، وصفحتها تقول ذلك الآن. دروسك محفوظة، ونعمل غيرها متى أردتِ.
certificate-kept = حسناً، بقيت كما هي.
certificate-barred = سحب الفريق شهادتك، ولا أعمل غيرها الآن. دروسك محفوظة كما هي. وإن أردتِ أن تعرفي السبب فاسألي الفريق هنا:

# What stands on it

certificate-on-brand = محلّي
certificate-on-kind = شهادة إتمام دروس قصيرة
certificate-on-given = تُمنح هذه الشهادة إلى
certificate-on-for = لإتمام { $count ->
        [zero] { $count } درس قصير
        [one] درس قصير واحد
        [two] درسين قصيرين
        [few] { $count } دروس قصيرة
        [many] { $count } درساً قصيراً
       *[other] { $count } درس قصير
    } مع المهام العملية
certificate-on-done = { $count ->
        [zero] { $count } درس قصير
        [one] درس قصير واحد
        [two] درسان قصيران
        [few] { $count } دروس قصيرة
        [many] { $count } درساً قصيراً
       *[other] { $count } درس قصير
    } مع المهام العملية
certificate-on-learned = ما تعلّمته وجرّبته بيدها
certificate-on-proud = أتممتُ دروسي
certificate-on-issuer = تقدّمها: { $name }
certificate-on-date = التاريخ
certificate-on-code = الرمز
certificate-on-check = للتأكد من الشهادة
certificate-on-ask = للتأكد من الشهادة اسألوا من قدّمها عن الرمز
certificate-on-note = دروس قصيرة على الهاتف لمن تعمل من البيت، بلا امتحان ولا علامات. وليست رخصة ولا شهادة رسمية.
certificate-on-day = { $day }/{ $number }/{ $year }

# The page that verifies it

certificate-page-title = التأكد من شهادة
certificate-page-valid = شهادة صحيحة
certificate-page-revoked = لم تعد هذه الشهادة صحيحة
certificate-page-unknown = لا نعرف شهادة بهذا الرمز
certificate-page-given = باسم
certificate-page-unnamed = صاحبتها اختارت ألا يظهر اسمها هنا.
certificate-page-meaning = أتمّت صاحبتها هذه الدروس القصيرة، مع مهمة عملية في كل درس:
certificate-page-withdrawn = سحبتها صاحبتها، أو أخذت بدلاً منها شهادة باسم آخر، أو سحبها الفريق.
certificate-page-look = انظروا إلى الرمز مرة أخرى: هو 8 أحرف وأرقام، وليس فيه الرقمان 0 و1، ولا الحروف I وL وO.
