# Where she stands

path =
    .button = Where am I
path-row = Your path: { $row }
    ● done with its task, ◐ its task is left, ○ ahead of you

    { $done ->
        [0] All the lessons are ahead of you, and the first takes a few minutes.
        [one] You completed one lesson of { $of }.
       *[other] You completed { $done } lessons of { $of }.
    }
path-goal = Your goal in your words: "{ $goal }"
path-week = Your lessons of the last seven days: { $done }. You chose { $of } a week.
path-why-photo = The coordinator asked for a clearer photo of your product: the lesson "{ $title }" helps with it.
path-why-price = The coordinator asked about your price: the lesson "{ $title }" helps you work it out.
path-why-details = The coordinator asked for a fuller description: the lesson "{ $title }" gives you an order for it.
path-why-private = The coordinator saw something private of yours in your product: the lesson "{ $title }" shows what to look out for.
path-why-one-photo = Your product has one photo: the lesson "{ $title }" shows what to add to it.
path-why-no-size = Your description has no weight, size or number: the lesson "{ $title }" reminds you what to write.
path-why-phone = Your number shows with your product: the lesson "{ $title }" shows how orders reach you without it.
path-why-food = Because you make food: the lesson "{ $title }" is worth taking early.
path-next = The next lesson is on the first button:
path-all = You completed the whole path with its tasks. Well done 🌿

# What she wants

goal =
    .button = My goal
goal-words = What would you like to achieve? Write it in your own words, in a line, such as: sell to ten customers before Ramadan.
    .name = Goal
    .button-skip = No goal for now
    .help = Your goal is yours: I remind you of it, and it is not published. Put no private number or address in it.
goal-weekly = How many lessons a week suit you?
    .name = A week
    .button-1 = One lesson
    .button-2 = Two lessons
    .button-3 = Three lessons
    .button-none = No number
    .help = A small number you can keep is better than a large one. You can change it whenever you like.
goal-part = At what time of day would you like me to remind you?
    .name = Time
    .button-morning = In the morning
    .button-afternoon = Late afternoon
    .button-evening = In the evening
    .button-any = Any time
    .help = I start no message at night or early in the morning, and never more than one a day.
goal-data = How would you like the lessons?
    .name = Data
    .button-normal = With pictures
    .button-light = Less data
    .help = With "less data" I send no picture and no sound unless you ask.
goal-saved = I saved what you chose. Change it whenever you like with the word "goal".
data-light = All right, less data: in every lesson you begin from now on, no pictures and no sound unless you ask. Write "save data" again to go back.
data-normal = All right, the pictures are back in every lesson you begin from now on. Write "save data" again for less data.

# Questions that come back

recall =
    .button = Questions to recall
recall-question = { $text }
    .name = Question
    .help = There are no marks here. Try, and I tell you why in any case.
recall-right = Well done ✓ { $why }
recall-wrong = Closer: "{ $answer }". { $why }
recall-none = No questions wait for you today. If you like, this is your place:
recall-done = Those were the questions. What we come back to stays longer.

# Reminders. The first line of each is what a locked screen shows: it says nothing of what she does here.

nudge-hello-1 = Hello. Your place is kept here as you left it, and nothing is urgent: go on whenever it suits you.
nudge-hello-2 = Hello again. A few minutes are enough when your day has room, and your place is kept as you left it.
nudge-hello-3 = I hope you are well. Everything is kept for you as it was, and the door is open at any time that suits you.
nudge-hello-4 = Hello. Everything is kept for you as it was, and today I would like to ask you just one question.
nudge-goal = Your goal in your words: "{ $goal }"
nudge-offer-continue = The lesson "{ $title }" waits for you where you stopped.
nudge-offer-next = The next lesson: "{ $title }".
nudge-offer-task = The task of the lesson "{ $title }" is left, and it is about your own product.
nudge-offer-recall = Short questions from your lessons have come back. A minute with them helps what you learned to stay.
nudge-whenever = Shall we go on now, or tomorrow?
nudge-which = Shall I keep reminding you now and then, or pause until you come back yourself?
later =
    .button = Tomorrow
later-tomorrow = All right, tomorrow then. Your place is kept.
keep =
    .button = Keep reminding me
keep-gladly = Gladly. I will remind you now and then, and this is your place:
pause =
    .button = Pause reminders
pause-paused = All right, I will not remind you. When you come back to a lesson, the reminders come back with it.
pause-ended = All right, I will not remind you of lessons. If you want them again, write "remind me".
