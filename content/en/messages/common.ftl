# Money, dates, lists

money-JOD = { $n ->
    [one] 1 dinar
   *[other] { $shown } dinars
}
money-MAD = { $n ->
    [one] 1 dirham
   *[other] { $shown } dirhams
}
list-separator = { ", " }
date-day = { $weekday } { $date }
date-time = { $weekday } { $date } at { $time }
date-today = today at { $time }
date-tomorrow = tomorrow at { $time }
date-yesterday = yesterday at { $time }
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

# Buttons that mean the same everywhere

button-yes = Yes
button-no = No
button-done = Done
button-next = Next
button-back = Back
button-menu = Menu
button-person = I want a person
button-edit = ✏️ { $name }
button-continue = Continue
button-restart = Start over
button-stop = Stop messages
button-share-phone = Send my number
button-share-place = Send my location

# What each kind of answer says when it needs another try

kind-text =
    .not-text = I need words here.
    .too-long = That is a little long. Please use { $most } letters or fewer.
    .too-short = That is very short. Add a word.
    .hint = Write the answer in one message. For example: home-made cucumber pickles.
kind-choice =
    .not-one = Choose one of the buttons, or write its number.
    .hint = Tap a button under the question. Or write 1 for the first and 2 for the second.
kind-yesno =
    .not-one = I need a yes or a no.
    .hint = Tap "Yes" or "No", or write it.
kind-number =
    .no-number = I need a number.
    .many-numbers = I got more than one number. Write just one.
    .out-of-range = I need a number between { $least } and { $most }.
    .confirm = I understood: { $value }. Right?
    .hint = Write the number alone, such as 5 or "five".
kind-money =
    .no-number = I found no price in your message.
    .many-numbers = I got more than one number. Write just one price.
    .range = I need one price. If it changes with the size, write the price of what is in the photo.
    .by-size = Write the price of one piece or one size, such as 3.5. You can tell the rest in the description.
    .other-currency = That is another currency. Write the price in the money of your country, such as 3.5.
    .free = Your work has its price. How much do you ask for it? For example 3.5.
    .out-of-range = That price does not look right. Please write it again.
    .too-fine = There are too many digits after the point. Write it more simply, such as 3.5.
    .confirm = I understood: { $value }. Right?
    .hint = Write the price alone, such as 5, 3.5 or "three and a half".
kind-day =
    .no-day = I found no day in your message.
    .which-day = I am not sure which day you mean. Write one date, such as 15/3.
    .too-soon = That day is too soon, or has passed. Write a later one.
    .too-late = That day is far away. Write an earlier one.
    .confirm = I understood: { $value }. Right?
    .hint = Write the day, such as "next Sunday", "in a week" or 15/3.
kind-note =
    .not-note = Write a word here, or record a voice message.
    .too-long = That is a little long. Make it shorter, or say it in a voice message.
    .hint = Hold the microphone and speak, or write one line.
kind-photos =
    .no-photo = I need a photo here.
    .done-or-more = Send another photo, or tap "Done".
    .gathered = { $value ->
        [one] One photo arrived.
       *[other] { $value } photos arrived.
    } Send more, or tap "Done".
    .too-few = A photo arrived. I need one more with it.
    .too-many = { $most ->
        [one] I took the first photo only.
       *[other] I took the first { $most } photos, they are enough.
    }
    .late = I added the photo to those of your product.
    .full = I have enough photos and did not add this one.
    .hint = Tap the paper clip 📎 or the camera, and choose the photo of your product.
kind-phone =
    .no-phone = That does not look like a phone number.
    .many-phones = I got more than one number. Write just one.
    .someone-else = That is somebody else's number, and I will not keep it. Write your own work number.
    .confirm = I understood: { $value }. Is it your work number?
    .confirm-fixed = I understood: { $value }. It is a landline. If it is the one of your home, another number is safer for you. Is it your work number?
    .hint = Write the number in digits only, such as 0790000000.
kind-place =
    .not-one = I do not know this place. Write only the name of your district or town, or choose the nearest area from the buttons.
    .elsewhere = This location is outside the country you chose. Choose from the buttons.
    .confirm = You are in { $value }. Right? (I did not keep your location, only the name of the area.)
    .close = Do you mean { $value }?
    .several = More than one place has this name. Do you mean { $value }? If not, tap "No" and write the name with its governorate or region.
    .hint = Tap the name of the area, or write its number in the list. You can also write the name of your town, such as "Bani Kinana" or "Azemmour", or send your location from 📎: I learn the name of the area from it, and do not keep it.
kind-review =
    .not-one = Tap "I agree" if all is as you want it, or the button of what you would like to change.
    .hint = The buttons are under the summary: one to agree, and one for each thing you can change.
kind =
    .change = You edited your message. Shall I change your answer to: { $value }?
kind-nothing = nothing
kind-voice = a voice message

review-row = • { $name }: { $value }

# Orders, and what cannot be read

menu = What would you like now?
menu-new = Write "start" whenever you like.
help = I am a digital assistant. Tap the buttons or write your answer. At any time you can write: "back", "menu", "person", "licence", "hide", "harassment", "danger", "exit", "stop", "my data", "I am someone else", or "delete my data".
    For your lessons: "where am I", "goal", "notebook", "certificate", or "save data".
back-none = There is no way back from here: what came before is saved. You can change it from the menu.
edit-which = What would you like to change?
edit-none = There is nothing to change here yet.
edit-too-late = I saw your edit, but that answer is already saved. You can change it from the menu.
not-understood = I did not get that. Try one of these buttons:
did-you-mean = Did you mean "{ $word }"?
photo-alone = Your photo arrived. If you would like to list a product, choose "List a product" and send it there.
place-kept = Your place is kept. Shall we go on from where you stopped?
go-back = Back to where we were:
welcome-back = Welcome back. Your progress is kept.
stopped = Done. I will send nothing on my own. Write "start" whenever you like; your progress is kept.
your-id = The id of your chat, for the coordinators: { $id }
start-gone = This button no longer works.
not-allowed = This is for coordinators only.
sorry = Something went wrong on my side, not yours. What you sent is kept, and the team knows. Try again in a while.
other =
    .sticker = A nice sticker! But I need words or a button.
    .voice = I cannot listen to voice notes here. Please write to me.
    .voice-too-big = Your recording is too long for me. Please record a shorter one, or write to me.
    .voice-broken = This file is not a voice message. Record your voice right here, or write to me.
    .voice-gone = Your voice did not reach me whole. Please record it once more, or write to me.
    .video = I cannot take a video. Please send a photo.
    .empty = An empty message arrived. Please write to me again.
    .too-big = This file is bigger than what I can open. Send an ordinary photo from your phone.
    .not-an-image = This file is not a picture I can open. Send a photo from your phone.
    .broken = The photo did not arrive whole. Please send it again.
    .gone = I could not download the photo. Please send it again.
    .unknown = I cannot read this kind of message. Write to me, or send a photo.

# Names

language-ar = العربية
language-en = English
country-jo = Jordan
country-ma = Morocco

# Telegram's command list

command-start = Start
command-menu = Menu
command-learn = Lessons
command-sell = List a product
command-mine = My products
command-hide = Hide my products
command-person = I want a person
command-language = Language
command-help = Help
command-stop = Stop messages
command-delete = Delete my data
