"""Our media as parts of a call, each uploaded once."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from telegram import InputFile

from bot.channels.telegram.render import Call, Params
from bot.errors import Unsendable

_REMEMBERED = 512  # media whose handle at Telegram we keep


class Uploads:
    """What Telegram calls the media it already holds, by our name."""

    def __init__(self, where: Callable[[str], Path]) -> None:
        """`where` gives the file of a medium by our name."""
        self._where = where
        self._handles: OrderedDict[str, str] = OrderedDict()

    async def load(self, call: Call) -> tuple[Params, dict[str, InputFile]]:
        """The call's parameters and form parts: a handle where Telegram has the file, else its bytes.

        Raises `Unsendable` when a file of ours is missing.
        """
        held = {part: self._handles[name] for part, name in call.files.items() if name in self._handles}
        fresh = {part: await self._open(name) for part, name in call.files.items() if part not in held}
        if call.method != "sendMediaGroup":
            return call.params | held, fresh
        handles = {f"attach://{part}": handle for part, handle in held.items()}
        album: Any = call.params["media"]
        return call.params | {"media": [item | _handle(item, handles) for item in album]}, fresh

    def remember(self, call: Call, result: Any) -> None:
        """Keeps the handles in the answer to a call with files."""
        messages = result if isinstance(result, list) else [result]
        for name, message in zip(call.files.values(), messages, strict=False):
            if handle := _handle_in(message):
                self._handles[name] = handle
                self._handles.move_to_end(name)
        while len(self._handles) > _REMEMBERED:
            self._handles.popitem(last=False)

    def forget(self, call: Call) -> bool:
        """Drops the handles of a call's files, for one Telegram no longer knows; whether there were any."""
        forgotten = [self._handles.pop(name, "") for name in call.files.values()]
        return any(forgotten)

    async def _open(self, name: str) -> InputFile:
        try:
            content = await asyncio.to_thread(self._where(name).read_bytes)
        except OSError:
            raise Unsendable("a file of ours is gone") from None
        return InputFile(content, filename=name)


def _handle(item: dict[str, str], handles: dict[str, str]) -> dict[str, str]:
    return {"media": handles.get(item["media"], item["media"])}


def _handle_in(message: dict[str, Any]) -> str:
    """The handle of a sent file; of a photo that of its largest size, which comes last."""
    files = message.get("photo") or [message.get(kind) for kind in ("document", "voice", "video")]
    return next((file["file_id"] for file in reversed(files) if file), "")
