# what WhatsApp itself shows around our words

whatsapp-choose = Choose

# the first words of a link to WhatsApp, which she sends: a word that begins the talk

whatsapp-hello = Hello
