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

lesson-praise-product = You said what your product is from the first word.
lesson-praise-audience = You said whom you sell to, and that is half the way to her.
lesson-praise-platform = You chose a clear place: { $praised }. One tidy platform is enough to begin with.
lesson-praise-sentence-whole = Your sentence is complete: what, for whom and where. Keep it as the first line of your page.
lesson-praise-area = You named the area, so a customer knows that you are near.
lesson-praise-way-to-order = You said how to order from you, the first thing a customer looks for.
lesson-praise-profile-whole = Your description says what, where and how, and nothing in it points to your home.
lesson-praise-detail = You wrote the details, so a customer knows exactly what she gets.
lesson-praise-price = You said the price clearly, and that saves many messages.
lesson-praise-delivery = You wrote about delivery or payment, and that reassures whoever is thinking about it.
lesson-praise-order = You told her how to order, so she is not left wondering.
lesson-praise-caption-whole = Your post is complete: the product, its details, price, delivery and how to order.
lesson-praise-tag = You wrote a hashtag with the right sign.
lesson-praise-tag-product = The hashtag "{ $praised }" points to your very product.
lesson-praise-tag-place = The hashtag "{ $praised }" brings you to those who live near.
lesson-praise-hashtags-whole = Few and precise: your product and your area are in them, with no space inside.
lesson-praise-greeting = You began with a greeting, and a customer feels it.
lesson-praise-delivery-day = You told her how or when the order reaches her.
lesson-praise-asks-back = You ended with a question, which keeps the talk moving towards an order.
lesson-praise-reply-whole = A complete reply: greeting, price, delivery and a question. Keep it among your ready replies.
lesson-praise-label-name = The product's name is clear on your label.
lesson-praise-ingredients = You wrote what it is made of, which protects whoever has an allergy.
lesson-praise-made = You wrote the date, the first thing a customer of food looks for.
lesson-praise-storage = You wrote how to keep or wash it, so your product stays good with her.
lesson-praise-brand = You wrote your brand, so she knows whom to ask for next time.
lesson-praise-batch = { $count ->
        [one] You can reach one of them, and that protects her and you.
       *[other] You can reach { $count } of them, and that protects them and you.
    }
lesson-praise-batch-number = You wrote the batch number: it tells you which jars were made together.
lesson-praise-label-whole = Your label is complete: she reads it and knows what she buys, and from whom.
lesson-praise-jar-whole = Your jar's label is complete, with the batch number too.

lesson-praise-cash = Cash is a way that suits every customer.
lesson-praise-digital = You chose a digital way: { $praised }.
lesson-praise-ways-whole = Two clear ways, cash and digital, are enough not to lose a customer.
lesson-praise-amount = The amount is written, so nobody has to ask.
lesson-praise-way = You wrote how she pays you.
lesson-praise-ready-when = You wrote when it is ready, so she knows how long to wait.
lesson-praise-placeholder = You put "payment name" in the place of your name, and your name stayed with you.
lesson-praise-payment-card-whole = A complete payment card, with nothing private in it. Keep it in your phone.
lesson-praise-waits = You did not hurry: you tied handing over to the money arriving, which is your right.
lesson-praise-own-app = You named your own application or balance, and that is the proof.
lesson-praise-wait-whole = A calm and firm answer: you wait until you see it yourself. Keep it for the day you need it.
lesson-praise-refuses = You said no to the code clearly, and that protects your money.
lesson-praise-other-way = You showed a way to pay that needs no code.
lesson-praise-refuse-whole = No code, and a proper way to pay beside it. So you protect yourself and lose no honest customer.
lesson-praise-quantity = You wrote how many, so nobody can differ about it.
lesson-praise-total = The total is written before you prepare it, which prevents a quarrel.
lesson-praise-day = You said when, so she knows when to expect you.
lesson-praise-correct = You ended with a question, and her "yes" is there for both of you.
lesson-praise-order-whole = A complete confirmation: how many, the total, the time and the question. One line that saves a quarrel.

