# May we write to her first? What she reads here is kept with her answer, word for word.

permit =
    .button = WhatsApp messages
permit-wish = May I write to you first here on WhatsApp, for "{ $name }": when something concerns you (an order, an answer), and to remind you of your lessons?
    .name = WhatsApp messages
    .button-both = Yes, both
    .button-mine = Only my matters
    .button-no = No
    .help = WhatsApp lets me write a day after your last message only if you agreed. You can change your answer at any time, and the lessons are yours in any case.
permit-noted-both = Thank you. I write to you here when something concerns you, and remind you of your lessons now and then. If you change your mind, write "WhatsApp messages".
permit-noted-mine = All right. I write to you here only when something concerns you, without reminders. If you change your mind, write "WhatsApp messages".
permit-noted-no = As you like. A day after your last message I stop writing, and what concerns you waits here until you write to me. If you change your mind, write "WhatsApp messages".
permit-now-both = At present I write to you first when something concerns you, and to remind you of your lessons.
permit-now-mine = At present I write to you first only when something concerns you.
permit-now-no = At present, a day after your last message on WhatsApp, I wait until you write to me.
permit-elsewhere = This is for those who write to me on WhatsApp. Here my messages reach you as long as you want them; write "stop" at any time and I stop.
