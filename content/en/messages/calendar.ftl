# The calendar of posts: what coordinators plan and send, and what makers hear of it

calendar =
    .button = Posting times
calendar-week = { $name }
    { $count ->
        [0] No posts in the next two weeks.
        [one] One post in the next two weeks:
       *[other] { $count } posts in the next two weeks:
    }{ $days }
    { $missed ->
        [0] No time was missed.
        [one] One time was missed and waits for your word.
       *[other] { $missed } times were missed and wait for your word.
    }
calendar-day = { $day }
calendar-row = { $time } · { $title } ({ $theme })
calendar-moment = { $weekday } { $day } { $time }
calendar-kind-single = one product
calendar-kind-three = three products
calendar-kind-ramadan = Ramadan
calendar-kind-eid = Eid
calendar-kind-mothers = Mother's Day
calendar-kind-olives = olive season
calendar-kind-winter = winter
calendar-kind-school = back to school
calendar-kind-region = made in a region
calendar-more = Open one to see it as it will look, or add a post.
calendar-none = You have no open campaign with posting times.

# One place

spot-post = { $text }

    { $buttons }
spot-nothing = No product that may be shown is left in this post.
spot-planned = { $missing ->
        [0] This is how it looks
        [one] Without one product that left it, this is how it looks
       *[other] Without { $missing } products that left it, this is how it looks
    } in: { $outlets ->
        [none] no channel takes posts now
       *[other] { $outlets }
    }
    Time: { $when }
spot-missed = Its time was { $when } and is past. It is not sent by itself.
    { $missing ->
        [0] All its products may still be shown.
        [one] One product has left it.
       *[other] { $missing } products have left it.
    } Where: { $outlets ->
        [none] no channel takes posts now
       *[other] { $outlets }
    }
spot-gone = There is no such time any more.
spot-refused-gone = There is no such time any more: it was sent or dropped.
spot-refused-not-yours = That is not of a campaign of yours.
spot-refused-closed = The campaign rests now, and nothing is posted. An admin opens it under “Campaign rules” first.
spot-refused-past = That time is past. Choose one to come.
spot-refused-no-time = No free time is near. Look at the campaign's posting times.
spot-refused-drawn = A draw gave this place. It is taken out under “The draw”, with a reason everybody can read.
spot-refused-alone = There is no other one to swap it with.
glance =
    .button = See how it will look
glance-gone = This post was sent or dropped.
glance-when = This is how people will see it. Time: { $when }. If you do not want that, hide the product; you can bring it back whenever you like.
move =
    .button = To another time
move-when = Its time is { $was } now. To when shall it go?
    .name = Time
move-done = Done. Its time is { $when } now.
swap =
    .button = Swap with another
swap-other = With which one?
    .name = The other one
swap-done = The two have changed places.
drop =
    .button = Drop it
drop-sure = Drop this post? Its products stay accepted, and their makers are told.
    .name = Drop
drop-kept = All right, it stays as it was.
drop-done = It is dropped.
sendnow =
    .button = Post it now
sendnow-sure = Post it now? Everybody sees it at once.
    .name = Post
sendnow-kept = All right, it stays as it was.
sendnow-done = It is on its way to be published.
sendnow-nothing = It was not posted: no channel takes posts, or nothing in it may be shown any more.
postpone =
    .button = Next free time
postpone-done = Done. Its time is { $when } now.

# A post of her own

plan =
    .button = Add a post
plan-none = You have no open campaign.
plan-campaign = In which campaign?
    .name = Campaign
plan-kind = What kind of post?
    .name = Kind
    .button-single = One product
    .button-three = Three products
    .button-theme = For an occasion
    .help = Posts of three and for occasions show products that stand already, those shown least first. What waits for the draw does not jump its turn.
plan-theme = What occasion?
    .name = Occasion
    .button-ramadan = Ramadan
    .button-eid = Eid
    .button-mothers = Mother's Day
    .button-olives = Olive season
    .button-winter = Winter
    .button-school = Back to school
    .button-region = Made in a region
plan-region = Which region?
    .name = Region
plan-count = How many products?
    .name = How many
    .button-1 = One
    .button-2 = Two
    .button-3 = Three
plan-few = { $count ->
        [0] No product suits this post now.
        [one] Only one product suits this post now.
       *[other] Only { $count } products suit this post now.
    }
plan-product = Product { $nth } of { $count }:
    .name = Product
plan-time = When shall it go out?
    .name = When
    .button-later = At a time I choose
    .button-now = Now