lesson-praise-date = You wrote a date, and a written date does not take you by surprise.
lesson-praise-three-dates = Three dates on your sheet; the rest is calm preparation.
lesson-praise-photo-day = You wrote the day for photos, which is what gets forgotten in the rush.
lesson-praise-calendar-whole = Your calendar is ready: three dates, with a day for photos.
lesson-praise-office = You know which door to knock on first.
lesson-praise-office-day = You set a day, and a step with a day happens.
lesson-praise-office-whole = The office and the day together: that is a real step towards a licence.
lesson-praise-who-does = You wrote who does what, which is easier for both.
lesson-praise-split = You wrote how you share, while you agree and not after a quarrel.
lesson-praise-stopping = You wrote how you stop, the line most partners forget.
lesson-praise-agreement-whole = A complete agreement in three lines. Copy it with the date, one for each of you.
lesson-praise-alone = Your decision is clear: alone for now.
lesson-praise-alone-why = You wrote the reason, and a decision with a reason is easier to live with.
lesson-praise-alone-whole = A clear decision with its reason. If the reason changes one day, the door is open.
lesson-praise-question = You asked, and asking before you buy protects your customers.
lesson-praise-three-questions = Three questions, and a good supplier is glad of them.
lesson-praise-questions-whole = Three clear questions. Send them before you next buy, and write down the answer with the date.

lesson-praise-ad-cost = One order from your advert cost you { $cost }.
lesson-praise-ad-free = Orders without paying anything: that is the best advert.
lesson-praise-ad-none = Knowing this number keeps you from a second advert like it. No orders came this time, which happens often.
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
lesson-praise-six-all = All six points are there: your kitchen is ready for customers.
lesson-praise-six-some = { $count ->
        [one] One point is there without preparing, and it is an honest answer.
       *[other] { $count } points are there without preparing, and it is an honest answer.
    }
lesson-praise-six-none = An honest answer, and we begin from it.
lesson-praise-minutes = { $count ->
        [one] One minute: less than two hours.
       *[other] { $count } minutes: less than two hours, and you counted from the very beginning.
    }
lesson-praise-minutes-long = You counted the whole way, and now you know where the trouble is before it happens.
lesson-praise-batch-none = An honest answer; many find this out on the day of a complaint and not before.

# Tips: the first thing that is missing, and only that

lesson-tip-claim = First take out "{ $word }": a promise of healing can harm whoever believes it, and your name. Write what you know instead: what it is made of, and when.
lesson-tip-licence = The word "{ $word }" needs its number beside it. No number yet? Leave it out for now.
lesson-tip-street = Something in it points to your home: "{ $word }". The name of the larger area is enough.
lesson-tip-product = Begin with the product's name: what is it?
lesson-tip-audience = Add whom you sell to: neighbours, brides, mothers, people of your area?
lesson-tip-platform = Add where she finds you: WhatsApp, Facebook, or one other place.
lesson-tip-area = Add the larger area: the governorate or the city, without a street.
lesson-tip-way-to-order = Add how to order from you, such as: order by message on the page.
lesson-tip-detail = Add one detail: the weight, the size, or what it is made of.
lesson-tip-price = Add the price with its currency, such as "5 dinars" or "50 dirhams".
lesson-tip-delivery = Add a line about delivery or payment: to where? And how does she pay?
lesson-tip-order = End with a word that shows her the way: order, write to me, reserve.
lesson-tip-tags = Keep five hashtags at most, those nearest to your product.
lesson-tip-tag = Put the sign # before the word, with no space between, such as #local_pickles
lesson-tip-tag-gap = Join the words of a hashtag with an underscore _ because a space cuts it off, such as #local_pickles
lesson-tip-tag-generic = The hashtag "{ $word }" is so general that your post is lost in it. Put your product or your area in its place.
lesson-tip-tag-product = Add a hashtag for your product itself.
lesson-tip-tag-place = Add a hashtag for your larger area, such as #Irbid or #Doukkala
lesson-tip-greeting = Begin with a short greeting: it is the first thing she reads.
lesson-tip-delivery-day = She asked about delivery: say to where, or when, or for how much.
lesson-tip-asks-back = End with one question that brings her nearer to ordering, such as: how many would you like?
lesson-tip-label-name = Begin the label with the product's name.
lesson-tip-ingredients = Add the ingredients, or the material if it is not food.
lesson-tip-allergen = There may be { $hidden } in { $word }, which harms some people. If there is, write it among the ingredients.
lesson-tip-made = Add the date it was made, and the expiry date if it is food.
lesson-tip-storage = Add how to keep or wash it.
lesson-tip-brand = Add the name of your business, not your home address.
lesson-tip-batch-number = Add a batch number, even 1: it tells you which jars were made together.

