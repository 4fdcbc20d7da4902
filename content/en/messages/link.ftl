# One person, two chats

link =
    .button = Link my other chat
link-on-telegram = Telegram
link-on-whatsapp = WhatsApp
link-on-web = the demo page
link-code = Your code: { $code }
    Write it to me in your other chat with Mahalli. It works once, within a quarter of an hour. When you write it there and say yes, the two chats become one account: your lessons, your products and what you chose are the same here and there.
    The code is for you alone: whoever writes it sees all that is yours here, so send it to nobody. If you have a code from your other chat, write it here.
link-whatsapp = This link opens WhatsApp with the code in it: { $link }
link-telegram = This link opens Telegram with the code in it: { $link }
link-agree = This code is from the account of "{ $name }". If you say yes, that account and this chat become one, and whoever has either of the two chats sees all that is yours and writes in your name.
    Say yes if it was you who asked for the code in your other chat. If somebody else gave it to you, say no. Shall I link them?
    .name = Linking
    .help = The account of whoever agreed to the terms first stays, and all of the other moves to it. You can undo it within 30 days.
link-declined = All right, nothing has changed.
link-done = Done. This chat and your other one are one account now, and what I begin reaches you where you wrote to me last. If you do not want this, you can undo it within 30 days, from here or from there.
link-told = Another chat was linked to your account just now, on { $channel }. Whoever has that chat sees what is yours here. If it was not you, tap:
link-refused-unknown = I do not know this code. Look at it once more: eight digits. Write it here, or ask for a new one in your other chat: write "link" to me there.
link-refused-old = This code has run out or was used. Write "link" to me in your other chat to get a new one.
link-refused-many = Those are many codes for one day. Try tomorrow, or ask a person now.
link-refused-here = This code is from this very account. Write it in your other chat. If the two are linked already, there is nothing else to do.
link-refused-staff = One of the two chats is for the team's work, which stays on one number, so I do not link it. If you want to work from another number, an admin of the campaign invites it.
link-refused-shared = Several people use this phone with me, so I do not link it: somebody else could get at what is yours. Link from a phone that is yours alone, or ask a person.
link-refused-dealings = I cannot make these two accounts one. If both are yours, ask a person.

unlink =
    .button = Undo the link
unlink-sure = Shall I undo the link with the chat that came from { $channel }? Each account gets back what it had, and what you did since stays with the account that stayed.
    .name = Undoing the link
    .help = After that neither chat sees what is the other's.
unlink-kept = All right, they stay linked.
unlink-done = Done. Each chat stands alone as before, and neither sees what is the other's.
unlink-told = The link with your chat on { $channel } is undone. This chat stands alone now, with what it had before.
unlink-none = There is no link that I can undo. A link can be undone within 30 days, and stays after that. If something is wrong, ask a person.
