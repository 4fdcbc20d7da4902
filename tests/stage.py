"""What plays talks in tests: a house at a fixed hour, its staff, and scenes that begin where a talk ended."""

import atexit
import copy
import re
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.cli.chat import perform
from bot.cli.rehearsal import Rehearsal, rehearsal
from bot.cli.script import flat, parse
from bot.errors import UseError
from bot.market.calendar import recognition
from bot.market.calendar.recognition import Standing
from bot.talk.messages import Message, Outgoing, Reply

TALKS = Path(__file__).parent / "talks"
TUESDAY = 1_795_503_600.0  # 24 November 2026, ten in the morning in Amman
COORDINATORS = "web:colleague,web:third"  # beside the invented `coordinator`; who never writes is not there
POINTS = {"clear": 3, "honest": 2, "made": 3, "ready": 2, "information": 2, "learning": 1}  # accepted
_ARABIC_DIGITS = {ord("0") + digit: chr(0x660 + digit) for digit in range(10)}
_AFTER = re.compile(r"^# after (\S+)$", re.M)
_REVIEWERS = re.compile(r"^# reviewers (\d)$", re.M)  # how many judge a product in this talk; without it one


@dataclass(frozen=True)
class Scene:
    """Where a talk ended: its database and photos, what everybody has heard, and the time."""

    folder: Path
    now: float = TUESDAY
    heard: Mapping[str, list[Reply]] = field(default_factory=dict)
    posts: Mapping[str, Outgoing] = field(default_factory=dict)
    numbers: int = 0
    link: str = ""


