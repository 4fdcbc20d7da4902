"""Plays the demo story on the phones, with the pauses a person makes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field

from bot.channels.web import Queue, Web
from bot.channels.web.rows import Row, Said
from bot.reading.normalise import normalise
from bot.talk.messages import Button, Reply
from bot.web.people import CHANNEL, FOLLOWER, PEOPLE, Person
from bot.web.script import Script, Step, picture
from bot.web.thumbs import Thumbs, buttons, payload

PATIENCE = 15.0  # seconds the story waits for what a step names
TYPING = 0.06  # seconds a character takes to type
log = logging.getLogger("mahalli.simulator")


@dataclass
class Story:
    """Plays a script, one at a time. `worded` gives the note of a step in every language of the page."""

    thumbs: Thumbs
    worded: Callable[[str], Mapping[str, str]]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    patience: float = PATIENCE
    at: int = field(default=0, init=False)  # the step it is at, from 1
    _task: asyncio.Task[None] | None = field(default=None, init=False)

    @property
    def running(self) -> bool:
        """Whether it plays."""
        return self._task is not None and not self._task.done()

    async def play(self, script: Script) -> None:
        """Begin from the first step; what played before stops."""
        await self.stop()
        self._task = asyncio.create_task(self._play(script))
        self._task.add_done_callback(_broken)

    async def stop(self) -> None:
        """Stop where it is."""
        if self._task and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _play(self, script: Script) -> None:
        end = "stuck"
        try:
            for self.at, step in enumerate(script.steps, 1):
                await self._step(step)
            end = "done"
        except TimeoutError:
            log.warning("the story waits in vain at step %s", self.at)
        except asyncio.CancelledError:
            end = "stopped"
            raise
        finally:
            self._web.tell({"story": end, "note": self.worded(end)})

    async def _step(self, step: Step) -> None:
        """Announce the step, do it, and wait for what must come of it."""
        chat, wanted = step.wait_in or step.who, normalise(step.wait_for)
        event = {"story": "step", "show": chat if step.see else step.who, "typing": step.say}
        note = self.worded(step.note) if step.note else {}
        self._web.tell(event | {"pause": step.pause, "note": note})
        await self.sleep(step.pause + len(step.say) * TYPING)
        rows = await self._web.last(chat, 1)
        newest = rows[-1].id if rows and not step.see else 0
        with self._web.listening() as heard:
            await self._do(PEOPLE[step.who], step)
            await self._find((chat,), heard, lambda row: row.id > newest and _says(row, wanted))
        if step.repeat and await self._again(step):
            await self._step(step)

    async def _again(self, step: Step) -> bool:
        rows = await self._web.last(step.who, 1)
        return bool(rows and _labelled(rows[0], normalise(step.tap)))

    async def _do(self, person: Person, step: Step) -> None:
        if step.say:
            await self.thumbs.say(person, step.say)
        elif step.tap:
            await self._tap(person, normalise(step.tap))
        elif step.photo:
            await self._send(person, step.photo)
        elif step.place:
            await self.thumbs.place(person)
        elif step.phone:
            await self.thumbs.phone(person)
        elif step.start is not None:
            await self.thumbs.start(person, step.start)

    async def _send(self, person: Person, names: tuple[str, ...]) -> None:
        with ExitStack() as open_files:
            streams = [open_files.enter_context(picture(name).open("rb")) for name in names]
            await self.thumbs.photos(person, [(stream, "image/jpeg") for stream in streams], "telegram")

    async def _tap(self, person: Person, label: str) -> None:
        chats = (person.id, CHANNEL) if person is FOLLOWER else (person.id,)
        mine = await self._last_deed(person)  # what she has answered already is not tapped again
        with self._web.listening() as heard:
            row = await self._find(
                chats,
                heard,
                lambda row: (row.id > mine or row.chat == CHANNEL) and bool(_labelled(row, label)),
            )
        button = _labelled(row, label)[0]
        begins = payload(button.url) if button.url else None
        if begins is None:
            await self.thumbs.tap(person, row.id, button.data)
        else:
            await self.thumbs.start(person, begins)

    async def _last_deed(self, person: Person) -> int:
        rows = await self._web.last(person.id)
        return max((row.id for row in rows if isinstance(row.body, Said)), default=0)

    async def _find(self, chats: tuple[str, ...], heard: Queue, good: Callable[[Row], bool]) -> Row:
        """The newest good row of these chats, as soon as there is one. Raises TimeoutError."""
        async with asyncio.timeout(self.patience):
            while True:
                for chat in chats:
                    rows = await self._web.last(chat)
                    if found := next(filter(good, reversed(rows)), None):
                        return found
                await heard.get()

    @property
    def _web(self) -> Web:
        return self.thumbs.web


def _broken(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("the story broke: %s", type(error).__name__)


def _says(row: Row, words: str) -> bool:
    return isinstance(row.body, Reply) and words in normalise(row.body.text)


def _labelled(row: Row, label: str) -> list[Button]:
    """The buttons whose label is these words or, failing that, holds them."""
    labels = [(normalise(button.label), button) for button in buttons(row)]
    same = [button for words, button in labels if words == label]
    return same or [button for words, button in labels if label in words]
