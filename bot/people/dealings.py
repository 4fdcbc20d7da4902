"""What is hers of the market: products and what became of them, orders, harm reported, what she follows or passes on."""

from collections.abc import Mapping

from bot.people.part import MY_LISTINGS, Form, Part

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
    "pooled_at": "moment",
    "renew_at": "moment",
    "consented_at": "moment",
    "consent_version": "plain",
    "published_at": "moment",
    "checked_at": "moment",
    "asked_at": "moment",
    "paused_until": "moment",
}
_REVIEW: Mapping[str, Form] = {
    "decision": ("record-decided-{}",),
    "scores": "points",
    "reason": "reason",
    "note": "plain",
    "lesson": "lesson",
    "version": "plain",
    "at": "moment",
}
_APPEAL: Mapping[str, Form] = {
    "version": "plain",
    "words": "plain",
    "asked_at": "moment",
    "due_at": "moment",
    "decision": ("record-appeal-{}",),
    "decided_at": "moment",
}
_INTEREST: Mapping[str, Form] = {
    "asked": "plain",
    "quantity": "plain",
    "area": ("place-{}",),
    "day": "plain",
    "state": ("record-order-{}",),
    "asked_at": "moment",
    "answered_at": "moment",
    "closed_at": "moment",
}
# Who was blocked by a maker is told that her request is closed, here as in the chat.
_REQUEST: Mapping[str, Form] = {**_INTEREST, "state": ("record-request-{}",)}
_FOLLOW: Mapping[str, Form] = {
    "areas": "places",
    "kinds": "kinds",
    "often": ("record-often-{}",),
    "state": ("record-switched-{}",),
    "source": ("record-came-{}",),
    "proof": "plain",
    "opted_at": "moment",
    "stopped_at": "moment",
    "given_at": "moment",
}
_BROADCAST: Mapping[str, Form] = {
    "kind": ("record-broadcast-{}",),
    "body": "texts",
    "state": ("record-sending-{}",),
    "reach": "plain",
    "created_at": "moment",
    "started_at": "moment",
    "ended_at": "moment",
}

_OF_MINE = f"t.listing_id IN ({MY_LISTINGS})"
_FEATURES = f"t.id IN (SELECT feature_id FROM featured WHERE listing_id IN ({MY_LISTINGS}))"

DEALINGS = (
    Part("listing", "t.contact_id = :id", _LISTING),
    # One who stepped aside knows her: that would say who judges.
    Part("review", f"{_OF_MINE} AND t.at > 0 AND t.decision <> 'aside'", _REVIEW),
    Part(
        "review",
        "t.reviewer_id = :id",
        {**_REVIEW, "taken_at": "moment", "due_at": "moment"},
        name="decisions",
    ),
    Part("appeal", _OF_MINE, _APPEAL),
    Part(
        "appeal",
        "t.decider_id = :id",
        {"decision": ("record-appeal-{}",), "decided_at": "moment"},
        name="appeals-decided",
    ),
    Part(
        "maker",
        "t.contact_id = :id",
        {
            "code": "plain",
            "times": "plain",
            "shown_at": "moment",
            "waits_since": "moment",
            "left_at": "moment",
            "goes_first": "plain",
            "at_latest": "plain",
        },
    ),
    Part(
        "feature",
        _FEATURES,
        {"kind": ("record-feature-{}",), "due_at": "moment", "state": ("record-place-{}",)},
    ),
    Part("feature", "t.author_id = :id", {"created_at": "moment"}, name="planned", total=True),
    Part("post", _OF_MINE, {"state": ("record-post-{}",), "posted_at": "moment", "ends_at": "moment"}),
    Part("tally", _OF_MINE, {"day": "plain", "what": ("record-tally-{}",), "count": "plain"}),
    Part("interest", _OF_MINE, _INTEREST),
    Part("interest", "t.follower_id = :id", _REQUEST, name="requests"),
    Part("relay", "t.contact_id = :id", {"what": ("record-relay-{}",), "sealed": "evidence", "at": "moment"}),
    Part("block", "t.contact_id = :id", {"at": "moment"}, total=True),
    Part(
        "report",
        "t.contact_id = :id",
        {
            "level": ("record-harm-{}",),
            "evidence": "evidence",
            "state": ("record-report-{}",),
            "at": "moment",
            "closed_at": "moment",
        },
    ),
    Part("follow", "t.contact_id = :id", _FOLLOW),
    Part("broadcast", "t.author_id = :id", _BROADCAST),
    Part("delivery", "t.contact_id = :id", {"at": "moment"}, total=True),
    Part(
        "ambassador",
        "t.contact_id = :id",
        {"code": "plain", "state": ("record-switched-{}",), "at": "moment"},
    ),
    Part(
        "nomination",
        "t.contact_id = :id",
        {"code": "plain", "area": ("place-{}",), "kind": ("welcome-makes.button-{}",), "at": "moment"},
    ),
)
