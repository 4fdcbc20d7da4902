# Her products: what is asked about each, whoever asks (listing, revise, copy, change)

listing =
    .button = List a product
listing-photos =
    .name = Photos
listing-title = What is the product called?
    .name = Name
    .hint = Two or three words are enough, such as: home-made cucumber pickles.
    .help = The name as you would say it to a customer: what it is, and how much is in it.
listing-price = What is the price?
    .name = Price
    .help = What the customer pays for one piece.
listing-description = Tell us about it in a line or two, in writing or with your voice: what you made it from, how much is in it, and when it is ready.
    .name = Description
    .help = Do not mention a phone number or an address here: everyone sees the post. If you record your voice, the coordinator writes it down, and then we delete the recording.
listing-kind = What kind of product is this?
    .name = Kind
    .help = Each kind has a short question or two, such as how a food is kept.
listing-detail-allergens = Is any of this in it: wheat, milk, eggs, nuts, sesame, fish, soy? Write what is in it, or tap the button.
    .name = Allergens
    .button-skip = None of these
    .help = A little of these makes some people ill. Semolina and flour are wheat, ghee and cheese are milk, tahini is sesame.
listing-detail-storage = Where does the customer keep it?
    .name = Storage
listing-detail-sizes = Which sizes are there? Write them, or tap the button.
    .name = Sizes
    .button-skip = One size
    .help = Such as: medium and large, or from 38 to 44, or 150 cm long.
listing-detail-lead = How soon is it ready after an order?
    .name = Ready
listing-detail-ingredients = What is in it? Write the ingredients with commas between them.
    .name = Ingredients
    .help = Everything that went into it, such as: olive oil, laurel, water, lye.
listing-detail-where = Where do you offer the service?
    .name = Place of service
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
    { $where ->
        [pages] Our pages are public, and
       *[channel] The channel is public, and
    } anyone who sees the post can keep it. It stays 90 days at most. Write "hide" and we take it down. The lessons are yours either way.
    .name = Summary
    .button-ok = I agree to show it
listing-thanks = Thank you. "{ $title }" is with the coordinator now: she reviews it before it is published, and I will tell you what she decides.
listing-rests = The campaign rests now: nothing new is posted until it opens again. Your product is reviewed, and waits if it is accepted; I tell you when its turn comes.
listing-lesson = And for your next photo, a short lesson that helps: "{ $title }".
listing-safety-first = I saved "{ $title }". One step is left before anyone sees it: the safety lesson, 4 minutes. After it I send your product to the coordinator.

# Words that everybody will see

kind-public =
    .not-text = { kind-text.not-text }
    .too-long = { kind-text.too-long }
    .too-short = { kind-text.too-short }
    .hint = { kind-text.hint }
    .public-phone = There is a phone number in it, and everyone sees the post. Shall it stay in?
    .public-map = There is a place on the map in it, which may lead to your home, and everyone sees the post. Shall it stay in?
    .public-email = There is an e-mail address in it, and everyone sees the post. Shall it stay in?
    .public-address = There is something like an address in it, and everyone sees the post. Shall it stay in?
    .public-link = There is a link or the name of a page in it, and everyone sees the post. Shall it stay in?
    .public-several = There is more than one private thing in it, such as a number, an address or a link, and everyone sees the post. Shall all of it stay in?
    .private-id = I see what looks like an identity number. No customer needs it, and it can be used in your name, so I did not keep it. Send the same words without the number.
    .private-card = I see what looks like the number of a bank card. It is not for anyone else, and I did not keep it. Send the same words without the number.
    .private-iban = I see an account number. It is not for the public, and I did not keep it. Send the same words without the number.
kind-spoken =
    .not-note = { kind-note.not-note }
    .too-long = { kind-note.too-long }
    .too-short = { kind-text.too-short }
    .hint = { kind-note.hint }
    .public-phone = { kind-public.public-phone }
    .public-map = { kind-public.public-map }
    .public-email = { kind-public.public-email }
    .public-address = { kind-public.public-address }
    .public-link = { kind-public.public-link }
    .public-several = { kind-public.public-several }
    .private-id = { kind-public.private-id }
    .private-card = { kind-public.private-card }
    .private-iban = { kind-public.private-iban }

# What kinds of product tell, in the post too

detail-allergens = Allergens: { $value }
detail-storage = Keep it: { $value }
detail-sizes = Sizes: { $value }
detail-lead = Ready: { $value }
detail-ingredients = Ingredients: { $value }
detail-where = Where: { $value }
detail-storage-shelf = On the shelf
detail-storage-fridge = In the fridge
detail-storage-freezer = In the freezer
detail-lead-ready = Now
detail-lead-days = Within a few days
detail-lead-week = Within a week
detail-lead-weeks = More than a week
detail-where-mine = At my place
detail-where-hers = At the customer's
detail-where-online = Online
detail-allergens-none = none, as its maker says
detail-sizes-none = one size

# Sent back, once more, changed in part

revise =
    .button = Change the product
revise-start = Let us change "{ $title }". Tap what you want to change, and when it is right, tap "I agree to show it".
copy =
    .button = Another like it
copy-start = A new product like "{ $title }", with the same photos and description. I need only its name and price.
change =
    .button = Change something
change-which = What shall we change in "{ $title }"?
    .name = What to change
    .help = The price, the way to order and the details change at once. The name, the description, the photos and the kind are looked at by the coordinator again.
change-sure = The coordinator looks at this change before people see it, so we take "{ $title }" down until she agrees. Shall we go on?
    .name = Down for a while
change-kept = All right, it stays as it is.
change-done = It is changed. Where it is now: { $state }.
change-sent = It is changed, and with the coordinator now. I will tell you what she decides.
first =
    .button = First photo
