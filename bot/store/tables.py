"""Every table, once, for SQLite and Postgres. Times are seconds since the epoch; money is in minor units."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
UNSENT = "state IN ('queued', 'sending')"
# Numbers are never used twice: buttons and outbox rows name a run for months after it was deleted.
NEVER_AGAIN: dict[str, Any] = {"sqlite_autoincrement": True}
Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True)


def _ref(name: str, to: str, nullable: bool = False) -> Column[int]:
    return Column(name, Id, ForeignKey(f"{to}.id", ondelete="CASCADE"), nullable=nullable)


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _time(name: str) -> Column[float]:
    return Column(name, Float, nullable=False, server_default="0")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("false"))


def _where(condition: str) -> dict[str, Any]:
    """The condition of a partial index, for both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


# --- people

contact = Table(
    "contact",
    metadata,
    _id(),
    _text("state", "new"),  # new, active, stopped (no messages), gone (deleted her data or her account)
    _text("language", "ar"),
    _text("country"),
    _text("name"),  # what to call her; never a surname by design of the question
    _text("area"),
    _text("makes"),
    _text("shows", "{}"),  # what a post may show, from the safety lesson: JSON
    _time("consented_at"),
    _text("consent_version"),
    _time("created_at"),
    **NEVER_AGAIN,
)

address = Table(
    "address",
    metadata,
    _id(),
    _text("channel"),
    _text("external"),
    _ref("contact_id", "contact"),  # the one of its people who is using it now
    _flag("blocked"),
    _time("seen_at"),  # her last message: WhatsApp's window of 24 hours counts from it
    UniqueConstraint("channel", "external"),
    Index("ix_address_contact", "contact_id"),
    **NEVER_AGAIN,
)

organisation = Table("organisation", metadata, _id(), _text("name"), **NEVER_AGAIN)

campaign = Table(
    "campaign",
    metadata,
    _id(),
    _ref("organisation_id", "organisation"),
    _text("name"),
    _text("country"),
    _text("timezone"),
    _text("currency"),
    _text("channel"),  # where its posts stand: the channel's name and the chat's id
    _text("chat"),
    _text("link"),  # opens the bot from a post, with a payload to append
    _text("hours"),  # when a person answers, such as Sun-Thu 09:00-16:00; nothing: no fixed hours
    **NEVER_AGAIN,
)

staff = Table(
    "staff",
    metadata,
    _id(),
    _ref("campaign_id", "campaign"),
    _text("channel"),
    _text("external"),
    _text("role", "coordinator"),
    UniqueConstraint("channel", "external", "campaign_id"),
    **NEVER_AGAIN,
)

attention = Table(  # what we started by ourselves: the budget of one a day, three a week
    "attention",
    metadata,
    _id(),
    _ref("contact_id", "contact"),
    _text("what"),
    _time("at"),
    Index("ix_attention_contact", "contact_id", "at"),
    **NEVER_AGAIN,
)

ticket = Table(  # a question to a person
    "ticket",
    metadata,
    _id(),
    _ref("contact_id", "contact"),
    _text("asked"),
    _text("answered"),
    _flag("urgent"),
    _time("asked_at"),
    _time("answered_at"),
    **NEVER_AGAIN,
)

# --- the engine

inbox = Table(
    "inbox",
    metadata,
    _id(),
    _text("channel"),
    _text("provider_id"),
    # outlives her data: without it, a message delivered twice would greet her anew after she left
    Column("address_id", Id, ForeignKey("address.id", ondelete="SET NULL")),
    _text("state", "done"),  # done; media (a file must be fetched first); waiting (behind such a one)
    Column("payload", Text),  # the message while it waits; nothing once it is handled
    Column("attempts", Integer, nullable=False, server_default="0"),
    _time("due_at"),
    _time("received_at"),
    UniqueConstraint("channel", "provider_id"),
    Index("ix_inbox_open", "address_id", "id", **_where("state <> 'done'")),
    **NEVER_AGAIN,
)

run = Table(
    "run",
    metadata,
    _id(),
    _ref("contact_id", "contact"),
    _text("flow"),
    _text("argument"),
    _text("state", "open"),  # open, waiting (another was started), parked (a bug), done, dropped
    Column("turn", Integer, nullable=False, server_default="0"),  # of the last event
    Column("asked", Integer, nullable=False, server_default="0"),  # turn at which its question first stood
    Column("misses", Integer, nullable=False, server_default="0"),
    _text("journal", "[]"),
    _text("candidate"),
    _text("event"),  # of a parked run: the message it stumbled on
    _time("started_at"),
    _time("moved_at"),
    Index("uq_run_open", "contact_id", unique=True, **_where("state = 'open'")),
    Index("ix_run_contact", "contact_id", "state"),
    **NEVER_AGAIN,
)

