"""What a post looks like: one product with all that is said of it, or up to three with a line each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.market import kinds
from bot.market.listings import Listing
from bot.people.team import staff
from bot.people.team.staff import Campaign
from bot.photos import trio
from bot.store.tx import Tx
from bot.talk.messages import Button, Key, Media, Ours, Reply

LANGUAGE = "ar"  # of the public channel


def words(tx: Tx, listing: Listing, language: str) -> dict[str, Any]:
    """What a post says, as arguments of its text in a language; the preview under her consent says the same."""
    return {
        "title": listing.title,
        "price": listing.price,
        "description": Key("post-spoken") if listing.voice else listing.description,
        "details": kinds.told(tx, listing.kind, listing.details, language),
        "maker": listing.shown.maker,
        "place": listing.shown.place,
        "reach": Ours(listing.reach),
        "buying": listing.buying,
    }


def of(tx: Tx, found: Sequence[Listing], kind: str = "single", theme: str = "") -> Reply:
    """The message for these products of one campaign, one to three. What is left of a group alone looks like any other
    post."""
    home = staff.campaign_of(tx, found[0].campaign)
    if len(found) == 1:
        alone = one(tx, home, found[0])
        return replace(alone, text=f"{heading(tx, kind, theme).text}\n\n{alone.text}") if theme else alone
    products = "\n\n".join(
        line_of(tx, "post-line", title=each.title, price=each.price, **_shown(each)).text for each in found
    )
    said = line_of(tx, "post-together", heading=Ours(heading(tx, kind, theme).text), products=Ours(products))
    buttons = tuple(Button(each.title, url=f"{home.link}see-{each.code}") for each in found)
    picture = trio.name(tx, found, LANGUAGE)
    return replace(said, buttons=buttons, media=(Media("photo", name=picture),) if picture else ())


def one(tx: Tx, home: Campaign, listing: Listing) -> Reply:
    """The message of one product."""
    return line_of(
        tx,
        "post",
        media=listing.media[:1],
        links=[("post.button", f"{home.link}see-{listing.code}")],
        **words(tx, listing, LANGUAGE),
    )


def sold(tx: Tx, listing: Listing) -> Reply:
    """The message of one product that was sold: nothing to order by."""
    return line_of(tx, "post-sold", media=listing.media[:1], title=listing.title, **_shown(listing))


def heading(tx: Tx, kind: str, theme: str) -> Reply:
    """What stands above a group of products."""
    name, _, place = theme.partition("-")
    if not theme:
        return line_of(tx, f"theme-{kind}")
    return line_of(tx, f"theme-{name}", place=Key(f"place-{place}" if place else "post-no-place"))


def moment(tx: Tx, when: datetime, language: str) -> str:
    """A moment as a button reads it, short."""
    return line_of(
        tx,
        "calendar-moment",
        language=language,
        weekday=Key(f"weekday-{when:%a}".lower()),
        day=Ours(f"{when.day}/{when.month}"),
        time=Ours(f"{when:%H:%M}"),
    ).text


def line_of(
    tx: Tx,
    key: str,
    *,
    media: Sequence[Media] = (),
    links: Sequence[tuple[str, str]] = (),
    language: str = LANGUAGE,
    **args: object,
) -> Reply:
    """A text of ours in the language of the channel, or another one."""
    return tx.speak(language, key, args, media=media, links=links)


def _shown(listing: Listing) -> dict[str, Any]:
    return {"maker": listing.shown.maker, "place": listing.shown.place}
