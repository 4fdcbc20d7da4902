"""The same talk on python-telegram-bot, written as its documentation writes bots.

Application, ConversationHandler and PicklePersistence with their defaults; updates one after the other, as
ConversationHandler demands; the web server of its example with a custom webhook (Starlette on uvicorn). The
texts and keyboards are those the other bot showed when the talk was rehearsed, and photos are fetched,
cleaned by the same function and kept on disk, so that both do equal work.
"""

import asyncio
import json
import os
import re
import sys
import warnings
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

from bot.photos.clean import clean

Context = ContextTypes.DEFAULT_TYPE
Handler = BaseHandler[Update, Context, object]
Shown = dict[str, Any]  # text, and rows of [label, data]

(
    MENU,
    LANGUAGE,
    SHELF,
    CARD,
    QUESTION,
    TASK,
    USEFUL,
    PHOTO,
    MORE,
    USE,
    TITLE,
    PRICE,
    SURE,
    ABOUT,
    INGREDIENTS,
    REVIEW,
) = range(16)
BOOK: dict[str, list[Shown]] = {}
FOLDER = Path()


def keyboard(shown: Shown) -> InlineKeyboardMarkup | None:
    """The buttons under a text, if it has any."""
    rows = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in shown["rows"]]
    return InlineKeyboardMarkup(rows) if rows else None


async def say(message: Message, name: str, number: int = 0) -> None:
    """The text of a move's answer; of a move done several times, the one of that number."""
    shown = BOOK[name][number]
    await message.reply_text(shown["text"], reply_markup=keyboard(shown))


async def pressed(update: Update) -> Message:
    """The message whose button was pressed, the press answered."""
    query = update.callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    await query.answer()
    return query.message


def written(update: Update) -> Message:
    """The message that was written."""
    assert update.message is not None
    return update.message


def kept(context: Context) -> dict[str, Any]:
    """What is kept of this person."""
    assert context.user_data is not None
    return context.user_data


# One function a move: it answers, and returns the state she is in then.


async def start(update: Update, context: Context) -> int:
    await say(written(update), "start")
    return MENU


async def language(update: Update, context: Context) -> int:
    await say(await pressed(update), "language")
    return LANGUAGE


async def speak(update: Update, context: Context) -> int:
    message = await pressed(update)
    assert update.callback_query is not None
    kept(context)["language"] = update.callback_query.data
    await say(message, "speak")
    return MENU


async def learn(update: Update, context: Context) -> int:
    await say(await pressed(update), "learn")
    return SHELF


async def lesson(update: Update, context: Context) -> int:
    kept(context).update(card=0, question=0, right=0)
    await say(await pressed(update), "lesson")
    return CARD


async def card(update: Update, context: Context) -> int:
    message = await pressed(update)
    number = kept(context)["card"]
    kept(context)["card"] = number + 1
    await say(message, "next", number)
    return CARD if number + 1 < len(BOOK["next"]) else QUESTION


async def question(update: Update, context: Context) -> int:
    message = await pressed(update)
    number = kept(context)["question"]
    kept(context)["question"] = number + 1
    await say(message, "quiz", number)
    return QUESTION if number + 1 < len(BOOK["quiz"]) else TASK


async def skip(update: Update, context: Context) -> int:
    await say(await pressed(update), "skip")
    return USEFUL


async def useful(update: Update, context: Context) -> int:
    kept(context)["finished"] = True
    await say(await pressed(update), "useful")
    return MENU


async def menu(update: Update, context: Context) -> int:
    await say(written(update), "menu")
    return MENU


async def listing(update: Update, context: Context) -> int:
    kept(context)["draft"] = {}
    await say(await pressed(update), "listing")
    return PHOTO


async def photo(update: Update, context: Context) -> int:
    message = written(update)
    file = await message.photo[-1].get_file()
    cleaned = await asyncio.to_thread(clean, bytes(await file.download_as_bytearray()))
    name = f"{message.chat_id}-{message.message_id}.jpg"
    await asyncio.to_thread((FOLDER / name).write_bytes, cleaned.data)
    kept(context)["draft"]["photo"] = name
    await say(message, "photo")
    return MORE


async def done(update: Update, context: Context) -> int:
    await say(await pressed(update), "done")
    return USE


async def use(update: Update, context: Context) -> int:
    await say(await pressed(update), "use")
    return TITLE


