# What the answers to tasks say when they need another try

kind-practice =
    .not-text = I need written words here.
    .too-long = That is a little long. Shorten it to { $most ->
        [one] one letter
       *[other] { $most } letters
    } or fewer.
    .too-short = That is very short. Add a word.
    .private-phone = I see a phone number in it. A number cannot be taken back once it is out, so practise without it; I did not keep what you wrote. Send the same words without the number.
    .private-id = I see a number that looks like an identity number. No customer needs it, nor do I, and it can be used in your name, so I did not keep it. Send the same words without it.
    .private-card = I see a number that looks like a bank card. It is written to nobody, and I did not keep it. Send the same words without it.
    .private-iban = I see an account number. We do not need it for practice, and I did not keep it. Put "payment name" in its place, and send the words again.
    .private-map = I see a link to a place on the map, which shows where you live. I did not keep it. Write the larger area instead, and send the words again.
    .private-email = I see an e-mail address. It is better left out of practice, and I did not keep it. Send the same words without it.
    .private-address = I see something like a home address. The name of the larger area is enough, and I did not keep the address. Send the same words without it.
    .hint = Write in your own words, in one message, without a phone number or an address. It need not be complete.
kind-figures =
    .no-number = I found no number. I need { $count ->
        [one] one number
       *[other] { $count } numbers
    } in one message.
    .too-few = That is fewer than we need. Send { $count ->
        [one] one number
       *[other] all { $count } numbers together
    }, and 0 for what cost you nothing.
    .too-many = Those are more numbers than we need. I need { $count ->
        [one] just one
       *[other] just { $count }
    }, in their order.
    .negative = Write the numbers without a minus sign.
    .out-of-range = One of the numbers looks far too large. Please look at it again.
    .not-whole = I need whole numbers here, without halves.
    .confirm = I understood: { $value }. Is that right?
    .hint = Write each number on its own line, in order, such as 5 or 3.5 or "five and a half".

# Praise: something that was really there

lesson-praise-sent = Your words have arrived, thank you.

lesson-praise-product = You named your product, so a customer knows what you have.
lesson-praise-audience = You said whom you sell to, and that is half the way to her.
lesson-praise-platform = You said where she finds you: "{ $praised }". One tidy place is enough to begin with.
lesson-praise-sentence-whole = Your sentence is complete: what, for whom and where. Keep it as the first line of your page.
lesson-praise-area = You named the area, so a customer knows whether you are near.
lesson-praise-way-to-order = You said how to order from you, so a customer need not ask.
lesson-praise-profile-whole = Your description says what, where and how, and I found nothing in it that points to your home. Read it once more yourself.
lesson-praise-detail = You wrote a detail, such as weight, size or material, so a customer knows what she gets.
lesson-praise-price = You said the price clearly, and that saves many messages.
lesson-praise-delivery = You wrote about delivery or payment, and that reassures someone who is thinking of buying.
lesson-praise-order = You told her how to order, so she is not left wondering.
lesson-praise-caption-whole = All five are in your post: the product, a detail, the price, delivery or payment, and how to order.
lesson-praise-tag = You wrote a hashtag with the right sign.
lesson-praise-tag-product = The hashtag "{ $praised }" points to your product itself.
lesson-praise-tag-place = The hashtag "{ $praised }" shows your area to someone who searches.
lesson-praise-hashtags-whole = Few and precise: your product and your area are in them, with no space inside.
lesson-praise-greeting = You began with a greeting, and a customer feels it.
lesson-praise-delivery-day = You told her how or when the order reaches her.
lesson-praise-asks-back = You asked her a question, and that keeps the talk moving towards an order.
lesson-praise-reply-whole = All four are in your reply: a greeting, the price, delivery or a day, and a question. Keep it among your ready replies.
lesson-praise-label-name = The product's name is clear on your label.
lesson-praise-ingredients = You wrote what it is made of, so a customer knows what she buys.
lesson-praise-made = You wrote a date, so a customer knows when it was made or when it ends.
lesson-praise-storage = You wrote how to keep or wash it, so your product stays good with her.
lesson-praise-brand = You wrote your brand, so she knows whom to ask for next time.
lesson-praise-batch = { $count ->
        [one] You can reach one customer, and that protects her and you.
       *[other] You can reach { $count } customers, and that protects them and you.
    }