@dataclass
class Stage:
    """A rehearsal with eyes: what was said in whose language, and what is in the database."""

    room: Rehearsal
    language: str = "ar"
    link: str = ""  # what the button under the newest post carries

    async def play(self, path: Path) -> None:
        """Play a script. Fails, naming its line, when something is not said, or said and not written there."""
        self.room.person, script = "her", path.read_text(encoding="utf-8")
        if many := _REVIEWERS.search(script):
            await self.rows("UPDATE campaign SET reviewers = :many RETURNING id", many=int(many[1]))
        for step in parse(script.splitlines()):
            if step.what in {"does", "waits"}:
                self._all_heard(path, step.line)
            if step.what == "does" and step.text.startswith("(adds "):
                await self.adds(step.text[6:-1])
                continue
            try:
                text = self._meant(step.text)
                done = await self.by_hand(text) if step.what == "does" else text
                wrong = await perform(self.room, replace(step, text=done))
            except UseError as error:
                wrong = str(error)
            assert not wrong, f"{path.parent.name}/{path.name}:{step.line}: {wrong}"
            self._see_posts()
        self._all_heard(path, "the end")

    async def does(self, *deeds: str) -> None:
        """Things the person does, one after the other: words, `[a button]`, `(an act)` or `~ time`."""
        for deed in deeds:
            if deed.startswith("~"):
                await self.room.waits(deed[1:].strip())
            else:
                await self.room.does(await self.by_hand(deed))
            self._see_posts()

    async def by_hand(self, deed: str) -> str:
        """How the person does something on her phone: as it is written."""
        return deed

    async def adds(self, title: str) -> None:
        """The person makes the bot an administrator of a channel of this title, without the right to delete."""
        standing = Standing("web", f"chat-{title}", title, lacks=("delete",))
        await self.room.app.store.run(partial(recognition.changed, standing=standing, by=self.room.person))
        await self.room.settle()

    async def taps(self, data: str) -> None:
        """The person taps a button that carries `data`."""
        await self.send(button=data)

    async def accepts(self, made: int = 3) -> None:
        """The person, who is of the staff, scores the product she was told of last, so that it is accepted; with
        less for `made` it comes to so much less."""
        await self.does(self.label("decide.button"), self.label("decide-decision.button-score"))
        for item in ("clear", "honest", "made", "ready"):
            points = made if item == "made" else POINTS[item]
            await self.does(self.label(f"decide-score-{item}.button-{points}"))
        information = "decide-score-information"  # seen in the photo, whatever the words say
        await self.does("/edit", self.label(f"{information}.name"), self.label(f"{information}.button-2"))
        await self.does(self.label("decide-review.button-ok"))

    async def send(self, **what: Any) -> None:
        """A message as a channel would bring it."""
        message = Message("web", self.room.person, uuid.uuid4().hex, at=self.room.clock[0], **what)
        await self.room.app.conversation.receive(message)
        await self.room.settle()
        self._see_posts()

    def turn_to(self, person: str) -> None:
        """From here on, this person; what she heard before is not looked at again."""
        self.room.person = person
        self.room.fresh()

    def heard(self) -> list[Reply]:
        """What the person heard since the last look."""
        return self.room.fresh()

    def said(self) -> str:
        """The same, as one text without marks that are not seen."""
        return " ".join(flat(reply.text) for reply in self.heard())

    def text(self, key: str, **args: object) -> str:
        """What the catalogue has for a key, in her language, as `said` gives it."""
        return flat(self.room.app.catalogue.text(self.language, key, args))

    def label(self, key: str) -> str:
        """A button of that key, ready for `does`."""
        return f"[{self.room.app.catalogue.label(self.language, key)}]"

    def data(self, key: str) -> str:
        """What the newest button of that key carries."""
        return self.room._data(self.label(key)[1:-1])

    async def rows(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        """What the database holds."""
        found: list[tuple[Any, ...]] = await self.room.app.store.run(
            lambda tx: [tuple(row) for row in tx.sql(statement, **values).fetchall()]
        )
        return found

    async def answers(self) -> dict[str, Any]:
        """The answers in the journals of her runs, by name; the newest of each."""
        found = await self.rows(
            "SELECT e.value ->> 'name', e.value -> 'value' FROM run r JOIN address a ON a.contact_id ="
            " r.contact_id, json_each(r.journal) e WHERE a.external = :who AND e.value ->> 'verb' = 'ask'"
            " ORDER BY r.id",
            who=self.room.person,
        )
        import json

        return {name: json.loads(value) for name, value in found}

    def _meant(self, text: str) -> str:
        """`(post)` is the link of the newest post, `(join)` that of the newest cohort, `(code)` its code typed
        with the digits of her language, `(invited)` the link of the newest invitation to the staff,
        `(nomination)` that of the newest to a maker, `(pair)` the newest code that links two chats, `(paired)` its link."""
        said = " ".join(reply.text for replies in self.room.booth.heard.values() for reply in replies)
        code = next(iter(re.findall(r"\b\d{6}\b", said)[-1:]), "")
        typed = code.translate(_ARABIC_DIGITS) if self.language == "ar" else code
        staff = next(iter(re.findall(r"\bstaff-\w+", said)[-1:]), "")
        maker = next(iter(re.findall(r"\binvited-\w+", said)[-1:]), "")
        pair = next(iter(re.findall(r"\b\d{4} \d{4}\b", said)[-1:]), "")
        meant = {"(nomination)": maker, "(post)": self.link, "(join)": f"join-{code}", "(invited)": staff}
        meant["(paired)"] = f"link-{pair.replace(' ', '')}"
        words = {"(code)": typed, "(pair)": pair.translate(_ARABIC_DIGITS) if self.language == "ar" else pair}
        return f"(start {meant[text]})" if text in meant else words.get(text, text)

    def _see_posts(self) -> None:
        for post in self.room.booth.posts.values():
            if post.reply.buttons:  # one that says "sold" has none
                self.link = post.reply.buttons[0].url.rpartition("=")[2]

    def _all_heard(self, path: Path, line: object) -> None:
        for person, replies in self.room.booth.heard.items():
            rest = replies[self.room.taken.get(person, 0) :]
            assert not rest, (
                f"{path.parent.name}/{path.name}:{line}: {person} also heard «{flat(rest[0].text)}»"
            )


_scenes: dict[tuple[Path, type[Stage]], Scene] = {}


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mahalli-stage-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


async def scene(path: Path, stage_of: type[Stage] = Stage) -> Scene:
    """Where the script at `path` ends; played once in a test process, on a stage of each kind."""
    if (path, stage_of) not in _scenes:
        folder = _folder()
        start = await before(path, stage_of)
        async with opened(folder, start, path.parent.name, stage_of=stage_of) as stage:
            await stage.play(path)
            booth = stage.room.booth
            kept = Scene(
                folder, stage.room.clock[0], dict(booth.heard), dict(booth.posts), booth.numbers, stage.link
            )
        _scenes[path, stage_of] = kept
    return _scenes[path, stage_of]


def chain(path: Path) -> list[Path]:
    """The scripts that lead to this one, and itself."""
    after = _AFTER.search(path.read_text(encoding="utf-8"))
    return [*(chain(path.with_name(f"{after[1]}.txt")) if after else []), path]


async def before(path: Path, stage_of: type[Stage] = Stage) -> Scene | None:
    """The scene that a script says it comes after; none for one that begins with nothing."""
    after = _AFTER.search(path.read_text(encoding="utf-8"))
    return await scene(path.with_name(f"{after[1]}.txt"), stage_of) if after else None


@asynccontextmanager
async def opened(
    folder: Path, start: Scene | None, language: str, url: str = "", stage_of: type[Stage] = Stage
) -> AsyncIterator[Stage]:
    """A house in `folder`, or on the database at `url`, as `start` left it, with settings of its own whatever the environment says."""
    if start:
        shutil.copytree(start.folder, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # no .env
        for name, value in {"HOST": "127.0.0.1", "COUNTRY": "JO", "COORDINATORS": COORDINATORS}.items():
            patch.setenv(f"MAHALLI_{name}", value)
        async with rehearsal(folder, start.now if start else TUESDAY, url) as room:
            stage = stage_of(room, language)
            if start:
                room.booth.heard = copy.deepcopy(dict(start.heard))
                room.booth.posts, room.booth.numbers = dict(start.posts), start.numbers
                room.stills = start.numbers  # others than those she has sent before
                room.taken = {person: len(replies) for person, replies in start.heard.items()}
                stage.link = start.link
            yield stage
