"""Tables of the market: listings, their reviews, posts and requests."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from bot.store.tables.columns import NEVER_AGAIN, Id, metadata, moment, number, ref, words

listing = Table(
    "listing",
    metadata,
    number(),
    Column("code", Text, nullable=False, unique=True),
    ref("contact_id", "contact"),
    ref("campaign_id", "campaign"),
    words("title"),
    words("description"),
    Column("price", Integer, nullable=False),  # fils or santim
    words("currency"),
    words("photos", "[]"),  # names of media: JSON
    words("reach", "bot"),  # how buyers reach her: bot, page, phone
    words("reach_at"),  # the page or the number, only when she chose it
    words("shows", "{}"),
    words("kind"),  # of product: one of bot.market.kinds
    words("details", "{}"),  # what her kind of product asks for, such as allergens: JSON
    words("voice"),  # her description as a voice message, until a coordinator has typed it
    words("state", "submitted"),  # one of bot.market.states
    words("consent_version"),
    moment("consented_at"),
    moment("submitted_at"),
    moment("published_at"),
    moment("checked_at"),  # she last said that it is still to be had
    moment("asked_at"),  # since when that question waits for her answer; 0: it does not
    moment("paused_until"),  # 0: until she says so
    Column("version", Integer, nullable=False, server_default="1"),  # of what a coordinator looks at
    Index("ix_listing_state", "campaign_id", "state"),
    Index("ix_listing_contact", "contact_id"),
    **NEVER_AGAIN,
)

review = Table(
    "review",
    metadata,
    number(),
    ref("listing_id", "listing"),
    Column("reviewer_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    Column("version", Integer, nullable=False),
    words("decision"),  # approved, changes, declined
    words("reason"),
    words("note"),
    moment("at"),
    **NEVER_AGAIN,
)

post = Table(
    "post",
    metadata,
    number(),
    ref("listing_id", "listing"),
    ref("campaign_id", "campaign"),
    Column("outbox_id", Id, nullable=False),
    words("state", "up"),  # up, down
    moment("posted_at"),
    **NEVER_AGAIN,
)

interest = Table(
    "interest",
    metadata,
    number(),
    ref("listing_id", "listing"),
    ref("follower_id", "contact"),
    words("asked"),  # until it is answered
    moment("asked_at"),
    moment("answered_at"),
    **NEVER_AGAIN,
)
