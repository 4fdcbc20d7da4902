# The first conversation

welcome-language = Welcome 🌿 Which language shall we speak?
    أهلاً بكِ! بأي لغة نتكلم؟
    .name = Language
welcome-machine = Welcome. I am "Mahalli", a digital assistant and not a person.
    I have short lessons of about 4 minutes: how to photograph your product, sell it and get paid safely. And I help you show it in the channel #ادعم_المحلي (support local). All of it is free.
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
    .help = The large area only, not your home address. So a buyer knows if you are near her.
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
lesson =
    .button = The lesson
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
lesson-practised = It is here, and you have done it with your own hands. I do not judge photos yet: look for yourself, or ask someone whose eye you trust.
lesson-better = Look at the two photos: in which one is the product clearer, and its colour closer to the truth? You are the judge; I do not rate photos yet.
    .name = The clearer one
    .button-first = The first
    .button-second = The second
    .button-same = Both alike
lesson-better-first = Then the light of the first suits you. Remember the place and the hour for your next photos.
lesson-better-second = That is what window light does. Remember the place and the hour for your next photos.
lesson-better-same = That happens. Try another hour of the day, with the lamps off and the product nearer to the window.
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

# Her products

listing =
    .button = List a product
listing-photos = Let us show your product. Send a photo of it, or more: 3 at most.
    .name = Photos
    .help = A photo near the window, without faces or anything of your home. We remove the place it was taken before we keep it.
listing-title = What is the product called?
    .name = Name
    .hint = Two or three words are enough, such as: home-made cucumber pickles.
    .help = The name as you would say it to a customer: what it is, and how much is in it.
listing-price = What is the price?
    .name = Price
    .help = What the customer pays for one piece.
listing-description = Tell us about it in a line or two: what you made it from, how much is in it, and when it is ready.
    .name = Description
    .help = Do not write a phone number or an address here: everyone sees the post.
listing-reach = How should orders reach you?
    .name = Orders
    .button-bot = Here (number hidden)
    .button-page = My business page
    .button-phone = A work number
    .help = "Here" is safer for you: the customer writes to me and I pass her message on. She does not see your number.
listing-page = Write the name of your business page, or its link. Everyone will see it.
    .name = Page
listing-phone = Write your work number. Everyone will see it, so do not give your home or private number.
    .name = Work number
listing-review = People will see:

    { $rows }

    With it: { $maker }, { $place }
    The channel is public, and anyone who sees the post can keep it. It stays 90 days at most. Write "hide" and we take it down. The lessons are yours either way.
    .name = Summary
    .button-ok = I agree to show it
listing-thanks = Thank you. "{ $title }" is with the coordinator now: she reviews it before it is published, and I will tell you what she decides.
listing-safety-first = I saved "{ $title }". One step is left before anyone sees it: the safety lesson, 4 minutes. After it I send your product to the coordinator.
revise =
    .button = Change the product
revise-start = We are changing "{ $title }".
revise-photos = Send the photo again, or more: 3 at most.
    .name = Photos
    .help = A photo near the window, without faces or anything of your home. We remove the place it was taken before we keep it.
revise-title = What is the product called?
    .name = Name
    .help = The name as you would say it to a customer: what it is, and how much is in it.
revise-price = What is the price?
    .name = Price
    .help = What the customer pays for one piece.
revise-description = Tell us about it in a line or two.
    .name = Description
    .help = Do not write a phone number or an address here: everyone sees the post.
revise-reach = How should orders reach you?
    .name = Orders
    .button-bot = Here (number hidden)
    .button-page = My business page
    .button-phone = A work number
    .help = "Here" is safer for you: the customer writes to me and I pass her message on. She does not see your number.
revise-page = Write the name of your business page, or its link. Everyone will see it.
    .name = Page
revise-phone = Write your work number. Everyone will see it, so do not give your home or private number.
    .name = Work number
