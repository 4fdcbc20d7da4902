# Governorates of Jordan and regions of Morocco

place-amman = Amman
place-irbid = Irbid
place-zarqa = Zarqa
place-mafraq = Mafraq
place-balqa = Balqa
place-madaba = Madaba
place-jerash = Jerash
place-ajloun = Ajloun
place-karak = Karak
place-tafilah = Tafilah
place-maan = Ma'an
place-aqaba = Aqaba
place-tanger-tetouan-al-hoceima = Tangier Tetouan Hoceima
place-oriental = Oriental
place-fes-meknes = Fes Meknes
place-rabat-sale-kenitra = Rabat Sale Kenitra
place-beni-mellal-khenifra = Beni Mellal Khenifra
place-casablanca-settat = Casablanca Settat
place-marrakech-safi = Marrakesh Safi
place-draa-tafilalet = Draa Tafilalet
place-souss-massa = Souss Massa
place-guelmim-oued-noun = Guelmim Oued Noun
place-laayoune-sakia-el-hamra = Laayoune Sakia Hamra
place-dakhla-oued-ed-dahab = Dakhla Oued Ed-Dahab
