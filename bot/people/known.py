"""What we know of her, as it is told to her in the chat: the whole is in her record."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.learning import certificates, cohorts, learners, progress
from bot.people import contacts, sharing
from bot.people.team import staff
from bot.store.tx import Tx
from bot.talk.messages import Key

NOTHING = Key("kind-nothing")
COMING = ("draft", "submitted", "changes", "approved", "scheduled")


@dataclass(frozen=True, slots=True)
class Known:
    """Who she is, as far as she said."""

    member: bool
    country: Key
    place: list[Key] | Key
    makes: Key
    language: Key
    agreed: date | Key
    shows_name: Key
    shows_place: Key


@dataclass(frozen=True, slots=True)
class Doings:
    """What she did here. `up`, `coming`, `down`: listings shown, on their way and not shown; `orders` wait for her
    answer, `requests` and `questions` are hers and wait; `people` use this phone."""

    lessons: int
    goal: str | Key
    certificate: str | Key
    notebook: bool
    days: int
    cohort: str | Key
    up: int
    coming: int
    down: int
    orders: int
    requests: int
    questions: int
    people: int

    @property
    def learns(self) -> bool:
        """Whether there is anything to say of her in the school."""
        said = {self.goal, self.certificate, self.cohort} != {NOTHING}
        return bool(self.lessons or self.days or self.notebook or said)

    @property
    def sells(self) -> bool:
        """Whether she has listings."""
        return self.up + self.coming + self.down > 0

    @property
    def waits(self) -> bool:
        """Whether anything of hers waits for an answer."""
        return self.orders + self.requests + self.questions > 0


def person(tx: Tx, contact: int) -> Known:
    """Who she is."""
    country, area, locality, makes, language, consented = tx.sql(
        "SELECT country, area, locality, makes, language, consented_at FROM contact WHERE id = :id",
        id=contact,
    ).fetchone()
    shows = contacts.shows(tx, contact)
    zone = ZoneInfo(staff.campaign(tx, country).timezone or "UTC")
    return Known(
        consented > 0,
        Key(f"country-{country.lower()}") if country else NOTHING,
        [Key(f"place-{slug}") for slug in (locality, area) if slug] or NOTHING,
        Key(f"welcome-makes.button-{makes}") if makes else NOTHING,
        Key(f"language-{language}"),
        datetime.fromtimestamp(consented, UTC).astimezone(zone).date() if consented else NOTHING,
        Key(f"shown-name.button-{shows['name']}"),
        Key(f"shown-place.button-{shows['place']}"),
    )


def doings(tx: Tx, contact: int) -> Doings:
    """What she did here."""
    found = learners.learner(tx, contact)
    held, cohort = certificates.of(tx, contact), cohorts.of_member(tx, contact)
    listings = [state for (state,) in tx.sql("SELECT state FROM listing WHERE contact_id = :id", id=contact)]
    up, coming = listings.count("published"), sum(listings.count(state) for state in COMING)
    return Doings(
        lessons=len(progress.finished(tx, contact)),
        goal=found.goal or NOTHING,
        certificate=held.code if held else NOTHING,
        notebook=found.nightly,
        days=_count(tx, "takings WHERE contact_id = :id", contact),
        cohort=cohort.name if cohort else NOTHING,
        up=up,
        coming=coming,
        down=len(listings) - up - coming,
        orders=_count(
            tx,
            "interest i JOIN listing l ON l.id = i.listing_id WHERE l.contact_id = :id AND i.state = 'asked'",
            contact,
        ),
        requests=_count(tx, "interest WHERE follower_id = :id AND closed_at = 0", contact),
        questions=_count(tx, "ticket WHERE contact_id = :id AND answered_at = 0", contact),
        people=len(sharing.phone(tx, contact).others) + 1,
    )


def _count(tx: Tx, rows: str, contact: int) -> int:
    found: Any = tx.sql(f"SELECT count(*) FROM {rows}", id=contact).fetchone()
    return int(found[0])
