# What waits for the team

queue =
    .button = What is waiting
queue-list = { $listings ->
        [0] No products are waiting.
        [one] One product is waiting.
       *[other] { $listings } products are waiting.
    }{ $appeals ->
        [0] { "" }
        [one] { " " }And one request for a second look.
       *[other] { " " }And { $appeals } requests for a second look.
    }
queue-tickets = { $tickets ->
        [0] And no questions.
        [one] And one question.
       *[other] And { $tickets } questions.
    }
queue-line-new = ○ "{ $title }": new
queue-line-days = ◐ "{ $title }": waiting for { $days ->
        [one] a day
       *[other] { $days } days
    }
queue-line-week = ● "{ $title }": waiting for { $days ->
        [one] a day
       *[other] { $days } days
    }, let us begin with it
queue-held-new = ○ "{ $title }": with { $holder } now
queue-held-days = ◐ "{ $title }": with { $holder } now, waiting for { $days ->
        [one] a day
       *[other] { $days } days
    }
queue-held-week = ● "{ $title }": with { $holder } now, waiting for { $days ->
        [one] a day
       *[other] { $days } days
    }
queue-choose = Choose where to begin:
queue-rest = Nothing for you right now.
queue-more = More
a-colleague = a colleague
record-flow-remind = A reminder of what waits
remind-waits = { $count ->
        [0] No products are waiting for you.
        [one] One product is waiting for you
       *[other] { $count } products are waiting for you
    }, the oldest for { $days ->
        [one] a day
       *[other] { $days } days
    }.
remind-appeals = { $count ->
        [0] No requests for a second look.
        [one] And one request for a second look.
       *[other] And { $count } requests for a second look.
    }
remind-overdue = { $count ->
        [0] Nothing is late.
        [one] One product of your campaign has waited for more than a week. If nobody is there to look at it, invite a colleague to the team.
       *[other] { $count } products of your campaign have waited for more than a week. If nobody is there to look at them, invite a colleague to the team.
    }
remind-open = Two minutes for each product are enough.

# A look at a product

decide =
    .button = Review the product
decide-report = "{ $title }". Kind: { $kind }, complete: { $score } of 100
    I have checked: { $passed }.
    She agreed to show exactly this { $agreed ->
        [0] today
        [one] yesterday
       *[other] { $agreed } days ago
    }.
    I noticed: { $notes }.
    { $reviewers ->
        [one] This campaign has one reviewer for each product, and says so openly.
       *[other] { $reviewers } reviewers look at it, and neither sees what the other thinks.
    }
decide-failed = It cannot be scored yet. Still open: { $gates }. Ask for a change, and it comes back when it is complete. The consent and the safety lesson are renewed every six months.
gate-adult = age and terms
gate-safety = safety lesson
gate-consent = her consent to show this
gate-food = what is said of the product
gate-photo = a photo of her own
gate-private = no private number in the post
gate-none = nothing yet
decide-voice = This is her description in her own voice. If you score it you write it down first, and then the recording is deleted.
decide-decision = { $title }
    { $price }

    { $description }{ $details }

    { $maker }, { $place }
    Orders: { $buying }

    Look yourself: is the photo hers, with no face, number or address? If so, score it.
    .name = Decision
    .button-score = Score it
    .button-changes = Ask for a change
    .button-decline = Decline
    .button-known = I know her
    .button-later = Leave to a colleague
    .help = "Ask for a change" sends it back to her with the reason, and she may return it at once. "Decline" is for what does not belong here. "I know her" keeps her products away from you, no questions asked. "Leave to a colleague" puts it back in the queue.
orders-bot = through the bot
orders-page = on a page of hers
orders-phone = at her work number
decide-typed = Write down what she said as it is, without a number or an address. It stands in the post as the description.
    .name = In writing
decide-score-clear = Does the photo show what the product is?
    (3) clear photos: the front, a detail, and something for scale
    (2) one good, clear photo
    (1) visible, but dark or cluttered
    (0) nobody can tell what it is
    .name = Clarity
    .button-3 = A clear set (3)
    .button-2 = A good photo (2)
    .button-1 = Dark or cluttered (1)
    .button-0 = Cannot tell (0)
decide-score-honest = Is it honest, and does it keep the buyer safe?
    (3) a batch date or proof of the material, allergens or care, and what to do if something is wrong
    (2) honest, with ingredients or material
    (1) vague, and the label is not complete
    (0) a doubtful claim
    .name = Honesty and safety
    .button-3 = Honest, with proof (3)
    .button-2 = Honest, labelled (2)
    .button-1 = Vague or partial (1)
    .button-0 = Doubtful claim (0)
decide-score-made = Did she make it here, by hand?
    (3) her own make, with a craft, material or season of the place
    (2) her own make, a common design
    (1) put together from bought parts
    (0) imported goods sold on
    .name = Made by her
    .button-3 = Hers and local (3)
    .button-2 = Her own make (2)
    .button-1 = Put together (1)
    .button-0 = Imported goods (0)