lesson-praise-batch-number = You wrote the batch number: it tells you which jars were made together.
lesson-praise-label-whole = All five are on your label: the name, what it is made of, the date, how to keep or wash it, and your business.
lesson-praise-jar-whole = All six are on your jar's label, the batch number among them.

lesson-praise-cash = You named cash, which suits someone without an account.
lesson-praise-digital = You named a digital way: "{ $praised }".
lesson-praise-ways-whole = Two clear ways, cash and digital: enough to begin with.
lesson-praise-amount = The amount is written, so nobody has to ask.
lesson-praise-way = You wrote how she pays you.
lesson-praise-ready-when = You wrote when it is ready, so she knows how long to wait.
lesson-praise-placeholder = You wrote "payment name"; your real one you put in yourself, on your phone.
lesson-praise-payment-card-whole = All four are on your card: the amount, the way, the time and "payment name". Keep it in your phone and complete it there.
lesson-praise-waits = Your words say that you are waiting for the money, which is your right.
lesson-praise-own-app = You named what shows on your own side, and that is the proof.
lesson-praise-wait-whole = A calm and firm answer: you wait until the money shows on your side. Keep it for the day you need it.
lesson-praise-refuses = You refused to give the code, and that protects your money.
lesson-praise-other-way = You showed a way to pay that needs no code.
lesson-praise-refuse-whole = No code, and a way to pay beside it: you protect your money, and the door stays open to someone who really wants to buy.
lesson-praise-quantity = You wrote how many, so it is clear to you both.
lesson-praise-total = You wrote the sum before you prepare the order, and that prevents a quarrel.
lesson-praise-day = You said when, so she knows when to expect you.
lesson-praise-correct = You asked her to confirm, and her "yes" is there for both of you.
lesson-praise-order-whole = All four are in your confirmation: how many, how much, the time and the question. One line that saves a quarrel.

lesson-praise-date = You wrote a date, and a written date does not take you by surprise.
lesson-praise-three-dates = You wrote three dates, and now there is time to prepare calmly.
lesson-praise-photo-day = You wrote the day for photos, which we forget in the rush.
lesson-praise-calendar-whole = Your calendar is ready: three dates, with a day for photos.
lesson-praise-office = You wrote which door to knock on first.
lesson-praise-office-day = You set a day, and a step with a day happens.
lesson-praise-office-whole = The office and the day together: that is a real step towards a licence.
lesson-praise-who-does = You wrote who does what, which is easier for both.
lesson-praise-split = You wrote how you share, and the best time for that is before any quarrel.
lesson-praise-stopping = You wrote how you stop, a line that is easily forgotten.
lesson-praise-agreement-whole = All three are in your agreement: who does what, how you share, how you stop. Copy it with the date, one for each of you.
lesson-praise-alone = Your decision is clear: alone for now.
lesson-praise-alone-why = You wrote the reason, and a decision with a reason is easier to live with.
lesson-praise-alone-whole = A clear decision with its reason. If the reason changes one day, the door is open.
lesson-praise-question = You asked, and asking before you buy protects your customers.
lesson-praise-three-questions = Three questions, and a good supplier is glad of them.
lesson-praise-questions-whole = Three clear questions. Send them before you next buy, and write down the answer with the date.

lesson-praise-ad-cost = One order from your ad cost you { $cost }.
lesson-praise-ad-free = Orders without paying anything: that is the best ad.
lesson-praise-ad-none = No orders came this time, which happens. You counted, so you know when to stop.
lesson-praise-unit-price = One piece costs you, without your time: { $cost }.
    With 20 percent profit about { $twenty }, with 30 percent about { $thirty }.
lesson-praise-unit-price-time = One piece costs you, your time counted: { $cost }.
    With 20 percent profit about { $twenty }, with 30 percent about { $thirty }.
