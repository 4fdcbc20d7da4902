# What we know of her

about =
    .button = What do you know of me?
about-me = This is what I know of you, { $name }:
    • Country: { $country }
    • Area: { $place }
    • What you make: { $makes }
    • Our language: { $language }
    • You agreed that I keep this: { $day }
    • In your new posts: { $maker }, { $shown }
about-school = Your learning:
    • Lessons you finished: { $lessons }
    • Your goal: { $goal }
    • Your certificate: { $code }
    • I keep your notebook: { $notebook }, days written in it: { $days }
    • Your group: { $cohort }
about-market = Your products:
    • Shown now: { $up }
    • On their way: { $coming }
    • Not shown: { $down }
about-words = Messages that wait:
    • Orders that wait for your answer: { $orders }
    • Orders you sent: { $requests }
    • Questions you sent to the team: { $questions }
about-staff = And you are on the team: I keep what you decided about products.
about-phone = People who use this phone with me: { $people }. I do not show one of you what is the other's.
about-first = Writing to you first on WhatsApp: { $first }
about-linked = Your chats that are one account: { $channels }. Whoever has one of them sees what is yours.
about-kept = I keep this as long as you are with us, except: my messages to you go once they have arrived, customers' orders after the answer or after 90 days, practice photos after a day, your questions 90 days after the answer. A post comes down after 90 days.
    I never ask for your identity number or your bank account. All of this is yours to have, in a file you can keep:

delete =
    .button = Delete my data
record =
    .button = All of it in a file
record-here = This file holds everything we have written down about you. The photos and recordings themselves are in your chat. Save it now if you like, and on a shared phone delete it from the chat afterwards.

shown =
    .button = What is shown of me
shown-name = Shall your new posts give your name?
    .name = Name in posts
    .button-brand = The product, no name
    .button-first = The name you chose
    .help = It is safer if your name does not show. We never ask for or publish a family name.
shown-place = And what shall they say of your place?
    .name = Place in posts
    .button-region = Only the large area
    .button-district = The town
    .button-none = Nothing
    .help = The large area is safer. We never ask for or publish the address of your home.
shown-done = Done. Your new posts will be like this. What stands now stays as you agreed to it, and you can hide it.

details =
    .button = Correct my details
details-what = What shall we change?
    .name = What to change
    .button-name = My name
    .button-area = My area
    .button-makes = What I make
details-name = What shall I call you? Your first name or a nickname is enough.
    .name = Name
details-area = In which area do you work?
    .name = Area
    .help = The area or town is enough, not the address of your home.
details-makes = What do you make?
    .name = What you make
details-done = Done, I have noted it. What stands now stays as you agreed to it, and you can hide it.

# One phone, several people

switch =
    .button = I am someone else
switch-new = Someone new
switch-who = Who has the phone now?
    .name = Who has the phone
    .help = Each of you has her own lessons and products, and I do not show her the other's.
switch-sure = Is the phone with { $name } now?
    .name = To be sure
    .help = If you say yes, everything in this chat is hers, and what you began waits for you to come back.
switch-begin = Do you share this phone? I begin with the new person from the start. Each of you has her own lessons and products, and I do not show her the other's.
    But what was written here before can still be seen in the chat. If something in it is private, delete it on the phone first. Shall we begin?
    .name = Someone new
    .help = What you began waits for you. When the phone is yours again, write: I am someone else.
switch-yours = Welcome { $name }, the phone is with you now. { $count ->
        [0] Nothing came while you were away.
        [one] One thing came while you were away.
       *[other] { $count } things came while you were away.
    }
switch-stays = All right, nothing has changed.
switch-already = The phone is with you now, { $name }.
switch-gone = I do not know this person on this phone. Write: I am someone else.
switch-staff = This is a coordinator's phone, where people's questions arrive, so nobody else uses it with me. Whoever wants to learn writes to me from another phone.

shared-opening = To { $name }: a message from Mahalli for you alone. Read it when the phone is with you alone.
shared-waiting = To { $name }: I have something waiting for you. I give it to you when the phone is with you.
    .button = I have the phone now

# On the pages of her file

