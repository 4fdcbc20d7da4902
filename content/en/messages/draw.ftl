# The draw: what a maker hears

draw-accepted = Your product "{ $title }" was accepted 🌿 It is in the draw: every week { $slots ->
        [one] one place is
       *[other] { $slots } places are
    } drawn among all that were accepted, next on { $day }. { $known ->
        [no] These are the first draws, so I do not know the usual wait yet.
       *[yes] The usual wait just now: { $weeks ->
            [0] less than a week
            [one] one week
           *[other] { $weeks } weeks
        }.
    }
    If your turn has not come before, it comes within { $latest ->
        [one] a week
       *[other] { $latest } weeks
    } at most, with as many waiting as today. Nobody gets ahead by money or by knowing somebody.
draw-resting = Your product "{ $title }" was accepted 🌿 A product of yours was shown a short while ago, so you rest from the draw until { $day } and others have their turn. After that this one joins by itself; nothing is missing from you.
draw-behind = Your product "{ $title }" was accepted 🌿 Another product of yours was accepted before it and goes first, or has its day already: each maker has one product in a draw. The turn of this one comes after it, by itself.
draw-closed = Your product "{ $title }" was accepted 🌿 The campaign rests now: no draw and no new posts. Your product waits until it opens again; nothing is missing from you.
draw-released = There is no draw in the campaign any more, and every accepted product is shown. Your product "{ $title }" { $soon ->
        [now] is published now.
       *[day] is published { $when }.
    } Please see that price and quantity are as you want them; if the day does not suit you, write to us.
draw-won = It is your turn 🌿 Your product "{ $title }" { $soon ->
        [now] is published now.
       *[day] is published { $when }.
    } Please see that price and quantity are as you want them; if the day does not suit you, write to us.
prize-won = Congratulations, your name came up in the draw among those of your group who finished the lessons 🌿 The prize: { $what }. The coordinator writes to you soon about the rest.

# Why a product is not shown

why =
    .button = Why is it not shown?
why-none = You have no product yet. Once you offer one, I tell you here how far it is.
why-more = That is all, and nothing is secret. The rules and all draws are public, without names.
why-case-draft = "{ $title }": waits until you finish the safety lesson; then it goes to the team by itself.
why-case-submitted = "{ $title }": with the team since { $day }; not all of them have looked yet. You get the answer here.
why-case-changes = "{ $title }": not yet. It came back to you with what is missing; change it under "My products" and send it again.
why-case-approved = "{ $title }": accepted, and waits until we can publish it. Nothing is missing from you.
why-case-behind = "{ $title }": accepted. Another product of yours was accepted before it and goes first, or has its day already: each maker has one product in a draw.
why-case-resting = "{ $title }": accepted. A product of yours was shown a short while ago, so you rest from the draw until { $day } and others have their turn; then you are back by yourself.
why-case-frozen = "{ $title }": on this week's list with { $makers ->
        [one] one maker
       *[other] { $makers } makers
    } in all. The list is closed, and the draw comes after the public number is out, { $day }.
why-case-out = "{ $title }": the team left it out of this week's draw, and the public log gives the reason. Your place in the line is kept; to hear more, ask the team: write "person".
why-case-line = "{ $title }": accepted and in the draw; its turn has not come yet.
    • You have waited { $waited ->
        [0] less than a week
        [one] one week
       *[other] { $waited } weeks
    }; makers who wait: { $makers }
    • Places each week: { $slots }; the next draw: { $next }
    • { $chance ->
        [longer] This week's places go to those who waited longer
        [good] Your chance this week is very good
       *[lot] Your chance this week: about one in { $odds }
    }
    • In { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    } you are among those who go first, without a draw
    • The latest day of your turn: { $latest }
why-case-first = "{ $title }": accepted, and you are among those who go first, without a draw, since you have waited { $waited ->
        [0] less than a week
        [one] one week
       *[other] { $waited } weeks
    }.
    • Before you, having waited longer: { $ahead }; places each week: { $slots }
    • The next draw: { $next }; the latest day of your turn: { $latest }
why-case-closed = "{ $title }": accepted. The campaign rests now: no draw and no new posts; your product waits until it opens again.
why-case-scheduled = "{ $title }": its turn has come; it is posted { $day }.
why-case-soon = "{ $title }": its turn has come, and the team is setting the day.
why-case-published = "{ $title }": people can see it now.
why-case-sold = "{ $title }": you said it is sold, so we took it down. Bring it back any time under "My products".
why-case-paused = "{ $title }": you paused it. Bring it back any time under "My products".
why-case-hidden = "{ $title }": hidden, as you asked. Bring it back any time under "My products".
why-case-expired = "{ $title }": its time is over, or we had no answer about it. Renew it under "My products".
why-case-declined = "{ $title }": not accepted here. The reason is in our message to you, and you may ask for a second look within 7 days, or ask the team.

