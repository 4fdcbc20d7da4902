# The first conversation

welcome-language = Welcome 🌿 Which language shall we speak?
    أهلاً بكِ! بأي لغة نتكلم؟
    .name = Language
welcome-machine = Welcome. I am "Mahalli", a digital assistant and not a person.
    I have short lessons of about 4 minutes: how to photograph your product, sell it and get paid safely. And I help you show it to people in #ادعم_المحلي (support local). All of it is free.
welcome-adult = Are you 18 years old or more?
    .name = Age
    .help = We work with adults only, because selling and taking money is a responsibility.
welcome-consent = What I keep: the name you choose, your country and area, what you make, your lessons and what you say of them, your goal, what you list, and your messages to the team and to buyers.
    What I never ask for: your ID number, your bank account, or a picture of you.
    Nothing is published unless you agree to it. And write "delete my data" at any time: I delete all of this.
    Do you agree?
    .name = Consent
    .help = Without your consent I keep none of this, and I cannot go on with you.
welcome-country = Which country are you in?
    .name = Country
welcome-name = What shall I call you? Your first name or a nickname is enough, no family name.
    .name = Name
    .help = Any name you like, such as: Um Ali. People see it only if you want them to.
welcome-area = Which area do you work in?
    .name = Area
    .help = Tap the area, or write the name of your district or town. No street and no home address. So a buyer knows if you are near her.
welcome-makes = What do you make?
    .name = What you make
    .button-food = Food and preserves
    .button-sweets = Sweets and pastries
    .button-sewing = Sewing and embroidery
    .button-soap = Soap and body care
    .button-accessories = Accessories and gifts
    .button-service = A service from home
    .button-other = Something else
welcome-ready = Glad to meet you, { $name }.
welcome-too-young = Thank you for being honest. We work with women who are 18 or older. You are welcome when your time comes.
welcome-without-consent = As you like. I kept none of that. If you change your mind, write "start".

language =
    .button = Language
language-which = Which language shall we speak?
    بأي لغة نتكلم؟
    .name = Language
language-done = All right, we speak English.

# Lessons

learn =
    .button = Lessons
learn-list = { $done ->
        [0] All the lessons are ahead of you. Each takes about 4 minutes, and you stop whenever you like.
        [one] You finished one lesson of { $of }.
       *[other] You finished { $done } lessons of { $of }.
    } Choose a lesson:
tracks =
    .button = All lessons
tracks-list = Which subject would you like?
track-list = Lessons of "{ $name }", about 4 minutes each. Choose a lesson:
track-gone = This subject is no longer there.
track-photography = Photography
track-marketing = Marketing
track-payments = Payments and money
track-safety = Safety
track-pricing = Pricing and planning
track-food = Food safety
lesson-intro = { $title }
    After { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    } you can: { $can }
lesson-voice = This lesson can also be listened to: { $size } kilobytes. Shall I send it, or would you rather read?
    .name = Recording
    .button-listen = I'd like to listen
    .button-read = I'd rather read
lesson-recording = Listen whenever you like. The cards are here too.
lesson-card = { $text }

    ({ $number } of { $of })
    .name = Card
    .button-next = Next
    .button-know = I know it: questions
    .button-task = To the task
    .not-one = Take your time. When you have read it, tap "Next".
    .hint = Or write 1, and the next one comes.
    .help = Read the card at your own pace, then tap "Next". If you leave, your place is kept. If you know this lesson, the questions take you to the task.
lesson-card-light = { $text }

    ({ $number } of { $of }, with a picture: { $size } kilobytes)
    .name = Card
    .button-next = Next
    .button-picture = I want the picture
    .button-know = I know it: questions
    .button-task = To the task
    .not-one = Take your time. When you have read it, tap "Next".
    .hint = Or write 1, and the next one comes.
    .help = The picture uses your data, so it comes only when you ask. If you know this lesson, the questions take you to the task.
lesson-card-seen = This is the card's picture. When you have seen it, tap "Next".
    .name = Card
    .button-next = Next
    .button-know = I know it: questions
    .button-task = To the task
lesson-question = { $text }
    .name = Question
    .help = There are no marks here. Try, and I will tell you why in any case.
