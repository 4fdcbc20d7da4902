"""Which rows and columns are hers, table by table: what a copy of her data holds, and why anything is left out.

A table or a column that is in neither list fails a test until it is added to one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# How a value is said: as it is; as a moment; yes or no; a text of ours found by it; and what needs more knowledge.
Form = (
    Literal[
        "plain", "moment", "flag", "count", "flow", "lesson", "cohort", "nth", "file", "measured",
        "shows", "photos", "price", "reason", "details", "answers", "takings", "journal", "candidate", "event",
    ]
    | tuple[str]  # a text key with {} in it
)  # fmt: skip

_MY_ADDRESSES = (
    "SELECT id FROM address WHERE contact_id = :id UNION SELECT address_id FROM sharer WHERE contact_id = :id"
)
_MY_LISTINGS = "SELECT id FROM listing WHERE contact_id = :id"
_LESSON: Mapping[str, Form] = {"lesson": "lesson"}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table that are hers. `total`: only how many there are, and when the first and the last was."""

    table: str
    hers: str
    columns: Mapping[str, Form]
    name: str = ""  # of its heading, where a table has two parts
    total: bool = False

    @property
    def heading(self) -> str:
        """The key of its heading."""
        return f"record-of-{self.name or self.table}"


_CONTACT: Mapping[str, Form] = {
    "name": "plain",
    "country": ("country-{}",),
    "area": ("place-{}",),
    "locality": ("place-{}",),
    "makes": ("welcome-makes.button-{}",),
    "language": ("language-{}",),
    "state": ("record-is-{}",),
    "shows": "shows",
    "consented_at": "moment",
    "consent_version": "plain",
    "created_at": "moment",
}
_LEARNER: Mapping[str, Form] = {
    "goal": "plain",
    "weekly": "plain",
    "part": ("goal-part.button-{}",),
    "light": "flag",
    "paused": "flag",
    "nightly": "flag",
    "cohort_id": "cohort",
    "joined_at": "moment",
    "moved_at": "moment",
    "written_at": "moment",
}
_LISTING: Mapping[str, Form] = {
    "title": "plain",
    "state": ("state-{}",),
    "description": "plain",
    "price": "price",
    "kind": ("welcome-makes.button-{}",),
    "details": "details",
    "photos": "photos",
    "voice": "file",
    "reach": ("listing-reach.button-{}",),
    "reach_at": "plain",
    "shows": "shows",
    "code": "plain",
    "version": "plain",
    "submitted_at": "moment",
    "consented_at": "moment",
    "consent_version": "plain",
    "published_at": "moment",
    "checked_at": "moment",
    "asked_at": "moment",
    "paused_until": "moment",
}
_REVIEW: Mapping[str, Form] = {
    "decision": ("decide-decision.button-{}",),
    "reason": "reason",
    "note": "plain",
    "version": "plain",
    "at": "moment",
}
_INTEREST: Mapping[str, Form] = {"asked": "plain", "asked_at": "moment", "answered_at": "moment"}
_NOTE: Mapping[str, Form] = {"kind": ("record-note-{}",), "words": "plain", "at": "moment"}

