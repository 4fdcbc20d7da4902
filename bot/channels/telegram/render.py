"""A delivery, laid out as calls of the Bot API within its limits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.channels.text import split
from bot.errors import Unsendable
from bot.talk.messages import TELEGRAM, Button, Media, Outgoing, Reply

Params = dict[str, object]

REMOVE: Params = {"remove_keyboard": True}
_ALBUM = 10  # most items of sendMediaGroup
_WIPE = 100  # most messages of deleteMessages; those that are not there any more are skipped
_ROW = 8  # most buttons in a row
_LINE = 30  # letters of all labels together that a row shows whole on a phone 360 points wide (measured)
_RLM = "\N{RIGHT-TO-LEFT MARK}"
_ISOLATES = "\u2066\u2067\u2068"
_METHODS = {"photo": "sendPhoto", "voice": "sendVoice", "video": "sendVideo"}  # the rest goes as a document


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `files` maps the name of a form part to the name of our medium that goes there."""

    method: str
    params: Params
    files: dict[str, str] = field(default_factory=dict)


def render(outgoing: Outgoing, keyboard_open: bool = False) -> list[Call]:
    """The calls that make one delivery, in order. Text is plain: no markup is read in it.

    A reply may take several calls; its buttons stand on the last piece of its text. A post is always one
    message, so that it can be edited and taken down whole. `keyboard_open` says that a "share" key may
    still lie under the chat: the first call that has room for it takes it away.

    Raises `Unsendable` for what Telegram would refuse, naming the limit.
    """
    chat: Params = {"chat_id": _number(outgoing.chat)}
    post = chat | {"message_id": _number(outgoing.target)}
    match outgoing.deed:
        case "reply":
            calls = _reply(chat, outgoing.reply)
            return _without_keyboard(calls) if keyboard_open else calls
        case "post":
            return [_post(chat, outgoing.reply)]
        case "edit":
            return [_edit(post, outgoing.reply, bool(outgoing.reply.media))]
        case "unpost":
            return [Call("deleteMessage", post)]
        case "discard":
            raise Unsendable("Telegram keeps no files of ours")
        case "wipe":
            ids = [int(one) for one in outgoing.target.split(",") if one.isdecimal()]
            pieces = (ids[start : start + _WIPE] for start in range(0, len(ids), _WIPE))
            return [Call("deleteMessages", chat | {"message_ids": piece}) for piece in pieces]


def as_document(call: Call) -> Call:
    """A voice note as a plain file, for somebody whose settings let nobody send her voice notes."""
    params = call.params | {"disable_content_type_detection": True}
    return Call("sendDocument", params, {"document": call.files["voice"]})


def ways_down(outgoing: Outgoing) -> Iterator[Call]:
    """The calls that take a post down, to be tried until one is accepted: a deletion and, where Telegram no
    longer deletes (in some chats after 48 hours), an edit that leaves the reply's text and no buttons.
    Whether the post is a photo or a text only Telegram knows for sure; the likelier comes first."""
    yield from render(outgoing)
    post: Params = {"chat_id": _number(outgoing.chat), "message_id": _number(outgoing.target)}
    bare, photo = Reply(outgoing.reply.text), bool(outgoing.reply.media)
    yield _edit(post, bare, photo)
    yield _edit(post, bare, not photo)


def _reply(chat: Params, reply: Reply) -> list[Call]:
    """Keys that share a number or a place cannot stand beside buttons on one message (Telegram takes one
    kind of markup), so with both the keys come on a second message that only names them."""
    inline, keys = _inline(reply), _keys(reply)
    calls = [*_gallery(chat, reply)]
    if not calls:
        raise Unsendable("an empty reply")
    if inline or keys:
        if calls[-1].method == "sendMediaGroup":
            raise Unsendable("buttons under an album need a text")
        calls[-1] = _marked(calls[-1], inline or keys)
    if inline and keys:
        names = "\n".join(filter(None, (reply.ask_phone, reply.ask_place)))
        calls.append(_marked(_text(chat, names), keys))
    return calls


def _gallery(chat: Params, reply: Reply) -> Iterator[Call]:
    """Media and text: one medium takes a short text as its caption, otherwise the text follows."""
    if len(reply.media) == 1 and len(reply.text) <= TELEGRAM.caption:
        yield _medium(chat, reply.media[0], reply.text)
        return
    photos = [medium for medium in reply.media if medium.kind == "photo"]
    for start in range(0, len(photos), _ALBUM):
        yield _photos(chat, photos[start : start + _ALBUM])
    for medium in reply.media:
        if medium.kind != "photo":
            yield _medium(chat, medium)
    for piece in split(reply.text, TELEGRAM.text):
        yield _text(chat, piece)


def _photos(chat: Params, photos: Sequence[Media]) -> Call:
    if len(photos) == 1:
        return _medium(chat, photos[0])
    files = {f"photo{n}": medium.name for n, medium in enumerate(photos)}
    album = [{"type": "photo", "media": f"attach://{part}"} for part in files]
    return Call("sendMediaGroup", chat | {"media": album}, files)


def _medium(chat: Params, medium: Media, caption: str = "") -> Call:
    method = _METHODS.get(medium.kind, "sendDocument")
    params = chat | {"caption": caption} if caption else chat
    return Call(method, params, {method.removeprefix("send").lower(): medium.name})


def _text(chat: Params, text: str) -> Call:
    return Call("sendMessage", chat | {"text": text, "link_preview_options": {"is_disabled": True}})


def _post(chat: Params, reply: Reply) -> Call:
    if len(reply.media) > 1:
        raise Unsendable("a post carries one photo")
    _fits(reply.text, photo=bool(reply.media))
    call = (
        _medium(chat, reply.media[0], reply.text)
        if reply.media
        else Call("sendMessage", chat | {"text": reply.text})
    )
    inline = _inline(reply)
    return _marked(call, inline) if inline else call


def _edit(post: Params, reply: Reply, photo: bool) -> Call:
    """An edit without buttons takes away those that stood there."""
    _fits(reply.text, photo)
    if photo and reply.redrawn:
        item = {"type": "photo", "media": "attach://photo", "caption": reply.text}
        call = Call("editMessageMedia", post | {"media": item}, {"photo": reply.media[0].name})
    elif photo:
        call = Call("editMessageCaption", post | {"caption": reply.text})
    else:
        call = Call("editMessageText", post | {"text": reply.text})
    inline = _inline(reply)
    return _marked(call, inline) if inline else call


def _fits(text: str, photo: bool) -> None:
    most = TELEGRAM.caption if photo else TELEGRAM.text
    if len(text) > most:
        raise Unsendable(f"a post over {most} characters")
    if not photo and not text.strip():
        raise Unsendable("an empty post")


def _inline(reply: Reply) -> Params:
    """Rows in reading order, the ways out in the last. Telegram lays every row out from the left, so for a
    right-to-left reply we turn each row round: its first button then stands at the right."""
    if len(reply.buttons) + len(reply.ways) > TELEGRAM.buttons:
        raise Unsendable(f"over {TELEGRAM.buttons} buttons")
    rows = [*laid(reply.buttons, reply.columns), *([reply.ways] if reply.ways else [])]
    keys = [[_button(button, reply.rtl) for button in (row[::-1] if reply.rtl else row)] for row in rows]
    return {"inline_keyboard": keys} if keys else {}


def laid(buttons: Sequence[Button], columns: int) -> list[tuple[Button, ...]]:
    """The buttons in rows of so many; a label too long for its share of a row stands alone in one."""
    width = min(max(columns, 1), _ROW)
    rows: list[tuple[Button, ...]] = []
    open_row = False  # whether the last row takes one more
    for button in buttons:
        short = not button.lone and len(button.label) <= _LINE // width
        if open_row and short:
            rows[-1] += (button,)
        else:
            rows.append((button,))
        open_row = short and len(rows[-1]) < width
    return rows


def _button(button: Button, rtl: bool) -> dict[str, str]:
    if len(button.data.encode()) > TELEGRAM.data:
        raise Unsendable(f"button data over {TELEGRAM.data} bytes")
    label = f"{_RLM}{button.label}" if rtl and _begins_latin(button.label) else button.label
    return {"text": label} | ({"url": button.url} if button.url else {"callback_data": button.data})


def _begins_latin(label: str) -> bool:
    """Such a label would be laid out left to right as a whole, its Arabic end first."""
    first = label.lstrip(_ISOLATES)[:1]
    return first.isascii() and first.isalnum()


def _keys(reply: Reply) -> Params:
    asked = {"request_contact": reply.ask_phone, "request_location": reply.ask_place}
    rows = [[{"text": label, request: True}] for request, label in asked.items() if label]
    return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True} if rows else {}


def _marked(call: Call, markup: Params) -> Call:
    return replace(call, params=call.params | {"reply_markup": markup})


def _without_keyboard(calls: list[Call]) -> list[Call]:
    for n, call in enumerate(calls):
        if "reply_markup" not in call.params and call.method != "sendMediaGroup":
            return [*calls[:n], _marked(call, REMOVE), *calls[n + 1 :]]
    return calls


def _number(chat: str) -> int | str:
    """Ids as numbers, the @name of a channel as it is."""
    return int(chat) if chat.lstrip("-").isdecimal() else chat
