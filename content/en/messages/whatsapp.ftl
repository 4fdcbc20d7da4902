# what WhatsApp itself shows around our words

whatsapp-choose = Choose
