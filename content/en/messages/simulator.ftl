# The simulator's page: what is read around the phones and on them
simulator-title = Mahalli: the simulator
simulator-brand = Mahalli
simulator-subtitle = Try the whole conversation here
simulator-invented = The people are invented, and no message leaves this machine.
simulator-other-language = { language-ar }
simulator-clock = The time now

simulator-play = Play the story
simulator-stop = Stop the story
simulator-reset = Start over
simulator-reset-sure = All conversations are cleared and the demo data are as they were. Go on?
simulator-failed = It did not arrive. Try again.
simulator-away = The server does not answer. Trying again…

# The columns
simulator-tabs = Which screen?
simulator-tab-her = Her phone
simulator-tab-office = Coordinator
simulator-tab-public = Channel
simulator-her = Her phone
simulator-her-choose = Whose phone?
simulator-office = The coordinator’s phone
simulator-office-about = She reviews the products, and approves or asks for a change.
simulator-public = The public channel
simulator-public-about = “Support local”, as every follower sees it.

# The people
simulator-name-um-ali = Um Ali
simulator-name-suad = Suad
simulator-name-rania = Rania
simulator-name-fatima = Fatima
simulator-name-halima = Halima
simulator-name-follower = A follower
simulator-name-coordinator = Hana
simulator-about-um-ali = Pickles and preserves · Irbid, Jordan
simulator-about-suad = Olive oil soap · Madaba, Jordan
simulator-about-rania = Embroidery · Zarqa, Jordan
simulator-about-fatima = Home-made sweets · El Jadida, Morocco
simulator-about-halima = Rugs and weaving · Sidi Bennour, Morocco
simulator-about-follower = Saw a post in the channel and wants to ask
simulator-about-coordinator = Coordinator of the association

# The phone
simulator-skin = Kind of phone
simulator-telegram = Telegram
simulator-whatsapp = WhatsApp
simulator-bot = bot
simulator-business = Business account
simulator-channel = Support local
simulator-channel-kind = public channel
simulator-messages = Messages
simulator-empty = No messages yet
simulator-empty-office = Nothing waits for her now
simulator-empty-public = No posts yet
simulator-start = Start
simulator-greeting = Hello
simulator-write = Write a message
simulator-send = Send
simulator-photos = Send photos
simulator-edit = Edit this message
simulator-editing = Editing your message
simulator-cancel = Cancel
simulator-edited = edited
simulator-tapped = Tapped
simulator-place = Roughly where I am
simulator-options = { whatsapp-choose }
simulator-removed = This post was taken down
simulator-photo = Photo
simulator-file = File
simulator-voice = Voice message
simulator-watching = This is what the public sees

# The story
simulator-story-done = The story is over. The phones are yours: try what you like.
simulator-story-stopped = The story was stopped. Go on from here.
simulator-story-stuck = The answer the story waits for did not come, so it stopped here.
simulator-story-meet = Um Ali makes pickles at home. She opens the conversation for the first time.
simulator-story-welcome = The terms come first, in few words, before any question.
simulator-story-lesson = The safety lesson comes first, four minutes: she decides what is shown about her.
simulator-story-listing = Now she lists her product: photos, a name, a price.
simulator-story-check = She sees everything before she sends it, and changes what she likes.
simulator-story-review = The coordinator sees the product before anyone else, then approves it.
simulator-story-post = The coordinator agreed, and the product stands in the public channel.
simulator-story-follower = A follower asks about it, and does not see Um Ali’s number.
simulator-story-answer = The question reaches Um Ali, who answers from where she is.
