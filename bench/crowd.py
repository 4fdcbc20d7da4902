"""People who talk with a bot all at once: each does her next move when the last one was answered."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.talk import Move, Shown, Step
from bench.wire import Call, Json, Wire

POLL = 0.004  # seconds between two looks at what the bot called: far below a turn's time with 100 people
MOST_REPEATS = 20
NOTHING = Shown("")


@dataclass
class Tally:
    """What came of a measured phase. `waits` are seconds from the push to the last reply of each turn."""

    turns: int = 0
    lost: int = 0  # nothing came within the patience given
    doubled: int = 0  # replies nobody waited for
    astray: int = 0  # talks given up: the button she needed was not there
    unlike: set[int] = field(default_factory=set)  # people who were answered something else than rehearsed
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)


@dataclass
class Person:
    """Somebody with a phone: her chat as the driver knows it, and the steps she has still to do."""

    id: int
    photo: Sequence[Json]
    todo: deque[Step] = field(default_factory=deque)
    shown: Shown = NOTHING  # the newest message with buttons
    answers: list[Shown] = field(default_factory=list)  # since her last move
    awaited: int = 0
    pushed: float = 0.0
    last: float = 0.0
    message: int = 0  # id of the newest message in her chat
    acts: int = 0
    done: int = 0  # steps of this phase

    def does(self, move: Move) -> Json | None:
        """The update of a move; None when the button it needs is not there."""
        self.acts += 1
        chat = {"id": self.id, "type": "private", "first_name": "Amal"}
        user = {"id": self.id, "is_bot": False, "first_name": "Amal", "language_code": "ar"}
        if not move.tap:
            self.message += 1
            said: Json = {"photo": self.photo} if move.photo else {"text": move.text}
            if move.text.startswith("/"):
                said["entities"] = [{"type": "bot_command", "offset": 0, "length": len(move.text)}]
            body = {"message_id": self.message, "date": int(time.time()), "chat": chat, "from": user, **said}
            return {"message": body}
        data = self.shown.data(move.tap)
        if not data:
            return None
        keys = [[{"text": label, "callback_data": kept} for label, kept in row] for row in self.shown.rows]
        bot = {"id": 123456, "is_bot": True, "first_name": "Bench"}
        asked = {"message_id": self.message, "date": int(time.time()), "chat": chat, "from": bot}
        asked |= {"text": self.shown.text, "reply_markup": {"inline_keyboard": keys}}
        query = {"id": f"{self.id}{self.acts:08d}", "from": user, "chat_instance": "1", "data": data}
        return {"callback_query": query | {"message": asked}}


@dataclass
class Crowd:
    """`delay` is how long, in seconds, the server holds back its answers."""

    wire: Wire
    people: dict[int, Person]
    delay: float = 0.0
    tally: Tally = field(default_factory=Tally)

    async def rehearse(self, person: Person, moves: Iterable[Move]) -> list[Step]:
        """Do the moves one by one, each after a silence; what was done and seen.

        Raises RuntimeError when a move finds no button.
        """
        steps: list[Step] = []
        for move in moves:
            for _ in range(MOST_REPEATS if move.again else 1):
                if move.again and not person.shown.data(move.tap):
                    break
                steps.append(await self._rehearsed(person, move))
        return steps

    async def _rehearsed(self, person: Person, move: Move) -> Step:
        update = person.does(move)
        if update is None:
            raise RuntimeError(f"no button {move.tap!r} for {move.name!r} among {person.shown.rows}")
        person.answers = []
        await self.wire.push([update])
        for _ in range(MOST_REPEATS):  # a photo is answered after a silence: it is fetched and cleaned first
            await self.wire.quiet()
            await self.listen()
            if person.answers:
                break
        else:
            raise RuntimeError(f"{move.name!r} was not answered")
        return Step(move, tuple(person.answers))

    async def play(self, patience: float = 30.0, most: float = 600.0) -> Tally:
        """Everybody does what she has to do; after `most` seconds nobody begins anything new."""
        tally = self.tally = Tally()
        begun = time.time()
        for person in self.people.values():
            person.done = 0
        while self._busy(time.time() < begun + most):
            if time.time() < begun + most:
                await self.go()
            await asyncio.sleep(POLL)
            await self.listen()
            self._give_up(patience)
        tally.seconds = max((person.last for person in self.people.values()), default=begun) - begun
        return tally

    def _busy(self, open: bool) -> bool:
        return any(person.awaited or (open and person.todo) for person in self.people.values())

    async def listen(self) -> None:
        """Hear what the bot said since the last time."""
        for call in await self.wire.calls():
            person = self.people.get(_chat(call))
            if person and call.code == 200 and call.method.startswith("send"):
                self._hear(person, call)

    async def go(self) -> None:
        """The next move of everybody who waits for nothing, in one push."""
        now = time.time()
        ready = [p for p in self.people.values() if p.todo and not p.awaited and p.last <= now]
        moves = [(person, update) for person in ready if (update := self._next(person))]
        if moves:
            at = await self.wire.push([update for _, update in moves])
            for person, _ in moves:
                person.pushed = at

    def _next(self, person: Person) -> Json | None:
        """The update of her next step; a talk that cannot go on is begun again, or given up."""
        step = person.todo[0]
        update = person.does(step.move)
        if update is None:
            self.tally.astray += 1
            skip(person)
            return None
        person.answers, person.awaited, person.pushed = [], len(step.shown), time.time()
        return update

    def _hear(self, person: Person, call: Call) -> None:
        shown = _shown(call)
        person.message += 1
        person.answers.append(shown)
        if shown.rows:
            person.shown = shown
        if not person.awaited:
            self.tally.doubled += 1
            return
        person.awaited -= 1
        if not person.awaited:
            person.last = call.at + self.delay
            step = person.todo.popleft()
            person.done += 1
            self.tally.turns += 1
            if [one.shape for one in person.answers] != [one.shape for one in step.shown]:
                self.tally.unlike.add(person.id)
            self.tally.waits.append(person.last - person.pushed)

    def _give_up(self, patience: float) -> None:
        """Who has waited too long gives this talk up."""
        now = time.time()
        for person in self.people.values():
            if person.awaited and now - person.pushed > patience:
                person.awaited, person.last = 0, now
                self.tally.lost += 1
                skip(person)


def skip(person: Person) -> None:
    """On to her next talk."""
    person.todo.popleft()
    while person.todo and person.todo[0].move.name != "start":
        person.todo.popleft()


def people(first: int, count: int, photo: Sequence[Json]) -> dict[int, Person]:
    """So many people, by id."""
    return {number: Person(number, photo) for number in range(first, first + count)}


def _chat(call: Call) -> int:
    chat = str(call.params.get("chat_id", ""))
    return int(chat) if chat.isdigit() else 0


def _shown(call: Call) -> Shown:
    given = call.params.get("reply_markup") or "{}"
    markup = json.loads(given) if isinstance(given, str) else given
    rows = tuple(
        tuple((key["text"], key.get("callback_data", "")) for key in row)
        for row in markup.get("inline_keyboard", ())
    )
    text = str(call.params.get("text") or call.params.get("caption") or "")
    return Shown(text, rows, call.method == "sendPhoto")
