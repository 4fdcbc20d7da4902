# A campaign's rules, for its admins

campaign =
    .button = Campaign rules
campaign-now = The campaign "{ $name }" of { $organisation }. This is how it works now:

    { $rules }

    What would you like to change? You see every change before it is saved, and rules of choosing are written in the public log.
campaign-gone = This is for admins of the campaign only.
campaign-part-slots = Number of places
campaign-part-reserved = Reserved places
campaign-part-reviewers = Number of reviewers
campaign-part-draws = Time of the draw
campaign-part-posting = Posting times
campaign-part-quiet = Days without posts
campaign-part-hours = Working hours
campaign-part-itself = The campaign itself
campaign-part-name = Name
campaign-part-accent = Colour of cards
campaign-part-state = Close or open it
campaign-itself = The campaign "{ $name }": its name and the colour of its cards, closing or opening it, and another campaign in another country. Which?
campaign-line-name = • Name: { $name }.
campaign-line-accent = { $colour ->
        [none] • Colour of cards: that of Mahalli.
       *[own] • Colour of cards: { $colour }.
    }
campaign-line-open = • The campaign is open: draws and posts at their times. I ask you about what was due while it was closed.
campaign-line-closed = • The campaign is closed: no draw, no new posts and no digests to followers. New products wait, and what stands keeps standing.
campaign-line-released = { $count ->
        [one] One product waits now: it is shown at the next posting time, or at once where there is none. I tell its maker.
       *[other] { $count } products wait now: they are shown at the next posting times, or at once where there are none. I tell their makers.
    }
campaign-title = What is the campaign's new name?
    .name = Name
    .help = Women, followers and the team see it.
campaign-accent = In which colour are the cards?
    .name = Colour
    .button-own = A colour of ours
    .button-ours = That of Mahalli
campaign-colour = Write the code of the colour, such as: #b64c25
    .name = Code of the colour
    .help = Six digits or letters from a to f after the #.
    .form = That is no code of a colour.
campaign-line-slots = { $slots ->
        [0] • No draw: every accepted product is shown.
        [one] • One place a week, by draw.
       *[other] • { $slots } places a week, by draw.
    }
campaign-line-firsts = Of them for women never shown before: { $firsts }.
campaign-line-alike = Of one kind at most: { $alike }.
campaign-line-wait = Women waiting now: { $women }. The usual wait: { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    }.
campaign-line-reserved = { $reserved ->
        [0] • No places are reserved for areas.
        [one] • One place is reserved for these areas: { $areas }.
       *[other] • { $reserved } places are reserved for these areas: { $areas }.
    }
campaign-line-judges-1 = • One reviewer looks at each product, and this is said openly.
campaign-line-judges-2 = • Two reviewers look at each product, without seeing what the other says.
campaign-line-draws = • The list of the draw is closed every week: { $time }.
campaign-line-posting = • Posting times: { $found }.
campaign-line-no-posting = • No posting times: what is chosen goes out at once.
campaign-line-quiet = • No posts on these days: { $found }.
campaign-line-no-quiet = • No days without posts.
campaign-line-hours = • The team answers from { $first } to { $last }, { $opens } to { $closes }.
campaign-line-no-hours = • No fixed working hours.
campaign-line-guardian = • Safeguarding contact: { $name }.
campaign-moment = { $day } { $time }
campaign-period = from { $first } to { $last }
campaign-times-at-once = At once, no times
campaign-times-enough = That is enough
campaign-slots = How many products shall we show a week? 0 means: no draw, and everything accepted is shown.
    .name = Number of places
    .help = More places make a shorter wait. Begin with what the team can look after every week.
campaign-firsts = How many of them for women who were never shown before?
    .name = First time
    .help = 0 if all places are for everyone.
campaign-alike = How many products of the same kind a week at most? 0 means no limit.
    .name = Of one kind
campaign-reserved = How many places a week shall we reserve for under-served areas? 0 for none.
    .name = Reserved places
    .help = If nobody there is waiting, the places go to everyone.
