"""What a person has told us about herself, and how all of it goes again."""

import json
from typing import TypedDict

from bot.people import sharing
from bot.people.linking import emptied
from bot.reading import places
from bot.store import barred
from bot.store.tx import Tx

CONSENT = "2026-11"  # version of the words she agrees to in the welcome


class Shows(TypedDict, total=False):
    """What a post of hers may show: name is brand or first, place is region, district or none."""

    name: str
    place: str


def set_language(tx: Tx, contact: int, language: str) -> None:
    """From now on she is spoken to in this language."""
    tx.sql("UPDATE contact SET language = :language WHERE id = :id", language=language, id=contact)


def join(tx: Tx, contact: int, country: str, name: str, area: str, makes: str) -> None:
    """She is an adult, has agreed to the terms and has said who she is; `area` is the slug of any place."""
    region = places.region_of(area)
    tx.sql(
        "UPDATE contact SET state = 'active', country = :country, name = :name, area = :area,"
        " locality = :locality, makes = :makes, consented_at = :now, consent_version = :version WHERE id = :id",
        country=country,
        name=name,
        area=region,
        locality=area if area != region else "",
        makes=makes,
        now=tx.now,
        version=CONSENT,
        id=contact,
    )


def rename(tx: Tx, contact: int, name: str) -> None:
    """She is called this from now on."""
    tx.sql("UPDATE contact SET name = :name WHERE id = :id", name=name, id=contact)


def move(tx: Tx, contact: int, area: str) -> None:
    """She works at this place, the slug of any."""
    region = places.region_of(area)
    tx.sql(
        "UPDATE contact SET area = :area, locality = :locality WHERE id = :id",
        area=region,
        locality=area if area != region else "",
        id=contact,
    )


def set_makes(tx: Tx, contact: int, makes: str) -> None:
    """What she makes from now on."""
    tx.sql("UPDATE contact SET makes = :makes WHERE id = :id", makes=makes, id=contact)


def district(tx: Tx, contact: int) -> str:
    """The slug of her district or town, or nothing where she named none."""
    return str(tx.sql("SELECT locality FROM contact WHERE id = :id", id=contact).fetchone()[0])


def set_shows(tx: Tx, contact: int, shows: Shows) -> None:
    """What may be shown of her from now on."""
    tx.sql("UPDATE contact SET shows = :shows WHERE id = :id", shows=json.dumps(shows), id=contact)


def shows(tx: Tx, contact: int) -> Shows:
    """What may be shown of her: the least, until she said otherwise."""
    row = tx.sql("SELECT shows FROM contact WHERE id = :id", id=contact).fetchone()
    chosen: Shows = {"name": "brand", "place": "region"}
    chosen.update(json.loads(row[0]) if row else {})
    return chosen


def forget(tx: Tx, contact: int) -> None:
    """Delete everything we know of her. Posts must have been taken down before; her files follow within the hour.

    What stays: the ids of her messages, so that one delivered twice does nothing, unsent replies, and of one who was
    shut out a keyed hash of the address. What still
    waits behind a photo, or for her to use a shared phone, is let go unread; the phone is the others' then.
    """
    tx.sql(
        "UPDATE outbox SET body = NULL WHERE state NOT IN ('queued', 'sending') AND id IN (SELECT p.outbox_id FROM post p JOIN listing l"
        " ON l.id = p.listing_id WHERE l.contact_id = :id)",
        id=contact,
    )
    tx.sql("UPDATE media SET expires_at = :now WHERE contact_id = :id", now=tx.now, id=contact)
    tx.sql(
        "UPDATE outbox SET body = NULL, chat = '', contact_id = NULL,"
        " state = CASE WHEN state IN ('held', 'shut') THEN 'dropped' ELSE state END"
        " WHERE contact_id = :id AND state <> 'queued'",
        id=contact,
    )
    tx.sql(
        "UPDATE inbox SET state = 'done', payload = NULL WHERE address_id IN (SELECT id FROM address"
        " WHERE contact_id = :id)",
        id=contact,
    )
    tx.sql(
        "UPDATE campaign SET guardian_id = NULL, guardian_name = '', guardian_hours = '' WHERE guardian_id = :id",
        id=contact,
    )
    tx.sql(  # whoever the settings name stays named there
        "DELETE FROM staff WHERE NOT settled AND EXISTS (SELECT 1 FROM address a WHERE a.channel = staff.channel"
        " AND a.external = staff.external AND a.contact_id = :id)",
        id=contact,
    )
    barred.keep(tx, contact)
    emptied.let_go(tx, contact)
    sharing.leave(tx, contact)
    tx.sql("DELETE FROM address WHERE contact_id = :id", id=contact)
    tx.sql("DELETE FROM contact WHERE id = :id", id=contact)
