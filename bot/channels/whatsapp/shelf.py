"""The table `content`: what we stored at Twilio, and how it stood when we last asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.whatsapp.drafts import Draft
from bot.store.tx import Tx

REST = 300.0  # seconds nobody tries again after a message with buttons could not be made
STALE = 60.0  # seconds after which we ask again about a template that was not approved
FRAME = 4  # leading signs of a hash: of what is filled in
_FIELDS = "name, language, hash, sid, category, status, reason"


@dataclass(frozen=True, slots=True)
class Standing:
    """What Meta says of a template: its category as Meta sees it, and why it was rejected. A message with buttons is
    asked of nobody: it is `made`."""

    status: str = "unsubmitted"
    category: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """A message stored at Twilio; of a template also Meta's category, status and reason of rejection. `stale` says that
    we have not asked for a minute."""

    name: str
    language: str
    hash: str
    sid: str
    category: str
    status: str
    reason: str
    stale: bool

    @property
    def template(self) -> bool:
        """Whether it is a template: one that Meta was asked about."""
        return self.status != "made"

    @property
    def frame(self) -> str:
        """What is filled in as it is sent: versions with the same frame take the same values."""
        return self.hash[:FRAME]

    @property
    def sendable(self) -> bool:
        """Whether it is a template that may be sent now."""
        return self.status == "approved"


def versions(tx: Tx, name: str, language: str) -> list[Stored]:
    """The versions of a template that take the same values as the newest, newest first: while an edited one waits for
    approval, the one before it is sent, unless what is filled in has changed."""
    found = [one for one in _read(tx, "id DESC") if (one.name, one.language) == (name, language)]
    return [one for one in found if one.frame == found[0].frame]


def everything(tx: Tx) -> list[Stored]:
    """All that stands at Twilio as far as we know, the newest last."""
    return _read(tx, "id")


def _read(tx: Tx, order: str) -> list[Stored]:
    rows = tx.sql(
        f"SELECT {_FIELDS}, checked_at <= :since FROM content WHERE sid <> '' ORDER BY {order}",
        since=tx.now - STALE,
    )
    return [Stored(*row) for row in rows.fetchall()]


def claim(tx: Tx, draft: Draft) -> str | None:
    """The id of a message with buttons; nothing while it cannot be had; None: whoever asks is the one to make it."""
    row = tx.sql(
        "SELECT sid FROM content WHERE name = :name AND language = :language AND hash = :hash",
        name=draft.name,
        language=draft.language,
        hash=draft.hash,
    ).fetchone()
    if row and row[0]:
        return str(row[0])
    since = tx.now - REST
    if tx.sql("SELECT 1 FROM content WHERE sid = '' AND checked_at > :since", since=since).fetchone():
        return ""
    ours = tx.sql(
        "INSERT INTO content (name, language, hash, status, checked_at) VALUES (:name, :language, :hash, 'made', :now)"
        " ON CONFLICT (name, language, hash) DO UPDATE SET checked_at = :now"
        " WHERE content.sid = '' AND content.checked_at <= :since RETURNING id",
        name=draft.name,
        language=draft.language,
        hash=draft.hash,
        now=tx.now,
        since=since,
    ).fetchone()
    return None if ours else ""


def put(tx: Tx, draft: Draft, sid: str, standing: Standing) -> None:
    """Write down what was stored, as the newest of its name: an old text may have been taken up again."""
    tx.sql(
        "DELETE FROM content WHERE name = :name AND language = :language AND hash = :hash",
        name=draft.name,
        language=draft.language,
        hash=draft.hash,
    )
    tx.sql(
        "INSERT INTO content (name, language, hash, sid, category, status, reason, checked_at) VALUES (:name, :language,"
        " :hash, :sid, :category, :status, :reason, :now)",
        name=draft.name,
        language=draft.language,
        hash=draft.hash,
        sid=sid,
        category=standing.category or draft.category,
        status=standing.status,
        reason=standing.reason,
        now=tx.now,
    )


def note(tx: Tx, standings: Mapping[str, Standing]) -> None:
    """Write down how things stand, by id. Of a message with buttons all that counts is whether it is there: one that is
    gone is made anew when it is needed."""
    for sid, standing in standings.items():
        tx.sql(
            "UPDATE content SET status = :status, category = CASE WHEN :category = '' THEN category ELSE :category END,"
            " reason = :reason, checked_at = :now WHERE sid = :sid AND status <> 'made'",
            sid=sid,
            status=standing.status,
            category=standing.category,
            reason=standing.reason,
            now=tx.now,
        )
        if standing.status == "gone":
            tx.sql("DELETE FROM content WHERE sid = :sid AND status = 'made'", sid=sid)
