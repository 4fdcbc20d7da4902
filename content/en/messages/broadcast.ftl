# Which areas, which kinds of product

topics-area = From which area?
    .name = Areas
    .help = The large area in which the maker works. Choose three at most, or all of them.
topics-area-more = And another area?
    .name = Another area
topics-kind = And which products?
    .name = Products
    .help = Choose three kinds at most, or all of them.
topics-kind-more = And another kind?
    .name = Another kind
topics-all-areas = All areas
topics-all-kinds = All products
topics-enough = That is enough

# Somebody follows

follow =
    .button = Follow products
follow-wish = You follow “{ $name }”. Products: { $kinds }. Areas: { $areas }. A short message comes to you. How often: { $often }.
    .name = Following
    .button-keep = Leave it as it is
    .button-change = Change what I follow
    .button-stop = Unfollow
follow-often = How often shall new products come to you?
    .name = How often
    .button-day = Up to 3 times a week
    .button-week = Every week
    .button-month = Every month
    .help = One message each time, with three products at most. When there is nothing new, nothing comes.
follow-agree = From “{ $name }” a short message comes to you. How often: { $often }. Products: { $kinds }. Areas: { $areas }. Now and then the coordinators may write you news of the campaign.
    I keep what you chose and the day of your yes, and nobody sees your number or your name. Write “unfollow” at any time and these messages alone end.
    Do you agree?
    .name = Agreement
    .help = Without your yes none of these messages comes. All the products are there for you to see in any case.
follow-agree-whatsapp = From “{ $name }” a short message comes to you on WhatsApp, to this number. How often: { $often }. Products: { $kinds }. Areas: { $areas }. Now and then the coordinators may write you news of the campaign, on WhatsApp too.
    I keep what you chose, the words of this yes and its day, and nobody sees your number or your name. Write “unfollow” at any time and these messages alone end.
    Do you agree?
    .name = Agreement
    .help = Without your yes none of these messages comes. All the products are there for you to see in any case.
follow-done = Done. You hear of new products. How often: { $often }. Write “unfollow” at any time.
follow-declined = As you like. These messages will not come.
follow-kept = All right, it stays as it is.
follow-stopped = Done. These messages will not come any more.
follow-gone = This campaign is no longer here.
follow-topics = What I follow
follow-digest = New from “{ $name }”:

    { $products }
follow-product = • { $title }, { $price }, { $place }
latest =
    .button = New products
latest-product = • { $title }, { $price }, { $place }
latest-all = { $count ->
        [0] These products are no longer shown.
        [one] Tap the button to see the product and to ask for it.
       *[other] Tap a product to see it and to ask for it.
    } All products are here: { $address }
latest-here = { $count ->
        [0] These products are no longer shown. Others may come to you.
        [one] Tap the button to see the product and to ask for it.
       *[other] Tap a product to see it and to ask for it.
    }
unfollow =
    .button = Unfollow
unfollow-done = Done. No more messages from what you followed. If you miss them, here is the button:
unfollow-none = You follow nothing at present. Would you like new products to come to you?

# A coordinator writes to many

broadcasts =
    .button = Group messages
broadcasts-list = These are the latest messages. Write a new one?
broadcasts-none = No group messages yet. Write one?
broadcast =
    .button = New group message
broadcast-nobody = This message would reach nobody now.
broadcast-whom = To whom do you write?
    .name = To
    .help = To the followers of the campaign, or to a group that you look after.
broadcast-whom-followers = The campaign's followers
broadcast-words = Write the message as they shall get it, 700 characters at most.
    .name = Message
    .public-phone = There is a phone number in it, and many people get it. Shall it stay?
    .help = Short and clear words, without phone numbers or home addresses. Each gets it alone, and none sees the others.
broadcast-other = And for those who read another language ({ $language })? Write the message in it, or all get it as you wrote it.
    .name = In the other language
    .button-skip = For all as I wrote it
broadcast-picture = A picture with it? Send it, or tap “No picture”.
    .name = Picture
    .button-skip = No picture
