"""The fake Bot API server as the driver sees it: updates go in, the calls of the bot come out."""

import time
from dataclasses import dataclass
from typing import Any, Self

import aiohttp

Json = dict[str, Any]
TOKEN = "123456:bench"
SECRET = "bench-secret"
CAMERA = 999_000_001  # nobody: the chat through which the photo everybody sends is put on the server


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot. `at` is when it reached the server, by `time.time`; `code` the HTTP answer."""

    method: str
    params: Json
    at: float
    code: int


class Wire:
    """A session with the fake. `calls` gives each call once."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._next = 0
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._session.close()

    async def push(self, updates: list[Json]) -> float:
        """Hand updates over for delivery; returns the moment before."""
        at = time.time()
        await self._post("push", updates)
        return at

    async def calls(self) -> list[Call]:
        """What the bot called since the last time it was asked for."""
        found = await self._get(f"calls?since={self._next}")
        self._next = found["next"]
        return [Call(c["method"], c["params"], c["time"], c["code"]) for c in found["calls"]]

    async def quiet(self, ms: int = 100, within: float = 10.0) -> bool:
        """Wait until nothing has happened for `ms`; False when it never was so within the seconds given."""
        async with self._session.get(f"{self.url}/_fake/quiet?ms={ms}&within={within}") as answer:
            return answer.status == 200

    async def counters(self) -> Json:
        """Updates pending, and how often each method was called."""
        found: Json = await self._get("counters")
        return found

    async def faults(self, **settings: object) -> None:
        """Change how the server misbehaves."""
        await self._post("faults", settings)

    async def upload(self, photo: bytes) -> list[Json]:
        """Put a photo on the server; returns its sizes, as an update shows them."""
        await self.faults(strangers=True)
        form = aiohttp.FormData({"chat_id": str(CAMERA)})
        form.add_field("photo", photo, filename="photo.jpg", content_type="image/jpeg")
        async with self._session.post(f"{self.url}/bot{TOKEN}/sendPhoto", data=form) as answer:
            sizes: list[Json] = (await answer.json())["result"]["photo"]
        await self.faults(strangers=False)
        return sizes

    async def _post(self, what: str, body: object) -> None:
        async with self._session.post(f"{self.url}/_fake/{what}", json=body) as answer:
            if answer.status != 200:
                raise RuntimeError(f"the fake refuses {what}: {await answer.text()}")

    async def _get(self, what: str) -> Any:
        async with self._session.get(f"{self.url}/_fake/{what}") as answer:
            return await answer.json()