lesson-tip-cash = Add cash on delivery: it suits whoever has no account.
lesson-tip-digital = Add one digital way that you know: a phone wallet or a transfer.
lesson-tip-amount = Add the amount with its currency.
lesson-tip-way = Add how she pays you: in cash, by wallet or by transfer.
lesson-tip-ready-when = Add when it is ready.
lesson-tip-placeholder = Write "payment name" in the place where your name or number will stand later.
lesson-tip-handed = In your answer the order leaves before the money arrives. Try one in which you do not hand over until you see it yourself.
lesson-tip-waits = Tell her kindly that you hand over when the money shows on your side, not before.
lesson-tip-own-app = Say where you look: in your own application or balance, not at a picture.
lesson-tip-gives-code = In your answer he gets the code, and the code opens your money to whoever knows it. Try an answer that refuses, even if the bank itself seems to ask.
lesson-tip-refuses = Say clearly that you send the code to nobody.
lesson-tip-other-way = Add how to pay without a code: cash on delivery, or a transfer from his own application.
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

lesson-tip-ad-compare = Compare it with what is left for you from an order after materials, box and time: if it is more than that, stop the advert.
lesson-tip-ad-mend = Before another advert, mend the photo or the price, and try the post for a week without money.
lesson-tip-ad-paid = Write what you paid for the advert first, then the number of orders. No advert? Imagined numbers are enough.
lesson-tip-pieces = The last number is how many pieces, from 1 up. Send the numbers again.
lesson-tip-materials = You have not counted the materials. Even from your own house, they have a price on the day you buy them.
lesson-tip-time = Add the wage for your time, even a little an hour: it is what gets forgotten most.
lesson-tip-gas = Add gas, water and phone; a rough figure will do.
lesson-tip-loss = Your price listed here is { $price }, which is { $short } below the cost, if it is for the same piece. It is not your fault, materials go up: look at the price again, or make it smaller.
lesson-tip-thin = Your price listed here, { $price }, covers the cost, and leaves you { $short } above it, if it is for the same piece. Is that enough for you?
lesson-tip-holds = Your price listed here, { $price }, covers the cost and leaves you a profit, if it is for the same piece.
lesson-tip-break-even-ask = Ask yourself: on a day like that, how many did I sell and was paid for?
lesson-tip-no-margin = The price is not above the cost, so what you pay will not come back however much you sell. Look at the price or the cost before you pay.
lesson-tip-fixed = The first number is the fixed cost, such as the price of the table. Guess it, and send all three again.
lesson-tip-owed-more = More is owed to you than you sold today: write here only what is owed of today's sales.
lesson-tip-owed = { $owed } is owed to you: write a date for it in your notebook, and remind her kindly.
lesson-tip-three-zero = A day without sales is a day written down too. And for practice, imagined numbers are enough.
lesson-tip-six-range = Write a whole number from 0 to 6.
lesson-tip-six-first = Choose one point to begin with before the next time you cook.
lesson-tip-minutes-hours = Are those hours? Write them as minutes: one hour is 60, two are 120.
lesson-tip-minutes-ice = That is two hours or more: bring in the ice or the hot box from the moment the food comes out, or shorten the waiting.
lesson-tip-batch-begin = Begin today with a line in your notebook: the batch number, and who bought.
