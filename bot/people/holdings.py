"""Which rows and columns are hers, table by table: what a copy of her data holds.

A table or a column that is neither here nor in `left_out` fails a test until it is added to one.
"""

from collections.abc import Mapping

from bot.people.dealings import DEALINGS
from bot.people.part import MY_ADDRESSES, Form, Part

_CONTACT: Mapping[str, Form] = {
    "name": "plain",
    "country": ("country-{}",),
    "area": ("place-{}",),
    "locality": ("place-{}",),
    "makes": ("welcome-makes.button-{}",),
    "language": ("language-{}",),
    "state": ("record-is-{}",),
    "shows": "shows",
    "veiled": "flag",
    "barred_at": "moment",
    "customers": ("record-customers-{}",),
    "weekly": ("record-switched-{}",),
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
_NOTE: Mapping[str, Form] = {"kind": ("record-note-{}",), "words": "plain", "at": "moment"}

PARTS = (
    Part("contact", "t.id = :id", _CONTACT),
    Part(
        "address",
        f"t.id IN ({MY_ADDRESSES})",
        {"channel": "plain", "external": "plain", "alias": "plain", "seen_at": "moment", "blocked": "flag"},
    ),
    Part(
        "permit",
        "t.contact_id = :id",
        {
            "channel": "plain",
            "purpose": ("record-permit-{}",),
            "words": "plain",
            "source": ("record-came-in-{}",),
            "given_at": "moment",
            "ended_at": "moment",
        },
    ),
    Part("pairing", "t.contact_id = :id", {"made_at": "moment", "used_at": "moment"}),
    Part("merger", "t.contact_id = :id", {"channel": "plain", "at": "moment", "undone_at": "moment"}),
    Part("sharer", "t.contact_id = :id", {"joined_at": "moment"}),
    Part(
        "staff",
        "EXISTS (SELECT 1 FROM address a WHERE a.channel = t.channel AND a.external = t.external"
        " AND a.contact_id = :id)",
        {"role": ("record-role-{}",), "channel": "plain", "external": "plain", "since": "moment"},
    ),
    Part(
        "invitation",
        "t.author_id = :id",
        {"role": ("record-role-{}",), "made_at": "moment", "expires_at": "moment", "used_at": "moment"},
    ),
    Part(
        "campaign",
        "t.guardian_id = :id",
        {"name": "plain", "guardian_name": "plain", "guardian_hours": "plain"},
    ),
    Part("audit", "t.actor_id = :id", {"at": "moment"}, total=True),
    Part("relation", "t.reviewer_id = :id", {"at": "moment"}, total=True),
    Part("learner", "t.contact_id = :id", _LEARNER),
    Part(
        "progress",
        "t.contact_id = :id",
        {
            "lesson": "lesson",
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
        {
            "lesson": "lesson",
            "question": "nth",
            "hit": "flag",
            "round": "plain",
            "due_at": "moment",
            "at": "moment",
        },
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
    *DEALINGS,
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
    Part("inbox", f"t.address_id IN ({MY_ADDRESSES})", {"received_at": "moment"}, total=True),
    Part("outbox", "t.contact_id = :id", {"created_at": "moment"}, total=True),
)
