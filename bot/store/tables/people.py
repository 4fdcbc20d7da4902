"""Tables of people: who they are, how they are reached, who serves them."""

from sqlalchemy import Index, Table, UniqueConstraint

from bot.store.tables.columns import NEVER_AGAIN, flag, metadata, moment, number, ref, words

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
    UniqueConstraint("channel", "external"),
    Index("ix_address_contact", "contact_id"),
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

organisation = Table("organisation", metadata, number(), words("name"), **NEVER_AGAIN)

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
    words("site"),  # where our pages are in the world, without an end slash; nothing: nowhere
    words("accent"),  # colour of its cards, such as #b64c25; nothing: ours
    words("hours"),  # when a person answers, such as Sun-Thu 09:00-16:00; nothing: no fixed hours
    **NEVER_AGAIN,
)

staff = Table(
    "staff",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    words("channel"),
    words("external"),
    words("role", "coordinator"),
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
