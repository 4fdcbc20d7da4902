# A coordinator opens a cohort

cohort =
    .button = New group
cohort-name = Let us open a new group: women who learn at the same time, with one coordinator beside them. What is the group called? The women see it.
    .name = Name
    .help = A short name the women know, such as: Women of Irbid, or Spring group.
cohort-area = In which area?
    .name = Area
    .help = Only the large area. A woman from elsewhere may join too.
cohort-size = How many women at most? Between 15 and 25 works best.
    .name = Size
    .help = Write a number from 2 to 60. With more than 25 it is hard to know each one.
cohort-day = When does it begin? Choose a { $weekday }:
    .name = Start
    .help = The first working day of each of the coming weeks. Your first summary comes a week after the start.
cohort-leader = Who looks after the group?
    .name = Facilitator
    .help = She gets a summary every week: who has stopped, who is close, who waits for an answer.
cohort-own = By what name will the women know you? Your first name is enough.
    .name = Your name
    .help = The women see it when they join and above each message of yours. No number and no family name.
cohort-review = This is the group:

    { $rows }
    .name = Summary
    .button-ok = Open the group
cohort-code = The group "{ $name }" is open. This is its code; any woman who has it can join:
    { $code }
    { $link ->
        [none] {""}
       *[other] { $link }
    }
    The next message is ready: pass it on as it is.
cohort-invitation = I invite you to the group "{ $name }" at Mahalli: short free lessons on your phone, about 4 minutes each, to photograph what you make, sell it and get paid safely.
    It { $begins } { $day }, and { $by } is beside us. No group chat, and the group does not see your number.
    { $link ->
        [none] To join, open Mahalli and write the code:
       *[other] To join, open this link:
        { $link }
        or write this code to Mahalli:
    }
    { $code }
cohort-gone = You are not a coordinator in this country now, so I opened no group.
cohort-me = Myself
cohort-begins = begins
cohort-begun = began
cohort-team = a coordinator of Mahalli
cohort-unnamed = one of the women
cohort-given = A colleague has given you a new group to look after: "{ $name }". Its summary comes every week.
colleague-2 = Coordinator 2
colleague-3 = Coordinator 3
colleague-4 = Coordinator 4
colleague-5 = Coordinator 5
colleague-6 = Coordinator 6
colleague-7 = Coordinator 7
colleague-8 = Coordinator 8
colleague-9 = Coordinator 9

# Her list

cohorts =
    .button = Groups
cohorts-group = "{ $name }" { $begins } { $day }
    { $members ->
        [0] Nobody has joined yet
        [one] One woman has joined
       *[other] { $members } women have joined
    }. At most: { $size }. { $finished ->
        [0] Nobody has done all lessons of the certificate yet
        [one] One has done all lessons of the certificate
       *[other] { $finished } have done all lessons of the certificate
    }. { $almost ->
        [0] {""}
        [one] One is a step away.
       *[other] { $almost } are a step away.
    }
cohorts-closed = "{ $name }" is closed: it takes nobody any more. { $members ->
        [0] Nobody joined
        [one] One woman is in it
       *[other] { $members } women are in it
    }. { $finished ->
        [0] Nobody has done all lessons of the certificate
        [one] One has done all lessons of the certificate
       *[other] { $finished } have done all lessons of the certificate
    }.
cohorts-more = These are your groups. Would you like to open another?
cohorts-none = You have no group yet. Shall we open one?
invite =
    .button = The invitation
invite-code = { cohort-code }
invite-invitation = { cohort-invitation }
invite-gone = This group is closed, or not yours.
close =
    .button = Close the group
close-sure = Shall we close "{ $name }"? Nobody joins it after that, and its weekly summary ends. The women in it go on with their lessons as they are.
    .name = Closing
close-kept = All right, it stays open.
close-done = "{ $name }" is closed.
close-gone = This group is closed, or not yours.

# She joins

join-code = Write the code of the group: six digits that the coordinator gave you.
    .name = Code
    .help = The code is six digits, such as 482193. You find it in the invitation. Without a code the lessons are yours just as well.
    .not-six = A code is six digits.
join-agree = "{ $name }" is a small group that learns at the same time. It { $begins } { $day }, with { $by }.
    She sees: the name you chose, your area, how far you are in the lessons, when you were last here, whether you wait for an answer, and whether you stopped messages. She does not see your number or your answers in lessons. The women do not see each other, so there is no group chat.
    Will you join?
    .name = Joining
    .help = She may write you a short message, never more than one in three days. Write "leave the group" whenever you like.
join-change = You are in another group, and each of us here has one group. "{ $name }" { $begins } { $day }, with { $by }.
    She sees: the name you chose, your area, how far you are in the lessons, when you were last here, whether you wait for an answer, and whether you stopped messages. She does not see your number or your answers in lessons. All your lessons stay yours.
    Will you change to it?
    .name = Changing
    .help = If you say no, you stay in your group as you are.