revise-review = This is what people will see:

    { $rows }

    With it: { $maker }, { $place }
    The channel is public, and anyone who sees the post can keep it. It stays 90 days at most. Write "hide" and we take it down.
    .name = Summary
    .button-ok = I agree to show it
revise-thanks = Thank you. "{ $title }" is back with the coordinator, and I will tell you what she decides.
revise-safety-first = I saved "{ $title }". One step is left before anyone sees it: the safety lesson, 4 minutes. After it I send your product to the coordinator.
revise-gone = This product is not waiting for a change now.

mine =
    .button = My products
mine-none = Your products will appear here. Shall we list the first one?
mine-listing = "{ $title }", price: { $price }
    { $state }
state-draft = Waiting: safety lesson
state-submitted = With the coordinator
state-changes = Waiting for your change
state-approved = Accepted, published soon
state-published = In the channel now
state-declined = Not accepted
state-hidden = Hidden
hide =
    .button = Hide
hide-done = { $count ->
    [0] Nothing is shown.
    [one] Done, it is hidden. We took down what was shown.
   *[other] Done, { $count } products are hidden.
    } A copy that someone kept before cannot be called back.
hide-nothing = None of your products is shown now.
expired-asked = 90 days have passed, so we took "{ $title }" down as promised. Shall we show it again?
show =
    .button = Show again
show-done = All right. Where it is now: { $state }.
show-gone = This product is not hidden.

# What stands in the channel

post = { $title }
    { $price }

    { $description }

    { $maker }, { $place }
    { $reach ->
        [bot] To order, tap the button.
       *[other] To order: { $buying }
    }

    #ادعم_المحلي
    .button = Order or ask
post-a-maker = Made at home
someone = A visitor
post-no-place = Local
post-removed = This product is no longer shown.

# The coordinator

queue =
    .button = What is waiting
queue-list = { $listings ->
        [0] No products are waiting.
        [one] One product is waiting.
       *[other] { $listings } products are waiting.
    } { $tickets ->
        [0] And no questions.
        [one] And one question.
       *[other] And { $tickets } questions.
    }
decide =
    .button = Review the product
decide-decision = { $title }
    { $price }

    { $description }

    { $maker }, { $place }
    { $reach ->
        [bot] Orders: through the bot
       *[other] Orders: { $buying }
    }

    Before it is published: did she take the photo herself, with no face, number or address in it?
    .name = Decision
    .button-approve = Accept and publish
    .button-changes = Ask for a change
    .button-decline = Decline
    .help = "Ask for a change" sends it back to her with the reason. "Decline" is final, and she gets the reason.
decide-changes-reason = What needs a change?
    .name = Reason
    .button-photo = The photo is not clear
    .button-price = Price missing or odd
    .button-details = Description too thin
    .button-private = Something private in it
    .button-other = Another reason
decide-decline-reason = What is the reason?
    .name = Reason
    .button-not-local = Not made by her
    .button-not-allowed = May not be sold
    .button-other = Another reason
decide-note = Write the reason to her, kindly and clearly. She gets it as it is.
    .name = Reason
decide-done-approve = Done. "{ $title }" is on its way to the channel.
decide-done-changes = I asked her to change "{ $title }" and gave the reason.
decide-done-decline = I told her we decline "{ $title }" and gave the reason.
decide-gone = This product no longer waits for a decision.
decide-refused-own = This is your own product, so a colleague decides.
decide-refused-decided = A colleague was quicker than you.
decide-refused-changed = Its owner has just changed it. Please look at it again.
decide-refused-gone = This product no longer exists.
repost =
    .button = Publish again
repost-done = I sent it to the channel.
repost-gone = This product is no longer to be published.
reason-photo = The photo is not clear. Take it near the window, on a plain background.
reason-price = The price is missing. Write the price of one piece.
reason-details = The description is too short. Add what you made it from, how much is in it, and when it is ready.
reason-private = Something private of yours is in the photo or the description (a face, a number or an address). It is safer for you if it does not show.
decline-not-local = Here we show only what its owner makes with her own hands.
decline-not-allowed = We cannot show this kind of product in the channel.
listing-new = A new product waits for you: "{ $title }".
listing-live = Congratulations! "{ $title }" now stands in the #ادعم_المحلي channel.
listing-changes = The coordinator looked at "{ $title }" and asks for a change before it is published: { $why }
listing-declined = Thank you for showing us "{ $title }". We will not show it in the channel: { $why }
    If you see it differently, write to us and we will listen.
