"""Small things tests of Telegram need: a clock, pictures, keyboards."""

import io
import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from PIL import Image
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

Sees = Callable[[web.BaseRequest, dict[str, Any]], Awaitable[web.Response]]
Listen = Callable[[Sees], Awaitable[str]]


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def picture(width: int = 400, height: int = 300, format: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, format)
    return out.getvalue()


def text(said: str) -> re.Pattern[str]:
    """Telegram's text; python-telegram-bot changes its case."""
    return re.compile(re.escape(said), re.IGNORECASE)


def keys(**buttons: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(k, callback_data=v) for k, v in buttons.items()]])