campaign-areas = Which areas? Write them with commas between, such as: Mafraq, Ma'an.
    .name = Areas
    .unknown = I do not know "{ $place }".
campaign-reviewers = How many reviewers look at each product before it is decided?
    .name = Reviewers
    .button-1 = One
    .button-2 = Two
    .help = Two are fairer: each judges by herself. One is enough for a small team, and it is said openly.
campaign-draw-day = On which day is the list of the draw closed?
    .name = Day of the draw
campaign-draw-hour = At what hour? Write a number from 0 to 23.
    .name = Hour of the draw
campaign-posting-first = When shall we post? Choose the first day:
    .name = Posting day
    .help = Seven times a week at most. Without times everything goes out as soon as it is chosen.
campaign-posting-more = And another day?
    .name = Another day
campaign-posting-hour = At what hour? Write a number from 0 to 23.
    .name = Posting hour
campaign-quiet = There are days without posts already. What shall we do?
    .name = Days without posts
    .button-add = Add to them
    .button-clear = Clear them all
campaign-quiet-first = From which day do posts stop?
    .name = From
    .help = Such as days of a feast or of mourning. What was due then waits until after.
campaign-quiet-last = Until which day?
    .name = Until
campaign-days = On which days?
    .name = Days
    .button-sun-thu = Sunday to Thursday
    .button-mon-fri = Monday to Friday
    .button-sat-thu = Saturday to Thursday
    .button-mon-sat = Monday to Saturday
    .button-daily = Every day
    .button-none = No fixed hours
campaign-opens = From what hour? Write a number from 0 to 23.
    .name = From
campaign-closes = Until what hour? Write a number from 1 to 24.
    .name = Until
    .early = It must be after the beginning.
campaign-sure = Now:
    { $before }

    From now on:
    { $after }

    Shall I save this?
    .name = Saving
campaign-kept = All right, I have changed nothing.
campaign-saved = Saved:
    { $after }
campaign-wrong-same = That is how it is already, so I have changed nothing.
campaign-wrong-impossible = This does not go with the other rules: reserved places and first-time places together may not be more than all places. I have changed nothing.
campaign-wrong-settled = This is written in the settings of the system, and whoever runs it changes it there. I have changed nothing.
campaign-wrong-country = There is another open campaign in this country. I have changed nothing.
campaign-wrong-not-yours = You are not an admin of this campaign now.
campaign-wrong-no-time = What waits does not fit into the posting times of a year. Add posting times first. I have changed nothing.

# Opening another campaign

found =
    .button = Another country
found-gone = This is for admins of the campaign only.
found-full = There is an open campaign in every country where we work. A second one opens in a country only when the first is closed.
found-country = In which country?
    .name = Country
    .help = Each country has one open campaign. Its time and its currency are those of the country.
found-name = What is the new campaign called?
    .name = Name
found-sure = Shall I open the campaign "{ $name }" in { $country }? It is of your organisation, you are its admin, and it has the time of that country and no draw until you set the places.
    .name = Opening
found-kept = All right, I have opened nothing.
found-done = The campaign "{ $name }" is open. You are its admin and work in it from now on. What is left: its rules, its channel and its team. To go back to the first one write "another campaign".
found-refused-country = There is an open campaign in this country now, so I have opened nothing.
found-refused-no-country = We do not work in this country yet, so I have opened nothing.
found-refused-not-yours = You are not an admin of this campaign now, so I have opened nothing.
found-refused-shared = Several people use this phone, and work in the team needs an account that is yours alone. I have opened nothing.
found-refused-impossible = This name cannot be, so I have opened nothing.

# In which campaign she works

workplace =
    .button = Another campaign
workplace-which = In which campaign are you working now?
    .name = Campaign
    .help = I remember what you chose. To change it write "another campaign".
workplace-only = You work in one campaign: { $name }.
workplace-chosen = From now on you work in "{ $name }".
workplace-gone = You have no role in this campaign any more.

# The team

role-reviewer = reviewer
role-coordinator = coordinator
role-admin = admin
role-guardian = safeguarding contact
team =
    .button = The team
