"""Tasks of getting paid in words: the ways, the payment card, the golden rule, no code, the order."""

from bot.learning.tasks import signs
from bot.learning.tasks.advice import Check, Part

WAYS = Check("ways", (Part("cash", signs.of("cash")), Part("digital", signs.of("digital"))))
PAYMENT_CARD = Check(
    "payment-card",
    (
        Part("amount", signs.total),
        Part("way", signs.of("digital", "cash", "payment")),
        Part("ready-when", signs.either(signs.of("ready"), signs.moment)),
        Part("placeholder", signs.of("placeholder")),
    ),
    enough=2,
    best=("placeholder", "amount"),
)
WAIT = Check(
    "wait",
    (
        Part("handed", signs.said("handed"), bad=True, spoils=True),
        Part("waits", signs.of("waiting")),
        Part("own-app", signs.of("own-app")),
    ),
    best=("waits",),
)
REFUSE = Check(
    "refuse",
    (
        Part("gives-code", signs.either(signs.code, signs.said("gives-code")), bad=True, spoils=True),
        Part("refuses", signs.of("no-code")),
        Part("other-way", signs.of("cash", "digital", "offers")),
    ),
    best=("refuses",),
)
ORDER = Check(
    "order",
    (
        Part("quantity", signs.quantity),
        Part("total", signs.total),
        Part("day", signs.moment),
        Part("correct", signs.either(signs.question, signs.of("right"))),
    ),
    enough=2,
    best=("total", "quantity", "day"),
)

CHECKS = (WAYS, PAYMENT_CARD, WAIT, REFUSE, ORDER)
