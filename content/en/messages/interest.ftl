# A buyer comes to a product

see =
    .button = The product
see-product = { $title }
    { $price }

    { $description }{ $details }

    { $maker }, { $place }
    { $reach ->
        [bot] { "" }
       *[other] To order: { $buying }
    }
see-gone = This product is no longer shown.
see-no-gone = { see-gone }
see-no-sold = This product has been sold. Its maker may show it again.
see-no-paused = This product is paused now and may come back. Try again in a few days.
see-woman = The maker takes orders of women only. Are you a woman?
    .name = Who orders
see-not-invited = Thank you for being frank. Many of our products are for everybody.
see-quantity = How many would you like? Tap a number or write it.
    .name = How many
    .no-number = I need the number first, just the number. After it you may add a note.
    .help = I pass your order to the maker. She does not see your number or your account. You see all of it before it goes.
see-day = When? Tap a button or write a day.
    .name = When
see-area = In which area is the hand-over? Tap it, or write the name of the town.
    .name = Area
    .button-skip = No area
    .help = The area alone is enough, so that the maker knows whether she gets there. Do not write your address.
see-remark = Your note for the maker, in a short line. No phone numbers and no links:
    .name = Note
    .button-skip = No note
see-review = Your order of "{ $title }":

    { $rows }

    I pass it to the maker. She does not see your number or your account. I keep it until it is over, and 90 days at most; write "delete my data" to delete it sooner.
    .name = Order
    .button-ok = Send the order
see-unfit-number = I do not pass on numbers of phones or accounts, to keep everybody safe: the answer comes to you here. Write the note without a number.
see-unfit-link = I do not pass on links or names of pages, to keep everybody safe. Write the note without a link.
see-unfit-rude = There are words in the note that I do not pass on. We are here for orders only. Please say it in other words.
see-unfit-advances = This place is for orders only, so I pass on nothing else. Please write what concerns the product.
see-passed-on = Your order has reached the maker. Her answer comes to you here.
see-passed-on-unsaid = { see-passed-on } If it takes longer than a day, WhatsApp lets me write to you only if you agree: press “{ permit.button }”.
see-refused-own = This is your own product, and this is how people see it.
see-refused-gone = { see-gone }
see-refused-sold = { see-no-sold }
see-refused-paused = { see-no-paused }
see-refused-many = You have 3 open orders. Once one of them is accepted or over, send the new order.
see-refused-often = You have sent many orders today. Let us go on tomorrow.
see-refused-unfit = { see-unfit-rude }

kind-when =
    .no-day = { kind-day.no-day }
    .which-day = { kind-day.which-day }
    .too-soon = That day is over. Write a day after it.
    .too-late = { kind-day.too-late }
    .confirm = { kind-day.confirm }
    .hint = Tap a button, or write the day, such as "Thursday" or 15/3.
when-today = Today
when-tomorrow = Tomorrow
when-week = Within a week
when-any = No matter when

# What the maker hears

interest-new = An order came for "{ $title }".
    How many: { $quantity }
    When: { $day }
    Area: { $area }
    Note: { $remark }
interest-no-area = not said
interest-no-words = none
interest-report = Report
interest-from-buyer = A message about the order of "{ $title }":
    { $words }
interest-cancelled = The order of "{ $title }" was cancelled; no answer is needed.
interest-received = "{ $title }" has reached the one who ordered it. Well done! If you sold it, tap "I sold it!" and we count it for you.
accept =
    .button = I accept the order
accept-done = You accepted the order of "{ $title }", and the news is there. Now the two of you agree on the hand-over from here. A public place or a courier is safer for you than your door.
order =
    .button = Answer the order
