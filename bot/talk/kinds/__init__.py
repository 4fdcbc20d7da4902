"""Kinds of answers a flow can ask for."""

from bot.talk.kinds.amounts import Money, Number
from bot.talk.kinds.contract import (
    Confirm,
    Heard,
    Kind,
    Label,
    Ok,
    Option,
    Outcome,
    Retry,
    by_place,
    place,
)
from bot.talk.kinds.day import Day, When
from bot.talk.kinds.note import Note, Noted
from bot.talk.kinds.photos import Photos
from bot.talk.kinds.practice import Figures, Practice
from bot.talk.kinds.public import Public, Spoken
from bot.talk.kinds.where import Phone, Place
from bot.talk.kinds.words import EDIT, Choice, Review, Text, YesNo
from bot.talk.messages import Key

ALL: tuple[type, ...] = (
    Text,
    Choice,
    YesNo,
    Number,
    Money,
    Note,
    Photos,
    Phone,
    Place,
    Review,
    Practice,
    Figures,
    Day,
    Public,
    Spoken,
    When,
)

__all__ = [
    "ALL",
    "EDIT",
    "Choice",
    "Confirm",
    "Day",
    "Figures",
    "Heard",
    "Key",
    "Kind",
    "Label",
    "Money",
    "Note",
    "Noted",
    "Number",
    "Ok",
    "Option",
    "Outcome",
    "Phone",
    "Photos",
    "Place",
    "Practice",
    "Public",
    "Retry",
    "Review",
    "Spoken",
    "Text",
    "When",
    "YesNo",
    "by_place",
    "place",
]
