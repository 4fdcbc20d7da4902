"""What each gets of a broadcast: the words of its author in her language, or the newest products she follows; and the
template that says so where free text is not taken."""

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
from bot.talk.messages import Key, Media, Ours, Reply, Template
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

    def template(self, one: Recipient) -> Template | None:
        """What says that there is something for her: a message of the team, or products of which she sees one, with the
        way to those and to the catalogue. None when none of them has a picture."""
        if self.cast.kind != "digest":
            return Template("news", one.language, (_plain(self._name),))
        shown = self._fresh(one)[:PRODUCTS]
        first = next((product for product in shown if product.picture), None)
        if first is None:
            return None
        opener = Start("latest", "-".join(product.code for product in shown))
        payload = self.line("follow-topics", one.language, starts=[opener]).buttons[0].data
        values = (_plain(self._name), _plain(first.title), str(len(shown)), first.picture, payload)
        return Template("digest", one.language, (*values, f"?lang={one.language}"))

    def _fresh(self, one: Recipient) -> list[Product]:
        """What she follows of what came since her last, the newest first."""
        since = one.given_at or one.opted_at - WEEK
        areas, kinds = set(json.loads(one.areas)), set(json.loads(one.kinds))
        return [product for product in self._shelf if product.at > since and product.suits(areas, kinds)]

    def _digest(self, one: Recipient) -> Reply | None:
        """The newest of what she follows since her last."""
        shown = self._fresh(one)[:PRODUCTS]
        if not shown:
            return None
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


def _plain(text: str) -> str:
    """As a template takes it: in one line, with single spaces, and something in any case."""
    return " ".join(text.split()) or "-"