order-how = The order of "{ $title }":
    How many: { $quantity }, when: { $day }
    Area: { $area }
    Note: { $remark }

    What do you answer? It arrives in the language of whoever ordered. Your number and your account are not seen.
    .name = Answer
    .button-have = Yes, I have it
    .button-day = I have it on…
    .button-today = Not today
    .button-much = How many exactly?
    .button-where = Where shall we meet?
    .button-own = In my own words
    .button-number = Give my number
    .help = Ready answers arrive in the language of whoever ordered. "In my own words" arrives as you write it. Your number goes only if you accepted the order and give it yourself.
order-day = On which day will you have it? Such as "Thursday" or 15/3.
    .name = Day
order-sent = Your answer has arrived.
order-gone = This order is over, or has been answered before.
order-accepted = You have accepted this order before. You write about it from here:
order-counted = This sale has been counted before. Well done!
order-phone = Which number would you give? A number for work is better than your private one.
    .name = Number
order-sure = The one who ordered will keep the number { $number }, and I cannot take it back. Shall I give it?
    .name = Giving the number
order-kept = All right, I gave your number to nobody.
order-given = You have given your number in this order before.
order-number-sent = Your number has gone to the one who ordered, and to nobody else.
decline =
    .button = I cannot
decline-why = Why can you not take the order of "{ $title }"? I say it kindly, and nothing else about you.
    .name = Reason
    .button-out = I have none now
    .button-busy = I have many orders
    .button-far = I do not get there
    .button-time = The day does not suit me
decline-done = I said it kindly, and the order is over. You may always say no.
sale =
    .button = I sold it!
sale-count = How many of "{ $title }" did you sell?
    .name = How many
sale-out = None of it is left
sale-joy = { $count ->
    [one] Congratulations on the sale! 🎉 We counted it for you.
   *[other] Congratulations! You sold { $count } 🎉 We counted them for you.
    }
sale-joy-shown = { sale-joy }
    If none of it is left, tap the button and we mark it as sold.
unanswered-none = No order is waiting for you now.
unanswered-one = An order is waiting for a word from you, and "not today" is a fine answer too.
    "{ $title }", how many: { $quantity }, when: { $day }
    Area: { $area }
    Note: { $remark }
unanswered-many = { $count ->
    [one] An order is waiting for a word from you.
   *[other] { $count } orders are waiting for a word from you. This is the first:
    }
    "{ $title }", how many: { $quantity }, when: { $day }
    Area: { $area }
    Note: { $remark }

# What the buyer hears

interest-accepted = The maker of "{ $title }" has accepted your order. Agree on the hand-over from here, best in a public place.
interest-ready-have = The maker of "{ $title }" says: yes, I have it.
interest-ready-day = The maker of "{ $title }" says: I have it on { $day }.
interest-ready-today = The maker of "{ $title }" says: not today. Would another day suit you?
interest-ready-much = The maker of "{ $title }" asks: how many would you like exactly?
interest-ready-where = The maker of "{ $title }" asks: where shall we meet for the hand-over? A public place is better for everybody.
interest-from-maker = A message from the maker of "{ $title }":
    { $words }
interest-number = The maker of "{ $title }" gives you her number, for this order only: { $number }
interest-declined-out = There is no "{ $title }" now, and its maker is sorry. Thank you for your interest.
interest-declined-busy = The maker of "{ $title }" has many orders these days and cannot take yours. Thank you for your interest.
interest-declined-far = The maker of "{ $title }" does not get to your area and cannot take your order. Thank you for your interest.
interest-declined-time = The day does not suit the maker of "{ $title }", so she cannot take your order. You may order for another day.
interest-reminded = There is no answer yet to your order of "{ $title }". We have just reminded its maker.
interest-waiting = There is no answer yet to your order of "{ $title }". Its maker may be busy these days.
interest-lapsed = No answer came to your order of "{ $title }", so we closed it to spare you the waiting. You may order again whenever you like.
requests =
    .button = My orders
requests-none = Your orders show up here. When you like a product, tap the order button under it.
requests-to-her = Orders of your products; first what waits for a word from you:
requests-row = "{ $title }", how many: { $quantity }
    { $standing }
