"""What we have stored at Twilio: messages with buttons, made when first needed, and templates that Meta approved.

A row of the table `content` is taken before a message is made: of all processes one makes it, and when that fails
nobody tries again for REST seconds.
"""

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from twilio.rest import Client

from bot.channels.whatsapp import drafts, shelf
from bot.channels.whatsapp.drafts import Draft
from bot.channels.whatsapp.shelf import Standing, Stored
from bot.channels.whatsapp.wire import Wire
from bot.errors import InDoubt, Missing, SendError, TryLater, Unapproved
from bot.store.store import Store

__all__ = ["Contents", "Draft", "Stored"]

_LOG = logging.getLogger("mahalli.whatsapp")
PAGE = 500  # messages a call, when all are listed; Twilio gives 1,000 at most
OPEN = {"", "unsubmitted", "gone"}  # of a template that is to be handed in


class Contents:
    """The ids (HX…) of stored messages."""

    def __init__(self, wire: Wire, store: Store) -> None:
        self._wire, self._store = wire, store
        self._known: dict[str, str] = {}  # by title
        self._one = asyncio.Lock()

    async def buttons(self, count: int) -> str:
        """The message with so many (1 to 3) quick replies; nothing while it cannot be had: numbered text then."""
        return await self._generic(drafts.buttons(count))

    async def rows(self, count: int) -> str:
        """The message with a list of so many (1 to 10) rows; nothing while it cannot be had."""
        return await self._generic(drafts.rows(count))

    async def template(self, name: str, language: str) -> str:
        """An approved template, the newest that takes these values. Raises `Unapproved` for one that is not,
        and a `SendError` when Twilio is away."""
        found = await self._store.run(partial(shelf.versions, name=name, language=language))
        if not any(one.sendable for one in found):
            async with self._one:
                found = await self._asked(name, language)
        for one in found:
            if one.sendable:
                return str(one.sid)
        raise Unapproved(f"the template {name} ({language}) is not approved")

    async def push(self, draft: Draft) -> Stored:
        """Store a template at Twilio and hand it in for Meta's approval, where that was not done; how it stands.
        Raises a `SendError`."""
        sid = await self._wire.call(partial(_store, draft=draft))
        standing = await self._standing(sid)
        if standing.status in OPEN:
            standing = await self._wire.call(partial(_submit, sid=sid, draft=draft))
        await self._store.run(partial(shelf.put, draft=draft, sid=sid, standing=standing))
        found: list[Stored] = await self._store.run(
            partial(shelf.versions, name=draft.name, language=draft.language)
        )
        return found[0]

    async def refresh(self) -> None:
        """Ask Twilio how all that we stored stands. What is not there any more is not sent any more: messages with
        buttons are made anew, a template must be pushed again. Raises a `SendError`."""
        before = await self.stored()
        if not before:
            return
        there: Mapping[str, Standing] = await self._wire.call(_listed)
        standings = {one.sid: there.get(one.sid, Standing("gone")) for one in before}
        await self._store.run(partial(shelf.note, standings=standings))
        self._known.clear()
        for one in before:
            if one.sendable and standings[one.sid].status != one.status:
                status = standings[one.sid].status
                _LOG.error("the template %s (%s) is not sent any more: %s", one.name, one.language, status)

    async def stored(self) -> list[Stored]:
        """All that we stored."""
        found: list[Stored] = await self._store.run(shelf.everything)
        return found

    async def _asked(self, name: str, language: str) -> list[Stored]:
        """The versions of a template, the newest asked about at Twilio if that was not done for a minute."""
        read = partial(shelf.versions, name=name, language=language)
        found: list[Stored] = await self._store.run(read)
        if not found or not found[0].stale or found[0].sendable:
            return found
        standing = await self._standing(found[0].sid)
        await self._store.run(partial(shelf.note, standings={found[0].sid: standing}))
        again: list[Stored] = await self._store.run(read)
        return again

    async def _standing(self, sid: str) -> Standing:
        try:
            return await self._wire.call(partial(_standing, sid=sid))
        except Missing:
            return Standing("gone")
        except InDoubt as error:  # of what is only asked, no doubt is left: nothing was sent
            raise TryLater(str(error)) from None

    async def _generic(self, draft: Draft) -> str:
        if sid := self._known.get(draft.title):
            return sid
        async with self._one:
            if sid := self._known.get(draft.title):
                return sid
            found: str | None = await self._store.run(partial(shelf.claim, draft=draft))
            sid = await self._made(draft) if found is None else found
            if sid:
                self._known[draft.title] = sid
            return sid

    async def _made(self, draft: Draft) -> str:
        try:
            sid = await self._wire.call(partial(_store, draft=draft))
        except SendError:
            return ""
        await self._store.run(partial(shelf.put, draft=draft, sid=sid, standing=Standing("made")))
        return sid


def _store(client: Client, draft: Draft) -> str:
    """The id of what stands at Twilio under this title, else of what is made now: a database may have been lost, and a
    call that timed out may have been heard."""
    for one in client.content.v1.contents.stream(page_size=PAGE):
        if one.friendly_name == draft.title:
            return str(one.sid)
    made = client.content.v1.contents.create(draft.request())
    if not made.sid:
        raise ValueError("no id")
    return str(made.sid)


def _submit(client: Client, sid: str, draft: Draft) -> Standing:
    found = client.content.v1.contents(sid).approval_create.create(draft.submission())
    return Standing(found.status or "received", found.category or "", found.rejection_reason or "")


def _standing(client: Client, sid: str) -> Standing:
    return _read(client.content.v1.contents(sid).approval_fetch().fetch().whatsapp)


def _listed(client: Client) -> dict[str, Standing]:
    """How everything stored in the account stands, by id."""
    return {
        str(one.sid): _read(one.approval_requests)
        for one in client.content.v1.content_and_approvals.stream(page_size=PAGE)
    }


def _read(said: Mapping[str, Any] | None) -> Standing:
    """Twilio's words about an approval; never handed in where it says nothing."""
    found = {key: str(value or "") for key, value in (said or {}).items()}
    return Standing(
        found.get("status", "").lower() or "unsubmitted",
        found.get("category", ""),
        found.get("rejection_reason", ""),
    )