timer = Table(
    "timer",
    metadata,
    _id(),
    _time("due_at"),
    _ref("contact_id", "contact"),
    _ref("run_id", "run", nullable=True),
    Column("turn", Integer, nullable=False, server_default="0"),
    _text("what"),  # quiet, idle, or the name of a flow to start
    _text("argument"),
    Index("ix_timer_due", "due_at"),
    **NEVER_AGAIN,
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _text("channel"),
    _text("chat"),
    _text("deed", "reply"),  # reply, post, edit, unpost
    Column("contact_id", Id),
    Column("run_id", Id),
    Column("turn", Integer),
    Column("n", Integer),
    Column("target_id", Id),  # of an edit or unpost: the outbox row that posted
    Column("body", Text),  # the reply; nothing 30 days after it was sent
    _text("state", "queued"),  # queued, sending, sent, failed, in doubt, dropped
    Column("attempts", Integer, nullable=False, server_default="0"),
    _time("due_at"),
    _time("lease_until"),  # a process holds the row until then
    _text("result"),  # the provider's id of the message
    _text("error"),
    _time("created_at"),
    UniqueConstraint("run_id", "turn", "n"),
    Index("ix_outbox_open", "due_at", **_where(UNSENT)),
    Index("ix_outbox_chat", "channel", "chat", "id", **_where(UNSENT)),
    **NEVER_AGAIN,
)

media = Table(
    "media",
    metadata,
    Column("name", Text, primary_key=True),  # random: an address that cannot be guessed
    _text("sha256"),
    _text("mime"),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("contact_id", Id),
    _time("created_at"),
    _time("expires_at"),  # 0: as long as something shows it
)

simulated = Table(  # what the simulator's phones and channel show
    "simulated",
    metadata,
    _id(),
    _text("chat"),
    _text("side"),  # in (she wrote it) or out (we did)
    _text("body"),
    _flag("removed"),
    _time("at"),
    Index("ix_simulated_chat", "chat", "id"),
    **NEVER_AGAIN,
)

# --- the domain

progress = Table(
    "progress",
    metadata,
    _id(),
    _ref("contact_id", "contact"),
    _text("lesson"),
    Column("right", Integer, nullable=False, server_default="0"),  # answers right at the first try
    _time("finished_at"),
    UniqueConstraint("contact_id", "lesson"),
    **NEVER_AGAIN,
)

listing = Table(
    "listing",
    metadata,
    _id(),
    Column("code", Text, nullable=False, unique=True),
    _ref("contact_id", "contact"),
    _ref("campaign_id", "campaign"),
    _text("title"),
    _text("description"),
    Column("price", Integer, nullable=False),  # fils or santim
    _text("currency"),
    _text("photos", "[]"),  # names of media: JSON
    _text("reach", "bot"),  # how buyers reach her: bot, page, phone
    _text("reach_at"),  # the page or the number, only when she chose it
    _text("shows", "{}"),
    _text("state", "submitted"),  # draft, submitted, changes, approved, published, declined, hidden
    _text("consent_version"),
    _time("consented_at"),
    _time("submitted_at"),
    Column("version", Integer, nullable=False, server_default="1"),  # of what a coordinator looks at
    Index("ix_listing_state", "campaign_id", "state"),
    Index("ix_listing_contact", "contact_id"),
    **NEVER_AGAIN,
)

review = Table(
    "review",
    metadata,
    _id(),
    _ref("listing_id", "listing"),
    Column("reviewer_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    Column("version", Integer, nullable=False),
    _text("decision"),  # approved, changes, declined
    _text("reason"),
    _text("note"),
    _time("at"),
    **NEVER_AGAIN,
)

post = Table(
    "post",
    metadata,
    _id(),
    _ref("listing_id", "listing"),
    _ref("campaign_id", "campaign"),
    Column("outbox_id", Id, nullable=False),
    _text("state", "up"),  # up, down
    _time("posted_at"),
    **NEVER_AGAIN,
)

interest = Table(
    "interest",
    metadata,
    _id(),
    _ref("listing_id", "listing"),
    _ref("follower_id", "contact"),
    _text("asked"),
    _text("answered"),
    _time("asked_at"),
    _time("answered_at"),
    **NEVER_AGAIN,
)