plan-when = Choose a time:
    .name = Time
plan-sure = { $text }

    { $buttons }

    This is how it looks in: { $outlets ->
        [none] no channel takes posts now
       *[other] { $outlets }
    }
    Shall it go out so?
    .name = Agreed
plan-kept = All right, nothing was added.
plan-done = Done. It is in the calendar, and the makers have been told.
plan-now = Done. It is published within a minute.
plan-refused-gone = One of these products has changed just now. Please begin again.
plan-refused-few = Choose different products, as many as you said.
plan-refused-past = That time has passed. Please begin again.
plan-refused-not-yours = That is not a campaign of yours.

# What stands in the channel

post-together = { $heading }

    { $products }

    To order, tap the product's button.

    #SupportLocal
post-line = { $title }, { $price }
    { $maker }, { $place }
post-sold = { $title }
    Sold, thank you all.

    { $maker }, { $place }

    #SupportLocal
card-on-together = Made by hands near you
theme-three = Three things made by hands near you
theme-ramadan = Ramadan kareem: for your table and your guests, made in homes nearby
theme-eid = For Eid: gifts and sweets made in homes nearby
theme-mothers = For Mother's Day: a gift made by hand
theme-olives = Olive season: from the tree to your home
theme-winter = For winter: warmth made by hand
theme-school = Back to school: made in homes nearby
theme-region = Made in { $place }

# To coordinators

outlet-lost = I can no longer post in { $name }. Make me an administrator there again, with the rights to post, edit and delete, and everything goes on by itself. { $count ->
        [0] No post is waiting.
        [one] One post is waiting in the calendar.
       *[other] { $count } posts are waiting in the calendar.
    }
outlet-found = I am back in { $name } and can post there. { $count ->
        [0] Nothing was missed.
        [one] One post missed its time and waits for your word.
       *[other] { $count } posts missed their time and wait for your word.
    }
feature-missed = Not posted at its time ({ $when }): “{ $title }”{ $count ->
        [one] .
       *[other] { " " }and what is with it.
    } I do not send it late by myself. What shall we do?
feature-out = “{ $title }” has left its time, { $when }: { $why }. { $count ->
        [0] Nothing is left at that time, and the place is free.
        [one] One product stays in the post.
       *[other] { $count } products stay in the post.
    }
feature-why-hidden = it was hidden
feature-why-withdrawn = it was withdrawn
feature-why-sold = it is sold
feature-why-paused = it is paused
feature-why-submitted = it was changed and waits for another look
feature-why-changes = it waits for a change
feature-why-draft = it waits for the safety lesson
feature-why-approved = it was taken out
feature-why-declined = it was not accepted
feature-why-expired = its time is over
feature-why-consent = its maker's yes is six months old
feature-why-away = our messages do not reach its maker now
queue-missed = { $count ->
        [one] One posting time was missed and waits for your word.
       *[other] { $count } posting times were missed and wait for your word.
    }
post-gone = Somebody deleted the post of “{ $title }” in the channel. The product is accepted and not shown now: post it again if that was a mistake.

# To her

feature-planned = People will see “{ $title }”: { $when }. If you do not want that, hide it before then.
feature-together = People will see “{ $title }” together with other products: { $when }. See how it will look; if you do not want that, hide your product.
feature-moved = “{ $title }” is shown at another time now: { $when }.
feature-left = “{ $title }” had a time ({ $when }); it is cancelled: { $why }. When it is back it gets a new one.
feature-dropped = The posting time of “{ $title }” is cancelled. It is still accepted, and we tell you when there is a new one.
listing-together = “{ $title }” is in a post with other products in the channel now.

# Her yes, before it is six months old

consent =
    .button = My yes to showing it
consent-still = { $title }
    { $price }

    { $description }{ $details }

    { $maker }, { $place }
    { $reach ->
        [bot] To order: through the bot
       *[other] To order: { $buying }
    }

    Your yes to this is nearly six months old. Still all right? If not, it comes down.
    .name = Agreed
    .help = We ask every six months, because people change their minds; your lessons do not depend on it. Without an answer it comes down, and one tap brings it back.
consent-thanks = Thank you. It stays as it is, and we ask again in six months.
consent-hidden = It is down. Copies that somebody saved cannot be called back. One tap brings it back whenever you like.
consent-changed = The product has changed since you opened it. Look at it as it is now.
consent-now = No answer is needed now. The product: { $state }.
expired-lapsed = Your yes to showing “{ $title }” is six months old, so it is down until you decide. Shall we show it again?
