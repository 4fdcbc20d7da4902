"""Kinds of answers a flow can ask for."""

from bot.talk.kinds.amounts import Money, Number
from bot.talk.kinds.contract import Confirm, Heard, Kind, Label, Ok, Option, Outcome, Retry
from bot.talk.kinds.photos import Photos
from bot.talk.kinds.where import Phone, Place, Region
from bot.talk.kinds.words import EDIT, Choice, Review, Text, YesNo
from bot.talk.messages import Key

ALL: tuple[type, ...] = (Text, Choice, YesNo, Number, Money, Photos, Phone, Place, Review)

__all__ = [
    "ALL",
    "EDIT",
    "Choice",
    "Confirm",
    "Heard",
    "Key",
    "Kind",
    "Label",
    "Money",
    "Number",
    "Ok",
    "Option",
    "Outcome",
    "Phone",
    "Photos",
    "Place",
    "Region",
    "Retry",
    "Review",
    "Text",
    "YesNo",
]