lesson-praise-unit-cost = One piece costs you { $cost }, before any profit.
lesson-praise-break-even = { $margin } is left for you from each piece, so what you paid is back after { $pieces ->
        [one] one piece
       *[other] { $pieces } pieces
    }, and what follows is profit.
lesson-praise-break-even-seen = You counted before paying, and that matters more than the number.
lesson-praise-three = Your work envelope grew today by { $left }.
lesson-praise-three-less = More left your work envelope today than came in: { $left }. On days of buying that is usual.
lesson-praise-six-all = You say that all six points are there. Count them again before every cooking: they change from day to day.
lesson-praise-six-some = { $count ->
        [one] One point is there without preparing, and we begin from it.
       *[other] { $count } points are there without preparing, and we begin from them.
    }
lesson-praise-six-none = We begin from here: now you know where to look.
lesson-praise-minutes = { $count ->
        [one] One minute
       *[other] { $count } minutes
    }: less than two hours. On hot days make it shorter still.
lesson-praise-minutes-long = You counted the minutes, so you know that this is a long way for food.
lesson-praise-batch-none = You know what your notebook lacks, and we begin from there.

# Tips: the first thing that is missing, and only that

lesson-tip-claim = First take out "{ $word }": a promise of healing can harm whoever believes it, and your good name. Write what you know instead: what it is made of, and when.
lesson-tip-licence = The word "{ $word }" needs its number beside it. No number yet? Leave it out for now.
lesson-tip-street = Something in it points to your home: "{ $word }". The name of the larger area is enough.
lesson-tip-product = Begin with the product's name: what is it?
lesson-tip-audience = Add whom you sell to: neighbours, brides, mothers, people of your area?
lesson-tip-platform = Add where she finds you: WhatsApp, Facebook, or one other place.
lesson-tip-area = Add the larger area: the governorate or the city, without a street.
lesson-tip-way-to-order = Add how to order from you, such as: order by message on the page.
lesson-tip-detail = Add one detail: the weight, the size, or what it is made of.
lesson-tip-price = Add the price as a number, with your country's currency.
lesson-tip-delivery = Add a line about delivery or payment: where do you deliver? And how does the customer pay?
lesson-tip-order = End with a word that tells her how to order, such as: order, write to me, reserve.
lesson-tip-tags = Keep five hashtags at most, those nearest to your product.
lesson-tip-tag = Put the sign # before the word, with no space between, such as #local_pickles
lesson-tip-tag-gap = Join the words of a hashtag with an underscore _ because a space cuts it off, and leave no other words between hashtags, such as #local_pickles
lesson-tip-tag-generic = The hashtag "{ $word }" is so general that your post is lost in it. Put your product or your area in its place.
lesson-tip-tag-product = Add a hashtag for your product itself.
lesson-tip-tag-place = Add a hashtag for your larger area, such as #Irbid or #Doukkala
lesson-tip-greeting = Begin with a short greeting: it is the first thing the customer reads.
lesson-tip-delivery-day = She asked about delivery: say to where, or when, or for how much.
lesson-tip-asks-back = End with one question that brings her nearer to ordering, such as: how many would you like?
lesson-tip-label-name = Begin the label with the product's name.
lesson-tip-ingredients = Add what it is made of: the ingredients of food, the material of anything else.
lesson-tip-allergen = In "{ $word }" there may be something that harms some people: "{ $hidden }". If you used it, write it among the ingredients.
lesson-tip-made = Add the date it was made, and the expiry date if it is food.
lesson-tip-storage = Add how to keep or wash it, such as: keep in the fridge.
lesson-tip-brand = Add the name of your business, not your home address.
lesson-tip-batch-number = Add a batch number, even 1: it tells you which jars were made together.