team-unnamed = a colleague without a name
team-silent = a colleague who has not written to us yet
team-one = { $name }: { $role }.{ $mark ->
        [settled] { " " }She is named in the settings of the system.
       *[other] {""}
    }
team-open = An invitation is waiting: { $role }, until { $day }.
team-more = { $count ->
        [0] Nobody is in the team yet.
        [one] One is in the team.
       *[other] { $count } are in the team.
    } Would you like to invite another?
team-gone = This is for admins of the campaign only.
team-now = Your role in the campaign "{ $name }" is now: { $role }.
team-over = Your work in the campaign "{ $name }" is over. Thank you for all you gave. Your lessons and products stay as they are.
colleague =
    .button = Change
colleague-wish = { $name }: { $role }. What shall we change?
    .name = Change
    .button-reviewer = Reviewer
    .button-coordinator = Coordinator
    .button-admin = Admin
    .button-remove = Take out of the team
    .button-keep = Leave it
    .help = A reviewer looks at products. A coordinator has groups, questions and posts besides. An admin has the team and the rules.
colleague-sure = Shall we take { $name } out of the team? What she may do ends at once, and so do invitations of hers that were not used.
    .name = Taking out
colleague-kept = All right, I have changed nothing.
colleague-promoted = { $name } has her new role, and I have told her.
colleague-removed = { $name } is out of the team, and I have told her.
colleague-gone = She is not in your team now.
colleague-refused-gone = She is not in your team now.
colleague-refused-not-yours = You are not an admin of this campaign now.
colleague-refused-settled = She is named in the settings of the system, and whoever runs it changes it there.
colleague-refused-last = She is the only admin. Add another one first.

# Inviting

recruit =
    .button = Invite a colleague
recruit-role = To which role do you invite her?
    .name = Role
    .button-reviewer = Reviewer
    .button-coordinator = Coordinator
    .button-admin = Admin
    .button-guardian = Safeguarding
    .help = A reviewer looks at products. A coordinator has groups, questions and posts besides. An admin has the team and the rules. The safeguarding contact is the first to hear of harm.
recruit-made = This invitation is for one person: { $role }. It works once, until { $day }. Pass the next message on to her alone.
recruit-pass-on = An invitation to the team of "{ $name }" at Mahalli, from { $organisation }. Your role: { $role }.
    { $link ->
        [none] Open Mahalli and send:
        { $code }
       *[other] Open this link on your own phone:
        { $link }
    }
    It works once, until { $day }. Please do not pass it on.
recruit-gone = This is for admins of the campaign only.
uninvite =
    .button = Take it back
uninvite-done = This invitation opens nothing now.
uninvite-gone = This invitation has been used, or is not of your campaign.

# Coming in

staff-agree-reviewer = Welcome. You are invited by { $by } to the team of "{ $name }", { $organisation }, as a reviewer: you look at products that wait and judge them with buttons. You do not see the names of the makers. What you do here is written down in codes.
    Will you join?
    .name = Joining
staff-agree-coordinator = Welcome. You are invited by { $by } to the team of "{ $name }", { $organisation }, as a coordinator: you look after groups, answer women, and post. What you do here is written down in codes.
    Will you join?
    .name = Joining
staff-agree-admin = Welcome. You are invited by { $by } to the team of "{ $name }", { $organisation }, as an admin: you have what a coordinator has, and the team and the rules of the campaign. What you do here is written down in codes.
    Will you join?
    .name = Joining
staff-agree-guardian = Welcome. You are invited by { $by } to be the safeguarding contact of "{ $name }", { $organisation }: the first to hear when a woman is harmed or threatened. Women are told the name you choose and the hours in which you answer. You have what a coordinator has. What you do here is written down in codes.
    Do you accept?
    .name = Accepting
staff-name = By what name does the team know you? Your first name is enough.
    .name = Your name
staff-told = Which name shall we tell women? Your first name or what you are called is enough.
    .name = Name that is told
    .help = A woman who was harmed is told: this is who hears you. No number and no family name.
