"""Tables of broadcasts: who follows what, what is sent to many, and the ledger of each delivery."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.store.tables.columns import NEVER_AGAIN, Id, metadata, moment, number, ref, where, words

follow = Table(  # somebody of the public who asked for the products of a campaign
    "follow",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    ref("contact_id", "contact"),
    words("areas", "[]"),  # slugs of regions, JSON; none: all
    words("kinds", "[]"),  # of product, JSON; none: all
    words("often", "week"),  # day, week, month
    words("state", "on"),  # on, off
    words("source"),  # chat, import
    words("proof"),  # version of the words she agreed to, or where an imported yes is written down
    moment("opted_at"),
    moment("stopped_at"),
    moment("given_at"),  # the last digest
    UniqueConstraint("contact_id", "campaign_id"),
    Index("ix_follow_campaign", "campaign_id", "contact_id"),
    **NEVER_AGAIN,
)

broadcast = Table(
    "broadcast",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    Column("author_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),  # nobody: the clock
    words("kind"),  # digest, followers, cohort
    words("audience", "{}"),  # who: JSON, see bot.broadcast.audience
    words("body", "{}"),  # what, by language: JSON
    words("state", "filling"),  # filling (rows are written), sending, paused, done, cancelled
    Column("reach", Integer, nullable=False, server_default="0"),  # people when it was made
    moment("created_at"),
    moment("started_at"),
    moment("ended_at"),
    Index("ix_broadcast_state", "state"),
    **NEVER_AGAIN,
)

delivery = Table(  # one person in one broadcast, written before anything is sent
    "delivery",
    metadata,
    number(),
    ref("broadcast_id", "broadcast"),
    Column("contact_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    words("channel"),  # her chat is looked up when it is sent, and kept here no longer than it is hers
    words("state", "queued"),  # queued, sending, sent, delivered, read, failed, in doubt, dropped
    words("reason"),  # of failed and dropped
    words("result"),  # the provider's id of the message
    Column("letter_id", Id),  # the outbox row that waits behind a template which only says that it does
    Column("attempts", Integer, nullable=False, server_default="0"),
    moment("due_at"),
    moment("lease_until"),
    moment("at"),  # of its last change
    UniqueConstraint("broadcast_id", "contact_id"),
    Index("ix_delivery_open", "broadcast_id", "due_at", "id", **where("state IN ('queued', 'sending')")),
    Index("ix_delivery_sending", "lease_until", **where("state = 'sending'")),
    Index("ix_delivery_contact", "contact_id"),
    **NEVER_AGAIN,
)

rate = Table(  # what all processes together may still send over a channel
    "rate",
    metadata,
    number(),
    Column("name", Text, nullable=False, unique=True),  # such as telegram
    moment("free_at"),  # the next departure that nobody has booked
    **NEVER_AGAIN,
)

tariff = Table(  # a channel that costs money, as the settings have it; one that is not connected has no row
    "tariff",
    metadata,
    number(),
    Column("name", Text, nullable=False, unique=True),  # such as whatsapp
    words("price"),  # of one template, in US dollars; nothing: not known
    Column(
        "begun", Integer, nullable=False, server_default="0"
    ),  # people with whom we may begin a day; 0: any
    **NEVER_AGAIN,
)
