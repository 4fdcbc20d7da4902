# what WhatsApp itself shows around our words

whatsapp-choose = اختاري

# the first words of a link to WhatsApp, which she sends: a word that begins the talk

whatsapp-hello = مرحبا