decide-score-ready = Can she fulfil orders?
    (3) she says how many a week, when, and how she confirms an order
    (2) she says how many and when it is ready
    (1) she answers, but says neither how many nor when
    (0) no answer within 3 days
    .name = Fulfilling
    .button-3 = All, confirmed (3)
    .button-2 = How many, when (2)
    .button-1 = Neither said (1)
    .button-0 = No answer (0)
decide-score-information = Does the post tell what a buyer asks?
    (3) price, size, place, delivery, payment and when
    (2) price, size and place
    (1) the price alone
    (0) no price, or no way to order
    .name = Information
    .button-3 = All a buyer asks (3)
    .button-2 = Price and size (2)
    .button-1 = Price alone (1)
    .button-0 = No price or way (0)
    .help = I counted this from what is written. Change it if the photo shows the answer.
decide-score-learning = What has she learned with us?
    (3) she improved, and brought somebody along
    (2) she improved after advice, or after several lessons
    (1) one attempt
    (0) she has not begun
    .name = Learning
    .button-3 = Improved, helped (3)
    .button-2 = Improved (2)
    .button-1 = One attempt (1)
    .button-0 = Not begun (0)
    .help = I counted this from her lessons; you do not see her name.
decide-tip = Which tip helps her most? She gets it with one lesson.
    .name = Tip
tip-light = Window light
tip-background = Plain background
tip-shots = More photos
tip-details = More information
tip-label = A product label
tip-story = How it is made
tip-capacity = How many and when
tip-learn = A lesson and its task
decide-review = This is your score for "{ $title }". I counted information and learning myself; change them if need be.

    { $rows }

    { $total } of 18: { $verdict }.
    .name = Score
    .button-ok = Confirm the score
verdict-enough = enough to be accepted
verdict-short = not yet, and she gets a tip and a lesson
decide-changes-reason = What needs a change?
    .name = Reason
    .button-private = Something private in it
    .button-own-photo = The photo is not hers
    .button-label = Ingredients, material
    .button-price = Price missing or odd
    .button-details = Description too thin
    .button-other = Another reason
decide-decline-reason = What is the reason?
    .name = Reason
    .button-not-local = Not made by her
    .button-not-allowed = May not be sold
    .button-other = Another reason
decide-note = Write the reason to her, kindly and clearly. She gets it as it is.
    .name = Reason
decide-done-approved = "{ $title }" is accepted. Thank you.
decide-done-not-yet = Thank you. The owner of "{ $title }" has a tip, a lesson, and a day to come back.
decide-done-waiting = I have kept your score for "{ $title }". A colleague is still to look at it.
decide-done-third = I have kept your score for "{ $title }". The two of you are far apart, so a third colleague looks at it.
decide-done-changes = I asked her to change "{ $title }" and gave the reason.
decide-done-decline = I told her we decline "{ $title }" and gave the reason.
decide-done-known = Thank you for saying so. "{ $title }" goes to a colleague, and nothing of its owner will come to you.
decide-done-later = "{ $title }" is back in the queue for a colleague.
decide-taken = This product is with { $who } now. If it is not decided within two days it returns to the queue.
decide-refused-gone = This product no longer exists.
decide-refused-not-yours = This product is not in a campaign you review for now.
decide-refused-own = This is your own product, so a colleague decides.
decide-refused-known = The owner of this product is among those you said you know, so a colleague decides.
decide-refused-hidden = Its owner has just taken it back or hidden it, so there is nothing to decide.
decide-refused-decided = A colleague was quicker than you.
decide-refused-changed = Its owner has just changed it. Please look at it again.
decide-refused-judged = You have scored this product already, and your score is kept.
decide-refused-early = The day of this product has not come yet. It will be in the queue on its day.
decide-refused-gate = It cannot be scored now: something that must hold no longer does. Open it again to see what.
decide-refused-voice = The spoken description has not been written down yet. Open the product again and write it.
decide-refused-points = The score is not complete. Please open the product again.
decide-refused-taken = A colleague took it after your time was over. If it is not decided within two days it returns to the queue.
warn-none = no number, no address and no claim of a cure
warn-phone = a phone number
warn-id = something like an identity number
warn-card = something like a bank card's number
warn-iban = an account number
warn-map = a place on the map
warn-email = an e-mail address
warn-address = something like an address
warn-link = a link or the name of a page
warn-claims = a claim of a cure (not published)
warn-licence = a licence without its number
warn-allergens = perhaps an allergen that is not named
warn-unlabelled = allergens are not named
warn-face = something like a face in a photo
reason-photo = The photo is not clear. Take it near the window, on a plain background.
reason-own-photo = We need a photo you took yourself, even with a simple phone. An honest photo reassures the buyer.
reason-price = The price is missing or not clear. Write the price of one piece.
reason-details = Add to the description what you made it from, how much is in it, and when it is ready.
reason-private = Something private of yours is in the photo or the description (a face, a number or an address). It is safer for you if it does not show.
reason-label = Name the ingredients or the material, and what may cause an allergy, or how to keep and care for it.
reason-light = Put it near the window and take the photo in daylight, without flash.
reason-background = Take the photo on plain paper or cloth, so that the product stands alone.
reason-shots = Add two photos: one from close by, and one beside something that shows its size, such as a spoon.
reason-story = Tell in a line how you make it by hand, and what in it is from your place: a recipe, a stitch or a material.
reason-capacity = Write how many you can make in a week, and on which day it is ready.
reason-learn = Take a short lesson and try its task, then improve your product with what you learned.
reason-appeal = After a second look
decline-not-local = Here we show only what its owner makes with her own hands.
decline-not-allowed = We cannot show this kind of product here.
record-decided-not-yet = Not yet, with a tip
record-appeal-over = Ended when the product was changed

