"""A complaint about one of the team reaches the other admins, and never the one it is about."""

from bot.people.safety import harm
from bot.people.team import roles
from bot.reading import harm as words
from bot.store.tx import Tx
from bot.talk.messages import Key

MOST = 8  # names to choose from


def team(tx: Tx, contact: int) -> dict[str, str | Key]:
    """The first names of the team of her campaign, by contact. Nobody for who is no member: names of staff are not
    for everybody."""
    member = tx.sql(
        "SELECT 1 FROM contact WHERE id = :id AND consented_at > 0 AND state IN ('active', 'stopped')",
        id=contact,
    ).fetchone()
    people = roles.team(tx, harm.home(tx, contact), "reviewer") if member else []
    names = {
        one: tx.sql("SELECT name FROM contact WHERE id = :id", id=one).fetchone()[0]
        for one in people
        if one != contact
    }
    return {str(one): name for one, name in list(names.items())[:MOST] if name}


def make(tx: Tx, contact: int, about: int, said: str) -> bool:
    """Write a complaint down; `about` is one of the team, or 0 where she does not say. Whether somebody other than
    that one hears of it."""
    campaign = harm.home(tx, contact)
    named = about if about and roles.of(tx, about, campaign) else None
    harm.report(tx, campaign, contact, named, max(words.INSULT, words.level(said)), said)
    return bool(harm.keepers(tx, campaign, contact, named, admins=named is not None))