PARTS = (
    Part("contact", "t.id = :id", _CONTACT),
    Part(
        "address",
        f"t.id IN ({_MY_ADDRESSES})",
        {"channel": "plain", "external": "plain", "seen_at": "moment", "blocked": "flag"},
    ),
    Part("sharer", "t.contact_id = :id", {"joined_at": "moment"}),
    Part(
        "staff",
        "EXISTS (SELECT 1 FROM address a WHERE a.channel = t.channel AND a.external = t.external"
        " AND a.contact_id = :id)",
        {"role": ("record-role-{}",), "channel": "plain", "external": "plain"},
    ),
    Part("learner", "t.contact_id = :id", _LEARNER),
    Part(
        "progress",
        "t.contact_id = :id",
        {
            **_LESSON,
            "finished_at": "moment",
            "right": "plain",
            "tried": "flag",
            "useful": ("button-{}",),
            "remark": "plain",
        },
    ),
    Part(
        "answer",
        "t.contact_id = :id",
        {**_LESSON, "question": "nth", "hit": "flag", "round": "plain", "due_at": "moment", "at": "moment"},
    ),
    Part(
        "survey",
        "t.contact_id = :id",
        {"round": ("record-{}",), "answers": "answers", "photo": "file", "shared": "flag", "at": "moment"},
    ),
    Part("takings", "t.contact_id = :id", {"day": "plain", "sealed": "takings"}),
    Part(
        "certificate",
        "t.contact_id = :id",
        {
            "code": "plain",
            "name": "plain",
            "open": "flag",
            "issued_at": "moment",
            "revoked_at": "moment",
            "barred": "flag",
        },
    ),
    Part("note", "t.contact_id = :id", _NOTE),
    Part("note", "t.author_id = :id", _NOTE, name="notes-written"),
    Part(
        "cohort",
        "t.facilitator_id = :id",
        {
            "name": "plain",
            "code": "plain",
            "area": ("place-{}",),
            "size": "plain",
            "state": ("record-cohort-{}",),
            "starts_at": "moment",
            "created_at": "moment",
        },
    ),
    Part("listing", "t.contact_id = :id", _LISTING),
    Part("review", f"t.listing_id IN ({_MY_LISTINGS})", _REVIEW),
    Part("review", "t.reviewer_id = :id", _REVIEW, name="decisions"),
    Part("post", f"t.listing_id IN ({_MY_LISTINGS})", {"state": ("record-post-{}",), "posted_at": "moment"}),
    Part("interest", f"t.listing_id IN ({_MY_LISTINGS})", _INTEREST),
    Part("interest", "t.follower_id = :id", _INTEREST, name="requests"),
    Part(
        "ticket",
        "t.contact_id = :id",
        {
            "asked": "plain",
            "answered": "plain",
            "urgent": "flag",
            "asked_at": "moment",
            "answered_at": "moment",
        },
    ),
    Part(
        "media",
        "t.contact_id = :id",
        {
            "mime": "plain",
            "size": "plain",
            "created_at": "moment",
            "expires_at": "moment",
            "made": ("record-made-{}",),
            "seen": "measured",
        },
    ),
    Part(
        "run",
        "t.contact_id = :id",
        {
            "flow": "flow",
            "argument": "plain",
            "state": ("record-run-{}",),
            "started_at": "moment",
            "moved_at": "moment",
            "journal": "journal",
            "candidate": "candidate",
            "event": "event",
        },
    ),
    Part("timer", "t.contact_id = :id", {"what": "flow", "argument": "plain", "due_at": "moment"}),
    Part("attention", "t.contact_id = :id", {"at": "moment"}, total=True),
    Part("guess", "t.contact_id = :id", {"at": "moment"}, total=True),
    Part("inbox", f"t.address_id IN ({_MY_ADDRESSES})", {"received_at": "moment"}, total=True),
    Part("outbox", "t.contact_id = :id", {"created_at": "moment"}, total=True),
)

NOT_HERS: Mapping[str, str] = {
    "organisation": "who runs Mahalli",
    "campaign": "a country's channel and settings",
    "simulated": "the screens of the demo's invented phones",
}
_NUMBERS = "numbers of rows, which tell nothing"
_COUNTS = "counts of the engine, which tell nothing of her"
LEFT_OUT: Mapping[str, str] = {  # `table.column`, or a column of every table
    "id": _NUMBERS,
    "contact_id": _NUMBERS,
    "campaign_id": _NUMBERS,
    "listing_id": _NUMBERS,
    "address_id": _NUMBERS,
    "run_id": _NUMBERS,
    "outbox_id": _NUMBERS,
    "note.author_id": "somebody else",
    "review.reviewer_id": "somebody else",
    "interest.follower_id": "somebody else, who is told to her by no name",
    "cohort.facilitator_id": "herself",
    "listing.currency": "said with the price",
    "run.turn": _COUNTS,
    "run.asked": _COUNTS,
    "run.misses": _COUNTS,
    "run.question": "the place of the run, as the engine calls it",
    "timer.turn": _COUNTS,
    "media.name": "the address of the file, which would open it to anybody",
    "media.parent": "the address of a file",
    "media.sha256": "a fingerprint of the file",
    "attention.what": "what we began; the messages themselves she has",
    "inbox.channel": "said with her address",
    "inbox.provider_id": "the channel's number of a message",
    "inbox.state": _COUNTS,
    "inbox.payload": "a message that is being handled at this moment",
    "inbox.attempts": _COUNTS,
    "inbox.due_at": _COUNTS,
    "outbox.channel": "said with her address",
    "outbox.chat": "said with her address",
    "outbox.deed": _COUNTS,
    "outbox.turn": _COUNTS,
    "outbox.n": _COUNTS,
    "outbox.target_id": _NUMBERS,
    "outbox.body": "kept only until it is sent to her, and then she has it",
    "outbox.state": _COUNTS,
    "outbox.attempts": _COUNTS,
    "outbox.due_at": _COUNTS,
    "outbox.lease_until": _COUNTS,
    "outbox.result": "the channel's number of a message",
    "outbox.error": "why a channel did not take a message",
}
