# Reserved words: the whole message must be one of them. `word-danger` is found inside a message too.

word-start = start, hello, hi, hey, good morning, good evening, salam, bonjour, resume
word-help = help, ?, i don't understand, what
word-back = back, previous
word-edit = edit, change
word-menu = menu, cancel, home
word-language = language, change language
word-stop = stop, unsubscribe, no more messages
word-person = person, i want a person, human, talk to someone
word-delete = delete my data, erase my data
word-hide = hide, take it down
word-id = my id
word-yes = yes, y, ok, okay, sure, right, i agree, agree
word-no = no, n, nope
word-done = done, finished, that's all
word-next = next, go on
word-skip = skip, later
word-restart = restart, start over
word-continue = continue
word-learn = learn, lesson, lessons
word-listing = sell, i want to sell, new product, list a product
word-mine = my products
word-queue = queue, what is waiting
word-harassment = harassment
word-danger = danger, threat, blackmail, threatens me, threatening me, post my pictures
