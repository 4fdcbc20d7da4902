# The page that shows how products are chosen

fairness-title = How products are chosen
fairness-lead = Those whose products were accepted are equal, and a draw chooses. Every list, every draw and every change stands here in codes, without names, and anyone can recompute it.
fairness-lead-plain = Those whose products were accepted are equal: whatever is accepted is shown. Every decision stands here in codes, without names, and anyone can check that nothing was altered.
fairness-rules = The rules
fairness-judged-two = Two people look at each product. Neither sees what the other says, and neither sees a name, how many followers, or a nationality. What reaches the published line is accepted, and is not ranked any further.
fairness-judged-one = The team is small, so one person looks at each product; nobody judges her own or a relative's. Whoever was not accepted may ask for a second look.
fairness-slots = Places each week: { $count }. The list closes on { $label } at { $time }. Each maker has one product on it: the one accepted longest ago.
fairness-reserved = Of them for under-served areas: { $count }. They are filled first. The areas are:
fairness-firsts = And for makers who were never shown: { $count }.
fairness-weight = The chance grows with every week of waiting, up to eight weeks.
fairness-first = Who has waited { $count ->
        [one] one week
       *[other] { $count } weeks
    } goes first, without a draw, and the longest waiting before the others.
fairness-alike = The draw gives one kind of product no more than { $count } places a week. Those who go first are not held up by it.
fairness-rest = After a product of hers was shown, a maker rests for thirty days, so that others have their turn.
fairness-value = A public number of the drand network decides. It comes out ten minutes after the list has closed, so nobody knows it when it closes.
fairness-no-draw = This campaign holds no draw: whatever is accepted is shown, in the order in which it was.
fairness-paid = No place can be bought. Whatever the team changes stands in the log with its reason.
fairness-waiting = Waiting now
fairness-waited = Half of them have waited
fairness-usual = The usual wait in the last draws
fairness-bound = The longest wait for who joins today
fairness-bound-why = The longest wait follows from how many wait and how many places there are, with the worst of luck, and is written on every list. What stood on the first list she was on holds for her, unless there are fewer places.
fairness-unsaid = not said yet
fairness-weeks = { $count ->
        [0] less than a week
        [one] one week
       *[other] { $count } weeks
    }
fairness-draws = The last draws
fairness-draw = Draw { $n }
fairness-state-frozen = waits for the number
fairness-state-drawn = done
fairness-entries = On the list
fairness-digest = Fingerprint of the list
fairness-source = Source of the number
fairness-value-was = The number
fairness-result = The result, in its order
fairness-file = The file of this draw
fairness-months = Applications by month
fairness-month = Month
fairness-count-applied = Applied
fairness-count-accepted = Accepted
fairness-count-not-yet = Not yet
fairness-count-declined = Declined
fairness-areas = Shown, by area
fairness-kinds = Shown, by kind
fairness-other = Other
fairness-small = A count below five is not said, so that nobody is recognised by it.
fairness-log = The whole log ({ $count })
fairness-check = Recompute it yourself
fairness-check-how = Download the log, the files of the draws if there are any, and this small program, and run it. It needs nothing but Python, and says so if a single letter was changed.
fairness-script = The program that recomputes
fairness-comma = {", "}
fairness-day-mon = Monday
fairness-day-tue = Tuesday
fairness-day-wed = Wednesday
fairness-day-thu = Thursday
fairness-day-fri = Friday
fairness-day-sat = Saturday
fairness-day-sun = Sunday