staff-done-reviewer = Welcome to the team of "{ $name }". You are a reviewer. Write "what is waiting" to see the products.
staff-done-coordinator = Welcome to the team of "{ $name }". You are a coordinator. Write "menu" to begin.
staff-done-admin = Welcome to the team of "{ $name }". You are an admin. Write "menu" to begin.
staff-done-guardian = Thank you. You are the safeguarding contact of "{ $name }". What needs you reaches you at once.
staff-declined = As you like. I have changed nothing.
staff-joined = { $name } has joined the team: { $role }.
staff-refused-unknown = I found no invitation with this code. Copy the whole link from the message, or ask for a new invitation.
staff-refused-many = Those are many codes for one day. Try tomorrow, or ask whoever invited you for a new invitation.
staff-refused-used = This invitation has been used; it works once. Ask for a new one.
staff-refused-expired = This invitation is over. Ask for a new one.
staff-refused-own = You made this invitation yourself. Pass it on to your colleague.
staff-refused-shared = Several people use this phone, and work in the team needs an account that is yours alone. Open the invitation on a phone of your own.
staff-refused-here = You are in this team already. There is nothing else to do.

# The safeguarding contact

guardian =
    .button = Safeguarding contact
guardian-nobody = nobody yet
guardian-told = The safeguarding contact: { $name }. Admins of the campaign change her.
guardian-way = The safeguarding contact is the first to hear when a woman is harmed. Now: { $name }. What shall we do?
    .name = Safeguarding contact
guardian-way-me = I will do it
guardian-way-invite = Invite somebody
guardian-way-down = End the task
guardian-way-keep = Leave it
guardian-name = Which name shall we tell women? Your first name or what you are called is enough.
    .name = Name that is told
guardian-sure-me = We tell a woman who was harmed that { $name } hears her, in the hours you chose. Right?
    .name = Accepting
guardian-sure-down = The task ends now. Until somebody else is named, reports reach the admins of the campaign. Right?
    .name = Ending
guardian-kept = All right, I have changed nothing.
guardian-done-me = Thank you, { $name }. You are the safeguarding contact now.
guardian-done-down = The task has ended. There is no safeguarding contact now.
guardian-gone = Nothing changes here now.
guardian-over = Your task as safeguarding contact of "{ $name }" is over. Thank you.
guardian-missing = There is no safeguarding contact in "{ $name }" now. Name one under "Safeguarding contact".

# Channels and groups

channels =
    .button = Channels
channels-one-up = "{ $name }": we post there. Followers: { $members }. { $checked ->
        [none] I have not looked at it yet.
       *[other] Last look: { $checked }.
    } { $lacks ->
        [none] {""}
       *[other] I lack: { $lacks }.
    }
channels-one-lost = "{ $name }": I cannot post there. Make me an administrator again with "Post messages", then look again. { $checked ->
        [none] {""}
       *[other] Last look: { $checked }.
    } Followers: { $members }. { $lacks ->
        [none] {""}
       *[other] I lack: { $lacks }.
    }
channels-one-off = "{ $name }": you stopped posts there. Followers: { $members }. { $checked ->
        [none] {""}
       *[other] Last look: { $checked }.
    } { $lacks ->
        [none] {""}
       *[other] I lack: { $lacks }.
    }
channels-one-new = "{ $name }": I have seen it, and you have not said yet whether we post there. Followers: { $members }. { $checked ->
        [none] {""}
       *[other] Last look: { $checked }.
    } { $lacks ->
        [none] {""}
       *[other] I lack: { $lacks }.
    }
channels-more = { $count ->
        [one] One channel.
       *[other] { $count } channels.
    } To add a channel or group: make me an administrator there with "Post messages" and "Delete messages". I recognise it and ask you.
channels-alone = Your campaign is on WhatsApp alone, where I can post in no public channel. Products are shown on the web pages, and ordered from there.
channels-none = There is no channel here yet. Make me an administrator of your channel or group with "Post messages" and "Delete messages". I recognise it and ask you.
channel =
    .button = Change
