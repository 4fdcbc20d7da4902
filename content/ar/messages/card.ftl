# Her product as a card to share

card =
    .button = بطاقة للمشاركة
card-which = بطاقة أي منتج تريدين؟
    .name = المنتج
    .help = اختاري منتجاً معروضاً من منتجاتك، وأعمل لكِ صورة جميلة ترسلينها لمن تحبين.
card-shape = كيف تريدين بطاقة «{ $title }»؟
    .name = شكل البطاقة
    .button-square = مربعة للمنشور
    .button-story = طويلة للحالة
    .button-plain = الصورة وحدها
    .button-three = ثلاثة من منتجاتي
    .help = المربعة للمنشورات والمجموعات، والطويلة لحالة واتساب وستوري إنستغرام، والصورة وحدها عليها اسم «محلّي» صغيراً في الزاوية.
card-caption-one = { $title }
    { $price }

    #ادعم_المحلي
    { $link }
card-caption-one-bare = { $title }
    { $price }

    #ادعم_المحلي
card-caption-three = { $titles }

    #ادعم_المحلي
    { $link }
card-caption-three-bare = { $titles }

    #ادعم_المحلي
card-ready = هذه بطاقتك، وتحتها نص جاهز. حوّليها كما هي، أو احفظي الصورة وانسخي النص.
card-another = بطاقة بشكل آخر
card-none = البطاقة لمنتج مقبول أو معروض، ولا أجد لكِ منتجاً كهذا الآن.

# What the code on a card of three leads to

see-several = أي منتج من هذه؟ اضغطي عليه لتري صورته وتطلبي.

# What stands on it

card-on-brand = محلّي
card-on-hashtag = #ادعم_المحلي
card-on-order = للطلب
card-on-heading = كلها من شغل يديها
card-on-maker = من صنع { $name }
