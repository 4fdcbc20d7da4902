"""Methods that send, change and take down messages."""

from collections.abc import Callable
from typing import Any

from tests.fakes import telegram_objects as made
from tests.fakes.telegram_objects import ApiError, Json, bad
from tests.fakes.telegram_world import Call, Chat, Kept, Upload, World

Method = Callable[[World, Call], Any]
_ABOUT_MESSAGE = ("message_id", "from", "sender_chat", "chat", "date", "edit_date", "reply_markup",
                  "reply_to_message", "media_group_id")  # fmt: skip
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
_SCHEMES = ("http://", "https://", "tg://")


def send_message(world: World, call: Call) -> Json:
    """Text of 1-4096 code points."""
    return _send(world, call, made.text_content(call.text("text"), call.text("parse_mode")))


def send_photo(world: World, call: Call) -> Json:
    """A photo of at most 10 MB with a caption."""
    return _send(world, call, _media(world, call, "photo", call.params) | _caption(call.params))


def send_document(world: World, call: Call) -> Json:
    """A file with a caption."""
    return _send(world, call, _media(world, call, "document", call.params) | _caption(call.params))


def send_voice(world: World, call: Call) -> Json:
    """A voice note with a caption."""
    return _send(world, call, _media(world, call, "voice", call.params) | _caption(call.params))


def send_media_group(world: World, call: Call) -> list[Json]:
    """An album: all of it or nothing. A single item is taken, and is no album."""
    items = call.parsed("media") or []
    if not items:
        raise bad("there are no messages to send")
    if len(items) > 10:
        raise bad("too many messages to send as an album")
    contents = [_media(world, call, item["type"], item, "media") | _caption(item) for item in items]
    chat = _open(world, call, len(items))
    header = _reply_to(chat, call)
    if len(items) > 1:
        header["media_group_id"] = str(13_000_000_000 + world.counts["sendMediaGroup"])
    return [world.add(chat, header | content) for content in contents]


def copy_message(world: World, call: Call) -> Json:
    """The content of a message, sent anew without a link to where it came from."""
    source = world.chat(call.text("from_chat_id"))
    kept = source.messages.get(call.number("message_id"))
    if kept is None or kept.gone:
        raise bad("message to copy not found")
    content = _content(kept.message)
    if "caption" in call.params:
        content = {k: v for k, v in content.items() if not k.startswith("caption")} | _caption(call.params)
    return {"message_id": _send(world, call, content)["message_id"]}


def send_chat_action(world: World, call: Call) -> bool:
    """Shows "typing" and the like: nothing is kept but the call."""
    world.chat(call.text("chat_id")).may_write()
    return True


def answer_callback_query(world: World, call: Call) -> bool:
    """Ends the spinner on a button, within the tap's window."""
    tap = world.taps.get(call.text("callback_query_id"))
    if tap is None or world.now() - tap.at > world.callback_window:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    tap.answered, tap.text, tap.alert = True, call.text("text"), call.flag("show_alert")
    tap.url = call.text("url")
    return True


def edit_message_text(world: World, call: Call) -> Json:
    """New text, and the keyboard given now (none given: it goes)."""
    content = made.text_content(call.text("text"), call.text("parse_mode"))
    chat, kept = _editable(world, call)
    if "text" not in kept.message:
        raise bad("there is no text in the message to edit")
    return _edit(world, kept, content, _inline(call, chat))


def edit_message_caption(world: World, call: Call) -> Json:
    """New caption, and the keyboard given now."""
    content = _caption(call.params)
    chat, kept = _editable(world, call)
    if "text" in kept.message:
        raise bad("there is no caption in the message to edit")
    bare = {k: v for k, v in _content(kept.message).items() if not k.startswith("caption")}
    return _edit(world, kept, bare | content, _inline(call, chat))


def edit_message_media(world: World, call: Call) -> Json:
    """Another photo or file with another caption, and the keyboard given now."""
    item = call.parsed("media") or {}
    content = _media(world, call, item.get("type", "photo"), item, "media") | _caption(item)
    chat, kept = _editable(world, call)
    return _edit(world, kept, content, _inline(call, chat))


def edit_message_reply_markup(world: World, call: Call) -> Json:
    """Another keyboard under the same message."""
    chat, kept = _editable(world, call)
    return _edit(world, kept, _content(kept.message), _inline(call, chat))


