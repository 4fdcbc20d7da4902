"""Twilio's REST API: its own client, in threads of ours, with time limits, at whatever address the settings name."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

from requests.adapters import HTTPAdapter
from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels.whatsapp.faults import fault
from bot.errors import InDoubt

TIMEOUT = 10.0  # seconds; the library waits for ever by itself
THREADS = 24  # calls at a time: some 80 messages a second where one takes 300 ms
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)  # not the JSON that it should be
T = TypeVar("T")
# The library writes addresses with the account's number to the log.
logging.getLogger("twilio").setLevel(logging.WARNING)


class _Http(TwilioHttpClient):
    """Twilio's paths at the root of another server: api.twilio.com, content.twilio.com… all lie there."""

    def __init__(self, api_url: str) -> None:
        super().__init__(timeout=TIMEOUT)
        for scheme in ("https://", "http://"):  # a connection for each thread; the library has fewer
            self.session.mount(scheme, HTTPAdapter(pool_maxsize=THREADS))
        self._api_url = api_url

    def request(self, method: str, url: str, *rest: Any, **named: Any) -> Response:
        """One call, there or at Twilio's own."""
        parts = urlsplit(url)
        if self._api_url and not url.startswith(f"{self._api_url}/"):  # as the address of a next page may
            url = f"{self._api_url}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        return super().request(method, url, *rest, **named)


class Wire:
    """One account's connections. No number, token or text leaves it in an error or a log line."""

    def __init__(self, account: str, token: str, api_url: str = "") -> None:
        """`api_url`: where Twilio's paths are served instead; nothing: at Twilio."""
        self._http = _Http(api_url)
        self._client = Client(account, token, http_client=self._http)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="twilio")

    async def call(self, work: Callable[[Client], T]) -> T:
        """What the work gets from the client. Raises a `SendError`."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work, self._client)
        except (TwilioException, RequestException) as error:
            raise fault(error) from None
        except _UNREADABLE:
            raise InDoubt("Twilio's answer cannot be read") from None

    def close(self) -> None:
        """Let go of the threads and the connections; what is under way ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._http.session.close()
