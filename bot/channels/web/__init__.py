"""The simulator as a channel: a delivery is a row in a table, and whoever watches hears of it."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from bot.channels.telegram.render import render
from bot.channels.web import rows
from bot.channels.web.files import Files
from bot.channels.web.rows import Row, Said
from bot.errors import Unsendable
from bot.store.store import Store
from bot.talk.messages import TELEGRAM, Media, Outgoing

Event = Mapping[str, object]  # what listeners hear: at least which `chat` changed
Queue = asyncio.Queue[Event | None]  # None says that nothing more will come
MOST_UNHEARD = 500  # a listener that far behind is dropped, and comes back by itself


class Web:
    """Phones and a public channel on one page. Make one a process."""

    name = "web"
    limits = TELEGRAM

    def __init__(self, store: Store, files: Files) -> None:
        self.store, self.files = store, files
        self._listeners: set[Queue] = set()

    async def deliver(self, outgoing: Outgoing) -> str:
        """Show one reply, post, edit or removal; the row's id. Raises Unsendable for what Telegram refuses."""
        render(outgoing)
        row = await self.store.run(partial(rows.put, outgoing=outgoing), key=_key(outgoing.chat))
        if row is None:
            raise Unsendable("there is no such post")
        self.tell({"chat": outgoing.chat})
        return str(row)

    async def fetch(self, media: Media) -> bytes:
        """The bytes of a picture that was sent. Raises BadMedia."""
        return await asyncio.to_thread(self.files.read, media.source)

    async def write(self, chat: str, said: Said) -> int:
        """Show what a person did on her own phone; the row's id."""
        row = await self.store.run(partial(rows.write, chat=chat, said=said), key=_key(chat))
        self.tell({"chat": chat})
        return row

    async def rewrite(self, chat: str, row: int, text: str) -> bool:
        """Show other words in place of hers; False when that row cannot be edited."""
        done = await self.store.run(partial(rows.rewrite, chat=chat, id=row, text=text), key=_key(chat))
        self.tell({"chat": chat})
        return done

    async def one(self, row: int) -> Row | None:
        """A row by its id."""
        return await self.store.run(partial(rows.one, id=row))

    async def last(self, chat: str, most: int = 80) -> list[Row]:
        """The newest rows of a chat, oldest first."""
        return await self.store.run(partial(rows.last, chat=chat, most=most), key=_key(chat))

    async def clear(self) -> None:
        """Empty every phone and the channel, and forget what was uploaded."""
        await self.store.run(rows.clear)
        await asyncio.to_thread(self.files.clear)
        self.tell({"chat": "*"})

    # --- who watches

    @contextmanager
    def listening(self) -> Iterator[Queue]:
        """A queue of what happens from now on."""
        queue: Queue = asyncio.Queue(MOST_UNHEARD)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def tell(self, event: Event | None) -> None:
        """Let everybody who watches know."""
        for queue in list(self._listeners):
            if queue.full():
                self._listeners.discard(queue)
                queue.get_nowait()
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)

    def close(self) -> None:
        """End every stream: a server that stops waits for those that are open."""
        self.tell(None)


def _key(chat: str) -> str:
    return f"web:{chat}"
