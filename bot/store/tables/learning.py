"""Tables of learning: who learns how, what she finished and answered, with whom, and what changed."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.store.tables.columns import NEVER_AGAIN, Id, flag, metadata, moment, number, ref, words

cohort = Table(
    "cohort",
    metadata,
    number(),
    ref("campaign_id", "campaign"),
    Column("code", Text, nullable=False, unique=True),  # six digits: what she types, and the end of the link
    words("name"),
    words("area"),
    moment("starts_at"),
    Column("size", Integer, nullable=False, server_default="0"),  # most members
    Column("facilitator_id", Id, ForeignKey("contact.id", ondelete="SET NULL")),
    words("state", "open"),  # open, closed (takes nobody any more)
    moment("created_at"),
    **NEVER_AGAIN,
)

learner = Table(  # made when she first does something in the school
    "learner",
    metadata,
    number(),
    Column("contact_id", Id, ForeignKey("contact.id", ondelete="CASCADE"), nullable=False, unique=True),
    words("goal"),  # her own words
    Column("weekly", Integer, nullable=False, server_default="0"),  # lessons a week she wants; 0: not said
    words("part"),  # of the day she likes: morning, afternoon, evening; nothing: not said
    flag("light"),  # little data: pictures and sound only when she asks for them
    flag("paused"),  # no nudges until she learns again
    flag("nightly"),  # keeps her three numbers here
    Column("cohort_id", Id, ForeignKey("cohort.id", ondelete="SET NULL")),
    moment("joined_at"),  # the cohort
    moment("moved_at"),  # last did something in the school
    moment("written_at"),  # the facilitator last wrote to her
    Index("ix_learner_cohort", "cohort_id"),
    **NEVER_AGAIN,
)

guess = Table(  # a wrong code of a cohort that she typed: so many a day and no more
    "guess",
    metadata,
    number(),
    ref("contact_id", "contact"),
    moment("at"),
    Index("ix_guess_contact", "contact_id"),
    **NEVER_AGAIN,
)

note = Table(  # a facilitator's message on its way to a woman; gone once it is given to her
    "note",
    metadata,
    number(),
    ref("contact_id", "contact"),
    ref("author_id", "contact"),
    words("kind"),  # stuck, almost, finished, unbegun: our words; own: hers
    words("words"),
    moment("at"),
    **NEVER_AGAIN,
)

progress = Table(
    "progress",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("lesson"),
    Column("right", Integer, nullable=False, server_default="0"),  # answers right at the first try
    flag("tried"),  # her task: a valid attempt, not "later"
    words("useful"),  # yes, no, or nothing said
    words("remark"),  # what she added, in words
    moment("finished_at"),
    UniqueConstraint("contact_id", "lesson"),
    **NEVER_AGAIN,
)

answer = Table(  # the first answer to each question, and when a wrong one comes back
    "answer",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("lesson"),
    Column("question", Integer, nullable=False),  # its place, from 0
    flag("hit"),  # right at the first try
    Column("round", Integer, nullable=False, server_default="0"),  # how often it has come back
    moment("due_at"),  # when it comes back next; 0: it does not
    moment("at"),
    UniqueConstraint("contact_id", "lesson", "question"),
    Index("ix_answer_due", "contact_id", "due_at"),
    **NEVER_AGAIN,
)

survey = Table(  # what she does today, asked at the beginning and at the end
    "survey",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("round"),  # baseline, endline
    words("answers", "{}"),  # question: option, JSON
    words("photo"),  # name of a medium she let us keep
    flag("shared"),  # the team may look at the photo
    moment("at"),
    UniqueConstraint("contact_id", "round"),
    **NEVER_AGAIN,
)

takings = Table(  # her notebook: only when she asked for it, and sealed
    "takings",
    metadata,
    number(),
    ref("contact_id", "contact"),
    words("day"),  # 2026-11-21, in her country
    words("sealed"),  # sold, spent and owed in minor units, encrypted with the installation's secret
    UniqueConstraint("contact_id", "day"),
    **NEVER_AGAIN,
)

certificate = Table(
    "certificate",
    metadata,
    number(),
    ref("contact_id", "contact"),
    Column("code", Text, nullable=False, unique=True),
    words("name"),  # as she chose it: her first name or her brand
    flag("open"),  # the page may show the name
    moment("issued_at"),
    moment("revoked_at"),
    flag("barred"),  # withdrawn by the operator: no other for her until that is lifted
    Index("ix_certificate_contact", "contact_id"),
    **NEVER_AGAIN,
)
