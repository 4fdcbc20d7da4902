# The page that shows how products are chosen

fairness-title = كيف نختار المنتجات
fairness-lead = من قُبل منتجها تساوت مع غيرها، والقرعة تختار. كل قائمة وكل قرعة وكل تغيير مكتوب هنا بالرموز، بلا أسماء، ويستطيع أي أحد أن يعيد الحساب.
fairness-lead-plain = من قُبل منتجها تساوت مع غيرها: كل ما يُقبل يُنشر. كل قرار مكتوب هنا بالرموز، بلا أسماء، ويستطيع أي أحد أن يتأكد أن شيئاً لم يُغيَّر.
fairness-rules = القواعد
fairness-judged-two = ينظر في كل منتج شخصان لا يرى أحدهما رأي الآخر، ولا يريان اسماً ولا عدد متابعين ولا جنسية. ومن بلغ الحد المعلن قُبل، ولا ترتيب بعده.
fairness-judged-one = الفريق صغير، فينظر في كل منتج شخص واحد، ولا يحكم أحد على منتجه ولا على منتج قريبة. ومن لم يُقبل منتجها لها أن تطلب نظرة ثانية.
fairness-slots = الأماكن كل أسبوع: { $count }. تُغلق القائمة يوم { $label } الساعة { $time }، ولكل صانعة منتج واحد فيها: أقدم ما قُبل لها.
fairness-reserved = منها محجوز للمناطق الأقل خدمة: { $count }. ويُملأ أولاً. والمناطق هي:
fairness-firsts = ومحجوز لمن لم يُعرض لها شيء من قبل: { $count }.
fairness-weight = يكبر الحظ مع كل أسبوع انتظار، حتى ثمانية أسابيع.
fairness-first = من انتظرت { $count ->
        [zero] أسبوعاً
        [one] أسبوعاً واحداً
        [two] أسبوعين
        [few] { $count } أسابيع
        [many] { $count } أسبوعاً
       *[other] { $count } أسبوع
    } تُقدَّم بلا قرعة، والأطول انتظاراً أولاً.
fairness-alike = لا تعطي القرعة لنوع واحد من المنتجات أكثر من { $count } في الأسبوع. ومن صار لها التقديم لا يوقفها هذا الحد.
fairness-rest = بعد أن يُعرض منتجها ترتاح كل صانعة ثلاثين يوماً ليصل الدور إلى غيرها.
fairness-value = يحسم القرعة رقم علني من شبكة drand يظهر بعد إغلاق القائمة بعشر دقائق، فلا يعرفه أحد عند إغلاقها.
fairness-no-draw = لا قرعة في هذه الحملة: كل ما يُقبل يُنشر، بترتيب قبوله.
fairness-paid = لا مكان يُشترى. وكل تدخّل من الفريق مكتوب في السجل مع سببه.
fairness-waiting = ينتظرن الآن
fairness-waited = منتصف انتظارهن
fairness-usual = الانتظار المعتاد في آخر القرعات
fairness-bound = أقصى انتظار لمن تدخل اليوم
fairness-bound-why = أقصى انتظار يُحسب من عدد المنتظرات والأماكن في أسوأ الحظ، ويُكتب في كل قائمة. ويبقى ما كُتب لها في أول قائمة دخلتها، ما لم تقلّ الأماكن.
fairness-unsaid = لا يُقال بعد
fairness-weeks = { $count ->
        [zero] أقل من أسبوع
        [one] أسبوع واحد
        [two] أسبوعان
        [few] { $count } أسابيع
        [many] { $count } أسبوعاً
       *[other] { $count } أسبوع
    }
fairness-draws = آخر القرعات
fairness-draw = القرعة { $n }
fairness-state-frozen = تنتظر الرقم
fairness-state-drawn = تمّت
fairness-entries = في القائمة
fairness-digest = بصمة القائمة
fairness-source = مصدر الرقم
fairness-value-was = الرقم
fairness-result = النتيجة بالترتيب
fairness-file = ملف هذه القرعة
fairness-months = ما وصلنا شهراً بشهر
fairness-month = الشهر
fairness-count-applied = وصلنا
fairness-count-accepted = قُبل
fairness-count-not-yet = ليس بعد
fairness-count-declined = اعتذار
fairness-areas = ما عُرض حسب المنطقة
fairness-kinds = ما عُرض حسب النوع
fairness-other = غير ذلك
fairness-small = ما هو أقل من خمسة لا يُكتب عدده، كي لا تُعرف صاحبته.
fairness-log = السجل كاملاً ({ $count })
fairness-check = أعيدوا الحساب بأنفسكم
fairness-check-how = نزّلوا السجل، وملفات القرعات إن وُجدت، وهذا البرنامج الصغير، ثم شغّلوه. لا يحتاج إلا إلى Python، ويقول إن تغيّر حرف واحد.
fairness-script = برنامج إعادة الحساب
fairness-comma = {"، "}
fairness-day-mon = الاثنين
fairness-day-tue = الثلاثاء
fairness-day-wed = الأربعاء
fairness-day-thu = الخميس
fairness-day-fri = الجمعة
fairness-day-sat = السبت
fairness-day-sun = الأحد
