"""What tests of the calendar share: makers with accepted products, a campaign with posting times, and its channels."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from stage import Stage

from bot.errors import ChannelLost
from bot.market import listings, offers, states
from bot.market.calendar import agenda
from bot.market.listings import Offer
from bot.reading.price import Price
from bot.store.tx import Tx
from bot.talk.messages import Outgoing

DAY = 86400.0
MAKERS = ("her", "amal", "huda")
TEAM = ("coordinator", "colleague")


@dataclass
class Diary:
    """A stage seen by its calendar."""

    stage: Stage
    people: dict[str, int]

    async def work(self, what: Callable[[Tx], Any]) -> Any:
        """Do it as one committed piece of work, and let what follows be sent."""
        done = await self.stage.room.app.store.run(what)
        await self.stage.room.settle()
        return done

    async def accepted(self, *titles: str, maker: str = "her") -> list[int]:
        """Accepted products of a maker, which wait for a place."""

        def write(tx: Tx) -> list[int]:
            return [accept(tx, self.people[maker], title) for title in titles]

        found: list[int] = await self.work(write)
        for person in TEAM:  # heard that something waits for them
            self.heard(person)
        return found

    async def trio(self) -> list[int]:
        """Three accepted products of three makers."""
        return [(await self.accepted(f"Jam of {maker}", maker=maker))[0] for maker in MAKERS]

    async def times(self, *posting: str, quiet: Sequence[tuple[str, str]] = ()) -> None:
        """The campaign's posting times."""
        await self.work(
            lambda tx: tx.sql(
                "UPDATE campaign SET posting = :posting, quiet = :quiet",
                posting=json.dumps(posting),
                quiet=json.dumps(quiet),
            )
        )

    async def outlet(self, chat: str) -> None:
        """One more channel of the campaign."""
        await self.work(
            lambda tx: tx.sql(
                "INSERT INTO outlet (campaign_id, channel, chat, title) VALUES (1, 'web', :chat, :chat)",
                chat=chat,
            )
        )

    async def later(self, seconds: float) -> int:
        """Time passes, and the calendar's clock ticks once."""
        self.stage.room.clock[0] += seconds
        return int(await self.work(agenda.due))

    async def until(self, moment: float) -> int:
        """The clock ticks at that moment."""
        return await self.later(moment - self.stage.room.clock[0])

    async def states(self) -> list[str]:
        return [state for (state,) in await self.stage.rows("SELECT state FROM listing ORDER BY id")]

    async def places(self) -> list[str]:
        return [state for (state,) in await self.stage.rows("SELECT state FROM feature ORDER BY id")]

    @property
    def posts(self) -> list[Outgoing]:
        """What stands in the channels."""
        return list(self.stage.room.booth.posts.values())

    def heard(self, person: str) -> str:
        """What a person heard since the last look."""
        self.stage.room.person = person
        return self.stage.said()


def accept(tx: Tx, contact: int, title: str) -> int:
    """A product of hers with a photo, accepted as it is."""
    photo = f"{title.replace(' ', '-')}.jpg"
    offer = Offer((photo,), title, Price(3000, "JOD"), "A jar", "bot", "", "food")
    offers.submit(tx, contact, "JO", offer)
    (number,) = tx.sql("SELECT MAX(id) FROM listing").fetchone()
    if listings.state_of(tx, number) == "draft":
        states.move(tx, number, "submitted")
    states.move(tx, number, "approved")
    tx.sql(
        "INSERT INTO review (listing_id, version, decision, at) VALUES (:id, 1, 'approve', :now)",
        id=number,
        now=tx.now,
    )
    return int(number)


async def opened_diary(stage: Stage) -> Diary:
    """Three makers, and the team, who have heard everything so far."""
    for maker in MAKERS[1:]:
        stage.room.person = maker
        await stage.room.joins("ar", "JO")
    people = dict(await stage.rows("SELECT external, contact_id FROM address"))
    await stage.room.app.store.run(lambda tx: tx.sql("DELETE FROM timer"))  # of her lessons
    diary = Diary(stage, people)
    for person in (*MAKERS, *TEAM):
        diary.heard(person)
    return diary


def shut(diary: Diary, *chats: str) -> None:
    """From now on the channel refuses these chats; with none it takes all again."""
    booth = diary.stage.room.booth
    real = type(booth).deliver

    async def deliver(outgoing: Outgoing) -> str:
        if outgoing.deed != "reply" and outgoing.chat in chats:
            raise ChannelLost("we were removed")
        return await real(booth, outgoing)

    booth.deliver = deliver  # type: ignore[method-assign]
