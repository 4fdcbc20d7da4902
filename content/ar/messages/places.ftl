# Governorates of Jordan and regions of Morocco

place-amman = عمّان
place-irbid = إربد
place-zarqa = الزرقاء
place-mafraq = المفرق
place-balqa = البلقاء
place-madaba = مأدبا
place-jerash = جرش
place-ajloun = عجلون
place-karak = الكرك
place-tafilah = الطفيلة
place-maan = معان
place-aqaba = العقبة
place-tanger-tetouan-al-hoceima = طنجة تطوان الحسيمة
place-oriental = الشرق
place-fes-meknes = فاس مكناس
place-rabat-sale-kenitra = الرباط سلا القنيطرة
place-beni-mellal-khenifra = بني ملال خنيفرة
place-casablanca-settat = الدار البيضاء سطات
place-marrakech-safi = مراكش آسفي
place-draa-tafilalet = درعة تافيلالت
place-souss-massa = سوس ماسة
place-guelmim-oued-noun = كلميم واد نون
place-laayoune-sakia-el-hamra = العيون الساقية الحمراء
place-dakhla-oued-ed-dahab = الداخلة وادي الذهب