async def title(update: Update, context: Context) -> int:
    message = written(update)
    kept(context)["draft"]["title"] = message.text
    await say(message, "title")
    return PRICE


async def price(update: Update, context: Context) -> int:
    message = written(update)
    if not re.fullmatch(r"\d+(\.\d+)?", message.text or ""):
        await say(message, "title")
        return PRICE
    kept(context)["draft"]["price"] = float(message.text or 0)
    await say(message, "price")
    return SURE


async def agree(update: Update, context: Context) -> int:
    await say(await pressed(update), "agree")
    return ABOUT


async def about(update: Update, context: Context) -> int:
    message = written(update)
    kept(context)["draft"]["description"] = message.text
    await say(message, "description")
    return INGREDIENTS


async def ingredients(update: Update, context: Context) -> int:
    message = written(update)
    kept(context)["draft"]["ingredients"] = message.text
    shown = BOOK["ingredients"][0]
    picture = await asyncio.to_thread((FOLDER / kept(context)["draft"]["photo"]).read_bytes)
    await message.reply_photo(picture, caption=shown["text"], reply_markup=keyboard(shown))
    return REVIEW


async def confirm(update: Update, context: Context) -> int:
    message = await pressed(update)
    kept(context).setdefault("listings", []).append(kept(context).pop("draft"))
    await say(message, "confirm")
    return MENU


def conversation() -> ConversationHandler[Context]:
    """The talk's states and what leads from one to the next."""
    typed = filters.TEXT & ~filters.COMMAND
    again: Handler = CommandHandler("start", start)
    begun: list[Handler] = [
        CommandHandler("menu", menu),
        CallbackQueryHandler(language, r"^s\.language\."),
        CallbackQueryHandler(learn, r"^s\.learn\."),
        CallbackQueryHandler(listing, r"^s\.listing\."),
    ]
    states: dict[object, list[Handler]] = {
        MENU: begun,
        LANGUAGE: [CallbackQueryHandler(speak, r"^a\.(ar|en)$")],
        SHELF: [CallbackQueryHandler(lesson, r"^s\.lesson\.replies$")],
        CARD: [CallbackQueryHandler(card, r"^a\.next$")],
        QUESTION: [CallbackQueryHandler(question, r"^a\.\d$")],
        TASK: [CallbackQueryHandler(skip, r"^a\.skip$")],
        USEFUL: [CallbackQueryHandler(useful, r"^a\.yes$")],
        PHOTO: [MessageHandler(filters.PHOTO, photo)],
        MORE: [CallbackQueryHandler(done, r"^a\.done$")],
        USE: [CallbackQueryHandler(use, r"^a\.(use|again)$")],
        TITLE: [MessageHandler(typed, title)],
        PRICE: [MessageHandler(typed, price)],
        SURE: [CallbackQueryHandler(agree, r"^a\.yes$")],
        ABOUT: [MessageHandler(typed, about)],
        INGREDIENTS: [MessageHandler(typed, ingredients)],
        REVIEW: [CallbackQueryHandler(confirm, r"^a\.ok$")],
    }
    return ConversationHandler(
        entry_points=[again],
        states=states,
        fallbacks=[again],
        name="talk",
        persistent=True,
    )


async def main(token: str, api_url: str, port: int) -> None:
    """Serve until told to stop, as in python-telegram-bot's example of a custom webhook."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .updater(None)
        .persistence(PicklePersistence(FOLDER / "persisted"))
        .build()
    )
    application.add_handler(conversation())

    async def webhook(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return Response()

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    routes = [Route("/telegram", webhook, methods=["POST"]), Route("/healthz", health)]
    config = uvicorn.Config(Starlette(routes=routes), port=port, host="127.0.0.1", log_level="warning")
    async with application:
        await application.bot.set_webhook(
            f"http://127.0.0.1:{port}/telegram", allowed_updates=Update.ALL_TYPES, max_connections=100
        )
        await application.start()
        await uvicorn.Server(config).serve()
        await application.stop()


if __name__ == "__main__":
    warnings.simplefilter(
        "ignore", PTBUserWarning
    )  # about per_message, which a talk over messages cannot have
    FOLDER = Path(os.environ["PEER_FOLDER"])
    BOOK.update(json.loads((FOLDER / "book.json").read_text()))
    asyncio.run(main(os.environ["PEER_TOKEN"], os.environ["PEER_API_URL"], int(sys.argv[1])))