first-which = Which photo comes first in "{ $title }"?
    .name = First photo
    .help = The first photo is what people see first. The clearest picture of the product alone is best.
first-done = Done. This is its first photo from now on.

# Her list, and one product's page

mine =
    .button = My products
mine-none = Your products will appear here. Shall we list the first one?
mine-listing = "{ $title }", price: { $price }
    { $state }
mine-list = Choose a product to see it or to change it:
mine-more = Older products
item =
    .button = The product's page
item-page = { $title }
    { $price }

    { $description }{ $details }

    { $maker }, { $place }
    { $reach ->
        [bot] Orders: through the bot, your number is hidden.
       *[other] Orders: { $buying }
    }
item-stands = Where it is: { $state }
    Complete: { $score } of 100. { $step }
item-safety = The safety lesson
item-none = I did not find this product among yours.
item-closed = The campaign rests now: nothing new is posted. Your product stays as it is; bring it back when the campaign is open again.
item-now = That is not possible now. Where the product is: { $state }.
state-draft = Waiting: safety lesson
state-submitted = With the coordinator
state-changes = Waiting for your change
state-approved = Accepted, waiting for its turn
state-scheduled = Accepted, has a day soon
state-published = On show now
state-sold = Sold
state-paused = Paused
state-hidden = Hidden
state-expired = Its time is over
state-declined = Not accepted
state-withdrawn = Withdrawn
step-none = Nothing is missing.
step-photos = Next step: another photo, from another side.
step-description = Next step: one more line in the description, what you made it from and when it is ready.
step-size = Next step: how much is in it or how big it is, such as 500 g.
step-details = Next step: what its kind asks, such as storage or sizes.
sold =
    .button = I sold it
sold-done = Congratulations! Its post says “sold” now, so that no orders come for it, and comes down after a day. When you have it again, one tap brings it back.
rest =
    .button = Pause it
rest-until = Until when shall we pause "{ $title }"? We take it down until then.
    .name = How long
    .button-week = A week
    .button-month = A month
    .button-day = Until a day I choose
    .button-told = Until I say so
rest-day = On which day shall it come back? Such as "next Sunday" or 15/3.
    .name = Day
rest-until-day = All right, it is paused. It comes back on { $day } in the morning, or whenever you like.
rest-until-told = All right, it is paused. One tap brings it back whenever you like.
rest-over = The pause of "{ $title }" is over, and it is with the coordinator now, before people see it again. I will tell you what she decides.
hide =
    .button = Hide
hide-done = { $count ->
    [0] Nothing is shown.
    [one] Done, it is hidden. We took down what was shown.
   *[other] Done, { $count } products are hidden.
    } A copy that someone kept before cannot be called back.
hide-nothing = None of your products is shown now.
show =
    .button = Show again
show-agree = { $title }
    { $price }

    { $maker }, { $place }
    { $reach ->
        [bot] Orders: through the bot, your number is hidden.
       *[other] Orders: { $buying }
    }

    Six months have passed since you agreed. Do you still agree that everyone may see it, for 90 days at most?
    .name = Consent
show-kept = All right, it stays as it is.
show-done = All right. Where it is now: { $state }.
withdraw =
    .button = Withdraw for good
withdraw-sure = Shall we withdraw "{ $title }" for good? It is no longer shown, its photos and description are deleted, and there is no way back. If you only want it out of sight for now, hiding is enough.
    .name = Withdrawing
withdraw-kept = All right, it stays as it is.
withdraw-done = We withdrew "{ $title }". A copy that someone kept before cannot be called back.

# What we ask by ourselves

available-have = Do you still have "{ $title }"?
    .name = Available
    .button-yes = Yes, I have it
    .button-sold = I sold it
    .button-pause = Not now
    .help = I ask once a week, so that no orders come for what is not there. If you do not answer for four weeks I take it down, and one tap brings it back.
available-done-yes = Thank you. It stays as it is.
available-done-sold = Congratulations! Its post says “sold” now and comes down after a day. When you have it again, one tap brings it back.
available-done-pause = All right, we paused it, and people do not see it now. One tap brings it back whenever you like.
available-none = This product is not shown now.
expired-asked = 90 days have passed, so we took "{ $title }" down as promised. Shall we show it again?
expired-unanswered = We took "{ $title }" down, because we do not know whether you still have it. Shall we show it again?

# What stands in the channel

post = { $title }
    { $price }

    { $description }{ $details }

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
post-spoken = (described by voice)
post-removed = This product is no longer shown.

# The coordinator

repost =
    .button = Publish again
repost-done = I sent it to be published.
repost-gone = This product is no longer to be published.
listing-live = Congratulations! "{ $title }" now stands in the #ادعم_المحلي channel.
listing-shown = Congratulations! Everyone can now see "{ $title }" in #ادعم_المحلي:
    { $page }
listing-shown-again = "{ $title }" is shown as it is now:
    { $page }
listing-again = "{ $title }" stands in the channel again, as it is now.
post-failed = "{ $title }" was not published: the channel refused it, or I am no longer an admin there. Check my rights, then publish it again.
post-doubt = The connection broke while I was publishing "{ $title }". Look at the channel: if it is not there, publish it again.
edit-failed = I could not change the post of "{ $title }". Please change it in the channel yourself.
edit-doubt = The connection broke while I was changing the post of "{ $title }". Please check it in the channel.
unpost-failed = I could not take down the post of "{ $title }". Please delete it from the channel yourself now.
unpost-doubt = The connection broke while I was taking down the post of "{ $title }". Please check that it is not in the channel.
