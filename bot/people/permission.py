"""Her word on being written to first: asked in so many words, kept as she read them, changed when she likes."""

from collections.abc import Mapping

from bot.learning import learners
from bot.store import permits
from bot.store.permits import CHANNELS as CHANNELS
from bot.store.permits import PURPOSES, Purpose
from bot.store.tx import Tx

# What each of her answers lets us do; texts are `permit-wish.button-…`, `permit-now-…` and `permit-noted-…`.
ANSWERS: Mapping[str, tuple[Purpose, ...]] = {"both": PURPOSES, "mine": ("messages",), "no": ()}
QUESTION = "permit-wish"


def stands(tx: Tx, contact: int, channel: str) -> str:
    """Her answer as it stands on a channel, one of ANSWERS; `no` for one who was never asked too."""
    given = tuple(purpose for purpose in PURPOSES if permits.may(tx, contact, channel, purpose))
    return next((answer for answer, purposes in ANSWERS.items() if purposes == given), "no")


def answer(tx: Tx, contact: int, channel: str, language: str, name: str, wish: str) -> None:
    """She was asked by the campaign of this name in this language. What she said yes to is kept with the words of the
    question and of her answer, and so is what she said no to."""
    said = tx.speak(language, f"{QUESTION}.button-{wish}", {}).text
    words = f"{tx.speak(language, QUESTION, {'name': name}).text}\n{said}"
    before = permits.may(tx, contact, channel, "lessons")
    for purpose in PURPOSES:
        note = permits.give if purpose in ANSWERS[wish] else permits.refuse
        note(tx, contact, channel, purpose, words, "chat")
    if wish == "both" and not before:
        learners.resume(tx, contact)