channel-pages = the web pages alone
channel-unnamed = a channel without a name
channel-seen = I see "{ $name }". Shall products of your campaign stand there?
channel-right-post = Post messages
channel-right-edit = Edit messages
channel-right-delete = Delete messages
channel-sure = "{ $name }": shall products of "{ $campaign }" stand there? { $lacks ->
        [none] I have all rights there.
       *[other] I lack there: { $lacks }. You add them under: Manage channel, Administrators, then my name. Without posting I can do nothing, and without deleting I cannot take down a post older than two days.
    }
    .name = Posting there
channel-way-up = "{ $name }": we post there. What shall we do?
    .name = Channel
    .button-off = Stop posts there
    .button-check = Look at it now
    .button-keep = Leave it
    .button-on = Post there
channel-way-lost = "{ $name }": I cannot post there. Make me an administrator again with "Post messages", then let me look. What shall we do?
    .name = Channel
    .button-off = Stop posts there
    .button-check = Look at it now
    .button-keep = Leave it
    .button-on = Post there
channel-way-off = "{ $name }": posts there are stopped. What shall we do?
    .name = Channel
    .button-off = Stop posts there
    .button-check = Look at it now
    .button-keep = Leave it
    .button-on = Post there
channel-checking = I look at it within a few minutes, and send nothing there. See "Channels" after that.
channel-kept = All right, I have changed nothing.
channel-done-up = From now on we post in "{ $name }".
channel-done-off = Nothing new goes to "{ $name }". What stands there stays until its time is over.
channel-gone = This channel is not of your campaign.
channel-refused-gone = This channel is not here now: { $name }.
channel-refused-not-yours = You are not an admin of this campaign now, so "{ $name }" stays as it is.
channel-refused-lost = I cannot post in "{ $name }" yet. Make me an administrator there with "Post messages", then come back to "Channels".

# What staff did

audit =
    .button = Log of the team
audit-lines = What the team did last, newest first:
    { $lines }
audit-none = Nothing is in the log yet.
audit-line = • { $when }, { $who }: { $what } ({ $subject })
audit-somebody = a colleague without a name
audit-operator = the system
deed-campaign-open = the campaign was opened
deed-campaign-rules = rules were changed
deed-staff-invite = an invitation to the team
deed-staff-withdraw = an invitation was taken back
deed-staff-join = joined the team
deed-staff-role = a role was changed
deed-staff-remove = taken out of the team
deed-guardian-accept = took on safeguarding
deed-guardian-leave = safeguarding ended
deed-channel-up = posts stand in a channel
deed-channel-off = posts in a channel were stopped
deed-outlet-lost = a channel was lost
deed-outlet-up = a channel is there again
deed-ticket-answer = answered a question
deed-appeal-decide = decided on a second look
deed-broadcast-send = began a message to many
deed-broadcast-paused = paused a message to many
deed-broadcast-filling = let a message to many go on
deed-broadcast-cancelled = called off a message to many
deed-broadcast-template = a message to many waits for the approval of its notice
deed-broadcast-done = a message to many is done
deed-draw-out = left a product out of a draw
deed-draw-value = typed the public number of a draw
deed-feature-add = planned a post
deed-feature-drop = took a post out of the calendar
deed-feature-move = moved a post
deed-feature-send = sent a post by hand
deed-feature-swap = swapped two posts
deed-followers-import = imported followers
deed-harm-answer = answered a report of harm
deed-harm-bar = shut somebody out after a report
deed-harm-close = closed a report of harm
deed-harm-lift = let somebody in again
deed-harm-look = looked at the evidence of a report
deed-harm-take = took on a report of harm
deed-post-again = sent a product's post again
deed-prize-freeze = closed the list for a prize
deed-review-aside = stood aside from a review
deed-review-changes = asked for a change of a product
deed-review-decline = declined a product
deed-review-leave = left a product to a colleague
deed-review-score = scored a product
deed-review-take = took a product to review