join-done = You are in "{ $name }" now. We learn together, each at her own pace. If you want to leave, write "leave the group".
join-declined = As you like. I have changed nothing, and all the lessons are yours in any case.
join-refused-unknown = I found no group with this code. Look at the invitation once more: six digits, and two are easily swapped. Then write the code here.
join-refused-many = Those are many codes for one day. Ask the coordinator to send you the invitation again, and try tomorrow. Or ask a person now.
join-refused-here = You are in this group already. There is nothing else to do.
join-refused-closed = This group no longer takes anyone. Ask the coordinator about the next one; the lessons are yours from now.
join-refused-full = This group is full. Ask the coordinator about the next one; the lessons are yours from now.
code-kept = I have your code and keep it. Let us finish this first, then we come to it.
leave-sure = Shall I take you out of "{ $name }"? Your lessons stay yours as they are, and you are no longer in the facilitator's summary.
    .name = Leaving
leave-none = You are in no group now.
leave-kept = All right, you stay in the group.
leave-done = You have left "{ $name }". Your lessons are kept for you.

# What the facilitator hears each week

digest =
    .button = Summary now
digest-more = The others
digest-summary = Summary of "{ $name }". { $members ->
        [0] Nobody has joined yet.
        [one] One woman is in it.
       *[other] { $members } women are in it.
    }
digest-women = { $count ->
    [0] nobody
    [one] one woman
   *[other] { $count } women
}
digest-count-done = Did all lessons of the certificate before: { digest-women }
digest-count-finished = Did all lessons of the certificate in the last seven days: { digest-women }
digest-count-almost = One step from the certificate: { digest-women }
digest-count-going = On their way: { digest-women }
digest-count-stuck = Stopped a week ago or longer: { digest-women }
digest-count-unbegun = Not begun yet: { digest-women }
digest-count-resting = Asked for rest or silence, so we do not write: { digest-women }
digest-count-waiting = Waiting for an answer for a day or longer: { digest-women }
digest-woman-waiting = • { $name }, { $place }: she asked, and nobody has answered for a day or longer.
digest-woman-almost = • { $name }, { $place }: only "{ $title }" is left, then the certificate.
digest-woman-stuck = • { $name }, { $place }: stopped at "{ $title }" { $days ->
        [0] today
        [one] a day ago
       *[other] { $days } days ago
    }.
digest-woman-finished = • { $name }, { $place }: did all lessons of the certificate in the last seven days.
digest-woman-unbegun = • { $name }, { $place }: joined and has not begun yet.
digest-write = Choose a name to write to her. The message is ready, or you write your own words:
digest-nobody = Nobody is waiting for a message from you now.
digest-gone = This group is not yours.

# One message to one woman

cheer-ready-almost = This message to { $name } is ready:

    { note-to-almost }
cheer-ready-stuck = This message to { $name } is ready:

    { note-to-stuck }
cheer-ready-finished = This message to { $name } is ready:

    { note-to-finished }
cheer-ready-unbegun = This message to { $name } is ready:

    { note-to-unbegun }
cheer-how = Shall I send it? { $name } gets it in her language, with a button for her lesson or certificate and one for a person.
    .name = Message
    .button-send = Send it
    .button-own = My own words
    .button-later = Not now
    .help = If she is here now she gets it at once, otherwise at a good time that does not disturb her. I never bring two in three days.
cheer-words = Write your own words to her. She gets them as they are, with your name in front.
    .name = Your words
    .help = A short warm word is enough. No blame, no phone numbers.
cheer-kept = All right, I have sent nothing.
cheer-sent = { $name } has your message: she is here right now.
cheer-planned = I have your message to { $name }, and it goes to her { $when }. It may be a little later if she is in the middle of a lesson or another message from me comes first.
cheer-moved = Things have changed with { $name } since this summary. Open a new one:
cheer-gone = This woman is in none of your groups now.
cheer-refused-gone = { $name } is no longer in your group.
cheer-refused-silent = { $name } has stopped messages, so I sent none. When she comes back, her place is kept.
cheer-refused-soon = You wrote to { $name } less than three days ago. Let us give her time; after that you can write again.
cheer-refused-away = Her app does not let me write to her before she does. I have sent nothing.
note-to-almost = { $name }, a message from { $by }:
    Only "{ $title }" and its task are left, then the certificate is yours. Take your time, and we are here if you need anything.
note-to-stuck = { $name }, a message from { $by }:
    Your place is kept at "{ $title }". If something in it is not clear, ask us; if your days are full, we go on when it suits you.
note-to-finished = { $name }, a message from { $by }:
    Congratulations! You have done all eight lessons and their tasks, and that is your own work. I would love to know which one helped you most: tap "I want a person" and write to us.
note-to-unbegun = { $name }, a message from { $by }:
    Welcome to the group. Your first lesson is "{ $title }", about 4 minutes. Begin when it suits you, and we are here if you ask.
note-to-own = { $name }, a message from { $by }:
    { $words }
note-gone = I no longer have this message. Your lessons are here:
