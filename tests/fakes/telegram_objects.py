"""Telegram's objects as plain dicts, its errors, and what it does to text."""

import html
import io
import re
from typing import Any

from PIL import Image, UnidentifiedImageError

Json = dict[str, Any]

# What the real server does to any text: TD misc.cpp, clean_input_string and replace_offending_characters.
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_BLANKED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_MARK_RUN = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^>]*)>")
_HREF = re.compile(r"""href\s*=\s*["']([^"']*)["']""")
_TAGS = {  # TD MessageEntity.cpp
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_MARKUP_EXTRAS = {"custom_emoji", "date_time"}  # need more attributes than this fake reads: text only

ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_post_messages", "can_edit_messages",
)  # fmt: skip


class ApiError(Exception):
    """An answer that is not ok: HTTP code, Telegram's text, and its `parameters`."""

    def __init__(self, code: int, text: str, **parameters: float) -> None:
        super().__init__(text)
        self.code, self.text, self.parameters = code, text, parameters


def bad(text: str) -> ApiError:
    """The usual 400."""
    return ApiError(400, f"Bad Request: {text}")


def cleaned(text: str) -> str:
    """`text` as Telegram keeps it: controls, U+2028-U+202E and runs of direction marks are disarmed."""
    text = _BLANKED.sub(" ", _REMOVED.sub("", text))
    return _MARK_RUN.sub(lambda run: "\u200c" * len(run[0]), text).strip()


def formatted(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    """Clean text and entities (offsets in UTF-16 units). Only HTML is parsed. Raises `ApiError`."""
    text = cleaned(text)
    if parse_mode.lower() != "html":
        return text, []
    plain, entities, stack, done = "", [], [], 0
    for tag in _TAG.finditer(text):
        plain += html.unescape(text[done : tag.start()])
        done, name = tag.end(), tag[2].lower()
        at = len(text[: tag.start()].encode())
        if not tag[1]:
            if name not in _TAGS:
                raise bad(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {at}')
            stack.append((name, len(plain), tag[3]))
            continue
        if not stack or stack[-1][0] != name:
            raise bad(f"can't parse entities: Unexpected end tag at byte offset {at}")
        entities += _entity(plain, *stack.pop())
    if stack:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{stack[-1][0]}\"")
    return plain + html.unescape(text[done:]), sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _entity(plain: str, tag: str, start: int, attributes: str) -> list[Json]:
    kind, length = _TAGS[tag], utf16(plain[start:])
    if not length or kind in _MARKUP_EXTRAS:
        return []
    link = _HREF.search(attributes) if tag == "a" else None
    if tag == "a" and not link:
        return []
    extra = {"url": html.unescape(link[1])} if link else {}
    return [{"type": kind, "offset": utf16(plain[:start]), "length": length, **extra}]


def utf16(text: str) -> int:
    """Length in UTF-16 units, the measure of entity offsets."""
    return len(text.encode("utf-16-le")) // 2


def text_content(text: str, parse_mode: str) -> Json:
    """The part of a Message that holds text; 1-4096 code points. Raises `ApiError`."""
    text, entities = formatted(text, parse_mode)
    if not text.strip():
        raise bad("message text is empty")
    if len(text) > 4096:
        raise bad("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_content(text: str, parse_mode: str) -> Json:
    """The part of a Message that holds a caption; 0-1024 code points. Raises `ApiError`."""
    text, entities = formatted(text, parse_mode)
    if len(text) > 1024:
        raise bad("message caption is too long")
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def person(id: int, first_name: str, language: str = "", username: str = "") -> Json:
    """A User who is not a bot."""
    extra = {"language_code": language, "username": username}
    return {"id": id, "is_bot": False, "first_name": first_name} | {k: v for k, v in extra.items() if v}


def bot(token: str, username: str) -> Json:
    """The User of the bot itself; its id is the number before the colon of its token."""
    number = token.partition(":")[0]
    return {"id": int(number) if number.isdigit() else 1, "is_bot": True, "first_name": username,
            "username": username}  # fmt: skip


def private_chat(user: Json) -> Json:
    """The Chat of a person with the bot."""
    return {"id": user["id"], "type": "private", "first_name": user.get("first_name", "")}


def full_chat(chat: Json) -> Json:
    """A ChatFullInfo with everything the documentation calls always present."""
    gifts = "unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels"
    return {**chat, "accent_color_id": 0, "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts.split(), False)}  # fmt: skip


def member(user: Json, status: str, rights: Json | None = None) -> Json:
    """A ChatMember. `status` as in the API; `rights` only for administrators."""
    if status == "administrator":
        off = dict.fromkeys((*ADMIN_RIGHTS, "can_be_edited", "is_anonymous"), False)
        return {"user": user, "status": status, **off, "can_manage_chat": True, **(rights or {})}
    return {"user": user, "status": status} | ({"until_date": 0} if status == "kicked" else {})


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, held to what sendPhoto accepts. Raises `ApiError`."""
    size, most = len(data), 10 << 20
    if size > most:
        raise bad(f"file of size {size} bytes is too big for a photo; the maximum size is {most} bytes")
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height


def thumbnail(data: bytes) -> bytes:
    """The small size of a photo, so that whoever fetches the wrong size sees it."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            small = image.convert("RGB")
            small.thumbnail((90, 90))
            out = io.BytesIO()
            small.save(out, "JPEG")
            return out.getvalue()
    except (UnidentifiedImageError, OSError):
        return data
