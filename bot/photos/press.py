"""The files we show: photos that are kept, and files made when they are first needed."""

import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path

Maker = Callable[[str], Awaitable[bytes]]  # makes the file of a name without its first word

NAME = re.compile(r"[A-Za-z0-9_-]+\.[a-z0-9]{2,5}")  # no dot but one: no way out of a folder
UNUSED = 7 * 86400.0  # seconds after which a made file nobody asked for is let go


class Press:
    """Gives the file behind a name. Make one a process.

    A photo of somebody's is in `folder`/media, where `clean` put it. Any other file is made by the maker its
    name begins with (`certificate-AB12CD-ar.pdf` by `makers["certificate"]`, which is asked for
    `AB12CD-ar.pdf`) and kept in `folder`/made. That folder is only a store of what can be made again: it may
    be emptied at any time, and what an earlier process left there is made anew, so that a new release never
    shows an old picture. A file of another content needs another name: a channel sends again what it holds.
    """

    def __init__(self, folder: Path, makers: Mapping[str, Maker]) -> None:
        """`folder` is the folder of all our data. A maker raises FileNotFoundError when there is no such thing."""
        self._media, self._made = folder / "media", folder / "made"
        self._makers = makers
        self._mine: set[str] = set()  # made by this process
        self._under_way: dict[str, asyncio.Task[Path]] = {}

    async def file(self, name: str) -> Path:
        """Where the file of that name is, made if it must be, once even when many ask at the same time.

        Raises FileNotFoundError when there is no such thing, OSError when it cannot be written.
        """
        if not NAME.fullmatch(name):
            raise FileNotFoundError("this is not a name of a file of ours")
        if held := await asyncio.to_thread(self._held, name):
            return held
        task = self._under_way.get(name) or self._begin(name)
        return await asyncio.shield(task)  # one who no longer waits does not spoil it for the others

    def forget(self, prefix: str) -> int:
        """Delete the made files whose names begin so, such as `certificate-AB12CD-`. Returns how many."""
        return self._drop(lambda path: path.name.startswith(prefix))

    def sweep(self) -> int:
        """Delete made files that nobody asked for in a week. Returns how many. Run it in a thread."""
        before = time.time() - UNUSED
        return self._drop(lambda path: path.stat().st_mtime < before)

    def _held(self, name: str) -> Path | None:
        if (kept := self._media / name).is_file():
            return kept
        if name not in self._mine:
            return None
        made = self._made / name
        try:
            os.utime(made)  # says that it is in use
        except FileNotFoundError:
            return None
        return made

    def _begin(self, name: str) -> asyncio.Task[Path]:
        task = self._under_way[name] = asyncio.create_task(self._make(name))
        task.add_done_callback(partial(self._ended, name))
        return task

    def _ended(self, name: str, task: asyncio.Task[Path]) -> None:
        del self._under_way[name]
        if not task.cancelled():
            task.exception()  # heard, even when all who asked have gone

    async def _make(self, name: str) -> Path:
        kind, _, rest = name.partition("-")
        maker = self._makers.get(kind)
        if maker is None:
            raise FileNotFoundError("nobody makes files of this name")
        data = await maker(rest)
        path = self._made / name
        await asyncio.to_thread(_write, path, data)
        self._mine.add(name)
        return path

    def _drop(self, unwanted: Callable[[Path], bool]) -> int:
        paths = [path for path in self._made.glob("*") if unwanted(path)]
        for path in paths:
            path.unlink(missing_ok=True)
        return len(paths)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")  # another process may be making it too
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