lesson-tip-cash = Add cash on delivery: it suits someone without an account.
lesson-tip-digital = Add one digital way that you know: a phone wallet or a transfer.
lesson-tip-amount = Add the amount with its currency.
lesson-tip-way = Add how she pays you: in cash, by wallet or by transfer.
lesson-tip-ready-when = Add when it is ready.
lesson-tip-placeholder = Write "payment name" in the place where your name or number will stand later.
lesson-tip-handed = In your answer the order leaves before the money arrives. Try one in which you do not hand over until the money shows on your side.
lesson-tip-waits = Tell her kindly that you hand over when the money shows on your side, not before.
lesson-tip-own-app = Say where you look: in your own app or balance, not at a picture.
lesson-tip-gives-code = In your answer he gets the code, and whoever has the code can reach your money. Try an answer that refuses, even if he says he is from the bank.
lesson-tip-refuses = Say clearly that you send the code to nobody.
lesson-tip-other-way = Add how to pay without a code: cash on delivery, or a transfer from his own app.
lesson-tip-quantity = Add how many: how many pieces or kilos?
lesson-tip-total = Add the whole sum with its currency, with the delivery in it if she pays for it.
lesson-tip-day = Add the day, and the hour if you can.
lesson-tip-correct = End with a question: is that right? And wait for her "yes".

lesson-tip-date = Write the date in numbers, such as 22/10
lesson-tip-three-dates = Go on until there are three lines, with a date in each.
lesson-tip-photo-day = Add the day for photos, three weeks before the occasion for example.
lesson-tip-office = Write the office or authority you will ask first. You do not know it? Your association can tell you.
lesson-tip-office-day = Add a day soon when you will go or call.
lesson-tip-who-does = Add a line: who does what?
lesson-tip-split = Add a line: how do you share the costs and the profit?
lesson-tip-stopping = Add a line: how do you stop, if one of you wishes to?
lesson-tip-alone = Say first: alone, or with a partner?
lesson-tip-alone-why = Add the reason in a few words: why is alone better for you now?
lesson-tip-question = Write them as questions, each with a "?" at its end.
lesson-tip-three-questions = Go on until there are three questions, one on each line.

lesson-tip-ad-compare = Compare it with what is left for you from an order after materials, box and time: if it is more than that, stop the ad.
lesson-tip-ad-mend = Before another ad, fix the photo or the price, and try the post for a week without money.
lesson-tip-ad-paid = Write what you paid for the ad first, then the number of orders. No ad? Imagined numbers are enough.
lesson-tip-pieces = The last number is how many pieces, from 1 up. Send the numbers again.
lesson-tip-materials = The materials are 0 here. Even from your own house, they have a price on the day you buy them: make a guess, and send the numbers again.
lesson-tip-time = Add a wage for your time, even a little an hour: it is easily forgotten.
lesson-tip-gas = Add gas, water and phone; a rough figure will do.
lesson-tip-loss = Your price listed here is { $price }, which is { $short } below the cost, if it is for the same piece. That happens when materials go up: look at the price again, or make the piece smaller.
lesson-tip-thin = Your price listed here, { $price }, covers the cost, and leaves you { $short } above it, if it is for the same piece. Not enough? Raise it a little, or bring the cost down.
lesson-tip-holds = Your price listed here, { $price }, covers the cost and leaves you a profit, if it is for the same piece. Look at it again when materials go up.
lesson-tip-break-even-ask = Ask yourself: on a day like that, how many did I sell and get paid for?
lesson-tip-no-margin = The price is not above the cost, so what you pay will not come back however much you sell. Look at the price or the cost before you pay.
lesson-tip-fixed = The first number is the fixed cost, such as the price of the table. Guess it, and send all three again.
lesson-tip-owed-more = More is owed to you than you sold today: write here only what is owed of today's sales.
lesson-tip-owed = { $owed } is owed to you: write in your notebook when it will be paid, and remind her kindly.
lesson-tip-three-zero = A day without sales is a day written down too. And for practice, imagined numbers are enough.
lesson-tip-six-range = Write a whole number from 0 to 6.
lesson-tip-six-first = Choose one point to begin with before the next time you cook.
lesson-tip-minutes-hours = Are those hours? Write them as minutes: one hour is 60, two are 120.
lesson-tip-minutes-ice = That is two hours or more: bring in the ice or the hot box from the moment the food comes out, or shorten the waiting.
lesson-tip-batch-begin = Begin today with a line in your notebook: the batch number, and who bought.