post-failed = "{ $title }" was not published: the channel refused it, or I am no longer an admin there. Check my rights, then publish it again.
post-doubt = The connection broke while I was publishing "{ $title }". Look at the channel: if it is not there, publish it again.
edit-failed = I could not change the post of "{ $title }". Please change it in the channel yourself.
edit-doubt = The connection broke while I was changing the post of "{ $title }". Please check it in the channel.
unpost-failed = I could not take down the post of "{ $title }". Please delete it from the channel yourself now.
unpost-doubt = The connection broke while I was taking down the post of "{ $title }". Please check that it is not in the channel.

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
harassment =
    .button = Harassment
harassment-calm = Thank you for telling us. It is not your fault. We believe you. Do not answer him. Take a screenshot with the name and the time, then block him.
harassment-words = What happened? Write as much as you like, or tap "No details". Only the team sees it.
    .name = What happened
    .button-skip = No details
harassment-passed-on = It has reached the team, and they will write to you here. If you want us to hide what you show, tap "Hide".
danger-calm = Thank you for telling us. It is not your fault. Do not pay, do not send anything more, and do not delete anything.
    { $country ->
        [JO] If you are in danger now, call for emergency help. The number known in Jordan: 911
        [MA] If you are in danger now, the known numbers are: 19 for the police and 177 for the gendarmerie. To report blackmail: e-blagh.ma
       *[other] If you are in danger now, call the emergency number of your country.
    }
danger-person = Would you like a person from the team to write to you? { $state ->
        [open] The team is here now.
        [closed] The team answers from { $first } to { $last }, between { $opens } and { $closes }, and this is not an emergency number.
       *[none] They answer when they can, and this is not an emergency number.
    }
    .name = A person
danger-passed-on = The team knows that you need them, and they will write to you here.
danger-here = As you like. I am here. Write "person" whenever you want.

# Buyers

see =
    .button = The product
see-product = { $title }
    { $price }

    { $description }

    { $maker }, { $place }
    { $reach ->
        [bot] { "" }
       *[other] To order: { $buying }
    }
see-words = What would you like, how much, and when? I pass your message to the maker. She does not see your number or your account. I keep your message until the answer reaches you, and 90 days at most; write "delete my data" to delete it sooner.
    .name = Order
    .help = Write your order in one message. Do not write your number: the answer comes to you here.
see-passed-on = Your order has reached the maker. Her answer comes to you here.
see-gone = This product is no longer shown.
see-refused-gone = This product is no longer shown.
see-refused-many = You have 3 orders waiting for an answer. When the first answer comes, send the new order.
interest-new = An order came for "{ $title }":
    { $words }
interest-answer = The answer of the maker of "{ $title }":
    { $words }
order =
    .button = Answer the order
order-words = The order for "{ $title }":
    { $asked }

    Write your answer: do you have it, when, and how does she get it? She does not see your number or your account.
    .name = Answer
order-sent = I sent her your answer.
order-gone = This order has been answered, or no longer exists.

# Leaving

delete-sure = I will delete all I know about you: your name, your area, your lessons, your certificate, your notebook, your products and their photos, and your messages, and take down what is published. There is no way back after that. Shall I delete?
    .name = Deleting
    .help = Your products, posts and lessons disappear from here. A picture that somebody saved from the channel we cannot take back.
delete-kept = All right, I deleted nothing.
delete-done = { $hidden ->
        [0] I deleted all I know about you.
        [one] I hid your product and deleted all I know about you.
       *[other] I hid { $hidden } products and deleted all I know about you.
    } The photo files are erased within an hour. Thank you, and the door is open.