lesson-right = Well done ✓ { $why }
lesson-wrong = Closer: "{ $answer }". { $why }
lesson-look-again = Let us go through the cards that are left together, and then the task.
lesson-photos = { $task }
    .name = The two photos
    .button-skip = Later
    .help = Two ordinary photos from your phone. We delete them within a day.
    .too-few = The first one arrived. Now the second, near the window.
lesson-practice = { $task }
    .name = Photos
    .button-skip = Later
    .help = Ordinary photos from your phone, for practice only. We delete them within a day.
    .too-few = A photo arrived. I need the other photos with it.
lesson-words = { $task }
    .name = Your answer
    .button-skip = Later
    .help = In your own words, in one message, without a phone number or an address. Or tap "Later".
lesson-words-again = All right, send the whole of it again, the way you like it.
    .name = Your answer
    .button-skip = Later
lesson-figures = { $task }
    .name = Your numbers
    .button-skip = Later
    .help = Write the numbers in their order in one message, in digits or in words. Or tap "Later".
lesson-figures-again = All right, send all the numbers again.
    .name = Your numbers
    .button-skip = Later
lesson-ready = { $task }
    .name = The task
    .button-ready = Ready
    .button-skip = Later
lesson-more = Would you like to try once more, or is this enough for today?
    .name = Another try
    .button-more = I'll try once more
    .button-enough = Enough for today
lesson-last = You have tried three times, and that is enough for today. Take this note with you to the next time.
lesson-name = { $task }

    Shall we write your name in the post?
    .name = Name in the post
    .button-brand = The product, no name
    .button-first = The name I chose
lesson-place = And what shall we write about your place?
    .name = Place in the post
    .button-region = The large area only
    .button-none = Nothing
lesson-released = { $count ->
    [0] None of your products was waiting.
    [one] Your product that was waiting has now gone to the coordinator.
   *[other] { $count } products that were waiting have now gone to the coordinator.
    }
lesson-useful = Was this lesson useful to you?
    .name = Useful
    .button-yes = Yes
    .button-no = Not very
    .help = Your answer helps us write better lessons, and nobody sees it with your name.
lesson-remark = Thank you for being frank. What should we change? Write or record your voice, or tap "Nothing now".
    .name = Your opinion
    .button-skip = Nothing now
    .help = Only the team reads or hears it, without your name. A recording is deleted after six months. Name nobody in it.
lesson-done = You finished the lesson "{ $title }". Well done 🌿
lesson-all = You finished the lesson "{ $title }". Well done 🌿
    All lessons of the path are done now with their tasks, and the certificate is yours: tap "My certificate".
lesson-gone = We no longer have this lesson. Choose another one:

# A person

person =
    .button = I want a person
person-words = Write your question, and I pass it on to the team as it is. { $state ->
        [open] The team is here now.
        [closed] The team answers from { $first } to { $last }, between { $opens } and { $closes }.
       *[none] The team answers when it can; I cannot promise you an hour.
    }
    .name = Question
    .help = Only the team sees what you write, and it is deleted 90 days after the answer. Do not send passwords or card numbers.
person-passed-on = Your message has reached the team. { $state ->
        [open] The answer comes to you here.
        [closed] The answer comes to you here in working hours: from { $first } to { $last }, between { $opens } and { $closes }.
       *[none] The answer comes to you here when they can.
    }
ticket-new = A question from { $name }:
    { $words }
ticket-urgent = Urgent, from { $name }. She needs a person now.
    { $words }
ticket-no-words = She wrote nothing.
ticket-answer = An answer from the team:
    { $words }
answer =
    .button = Write the answer
answer-words = { $name } asks:
    { $asked }

    Write your answer, and she gets it as it is.
    .name = Answer
answer-sent = Your answer has gone to { $name }.
answer-gone = This question has been answered, or no longer exists.
answer-refused-answered = A colleague answered before you.
answer-refused-gone = The woman who asked is no longer with us.

# Leaving

delete-sure = I will delete all I know about you: your name, your area, your lessons, your certificate, your notebook, your products and their photos, and your messages, and take down what is published. There is no way back after that. Shall I delete?
    .name = Deleting
    .help = Your products, posts and lessons disappear from here. A picture that somebody saved before we cannot take back.
delete-kept = All right, I deleted nothing.
delete-done = { $hidden ->
        [0] I deleted all I know about you.
        [one] I hid your product and deleted all I know about you.
       *[other] I hid { $hidden } products and deleted all I know about you.
    } The photo files are erased within an hour. Thank you, and the door is open.