broadcast-reach = { $reach ->
        [one] It reaches one person.
       *[other] It reaches { $reach } people.
    } Cost: { $cost }. { $minutes ->
        [one] It takes a minute.
       *[other] It takes { $minutes } minutes.
    } { $begins ->
        [now] {""}
       *[morning] These are quiet hours, so it begins in the morning.
    }
broadcast-free = free
broadcast-unknown = not known here, ask whoever runs the bot
broadcast-channels = Of these on WhatsApp: { $whatsapp }, elsewhere: { $others }.
broadcast-begins = { $begun ->
        [one] One of them on WhatsApp has not written for a day.
       *[other] { $begun } of them on WhatsApp have not written for a day.
    } There a short approved notice comes first, and your message when its button is tapped. { $tomorrow ->
        [0] { "" }
        [one] WhatsApp has a limit a day: to one of them the notice goes tomorrow.
       *[other] WhatsApp has a limit a day: to { $tomorrow } of them the notice goes tomorrow or later, within three days, or not at all.
    }
broadcast-waiting = Did not allow us to write first on WhatsApp: { $waiting }. They get it when they write here, within three days, or not at all.
broadcast-without = It does not reach: those who asked us to stop ({ $stopped }), those who blocked the bot ({ $blocked }), those who cannot be written to now ({ $away }).
broadcast-later = Had enough messages today or this week: { $later }. They get this one after that, within three days, or not at all.
broadcast-review = This is how it arrives:

    { $rows }
    .name = The whole message
    .button-ok = Send it now
broadcast-begun = I have the message. You can see how far sending is, pause it or cancel it.
broadcast-refused-nobody = { broadcast-nobody }
broadcast-refused-gone = You no longer look after this group.
broadcast-refused-not-yours = This campaign is not yours.
broadcast-done = Sending is over. The message reached { $sent ->
        [0] nobody
        [one] one person
       *[other] { $sent } people
    }{ $failed ->
        [0] { "" }
        [one] , and could not reach one person
       *[other] , and could not reach { $failed } people
    }.
broadcast-halted = Your group message rests: WhatsApp takes no messages from us now, and whoever runs the bot has been told. Nobody gets it twice when you go on.
broadcast-template = Some of those to whom you write on WhatsApp wait: the notice that goes before your message is not approved yet. We try every hour for three days, and the others get it now.
broadcast-to-cohort = From the team of “{ $name }” to your group:

    { $words }
broadcast-to-followers = From the team of “{ $name }”:

    { $words }

# How it goes on

progress =
    .button = How far is it?
progress-is-filling = “{ $opening }”
    The list ({ $reach }) is being prepared, and sending begins at its time.
progress-is-sending = “{ $opening }”
    { $sent } of { $reach } have it. Minutes left: { $minutes }.
progress-is-paused = “{ $opening }”
    Paused: { $sent } of { $reach } have it.
progress-is-done = “{ $opening }”
    Over: { $sent } of { $reach } have it.
progress-is-cancelled = “{ $opening }”
    Cancelled: { $sent } of { $reach } have it.
progress-missed = Not delivered: { $failed }. No longer wanted, or put off until it was too late: { $dropped }. Not known whether they arrived: { $doubt }, and not sent again.
progress-put-off = { $count ->
        [one] One waits for her time: she had enough today, WhatsApp's limit of the day is used up, or she has not written yet.
       *[other] { $count } wait for their time: they had enough today, WhatsApp's limit of the day is used up, or they have not written yet.
    }
progress-codes = WhatsApp's reasons by their numbers, for whoever runs the bot: { $codes }.
progress-received = On WhatsApp: on their phones { $delivered }, read { $read }.
progress-gone = This message is no longer here.
halt =
    .button = Pause sending
halt-done = Paused. What left a moment ago may still arrive. Go on whenever you like.
halt-gone = Nothing to pause here: it is over, or was paused before.
proceed =
    .button = Go on sending
proceed-done = It goes on where it stopped. Nobody gets it twice.
proceed-gone = Nothing to go on with here.
cancel =
    .button = Cancel sending
cancel-done = Cancelled. Who has it has it, and nobody else gets it.
cancel-gone = Nothing to cancel here: it is over, or was cancelled before.
