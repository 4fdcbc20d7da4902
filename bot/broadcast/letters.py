"""What each gets of a broadcast: the words of its author in her language, or the newest products she follows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.broadcast.recipients import Recipient
from bot.broadcast.shelf import Product, newest
from bot.people.team import staff
from bot.store import seats
from bot.store.tx import Tx
from bot.talk.messages import Key, Media, Ours, Reply
from bot.talk.talk import Start

COLUMNS = "id, kind, campaign_id, audience, body, started_at"
PRODUCTS = 3  # of one digest
WEEK = 7 * 86400.0


@dataclass(frozen=True, slots=True)
class Cast:
    """A broadcast under way."""

    id: int
    kind: str  # cohort, followers, digest
    campaign: int
    audience: str
    body: str
    started_at: float


def cast(row: Sequence[Any]) -> Cast:
    """A broadcast from a row of COLUMNS."""
    return Cast(*row)


@dataclass
class Desk:
    """Writes the letters of one claim: what is alike for many is written once."""

    tx: Tx
    cast: Cast
    _written: dict[str, Reply] = field(default_factory=dict)

    def letter(self, one: Recipient) -> Reply | None:
        """What she gets; None when there is nothing new for her."""
        reply = self._digest(one) if self.cast.kind == "digest" else self._message(one.language)
        seat = seats.find(self.tx, one.contact) if reply and one.shared else None
        return self.tx.veiled(reply, seat) if reply and seat else reply

    @cached_property
    def _name(self) -> str:
        return staff.campaign_of(self.tx, self.cast.campaign).name

    @cached_property
    def _shelf(self) -> list[Product]:
        return newest(self.tx, self.cast.campaign)

    def _message(self, language: str) -> Reply:
        """The author's words: in her language if there are any, else in the one there is."""
        body = json.loads(self.cast.body)
        words = body["words"]
        spoken = language if language in words else next(iter(words))
        if spoken not in self._written:
            media = [Media("photo", name=body["photo"])] if body["photo"] else []
            cohort = self.cast.kind == "cohort"
            self._written[spoken] = self.line(
                "broadcast-to-cohort" if cohort else "broadcast-to-followers",
                spoken,
                media=media,
                starts=[Start("person") if cohort else Start("unfollow", str(self.cast.campaign))],
                name=self._name,
                words=words[spoken],
            )
        return self._written[spoken]

    def _digest(self, one: Recipient) -> Reply | None:
        """The newest of what she follows since her last."""
        since = one.given_at or one.opted_at - WEEK
        areas, kinds = set(json.loads(one.areas)), set(json.loads(one.kinds))
        fresh = [product for product in self._shelf if product.at > since and product.suits(areas, kinds)]
        if not fresh:
            return None
        shown = fresh[:PRODUCTS]
        lines = [
            self.line(
                "follow-product", one.language, title=each.title, price=each.price, place=each.place
            ).text
            for each in shown
        ]
        starts = [Start("see", each.code, each.title[:24]) for each in shown]
        return self.line(
            "follow-digest",
            one.language,
            starts=[*starts, Start("follow", str(self.cast.campaign), Key("follow-topics"))],
            name=self._name,
            products=Ours("\n".join(lines)),
        )

    def line(
        self,
        key: str,
        language: str,
        media: Sequence[Media] = (),
        starts: Sequence[Start] = (),
        **args: object,
    ) -> Reply:
        """A text with its buttons and pictures."""
        return self.tx.speak(language, key, args, media=media, starts=starts)
