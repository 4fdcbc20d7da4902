"""How long everything is kept that is not kept for good: one table, read by housekeeping every half hour.

Photos, voice messages and files carry their own end (`media.expires_at`); posts end by the market's clocks. The same in
words for people: docs/privacy.md.
"""

from dataclasses import dataclass

from bot.store import barred
from bot.store.seats import AWAY

DAY = 86400.0
AT_ONCE = 0.0
SENT_KEPT = 30 * DAY
_OVER = "state IN ('done', 'dropped')"


@dataclass(frozen=True, slots=True)
class Clock:
    """What goes, how many seconds it is kept, why so long, and the statement that lets it go: what is older than `:at`."""

    what: str
    kept: float
    why: str
    deed: str


CLOCKS = (
    Clock(
        "replies we sent, or kept for her until she writes",
        SENT_KEPT,
        "a number of a message, to take it away or to answer for it; its text went when it was sent, or waits for her",
        "DELETE FROM outbox WHERE deed IN ('reply', 'wipe', 'discard') AND state <> 'queued' AND created_at < :at",
    ),
    Clock(
        "replies that the channel has not reported on",
        DAY,
        "it may say later that one did not arrive; then it waits for her",
        "UPDATE outbox SET body = NULL WHERE deed = 'reply' AND state = 'sent' AND body IS NOT NULL AND due_at < :at",
    ),
    Clock(
        "reports of channels on our messages",
        SENT_KEPT,
        "codes and numbers, for whoever looks after the account",
        "DELETE FROM receipt WHERE at < :at",
    ),
    Clock(
        "texts of posts",
        SENT_KEPT,
        "a post may be changed; its row tells that it stands",
        "UPDATE outbox SET body = NULL WHERE state NOT IN ('queued', 'sending') AND body IS NOT NULL AND created_at < :at",
    ),
    Clock(
        "answers in a conversation that is over",
        AT_ONCE,
        "they have gone where they belong",
        f"UPDATE run SET journal = '[]', candidate = '', event = '' WHERE {_OVER} AND moved_at <= :at"
        " AND (journal <> '[]' OR candidate <> '' OR event <> '')",
    ),
    Clock(
        "conversations that are over",
        SENT_KEPT,
        "their empty rows tell what came to an end and what was left",
        f"DELETE FROM run WHERE {_OVER} AND flow <> 'lesson' AND moved_at < :at",
    ),
    Clock(
        "lessons that are over",
        400 * DAY,
        "their empty rows compare a season with the one a year before",
        f"DELETE FROM run WHERE {_OVER} AND flow = 'lesson' AND moved_at < :at",
    ),
    Clock(
        "words of an order that is over",
        AT_ONCE,
        "nobody needs them any more",
        "UPDATE interest SET asked = '' WHERE asked <> '' AND closed_at > 0 AND closed_at <= :at",
    ),
    Clock(
        "words of an order that nobody closed",
        90 * DAY,
        "relay links end then",
        "UPDATE interest SET asked = '' WHERE asked <> '' AND asked_at < :at",
    ),
    Clock(
        "messages of an order, sealed",
        90 * DAY,
        "so long one of them may be reported",
        "DELETE FROM relay WHERE at < :at",
    ),
    Clock(
        "orders",
        400 * DAY,
        "to compare a season with the one a year before",
        "DELETE FROM interest WHERE asked_at < :at",
    ),
    Clock(
        "evidence of harm, sealed",
        90 * DAY,
        "so long it may be needed; she may have a copy",
        "UPDATE report SET evidence = '' WHERE evidence <> '' AND at < :at",
    ),
    Clock(
        "who reported harm, and whom",
        400 * DAY,
        "who does it again is known; after that only the level counts",
        "UPDATE report SET contact_id = NULL, about_id = NULL, taker_id = NULL, interest_id = NULL WHERE at < :at"
        " AND (contact_id IS NOT NULL OR about_id IS NOT NULL OR taker_id IS NOT NULL OR interest_id IS NOT NULL)",
    ),
    Clock(
        "that somebody who was shut out has left (a keyed hash)",
        barred.KEPT,
        "whoever deletes the data does not come back with a clean name the same day; then it is over",
        "DELETE FROM barred WHERE at < :at",
    ),
    Clock(
        "words of an appeal",
        90 * DAY,
        "they go when it is decided; this is for one that nobody decided",
        "UPDATE appeal SET words = '' WHERE words <> '' AND (decided_at > 0 OR asked_at < :at)",
    ),
    Clock(
        "questions to a person that were answered",
        90 * DAY,
        "she may come back to the answer",
        "DELETE FROM ticket WHERE answered_at > 0 AND answered_at < :at",
    ),
    Clock(
        "questions to a person that nobody answered",
        400 * DAY,
        "they wait in the list, and are reported as waiting",
        "DELETE FROM ticket WHERE answered_at = 0 AND asked_at < :at",
    ),
    Clock(
        "invitations to the team, used or run out",
        SENT_KEPT,
        "whoever made one may ask what became of it",
        "DELETE FROM invitation WHERE (used_at > 0 AND used_at < :at) OR (expires_at > 0 AND expires_at < :at)",
    ),
    Clock(
        "invitations to makers",
        400 * DAY,
        "one that was passed on may still be opened; nothing of the maker stands in it",
        "DELETE FROM nomination WHERE at < :at",
    ),
    Clock(
        "what one who follows no more had liked",
        SENT_KEPT,
        "her no stays, so that no list brings her back",
        "UPDATE follow SET areas = '[]', kinds = '[]' WHERE state = 'off' AND (areas <> '[]' OR kinds <> '[]')"
        " AND stopped_at < :at",
    ),
    Clock(
        "who got a broadcast",
        SENT_KEPT,
        "what failed can be looked into; after that only the counts stay",
        "UPDATE delivery SET contact_id = NULL, result = '' WHERE state NOT IN ('queued', 'sending')"
        " AND (contact_id IS NOT NULL OR result <> '') AND at < :at",
    ),
    Clock(
        "what the staff did",
        730 * DAY,
        "whoever answers for them may ask; codes and numbers",
        "DELETE FROM audit WHERE at < :at",
    ),
    Clock(
        "what we would have started with somebody who left her shared phone",
        SENT_KEPT,
        "she may come back to it",
        f"DELETE FROM timer WHERE due_at >= {AWAY:.0f} AND due_at < {AWAY:.0f} + :at",
    ),
    Clock(
        "messages of facilitators that could not be given",
        14 * DAY,
        "she may be silent for a while",
        "DELETE FROM note WHERE at < :at",
    ),
    Clock(
        "wrong codes of groups",
        DAY,
        "they are counted for a day",
        "DELETE FROM guess WHERE at < :at",
    ),
    Clock(
        "codes that link two chats (keyed hashes)",
        DAY,
        "one that ran out is told from a wrong one",
        "DELETE FROM pairing WHERE made_at < :at",
    ),
    Clock(
        "the emptied half of two accounts that were linked",
        30 * DAY,
        "so long the link can be undone",
        "DELETE FROM contact WHERE id IN (SELECT other_id FROM merger WHERE undone_at = 0 AND at < :at)"
        " AND NOT EXISTS (SELECT 1 FROM address a WHERE a.contact_id = contact.id)",
    ),
    Clock(
        "what came with a link, by number",
        30 * DAY,
        "so long the link can be undone",
        "UPDATE merger SET moved = '{}' WHERE moved <> '{}' AND at < :at",
    ),
    Clock(
        "what we began by ourselves",
        8 * DAY,
        "the budget of attention looks back a week",
        "DELETE FROM attention WHERE at < :at",
    ),
    Clock(
        "ids of messages that came",
        14 * DAY,
        "channels repeat one for a day or two at most",
        "DELETE FROM inbox WHERE state = 'done' AND channel <> 'whatsapp' AND received_at < :at",
    ),
    Clock(
        "ids of messages that came over WhatsApp",
        400 * DAY,
        "what Twilio signs has no date: one that somebody caught and sends again is known by its id alone",
        "DELETE FROM inbox WHERE state = 'done' AND channel = 'whatsapp' AND received_at < :at",
    ),
)
