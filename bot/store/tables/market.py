"""Tables of the market: listings, their reviews, posts and requests."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.store.tables.columns import NEVER_AGAIN, Id, metadata, moment, number, ref, where, words

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
    moment("renew_at"),  # she was last asked whether she still agrees, before her yes was six months old
    moment("submitted_at"),
    moment("pooled_at"),  # accepted, and waits for a place since then; 0: it does not
    moment("published_at"),
    moment("checked_at"),  # she last said that it is still to be had
    moment("asked_at"),  # since when that question waits for her answer; 0: it does not
    moment("paused_until"),  # 0: until she says so
    Column("version", Integer, nullable=False, server_default="1"),  # of what a coordinator looks at
    Index("ix_listing_state", "campaign_id", "state"),
    Index("ix_listing_contact", "contact_id"),
    Index("ix_listing_shelf", "state", "published_at", "price", **where("state = 'published'")),
    **NEVER_AGAIN,
)

review = Table(  # one reviewer's look at one version; she has it from `taken_at` until `due_at`, and judged it `at`
    "review",
    metadata,
    number(),
    ref("listing_id", "listing"),
    Column("reviewer_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    Column("version", Integer, nullable=False),
    words(
        "decision"
    ),  # approved, changes, declined, score (as the points say), aside (she knows her); nothing yet
    words("scores", "{}"),  # item of the rubric: 0 to 3, JSON
    words("reason"),
    words("note"),
    words("lesson"),  # the one that would help
    moment("taken_at"),
    moment("due_at"),
    moment("at"),
    Index("ix_review_listing", "listing_id", "version"),
    Index("ix_review_reviewer", "reviewer_id", "at"),
    **NEVER_AGAIN,
)

appeal = Table(  # she asks that a second person looks at what was not accepted
    "appeal",
    metadata,
    number(),
    ref("listing_id", "listing"),
    Column("version", Integer, nullable=False),
    words("words"),  # why; gone once it is decided
    moment("asked_at"),
    moment("due_at"),
    Column("decider_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    words("decision"),  # upheld (it stays so), granted
    moment("decided_at"),
    Index("ix_appeal_listing", "listing_id"),
    **NEVER_AGAIN,
)

maker = Table(  # a woman's place in the draws
    "maker",
    metadata,
    number(),
    Column("contact_id", Id, ForeignKey("contact.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("code", Text, nullable=False, unique=True),  # what public lists call her
    Column("times", Integer, nullable=False, server_default="0"),  # how often she was shown
    moment("shown_at"),  # last
    moment("waits_since"),  # 0: she does not wait for a place
    moment("left_at"),  # when her last product left the line; she keeps her place for a while
    Column(
        "goes_first", Integer, nullable=False, server_default="0"
    ),  # weeks, as her first list says; 0: none yet
    Column("at_latest", Integer, nullable=False, server_default="0"),  # weeks she waits at most, by that list
    **NEVER_AGAIN,
)

draw = Table(
    "draw",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    Column("nth", Integer, nullable=False),  # of its campaign, from 1
    words("kind"),  # week, prize
    words("state", "frozen"),  # frozen (the list is fixed), drawn, void
    words("rules", "{}"),  # of this draw: JSON
    words("entries", "[]"),  # the list, as it is published: JSON
    words("digest"),  # SHA-256 of rules and entries
    words("source"),  # where the public value comes from, such as drand:12345
    moment("value_at"),  # from then on it is known
    words("value"),
    words("result", "{}"),  # who was drawn and who stands in, as bot.market.fairness.draw.Result: JSON
    Column("cohort_id", Id, ForeignKey("cohort.id", ondelete="SET NULL")),  # of a prize
    words("prize"),
    moment("frozen_at"),
    moment("drawn_at"),
    UniqueConstraint("campaign_id", "nth"),
    **NEVER_AGAIN,
)

chain = (
    Table(  # the public log: each entry holds the hash of the one before; the database refuses to change it
        "chain",
        metadata,
        number(),
        Column("campaign_id", Id, nullable=False),
        Column("nth", Integer, nullable=False),  # of its campaign, from 1
        moment("at"),
        words("what"),
        words("body"),  # canonical JSON: codes and numbers
        words("before"),  # the hash of the entry before
        words("hash"),
        UniqueConstraint("campaign_id", "nth"),
        **NEVER_AGAIN,
    )
)

feature = Table(  # a place in the calendar: what goes out when
    "feature",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    Column("draw_id", Id, ForeignKey("draw.id", ondelete="SET NULL")),
    words("kind", "single"),  # single, three, theme
    words("theme"),  # a text key's end, of a themed post
    moment("due_at"),
    words("state", "planned"),  # planned, posted, missed (nobody was there to send it), dropped
    moment("asked_at"),  # coordinators were asked what to do with a missed one
    Column("author_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),  # nobody: the draw
    moment("created_at"),
    Index("ix_feature_due", "due_at", **where("state = 'planned'")),
    Index("ix_feature_campaign", "campaign_id", "state"),
    **NEVER_AGAIN,
)

featured = Table(  # the products of a feature, in their order
    "featured",
    metadata,
    number(),
    ref("feature_id", "feature"),
    ref("listing_id", "listing"),
    Column("place", Integer, nullable=False, server_default="0"),
    UniqueConstraint("feature_id", "listing_id"),
    Index("ix_featured_listing", "listing_id"),
    **NEVER_AGAIN,
)

outlet = Table(  # a public channel where posts of a campaign stand
    "outlet",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    words("channel"),
    words("chat"),
    words("title"),
    words("link"),  # how the public opens it
    words("state", "up"),  # up, lost (we were put out or may not post), off, new (seen; nobody said yes yet)
    words("lacks"),  # rights that would help and are not there: edit, delete
    Column("members", Integer, nullable=False, server_default="0"),
    moment("checked_at"),
    UniqueConstraint("campaign_id", "channel", "chat"),
    **NEVER_AGAIN,
)

post = Table(  # a listing in a message of a channel; several listings of one message share its outbox row
    "post",
    metadata,
    number(),
    ref("listing_id", "listing"),
    ref("campaign_id", "campaign"),
    Column("outlet_id", Id, ForeignKey("outlet.id", ondelete="SET NULL")),
    Column("feature_id", Id, ForeignKey("feature.id", ondelete="SET NULL")),
    Column("outbox_id", Id, nullable=False),
    words("state", "up"),  # up, sold (stands marked so), down
    moment("posted_at"),
    moment("ends_at"),  # one marked as sold comes down then; 0: not set
    Index("ix_post_listing", "listing_id", "state"),
    Index("ix_post_outbox", "outbox_id"),
    **NEVER_AGAIN,
)

interest = Table(  # a buyer's request
    "interest",
    metadata,
    number(),
    ref("listing_id", "listing"),
    ref("follower_id", "contact"),
    Column("quantity", Integer, nullable=False, server_default="1"),
    words("area"),  # the slug of a place
    words("day"),  # ISO, when she would like to have it; `week`: within seven days; nothing: no matter
    words("asked"),  # until it is closed
    words("state", "asked"),  # asked, answered (the maker wrote), accepted, declined, done, over, blocked
    words("source"),  # where she came from: post, page, card, an ambassador's code
    moment("asked_at"),
    moment("answered_at"),
    moment("closed_at"),
    Index("ix_interest_listing", "listing_id", "state"),
    Index("ix_interest_follower", "follower_id", "state"),
    **NEVER_AGAIN,
)

relay = (
    Table(  # what passed between the two of a request, or was kept from passing: for limits and for reports
        "relay",
        metadata,
        number(),
        ref("interest_id", "interest", nullable=True),  # nothing: it was kept back before there was one
        ref("contact_id", "contact"),  # who wrote or did it
        words("what"),  # message, filtered, number, reminded, waiting, sold
        words("sealed"),  # a message's words, encrypted; gone with the time in which it may be reported
        moment("at"),
        Index("ix_relay_interest", "interest_id", "what"),
        Index("ix_relay_contact", "contact_id", "what", "at"),
        **NEVER_AGAIN,
    )
)

block = Table(  # this one's requests and messages do not reach that one any more
    "block",
    metadata,
    number(),
    ref("contact_id", "contact"),
    ref("blocked_id", "contact"),
    moment("at"),
    UniqueConstraint("contact_id", "blocked_id"),
    **NEVER_AGAIN,
)

report = Table(  # of harm, by a maker or a buyer, about the other or about staff
    "report",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    Column("contact_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    Column("about_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    Column("interest_id", Id, ForeignKey("interest.id", ondelete="SET NULL")),
    Column(
        "level", Integer, nullable=False, server_default="1"
    ),  # 1 nuisance to 4 blackmail; see bot.people.safety.harm
    words("evidence"),  # sealed; gone after 90 days
    words("state", "new"),  # new, taken, closed
    Column("taker_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    moment("at"),
    moment("reminded_at"),  # whoever looks after it was told once more that it waits
    moment("closed_at"),
    Index("ix_report_campaign", "campaign_id", "state"),
    **NEVER_AGAIN,
)

tally = Table(  # what happened to a listing on a day: counts, nobody's name
    "tally",
    metadata,
    number(),
    ref("listing_id", "listing"),
    words("day"),  # ISO, in its campaign's time zone
    words("what"),  # opened, page, asked, accepted, sold, shared
    words("source"),  # post, page, card, an ambassador's code
    Column("count", Integer, nullable=False, server_default="0"),
    UniqueConstraint("listing_id", "day", "what", "source"),
    Index("ix_tally_source", "source", "day"),
    **NEVER_AGAIN,
)
