"""A simulator with a stand-in for the engine: it keeps what people do, and answers as a test told it to."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

import uvicorn
from starlette.applications import Starlette

from bot.channels.web import Web
from bot.channels.web.files import Files
from bot.language.catalogue import ours
from bot.photos.press import Maker, Press
from bot.store.store import Store
from bot.talk.messages import Message, Outgoing, Reply
from bot.web.pages import static
from bot.web.script import DEMO
from bot.web.simulator import Simulator, routes

CONTENT = Path(__file__).parent.parent / "content"


@dataclass
class Engine:
    """Gives the replies of `answers` one after the other, then none."""

    web: Web
    received: list[Message] = field(default_factory=list)
    answers: list[Reply] = field(default_factory=list)

    async def receive(self, message: Message) -> None:
        self.received.append(message)
        if self.answers:
            await self.web.deliver(Outgoing("reply", message.sender, self.answers.pop(0)))


@dataclass
class Demo:
    """The simulator of a test, and its address when it is served."""

    web: Web
    engine: Engine
    simulator: Simulator
    app: Starlette
    resets: list[bool]
    address: str = ""

    async def reply(self, chat: str, reply: Reply) -> str:
        return await self.web.deliver(Outgoing("reply", chat, reply))

    async def post(self, reply: Reply) -> str:
        return await self.web.deliver(Outgoing("post", "support-local", reply))


def demo(store: Store, folder: Path, makers: Mapping[str, Maker] | None = None) -> Demo:
    """A simulator on that store; our photos are those of the demo folder."""
    web = Web(store, Files(folder / "simulator"))
    engine, resets = Engine(web), list[bool]()
    shutil.copytree(DEMO, folder / "media")

    async def reset() -> None:
        resets.append(True)

    press = Press(folder, makers or {})
    simulator = Simulator(web, engine.receive, ours(), press.file, folder / "story.yaml", reset)
    return Demo(web, engine, simulator, Starlette(routes=[*routes(simulator), static()]), resets)


@asynccontextmanager
async def served(demo: Demo) -> AsyncIterator[Demo]:
    """The same over real HTTP on loopback."""
    listener = socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(demo.app, log_level="warning", lifespan="off"))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    demo.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        yield demo
    finally:
        await demo.simulator.story.stop()
        demo.web.close()
        server.should_exit = True
        await task
        listener.close()
