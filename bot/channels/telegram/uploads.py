"""Our media as parts of a call, each uploaded once."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from telegram import InputFile

from bot.channels.telegram.render import Call, Params
from bot.errors import TryLater, Unsendable

_REMEMBERED = 512  # media whose handle at Telegram we keep
# The file of a medium by our name; FileNotFoundError when there is none.
Where = Callable[[str], Awaitable[Path]]


class Uploads:
    """What Telegram calls the media it already holds, by our name."""

    def __init__(self, where: Where) -> None:
        self._where = where
        # By kind too: what Telegram took for a document it does not send as a voice.
        self._handles: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def load(self, call: Call) -> tuple[Params, dict[str, InputFile]]:
        """The call's parameters and form parts: a handle where Telegram has the file, else its bytes.

        Raises `Unsendable` when a file of ours is missing, `TryLater` when it cannot be made just now.
        """
        held = {part: self._handles[key] for part, key in _keys(call) if key in self._handles}
        fresh = {part: await self._open(name) for part, name in call.files.items() if part not in held}
        media: Any = call.params.get("media")
        if media is None:
            return call.params | held, fresh
        handles = {f"attach://{part}": handle for part, handle in held.items()}
        if isinstance(media, dict):
            return call.params | {"media": media | _handle(media, handles)}, fresh
        album = media
        return call.params | {"media": [item | _handle(item, handles) for item in album]}, fresh

    def remember(self, call: Call, result: Any) -> None:
        """Keeps the handles in the answer to a call with files."""
        messages = result if isinstance(result, list) else [result]
        for (_, key), message in zip(_keys(call), messages, strict=False):
            if handle := _handle_in(message):
                self._handles[key] = handle
                self._handles.move_to_end(key)
        while len(self._handles) > _REMEMBERED:
            self._handles.popitem(last=False)

    def forget(self, call: Call) -> bool:
        """Drops the handles of a call's files, for one Telegram no longer knows; whether there were any."""
        forgotten = [self._handles.pop(key, "") for _, key in _keys(call)]
        return any(forgotten)

    async def _open(self, name: str) -> InputFile:
        try:
            content = await self._read(name)
        except FileNotFoundError:
            raise Unsendable("a file of ours is gone") from None
        except OSError:
            raise TryLater("a file of ours cannot be made or read just now") from None
        return InputFile(content, filename=name)

    async def _read(self, name: str) -> bytes:
        path = await self._where(name)
        try:
            return await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:  # let go that very moment: then it is made again
            path = await self._where(name)
            return await asyncio.to_thread(path.read_bytes)


def _keys(call: Call) -> list[tuple[str, tuple[str, str]]]:
    """Each part of a call with what its handle is kept under: the kind of file, and our name for it."""
    return [(part, (part.rstrip("0123456789"), name)) for part, name in call.files.items()]


def _handle(item: dict[str, str], handles: dict[str, str]) -> dict[str, str]:
    return {"media": handles.get(item["media"], item["media"])}


def _handle_in(message: dict[str, Any]) -> str:
    """The handle of a sent file; of a photo that of its largest size, which comes last."""
    files = message.get("photo") or [message.get(kind) for kind in ("document", "voice", "video")]
    return next((file["file_id"] for file in reversed(files) if file), "")