def delete_message(world: World, call: Call) -> bool:
    """Takes a message down: younger than 48 hours, or any where the bot may delete messages."""
    chat = world.chat(call.text("chat_id"))
    chat.may_reach()
    kept = chat.messages.get(call.number("message_id"))
    if kept is None or kept.gone:
        raise bad("message to delete not found")
    young = world.now() - kept.at < 48 * 3600
    if chat.type == "private":
        allowed = young
    else:
        own = kept.own and young and (chat.type != "channel" or chat.rights.get("can_post_messages"))
        allowed = bool(chat.rights.get("can_delete_messages") or own)
    if not allowed:
        raise bad("message can't be deleted for everyone")
    kept.gone = True
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Takes down those of the messages that can be; the others are skipped."""
    for number in call.parsed("message_ids") or []:
        try:
            delete_message(world, Call("deleteMessage", {**call.params, "message_id": number}))
        except ApiError as error:
            if "message" not in error.text:
                raise
    return True


def _send(world: World, call: Call, content: Json) -> Json:
    chat = _open(world, call)
    header = _reply_to(chat, call)
    markup = _markup(call, chat)
    if "inline_keyboard" in markup:
        header["reply_markup"] = markup
    if "keyboard" in markup or markup.get("remove_keyboard"):
        chat.keyboard = markup.get("keyboard", [])
    return world.add(chat, header | content)


def _open(world: World, call: Call, count: int = 1) -> Chat:
    """The chat to send to, once rights and rates allow it."""
    chat = world.chat(call.text("chat_id"))
    chat.may_write()
    if wait := world.rates.take(chat.info["id"], world.now(), count):
        raise too_many(wait)
    return chat


def too_many(seconds: float) -> ApiError:
    """The 429 of the real server; whole seconds stay whole numbers."""
    whole = int(seconds) if seconds == int(seconds) else seconds
    return ApiError(429, f"Too Many Requests: retry after {whole}", retry_after=whole)


def _reply_to(chat: Chat, call: Call) -> Json:
    wanted = call.parsed("reply_parameters") or {}
    kept = chat.messages.get(wanted.get("message_id", 0))
    if kept and not kept.gone:
        return {"reply_to_message": {k: v for k, v in kept.message.items() if k != "reply_to_message"}}
    if wanted and not wanted.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return {}


def _caption(params: Json) -> Json:
    return made.caption_content(params.get("caption") or "", params.get("parse_mode") or "")


def _media(world: World, call: Call, kind: str, params: Json, key: str = "") -> Json:
    """The content for a file given as upload, as `attach://name` or as the id of a stored file."""
    if kind not in ("photo", "document", "voice"):
        raise bad(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    source = str(params.get(key or kind) or "")
    upload = call.files.get(source.removeprefix("attach://") if source.startswith("attach://") else kind)
    if upload is not None:
        return {kind: _keep(world, call, kind, upload)}
    if source.startswith("http"):
        raise bad("failed to get HTTP URL content")  # this fake fetches nothing
    file = world.files.get(source)
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad("type of file mismatch")
    return {kind: file.thing}


def _keep(world: World, call: Call, kind: str, upload: Upload) -> Any:
    if not upload.data:
        raise bad("file must be non-empty")
    if kind == "photo":
        return world.keep(kind, upload, made.image_size(upload.data))
    about: Json = {"duration": call.number("duration")} if kind == "voice" else {}
    return world.keep(kind, upload, **about)


def _markup(call: Call, chat: Chat) -> Json:
    """The checked reply_markup, {} when there is none. Raises `ApiError`."""
    markup: Json = call.parsed("reply_markup") or {}
    if "inline_keyboard" in markup:
        buttons = [button for row in markup["inline_keyboard"] for button in row]
        if len(buttons) > 100:
            raise bad("REPLY_MARKUP_TOO_LONG")
        for button in buttons:
            _check(button)
        if not buttons:
            return {}
    elif markup and chat.type == "channel":
        raise bad("inline keyboard expected")
    elif chat.type != "private" and any(
        k.get("request_contact") for row in markup.get("keyboard", []) for k in row if isinstance(k, dict)
    ):
        raise bad("phone number can be requested in private chats only")
    return markup


def _check(button: Json) -> None:
    looks = ("text", "style", "icon_custom_emoji_id")
    kinds = [name for name, value in button.items() if name not in looks and value is not None]
    if not button.get("text") or len(kinds) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if kinds == ["url"] and not button["url"].startswith(_SCHEMES):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _inline(call: Call, chat: Chat) -> Json:
    markup = _markup(call, chat)
    if markup and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return markup


def _editable(world: World, call: Call) -> tuple[Chat, Kept]:
    if "inline_message_id" in call.params:
        raise bad("MESSAGE_ID_INVALID")
    chat = world.chat(call.text("chat_id"))
    chat.may_reach()
    kept = chat.messages.get(call.number("message_id"))
    if kept is None or kept.gone:
        raise bad("message to edit not found")
    if not kept.own:
        raise bad("message can't be edited")
    return chat, kept


def _content(message: Json) -> Json:
    return {name: value for name, value in message.items() if name not in _ABOUT_MESSAGE}


def _edit(world: World, kept: Kept, content: Json, markup: Json) -> Json:
    old = kept.message
    if _content(old) == content and old.get("reply_markup", {}) == markup:
        raise bad(_NOT_MODIFIED)
    about = {name: old[name] for name in _ABOUT_MESSAGE if name in old and name != "reply_markup"}
    kept.before.append(old)
    kept.message = about | {"edit_date": int(world.now())} | content
    if markup:
        kept.message["reply_markup"] = markup
    return kept.message
