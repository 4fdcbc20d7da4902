"""Tables of the engine: what came in, what is going on, what goes out."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.store.tables.columns import (
    NEVER_AGAIN,
    UNSENT,
    Id,
    flag,
    metadata,
    moment,
    number,
    ref,
    where,
    words,
)

inbox = Table(
    "inbox",
    metadata,
    number(),
    words("channel"),
    words("provider_id"),
    words("ref"),  # the provider's id of the message in its chat, where a bot may take it away
    # outlives her data: without it, a message delivered twice would greet her anew after she left
    Column("address_id", Id, ForeignKey("address.id", ondelete="SET NULL")),
    words("state", "done"),  # done; media (a file must be fetched first); waiting (behind such a one)
    Column("payload", Text),  # the message while it waits; nothing once it is handled
    Column("attempts", Integer, nullable=False, server_default="0"),
    moment("due_at"),
    moment("received_at"),
    UniqueConstraint("channel", "provider_id"),
    Index("ix_inbox_received", "received_at"),
    Index("ix_inbox_open", "address_id", "id", **where("state <> 'done'")),
    **NEVER_AGAIN,
)

run = Table(
    "run",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("flow"),
    words("argument"),
    words("state", "open"),  # open, waiting (another was started), parked (a bug), done, dropped
    Column("turn", Integer, nullable=False, server_default="0"),  # of the last event
    Column("asked", Integer, nullable=False, server_default="0"),  # turn at which its question first stood
    Column("misses", Integer, nullable=False, server_default="0"),
    words("question"),  # the name of the one she has before her
    words("journal", "[]"),
    words("candidate"),
    words("event"),  # of a parked run: the message it stumbled on
    moment("started_at"),
    moment("moved_at"),
    Index("uq_run_open", "contact_id", unique=True, **where("state = 'open'")),
    Index("ix_run_contact", "contact_id", "state"),
    **NEVER_AGAIN,
)

timer = Table(
    "timer",
    metadata,
    number(),
    moment("due_at"),
    ref("contact_id", "contact"),
    ref("run_id", "run", nullable=True),
    Column("turn", Integer, nullable=False, server_default="0"),
    words("what"),  # quiet, idle, or the name of a flow to start
    words("argument"),
    Index("ix_timer_due", "due_at"),
    Index("ix_timer_contact", "contact_id", "what"),  # a reminder takes the place of the one before
    **NEVER_AGAIN,
)

outbox = Table(
    "outbox",
    metadata,
    number(),
    words("channel"),
    words("chat"),
    words("deed", "reply"),  # reply, post, edit, unpost, wipe, discard
    Column("contact_id", Id),
    Column("run_id", Id),
    Column("turn", Integer),
    Column("n", Integer),
    Column("target_id", Id),  # of an edit or unpost: the outbox row that posted
    Column("body", Text),  # the reply; nothing 30 days after it was sent
    words(
        "state", "queued"
    ),  # queued, sending, sent, failed, in doubt, dropped, held (for who is not using the phone), shut (until she writes)
    Column("attempts", Integer, nullable=False, server_default="0"),
    moment("due_at"),
    moment("lease_until"),  # a process holds the row until then
    words("result"),  # the provider's id of the message
    words("error"),
    words("purpose"),  # lessons, of what we begin to teach; nothing: what concerns her
    moment("created_at"),
    UniqueConstraint("run_id", "turn", "n"),
    Index("ix_outbox_open", "due_at", **where(UNSENT)),
    Index("ix_outbox_chat", "channel", "chat", "id", **where(UNSENT)),
    Index("ix_outbox_held", "contact_id", **where("state = 'held'")),
    Index("ix_outbox_shut", "channel", "chat", **where("state = 'shut'")),
    **NEVER_AGAIN,
)

receipt = Table(  # what a channel said later of a message of ours
    "receipt",
    metadata,
    number(),
    words("channel"),
    words("provider_id"),
    words("receipt"),  # the Outgoing's
    words("status"),  # queued, sent, delivered, read, failed
    words("code"),  # the provider's reason
    moment("at"),
    UniqueConstraint("channel", "provider_id"),
    Index("ix_receipt_code", "code", "at", **where("code <> ''")),
    **NEVER_AGAIN,
)

content = Table(  # what we have stored at Twilio: messages with buttons, and templates
    "content",
    metadata,
    number(),
    words("name"),
    words("language"),
    words("hash"),  # of what was stored: another text is stored anew
    words("sid"),
    words("category"),  # of a template, as Meta sees it
    words("status"),  # of a template: unsubmitted, received, pending, approved, rejected, paused, disabled
    words("reason"),  # of a rejection
    moment("checked_at"),
    UniqueConstraint("name", "language", "hash"),
    **NEVER_AGAIN,
)

media = Table(
    "media",
    metadata,
    Column("name", Text, primary_key=True),  # random: an address that cannot be guessed
    words("sha256"),
    words("mime"),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("contact_id", Id),
    words("seen"),  # of a photo: what was measured of it, JSON; see bot.photos.album
    words("parent"),  # of one made from another photo of hers: that one's name
    words("made"),  # how: improved, blurred, cropped
    moment("created_at"),
    moment("expires_at"),  # 0: as long as something shows it
    Index("ix_media_parent", "parent"),
    Index("ix_media_sha", "contact_id", "sha256"),
)

simulated = Table(  # what the simulator's phones and channel show
    "simulated",
    metadata,
    number(),
    words("chat"),
    words("side"),  # in (she wrote it) or out (we did)
    words("body"),
    flag("removed"),
    moment("at"),
    Index("ix_simulated_chat", "chat", "id"),
    **NEVER_AGAIN,
)