record-on-title = What Mahalli knows of you
record-on-note = This is everything our database holds about you at this hour. The photos and recordings themselves are not here: you have them in your chat. To change or delete anything, write "my data" or "delete my data" in the chat.
record-value = { $value }
record-of-contact = You
record-of-address = How we reach you
record-of-sharer = A phone that you share
record-of-staff = Your work on the team
record-of-learner = How you learn
record-of-progress = Lessons you finished
record-of-answer = Your answers to the lessons' questions
record-of-survey = Questions about your work
record-of-takings = Your notebook
record-of-certificate = Your certificate
record-of-note = Messages of your facilitator on their way to you
record-of-notes-written = Messages you wrote that are on their way
record-of-cohort = Groups you look after
record-of-listing = Your products
record-of-review = Reviews of your products
record-of-decisions = What you decided about others' products
record-of-post = Your posts
record-of-interest = Orders that came to you
record-of-requests = Orders you sent
record-of-ticket = Your questions to the team
record-of-media = Files you sent: photos and recordings
record-of-run = Conversations you began with us
record-of-timer = What we shall remind you of
record-of-attention = Times we wrote to you first in the last eight days
record-of-guess = Codes of groups that were wrong
record-of-inbox = Messages that came from you, without their text
record-of-outbox = Messages we sent you, without their text
record-name = Name
record-country = Country
record-area = Area
record-locality = Town
record-makes = What you make
record-language = Language
record-state = State
record-shows = Shown in posts
record-consented_at = You agreed
record-consent_version = To the words of
record-created_at = First time
record-channel = App
record-external = Your number there
record-seen_at = Last message from you
record-blocked = You stopped our messages there
record-joined_at = Since
record-role = Role
record-goal = Your goal
record-weekly = Lessons a week
record-part = Time of day you like
record-light = Little data
record-paused = You paused reminders
record-nightly = We keep your notebook
record-cohort_id = Your group
record-learner-joined_at = Joined the group
record-moved_at = Last move
record-written_at = Your facilitator wrote
record-lesson = Lesson
record-finished_at = Finished
record-right = Right at the first try
record-tried = Task done
record-useful = Useful to you
record-remark = Your opinion
record-question = Question
record-hit = Right at the first try
record-round = Times it came back
record-survey-round = Which time
record-baseline = At the beginning
record-endline = At the end
record-due_at = Next due
record-at = When
record-answers = Your answers
record-photo = With a photo
record-shared = The team sees it
record-day = Day
record-sealed = Sold, spent, owed to you
record-code = Code
record-open = Its page shows the name
record-issued_at = Issued
record-revoked_at = Withdrawn
record-barred = Withdrawn by the team
record-kind = Kind
record-words = Text
record-size = Most members
record-media-size = Size in bytes
record-starts_at = Begins
record-title = Name
record-description = Description
record-price = Price
record-details = Details
record-photos = Number of photos
record-voice = Described by voice
record-reach = How orders reach you
record-reach_at = At
record-version = Version number
record-submitted_at = Sent in
record-published_at = Published
record-checked_at = Last known as available
record-listing-asked_at = We asked you about it
record-paused_until = Paused until
record-decision = Decision
record-reason = Reason
record-note = Note
record-posted_at = Published
record-asked = Question
record-interest-asked = Order
record-answered = Answer
record-asked_at = Came
record-answered_at = Answered
record-urgent = Urgent
record-mime = Type of file
record-media-created_at = Came
record-expires_at = Will be deleted
record-made = Made from your photo
record-seen = Measured in the photo
record-flow = Conversation
record-flow-welcome = Our first talk
record-flow-lesson = A lesson
record-flow-track = Lessons of one kind
record-flow-data = Little data
record-flow-nudge = A reminder to learn
record-flow-available = A question: is it available?
record-flow-expired = The end of a product's time
record-flow-danger = A call for help
record-flow-join = Joining a group
record-flow-leave = Leaving a group
record-flow-note = A message of your facilitator
record-flow-cheer = A word of encouragement
record-flow-idle = An offer to finish what you began
record-flow-quiet = A short wait for your answer
record-flow-meant = A question about what you meant
record-argument = About
record-started_at = Begun
record-journal = Your answers in it
record-candidate = An answer that waits for your yes
record-event = A message we stumbled on
record-what = What
record-count = Number
record-first = The first
record-last = The last
record-is-new = Not through the beginning yet
record-is-active = Member
record-is-stopped = You asked us not to write
record-is-gone = You left
record-role-reviewer = Reviewer
record-role-coordinator = Coordinator
record-role-admin = Admin
record-run-open = Open
record-run-waiting = Waiting for you
record-run-parked = Stopped by a fault of ours
record-run-done = Over
record-run-dropped = Left
record-cohort-open = Open
record-cohort-closed = Closed
record-post-up = On show
record-post-down = Taken down
record-post-sold = Marked as sold
record-made-improved = An improved version
record-made-blurred = A version with the face covered
record-made-cropped = A cropped version
record-note-stuck = You stopped at a lesson
record-note-almost = You are almost there
record-note-finished = You finished
record-note-unbegun = You have not begun
record-note-own = In her own words
