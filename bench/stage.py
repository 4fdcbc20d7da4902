"""A bot on its stage: the fake server in one process, the bot in another, and the crowd's driver here."""

import asyncio
import io
import json
import pickle
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PIL import Image

from bench.crowd import Crowd, people
from bench.processes import PATIENCE, Process, answers, free_port
from bench.talk import TALK, WELCOME, Shown, Step
from bench.wire import SECRET, TOKEN, Json, Wire

FIRST = 1001  # id of the first person
PHOTO = (160, 120)  # pixels of what people send: small, so that pictures do not drown the conversation


@dataclass
class Stage:
    """One bot, its server and its audience."""

    name: str
    folder: Path
    wire: Wire
    fake: Process
    photo: Sequence[Json]
    book: Sequence[Step] = ()  # the peer says what the rehearsal showed
    port: int = field(default_factory=free_port)
    bot: Process = field(init=False)
    steps: list[Step] = field(default_factory=list)
    _next: int = FIRST

    async def start(self) -> None:
        """Start the bot and wait until it takes updates."""
        hooked = await self._hooked()
        if self.book:
            self.bot = Process(["bench.peer", str(self.port)], self._peer(), self.folder)
        else:
            self.bot = Process(["bot", "serve"], settings(self.folder, self.port, self.wire.url), self.folder)
        await asyncio.to_thread(answers, self.bot, f"http://127.0.0.1:{self.port}/healthz")
        async with asyncio.timeout(PATIENCE):
            while await self._hooked() == hooked:  # noqa: ASYNC110 - it happens in another process
                await asyncio.sleep(0.02)

    async def _hooked(self) -> int:
        return int((await self.wire.counters())["counts"].get("setWebhook", 0))

    def _peer(self) -> dict[str, str]:
        said = [(step.move.name, told(step.shown[-1])) for step in self.book]
        book = {name: [shown for other, shown in said if other == name] for name, _ in said}
        (self.folder / "book.json").write_text(json.dumps(book))
        return {
            "PEER_FOLDER": str(self.folder),
            "PEER_TOKEN": TOKEN,
            "PEER_API_URL": self.wire.url,
            "PTB_TIMEDELTA": "1",
        }

    async def rehearse(self) -> None:
        """One person shows what the talk looks like here."""
        crowd = await self.crowd(1)
        self.steps = await crowd.rehearse(next(iter(crowd.people.values())), TALK)

    async def crowd(self, count: int) -> Crowd:
        """So many new people, who have been welcomed where there is a welcome."""
        crowd = Crowd(self.wire, people(self._next, count, self.photo))
        self._next += count
        if not self.book:
            await self._welcome(crowd)
        return crowd

    async def _welcome(self, crowd: Crowd) -> None:
        """The first of them shows what the welcome looks like, the others follow."""
        first, *others = crowd.people.values()
        welcome = await crowd.rehearse(first, WELCOME)
        for person in others:
            person.todo.extend(welcome)
        tally = await crowd.play()
        if tally.lost or tally.astray:
            raise RuntimeError(f"{tally.lost + tally.astray} people could not be welcomed")

    def effects(self) -> Counter[str]:
        """How many listings each person has, as the bot kept it. Of the peer, once it has been stopped."""
        if self.book:
            kept = pickle.loads((self.folder / "persisted").read_bytes())["user_data"]
            return Counter({str(user): len(data.get("listings", ())) for user, data in kept.items()})
        with sqlite3.connect(self.folder / "mahalli.db") as database:
            found = database.execute(
                "SELECT a.external, count(*) FROM listing l JOIN address a ON a.contact_id = l.contact_id"
                " GROUP BY a.external"
            ).fetchall()
        return Counter(dict(found))


@asynccontextmanager
async def on_stage(name: str, folder: Path, book: Sequence[Step] = ()) -> AsyncIterator[Stage]:
    """A bot that runs and has been rehearsed: ours, or with a book the peer. All is ended afterwards."""
    here = folder / name.replace(" ", "-")
    (here / "fake").mkdir(parents=True)
    arguments = ["tests.fakes.telegram", "--port", "0", "--token", TOKEN]
    with Process(arguments, {}, here / "fake") as fake:
        async with Wire(fake.line().rpartition(" ")[2]) as wire:
            made = Stage(name, here, wire, fake, await wire.upload(photo(*PHOTO)), book)
            try:
                await made.start()
                await made.rehearse()
                yield made
            finally:
                if hasattr(made, "bot"):
                    await asyncio.to_thread(made.bot.end)


def settings(folder: Path, port: int, api_url: str = "") -> Mapping[str, str]:
    """Ours, with everything in `folder`; without an API address the demo."""
    env = {
        "MAHALLI_DATABASE_URL": f"sqlite:///{folder}/mahalli.db",
        "MAHALLI_DATA_DIR": str(folder / "data"),
        "MAHALLI_PORT": str(port),
    }
    if not api_url:
        return env
    return env | {
        "MAHALLI_TELEGRAM_TOKEN": TOKEN,
        "MAHALLI_TELEGRAM_API_URL": api_url,
        "MAHALLI_TELEGRAM_MODE": "webhook",
        "MAHALLI_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "MAHALLI_TELEGRAM_CHANNEL": "-1001234567890",
        "MAHALLI_TELEGRAM_PACE": "off",
        "MAHALLI_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }


def photo(width: int, height: int) -> bytes:
    """A JPEG of that many pixels with something to encode in it."""
    out = io.BytesIO()
    Image.effect_noise((width // 4, height // 4), 60).resize((width, height)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def told(shown: Shown) -> Mapping[str, object]:
    """What the peer is given of a message: its button data are ours without run and turn."""
    return asdict(shown) | {"rows": [[(label, _bare(data)) for label, data in row] for row in shown.rows]}


def _bare(data: str) -> str:
    kind, _, rest = data.partition(".")
    return f"a.{rest.rpartition('.')[2]}" if kind == "a" else data