# Whom a reviewer knows

relatives =
    .button = Women I know
relatives-list = Their products do not come to you. Tap a name to remove it, or add a relative or a friend:
relatives-none = Does a relative or friend of yours sell with us? Write her first name and her region, and her products will not come to you. Nobody else sees it.
relatives-one = • { $name }, { $place }
relative =
    .button = Add a name
relative-name = What is her first name, as she writes it?
    .name = Name
    .help = Her first name or kunya, without the family name. Nobody else sees it.
relative-area = In which region does she work?
    .name = Region
relative-done = I have kept the name. Products of anybody called so in that region do not come to you.
relative-many = You have many names, and hardly anything would be left for you to look at. Please remove one first.
record-flow-unrelated = Removing a name
unrelated-done = I have removed the name.

# What its maker and the team hear

listing-new = A new product waits for you: "{ $title }".
listing-third = "{ $title }" needs a third look: two opinions are far apart, and yours decides.
listing-typed = We wrote down your description of "{ $title }". The recording goes within the hour. It reads:
    { $words }
    If you want to change something, open the product's page.
listing-changes = We looked at "{ $title }" and ask for a change before it is published: { $why }
listing-not-yet = We looked at "{ $title }" with care. Not yet, and this step brings it closer than any other:
    { $tip }

    The lesson on the button shows you how. Improve it whenever you like, and we look at it again from { $day }.
    { $looks ->
        [one] One reviewer looked at it.
       *[other] { $looks } reviewers looked at it.
    } If you feel we were not fair to it, ask for a second look within 7 days.
revise-later = I have kept your improvement of "{ $title }". We look at it again from { $day }, and I will tell you what we decide.
listing-declined = Thank you for showing us "{ $title }". We will not show it here: { $why }
    If you see it differently, write to us, or ask for a second look within 7 days.

# A second look

appeal =
    .button = Ask for a second look
appeal-words = That is your right. What should the one who looks again know? Write it, or tap "Nothing".
    .name = Your words
    .button-skip = Nothing
    .help = Only the team reads it, and it is deleted when you have the answer.
appeal-asked-another = I have your request. Somebody who has not judged it before looks at it, and her answer comes here by { $day } at the latest.
appeal-asked-same = I have your request. To be honest with you: nobody else on the team can look right now, so the one who looked first looks again. Her answer comes here by { $day } at the latest.
appeal-refused-gone = I cannot find this product among yours.
appeal-refused-late = The seven days are over. You can improve it and send it again, or write to a person of the team.
appeal-refused-asked = We have your request already, and it is not lost. There is one second look each time.
appeal-refused-moved = The product has moved on since, so no second look is needed. You find it in "My products".
appeal-new = The owner of "{ $title }" asks for a second look, and you are the one who can give it.
appeal-granted = We looked at "{ $title }" a second time, and you are right: it is accepted. Thank you for asking.
appeal-again = We looked at "{ $title }" a second time, and you are right: it goes back to the reviewers now, and I will tell you what they decide. Thank you for asking.
appeal-upheld = We looked at "{ $title }" a second time as you asked, and the decision stays: { $why }
    The door is open: improve it, or write to us.
appealed =
    .button = A second look
appealed-post = { $title }
    { $price }

    { $description }{ $details }

    { $maker }, { $place }
    Orders: { $buying }
appealed-words = She was told: { $told }
    She writes:
    { $words }
appealed-silent = She was told: { $told }
    She wrote nothing.
appealed-decision = What do you think?
    .name = Opinion
    .button-granted = She is right: accept
    .button-upheld = The decision stays
    .help = If it was "not yet", your yes accepts it now. If it was declined, your yes sends it back to be scored.
appealed-why = Write the reason to her, kindly. She gets it as it is. Or tap the button, and she gets the first reason again.
    .name = Reason
    .button-skip = The first reason again
appealed-done-granted = It is accepted, and its owner knows.
appealed-done-again = It is back in the queue to be scored, and its owner knows.
appealed-done-upheld = She knows that the decision stays, and why.
appealed-gone = This request is over, or it is not yours to decide.
appealed-refused-gone = { appealed-gone }
appealed-refused-not-yours = { appealed-gone }
appealed-refused-decided = A colleague was quicker than you.
appealed-refused-moved = Its owner has just changed the product, so this request is over.
appealed-refused-gate = It cannot be accepted now: something no longer holds, such as an old consent or the safety lesson. Write to her what is left.
