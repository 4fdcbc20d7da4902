"""Tables of people: who they are, how they are reached, who serves them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.store.tables.columns import NEVER_AGAIN, Id, flag, metadata, moment, number, ref, where, words

contact = Table(
    "contact",
    metadata,
    number(),
    words("state", "new"),  # new, active, stopped (no messages), gone (deleted her data or her account)
    words("language", "ar"),
    words("country"),
    words("name"),  # what to call her; never a surname by design of the question
    words("area"),  # her governorate or region
    words("locality"),  # the district or town in it, where she said one
    words("makes"),
    words("shows", "{}"),  # what a post may show, from the safety lesson: JSON
    flag("veiled"),  # what we start shows one neutral line, and waits until she opens it
    moment("barred_at"),  # orders and messages to makers are closed to this one since then; 0: they are not
    words("customers"),  # whose orders she takes: women (by their own word), or nothing: everybody's
    words("weekly", "on"),  # whether she gets the numbers of her week: on, off
    moment("consented_at"),
    words("consent_version"),
    moment("created_at"),
    **NEVER_AGAIN,
)

address = Table(
    "address",
    metadata,
    number(),
    words("channel"),
    words("external"),
    ref("contact_id", "contact"),  # the one of its people who is using it now
    flag("blocked"),
    moment("seen_at"),  # her last message: WhatsApp's window of 24 hours counts from it
    words("alias"),  # WhatsApp's business-scoped id of one whose phone is `external`
    moment("begun_at"),  # when we last began with her by a template
    words("offered", "{}"),  # what numbers stand for in what she was sent last, JSON; see bot.store.offers
    UniqueConstraint("channel", "external"),
    Index("ix_address_contact", "contact_id"),
    Index("ix_address_alias", "channel", "alias", **where("alias <> ''")),
    Index("ix_address_begun", "channel", "begun_at", **where("begun_at > 0")),
    **NEVER_AGAIN,
)

sharer = Table(  # the people who use one address by turns; address.contact_id is the one using it now
    "sharer",
    metadata,
    number(),
    ref("address_id", "address"),
    ref("contact_id", "contact"),
    moment("joined_at"),
    UniqueConstraint("address_id", "contact_id"),
    Index("ix_sharer_contact", "contact_id"),
    **NEVER_AGAIN,
)

permit = Table(  # her yes to being written to first over a channel, by purpose
    "permit",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("channel"),
    words("purpose"),  # messages (what concerns her), lessons
    words("words"),  # what she said yes to, as it was said
    words("source"),  # chat, import, link
    moment("given_at"),
    moment("ended_at"),
    UniqueConstraint("contact_id", "channel", "purpose"),
    **NEVER_AGAIN,
)

pairing = Table(  # a code that she types on her other channel
    "pairing",
    metadata,
    number(),
    ref("contact_id", "contact"),
    Column("mark", Text, nullable=False, unique=True),  # a keyed hash of the code
    moment("made_at"),
    moment("used_at"),
    **NEVER_AGAIN,
)

merger = Table(  # two of our contacts who are one person
    "merger",
    metadata,
    number(),
    ref("contact_id", "contact"),  # whose all of it is now
    Column(
        "other_id", Id, ForeignKey("contact.id", ondelete="SET NULL")
    ),  # kept empty, so that it can be undone
    words("channel"),  # of the address that came
    words("moved", "{}"),  # rows that came with it, by table: JSON
    moment("at"),
    moment("undone_at"),
    Index("ix_merger_contact", "contact_id"),
    **NEVER_AGAIN,
)

barred = Table(  # addresses whose owners were shut out and left: keyed hashes, see bot.store.barred
    "barred",
    metadata,
    number(),
    Column("mark", Text, nullable=False, unique=True),
    moment("since"),  # orders were closed
    moment("at"),  # they left
    **NEVER_AGAIN,
)

organisation = Table("organisation", metadata, number(), words("name"), moment("created_at"), **NEVER_AGAIN)

campaign = Table(
    "campaign",
    metadata,
    number(),
    ref("organisation_id", "organisation"),
    words("name"),
    words("country"),
    words("timezone"),
    words("currency"),
    words("channel"),  # where its posts stand: the channel's name and the chat's id
    words("chat"),
    words("link"),  # opens the bot from a post, with a payload to append
    words("whatsapp"),  # the same on WhatsApp; nothing: it is not there
    words("site"),  # where our pages are in the world, without an end slash; nothing: nowhere
    words("accent"),  # colour of its cards, such as #b64c25; nothing: ours
    words("hours"),  # when a person answers, such as Sun-Thu 09:00-16:00; nothing: no fixed hours
    words("state", "open"),  # open, closed (takes and shows nothing new)
    Column("reviewers", Integer, nullable=False, server_default="1"),  # 2, or 1 for a small organisation
    Column("slots", Integer, nullable=False, server_default="0"),  # places a week; 0: no draw, all are shown
    Column("reserved", Integer, nullable=False, server_default="0"),  # of them for the places named here
    words("underserved", "[]"),  # slugs of places, JSON
    Column("firsts", Integer, nullable=False, server_default="0"),  # of them for who was never shown
    Column("most_alike", Integer, nullable=False, server_default="0"),  # of one kind of product; 0: any
    words("draws", "Thu 12:00"),  # when the weekly list is frozen, in its time zone
    words("posting", "[]"),  # when its posts go out, such as ["Sun 10:00", "Tue 18:30"]: JSON; none: at once
    words("quiet", "[]"),  # pairs of ISO days, from and to, in which nothing goes out: JSON
    Column("guardian_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),  # who hears of harm first
    words("guardian_name"),  # as she lets it be said
    words("guardian_hours"),  # when she answers; as `hours`
    words("settled", "[]"),  # what the settings say of it, which nobody else may change: JSON
    moment("counted_at"),  # whoever looks after harm was told the week
    **NEVER_AGAIN,
)

staff = Table(
    "staff",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    words("channel"),
    words("external"),
    words("role", "coordinator"),  # one of bot.people.team.roles
    flag("settled"),  # named in the settings, and gone when they no longer do
    moment("since"),
    moment("chosen_at"),  # she last chose to work in this campaign
    UniqueConstraint("channel", "external", "campaign_id"),
    **NEVER_AGAIN,
)

attention = Table(  # what we started by ourselves: the budget of one a day, three a week
    "attention",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("what"),
    moment("at"),
    Index("ix_attention_contact", "contact_id", "at"),
    **NEVER_AGAIN,
)

ticket = Table(  # a question to a person
    "ticket",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("asked"),
    words("answered"),
    flag("urgent"),
    moment("asked_at"),
    moment("answered_at"),
    **NEVER_AGAIN,
)


invitation = Table(  # to the staff: a link that works once
    "invitation",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    Column("code", Text, nullable=False, unique=True),
    words("role"),
    Column("author_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    moment("made_at"),
    moment("expires_at"),
    moment("used_at"),
    **NEVER_AGAIN,
)

audit = Table(  # what staff did; codes and numbers, never words or names
    "audit",
    metadata,
    number(),
    ref("campaign_id", "campaign", nullable=True),
    Column(
        "actor_id", Id, ForeignKey("contact.id", ondelete="SET NULL")
    ),  # nobody: the operator's command line
    words("deed"),
    words("subject"),  # such as listing:12
    words("detail", "{}"),
    moment("at"),
    Index("ix_audit_campaign", "campaign_id", "at"),
    **NEVER_AGAIN,
)

relation = Table(  # whose listings a reviewer does not judge
    "relation",
    metadata,
    number(),
    ref("reviewer_id", "contact"),
    ref("contact_id", "contact", nullable=True),  # whom she knows; or, when she declared her beforehand:
    words("name"),  # her first name, normalised
    words("area"),  # and where she works: the slug of a region
    moment("at"),
    Index("ix_relation_reviewer", "reviewer_id"),
    **NEVER_AGAIN,
)

ambassador = Table(  # somebody with an audience who passes products on
    "ambassador",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    ref("contact_id", "contact"),
    Column("code", Text, nullable=False, unique=True),  # the end of her links
    words("state", "on"),  # on, off
    moment("at"),
    UniqueConstraint("contact_id", "campaign_id"),
    **NEVER_AGAIN,
)

nomination = Table(  # somebody thinks of a maker; nothing of the maker is kept
    "nomination",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    Column("contact_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),  # who nominated
    Column("code", Text, nullable=False, unique=True),
    words("area"),
    words("kind"),
    moment("at"),
    moment("started_at"),  # somebody came with it
    **NEVER_AGAIN,
)
