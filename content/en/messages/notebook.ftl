# Her notebook: three numbers a day, sealed, only when she asked for it

notebook =
    .button = My notebook
notebook-agree = Shall I keep the three numbers of your day here: what you sold, what you spent, and what is owed to you?
    This is about your money, so I keep it only if you agree, and sealed: the team does not see it, and it shows in this chat alone. Whoever holds your phone may see it.
    It stays until you wipe it, whenever you like and with one button. The lessons are yours whether you agree or not.
    .name = Keeping the numbers
    .help = If you say no, a paper notebook is enough, and an excellent way.
notebook-figures = Write today's three numbers, in this order: sold, spent, owed to you of these sales.
    Such as: 25 then 9 then 6
    .name = Today's numbers
    .button-skip = Not today
    .help = Each number on its own line, or all in one line. Nothing? Write 0. No names and no phone numbers.
    .too-few = I need the three numbers together: sold, spent, owed to you. Nothing? Write 0.
notebook-without = As you like, I kept nothing. A paper notebook is enough, and if you change your mind write "notebook".
notebook-later = All right, not today. Write "notebook" whenever you like.
notebook-over = These numbers now stand in place of what you wrote earlier today.
notebook-today = Written down. Your work envelope grew today by { $left }.
notebook-today-less = Written down. More left your work envelope today than came in: { $left }. On days of buying that is usual.
notebook-week = In the last seven days you wrote { $days ->
        [one] one day
       *[other] { $days } days
    }, and the envelope grew by { $left }.
notebook-week-less = In the last seven days you wrote { $days ->
        [one] one day
       *[other] { $days } days
    }, and more left the envelope than came in: { $left }. Was there a large purchase, or shall we look at the price?
tear =
    .button = Wipe my notebook
tear-done = I wiped your whole notebook, and keep no new numbers unless you ask. What was said in this chat stays on your phone until you delete it.