requests-list = Choose an order to see it:
requests-more = Older orders
request =
    .button = The order
request-page = Your order of "{ $title }": { $standing }
    How many: { $quantity }, when: { $day }
    Area: { $area }
    Note: { $remark }
request-gone = This order no longer exists.
request-is-asked = waiting for the maker's answer
request-is-answered = the maker has answered
request-is-accepted = accepted
request-is-declined = the maker could not take it
request-is-done = done
request-is-over = over
unask =
    .button = Cancel the order
unask-done = I cancelled the order.
unask-gone = This order was over before.
received =
    .button = I have received it
received-done = Enjoy it! Thank you for supporting a woman who works from home.
received-gone = This order was over before.

# Between the two

talkto =
    .button = Write a message
talkto-words = Your message about "{ $title }", which arrives as you write it:
    .name = Message
    .help = One message at a time. I pass on no pictures, numbers or links, and your number and account are not seen. I keep the messages encrypted, until 14 days after the order is over, so that they can be reported.
talkto-sent = Your message has arrived.
talkto-gone = This order is over, so no messages about it arrive.
talkto-early = You write a message once the maker has answered.
talkto-enough = Let us stop here. Try later in other words.
talkto-unfit-number = I did not pass it on: it has a number. Numbers do not go in messages, to keep everybody safe. Write it without a number.
talkto-unfit-own-number = I did not send it: it has a number, and I send none in a message, so that yours does not go by accident. If you want to give it, accept the order, then "Answer the order" and "Give my number". For now write it without a number.
talkto-unfit-link = I did not pass it on: it has a link or the name of a page, which I keep back to keep everybody safe. Write it without a link.
talkto-unfit-rude = I did not pass it on: it has words that I keep back. Please say it in other words.
talkto-unfit-advances = I did not pass it on: this place is for orders only. Please write what concerns the order.
talkto-unfit-often = That is a lot of messages about this order for one day. Let us go on tomorrow.
block =
    .button = Block
block-done = Done. No messages or orders from there will reach you from now on, and nobody will know that you did this.
block-gone = { request-gone }
unblock =
    .button = Undo the block
unblock-done = It is as it was before. New orders may reach you from there.
unblock-gone = { request-gone }

# Her week

week =
    .button = My week
week-hello = Your week in a few lines:
week-quiet = What you show is in its place, and the week was quiet.
week-nothing = Nothing is shown now. Whenever you like, we show a product.
week-count-opened = { $count ->
    [one] Your product was opened once.
   *[other] Your products were opened { $count } times.
    }
week-count-asked = { $count ->
    [one] One order came.
   *[other] { $count } orders came.
    }
week-count-accepted = { $count ->
    [one] You accepted one order.
   *[other] You accepted { $count } orders.
    }
week-count-sold = { $count ->
    [one] And you sold one. Congratulations!
   *[other] And you sold { $count }. Congratulations!
    }
week-step-answer = One step helps now: an order of "{ $title }" is waiting for a word from you.
week-step-improve = "{ $title }". { $advice }
week-step-share = One step helps: share the card of "{ $title }" with people you know.
week-fine = Everything is in its place.
week-stop = Stop this summary
numbers =
    .button = Bring the summary back
numbers-on = All right, a small summary comes to you every week.
numbers-off = All right, this summary will not come any more. If you miss it, write "my week".
customers =
    .button = Orders of women only
customers-whose = Whose orders reach you? { $now ->
        [women] Now: those of women only.
       *[all] Now: everybody's.
    } If you choose women, I ask everyone who orders and believe the answer; I cannot guarantee it to you.
    .name = Orders
    .button-all = Everybody
    .button-women = Women only
customers-done-all = All right, everybody's orders reach you.
customers-done-women = All right, I ask everyone who orders whether she is a woman. It is by her own word, and I cannot guarantee it.
