"""What is posted from the simulator's page: each form is checked here, and becomes a deed of somebody."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError, field_validator
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.skins import Skin
from bot.talk.messages import TELEGRAM
from bot.web.people import PEOPLE, Person
from bot.web.script import load
from bot.web.stage import Simulator

MOST_PHOTOS = 10  # an album of Telegram's
DONE = 204


class Deed(BaseModel):
    """Whose deed it is, and on which kind of phone."""

    person: str
    skin: Skin = "telegram"

    @field_validator("person")
    @classmethod
    def _known(cls, person: str) -> str:
        if person not in PEOPLE:
            raise ValueError("there is no such person")
        return person

    @property
    def who(self) -> Person:
        return PEOPLE[self.person]


class Words(Deed):
    text: str = Field(min_length=1, max_length=TELEGRAM.text)


class Correction(Words):
    row: int


class Tap(Deed):
    row: int
    data: str = Field(min_length=1, max_length=TELEGRAM.data)


class Opening(Deed):
    start: str = Field(default="", max_length=64)  # Telegram's most for a payload


class Photos(Deed):
    text: str = Field(default="", max_length=TELEGRAM.caption)


D = TypeVar("D", bound=BaseModel)


async def say(simulator: Simulator, request: Request) -> Response:
    """Type something."""
    deed = await _read(request, Words)
    await simulator.thumbs.say(deed.who, deed.text, deed.skin)
    return Response(status_code=DONE)


async def tap(simulator: Simulator, request: Request) -> Response:
    """Press a button; 404 when the message has no such button."""
    deed = await _read(request, Tap)
    return _answer(await simulator.thumbs.tap(deed.who, deed.row, deed.data))


async def edit(simulator: Simulator, request: Request) -> Response:
    """Put other words into a message; 404 when it is not one of hers."""
    deed = await _read(request, Correction)
    return _answer(await simulator.thumbs.edit(deed.who, deed.row, deed.text))


async def start(simulator: Simulator, request: Request) -> Response:
    """Open the bot, perhaps from a link."""
    deed = await _read(request, Opening)
    await simulator.thumbs.start(deed.who, deed.start)
    return Response(status_code=DONE)


async def place(simulator: Simulator, request: Request) -> Response:
    """Share where she is."""
    deed = await _read(request, Deed)
    await simulator.thumbs.place(deed.who)
    return Response(status_code=DONE)


async def number(simulator: Simulator, request: Request) -> Response:
    """Share her number."""
    deed = await _read(request, Deed)
    await simulator.thumbs.phone(deed.who)
    return Response(status_code=DONE)


async def photo(simulator: Simulator, request: Request) -> Response:
    """Send one picture or several."""
    async with request.form(max_files=MOST_PHOTOS, max_fields=10) as form:
        deed = _checked(form, Photos)
        files = [one for one in form.getlist("photo") if isinstance(one, UploadFile) and one.filename]
        if not files:
            raise HTTPException(400)
        pictures = [(one.file, one.content_type or "") for one in files]
        await simulator.thumbs.photos(deed.who, pictures, deed.skin, deed.text)
    return Response(status_code=DONE)


async def story(simulator: Simulator, request: Request) -> Response:
    """Play the demo story from its beginning on empty phones, or stop it."""
    form = await request.form(max_files=0)
    await simulator.story.stop()
    if form.get("play"):
        script = load(simulator.script)
        await _anew(simulator)
        await simulator.story.play(script)
    return Response(status_code=DONE)


async def reset(simulator: Simulator, request: Request) -> Response:
    """Empty the phones and set the demo data up anew."""
    await simulator.story.stop()
    await _anew(simulator)
    return Response(status_code=DONE)


async def _anew(simulator: Simulator) -> None:
    await simulator.web.clear()
    await simulator.reset()


async def _read(request: Request, deed: type[D]) -> D:
    async with request.form(max_files=0, max_fields=10) as form:
        return _checked(form, deed)


def _checked(form: FormData, deed: type[D]) -> D:
    values: Mapping[str, object] = {key: value for key, value in form.items() if isinstance(value, str)}
    try:
        return deed.model_validate(values)
    except ValidationError:
        raise HTTPException(400) from None


def _answer(done: bool) -> Response:
    return Response(status_code=DONE if done else 404)
