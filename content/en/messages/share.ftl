# What goes with her product when she passes it on

kit =
    .button = Share kit
kit-which = Which product would you like to share?
    .name = Product
    .help = Choose one of your products that is shown, and you get two pictures and words in Arabic and English, ready to go.
kit-words = { $words }
kit-caption = { $title }
    { $price }

    To order, with nobody's number shown:
    { $link }

    #SupportLocal #ادعم_المحلي
kit-caption-both = { $title }
    { $price }

    To order, with nobody's number shown:
    on Telegram: { $link }
    on WhatsApp: { $whatsapp }

    #SupportLocal #ادعم_المحلي
kit-caption-bare = { $title }
    { $price }

    To order: in #ادعم_المحلي
kit-ready = The square picture is for posts and groups, the tall one for a status. Forward them as they are, or press long on the words to copy them in Arabic or English.
kit-none = The share kit is for a product that people can see, and I find none of yours now.

# Somebody with an audience passes products on

ambassador =
    .button = Become an ambassador
ambassador-agree = An ambassador lets people know what women make, in "{ $name }".
    When something new is shown, you get two pictures, words ready to paste and a link of your own: once a day at most, three times a week at most, and nothing at night. You share what you like, where you like.
    Nobody pays for this and nobody is paid. I keep the day of your yes and the code of your link, and I count how often it is opened and how many orders come from it. I know none of your followers. Write "ambassador" at any time to stop.
    Do you agree?
    .name = Agreement
    .help = Without your yes none of these messages reaches you. All the products are there for you to see anyway.
ambassador-wish = You are an ambassador of "{ $name }". How shall we go on?
    .name = What you would like
    .button-keep = As we are
    .button-stop = I stop
ambassador-done = Welcome, ambassador! You hear of it when something new is shown, and you can have a product now.
ambassador-declined = As you like. These messages will not reach you.
ambassador-kept = Good, we go on as we are.
ambassador-stopped = Done. These messages will not reach you any more, and the links you have shared go on working. Thank you for everyone you made known.
ambassador-gone = I cannot sign you up just now. You can ask the coordinator.
spread =
    .button = Something new to share
spread-ready = This is "{ $title }", new and ready to share, with your own link in the words and in the picture. The square picture is for posts, the tall one for a status.
spread-none = You have everything that is new. When another product is shown, it reaches you.
spread-no-more = You are no ambassador now. If you would like to come back, here is the button:
reach =
    .button = What my links did
reach-week = From your links in the last 7 days: { $opened ->
        [one] opened once
       *[other] opened { $opened } times
    }, and { $asked ->
        [one] one order came.
       *[other] { $asked } orders came.
    }
reach-month = And in the last 30 days: { $opened ->
        [one] opened once
       *[other] opened { $opened } times
    }, and { $asked ->
        [one] one order came.
       *[other] { $asked } orders came.
    }
reach-none = These numbers are for ambassadors, and you are none yet. If you like, here is the button:
resign =
    .button = No more of these, please
resign-done = Done. Messages for ambassadors will not reach you any more, and the links you have shared go on working. Thank you.
resign-none = You are no ambassador now, and no such messages reach you.

# Somebody thinks of a maker

nominate =
    .button = I know a maker
nominate-again = I know another maker
nominate-kind = You know a woman who makes something lovely? What does she make?
    .name = What she makes
    .help = The kind of thing is enough. I do not ask for her name or her number, and keep neither.
nominate-area = And in which area?
    .name = Area
    .help = The area alone is enough, without a name, a number or an address.
    .not-one = Only the area, please. Her name and number I do not need and do not keep: it is you who sends her the invitation.
    .confirm = You mean { $value }, right? (I keep only the large area.)
nominate-invitation = What you make is lovely, and people should see it.
    Mahalli teaches us for free, in short lessons, how to take photos, set prices and sell safely, and shows our work in #ادعم_المحلي with nobody's number in sight. If you would like to try, this link is for you:
    { $link }
nominate-invitation-bare = What you make is lovely, and people should see it.
    Mahalli teaches us for free, in short lessons, how to take photos, set prices and sell safely, and shows our work in #ادعم_المحلي with nobody's number in sight.
nominate-ready = This invitation is for you to send to her: forward it, or copy it. I write nothing to her until she comes herself, and it is for her to decide.
nominate-refused-often = You have thought of 5 makers today, thank you! We go on tomorrow.
nominate-refused-gone = This campaign is closed now, so I make no new invitations. Thank you for thinking of somebody else.
invited-hello = You come by the invitation of somebody who thinks that people should see what you make. Welcome! Shall we begin with a short lesson, or show a product of yours?
invited-own = This is your own invitation. Send it to the one you thought of.
thanked-line = A maker came to us by an invitation of yours. Thank you from the heart! Who she is, is hers to tell.