# The coordinator's side

draw =
    .button = The draw
draw-none = There is no list and no draw yet. The list closes by itself at its weekly time when a maker waits.
draw-frozen-week = The list of the draw is closed: { $count ->
        [one] one maker
       *[other] { $count } makers
    } for { $slots ->
        [one] one place
       *[other] { $slots } places
    }. The public number that decides is out { $value }. If it does not reach me by itself, I ask you for it.
draw-frozen-prize = The list for the prize is closed: { $count ->
        [one] one finisher
       *[other] { $count } finishers
    } for { $slots ->
        [one] one prize
       *[other] { $slots } prizes
    }. The public number that decides is out { $value }. If it does not reach me by itself, I ask you for it.
draw-list-week = Draw number { $nth }. Makers on the list: { $count }
    • Places: { $slots }, of them { $reserved } for under-served areas and { $firsts } for who was never shown
    • From under-served areas: { $underserved }; never shown: { $first }
    • Going first, without a draw: { $overdue }
    • In weeks: one goes first after { $weeks }; the longest wait as published is { $latest }
    • The list's fingerprint begins with { $digest }
draw-list-prize = A draw for a prize, number { $nth }. On the list: { $count }; prizes: { $slots }; the same chance for each.
    The list's fingerprint begins with { $digest }
draw-source = A public number decides that nobody knows before its time: round { $round } of the drand network, out { $when }. Anyone reads it here:
    { $address }
draw-wish = What would you like to do?
    .name = The draw
    .button-value = Type the number
    .button-out = Leave one out
    .button-later = Later
    .help = The number is what stands after "randomness": 64 letters and digits.
draw-kept = All right. We come back to the draw when the number is out.
draw-value = Copy the value of "randomness" of round { $round } as it is: 64 letters and digits. Or copy all that stands on the page, and I find the number in it.
    .form = That is not the whole number of round { $round }.
    .name = The public number
    .help = Your name is not shown, but the public log says that the number was typed by hand, and anyone can compare it with its source.
draw-refused-form = That is not the whole number: it has 64 places of 0 to 9 and a to f. Please copy it again.
draw-refused-closed = The campaign rests now. The list is kept, and the draw is held when the campaign opens again.
draw-refused-early = The time of this number has not come, so nobody can know it. We come back to it then.
draw-refused-gone = I did not find this draw.
draw-refused-not-yours = This draw is of another campaign, which is not yours.
draw-done = The draw is done, and the winners hear of it.
draw-already = This draw was done a short while ago.
draw-no-time = The draw is done, but there is no free posting time. Winners without a day: { $count }. Add posting times to the campaign, or have fewer places a week.
draw-value-was = The public number: { $value }
draw-winners = Who has the places now: { $state ->
        [none] nobody
       *[some] { $winners }
    }
draw-change = Shall we change anything? The place of one left out goes to the next in the drawn order, and the public log says so.
    .name = A change
    .button-fine = No, fine as it is
    .button-out = Leave one out
draw-who = Which product shall be left out this time? Write its name as it stands, or its code.
    .name = Product
draw-reason = For what reason? The public log gives it in one word, without a name.
    .name = Reason
    .button-asked = She asked for it
    .button-photo = Photo or words
    .button-doubt = A doubt to look into
    .button-other = Another reason
draw-unknown = I did not find one product of this name on the list. Please try its code.
draw-left = "{ $title }" is left out of this draw, and its maker keeps her place in the line.

prize =
    .button = A prize
prize-none = A prize needs a group with at least two women who have a certificate.
prize-cohort = For which group?
    .name = Group
prize-what = What is the prize?
    .name = Prize
    .button-video = A promotional video
    .button-kit = A photo kit
    .button-own = Something else
prize-own = Write the prize in a few words. The winner gets them as they are.
    .name = Prize
    .help = 40 letters at most.
prize-count = How many prizes?
    .name = How many
prize-review = The list of those with a certificate closes now, and a public number decides in ten minutes:

    { $rows }
    .name = Summary
    .button-ok = Close the list
prize-frozen = The list is closed.
prize-refused-few = There are not more women with a certificate than prizes, so there is nothing to draw.
prize-refused-not-yours = This group is not yours.
prize-winners = The draw for the prize ({ $what }): { $names }. They have been told and wait for you.
