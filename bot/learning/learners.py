"""How a woman learns: her goal, her rhythm, her cohort. Her row is made when she first does something here."""

from dataclasses import dataclass

from bot.store import permits
from bot.store.tx import Tx

NUDGE = "nudge"  # the flow that reminds her
SOON = 6 * 3600.0  # seconds after which it is looked when to remind her; see nudges.wanted
_FIELDS = "goal, weekly, part, light, paused, nightly, cohort_id, joined_at, moved_at"


@dataclass(frozen=True, slots=True)
class Learner:
    """What the school knows of her. Moments are seconds since the epoch, 0 for never."""

    goal: str = ""
    weekly: int = 0  # lessons a week she wants; 0: not said
    part: str = ""  # of the day she likes: morning, afternoon, evening; nothing: not said
    light: bool = False  # little data: pictures and sound only when she asks for them
    paused: bool = False  # no nudges until she learns again
    nightly: bool = False  # keeps her three numbers here
    cohort: int | None = None
    joined_at: float = 0.0
    moved_at: float = 0.0


def learner(tx: Tx, contact: int) -> Learner:
    """What we know of her as a learner; the defaults for one who has not begun."""
    row = tx.sql(f"SELECT {_FIELDS} FROM learner WHERE contact_id = :id", id=contact).fetchone()
    if row is None:
        return Learner()
    goal, weekly, part, light, paused, nightly, cohort, joined, moved = row
    return Learner(goal, weekly, part, bool(light), bool(paused), bool(nightly), cohort, joined, moved)


def moved(tx: Tx, contact: int) -> None:
    """She does something in the school now, which also ends a pause. Her reminders begin anew."""
    tx.sql(
        "INSERT INTO learner (contact_id, moved_at) VALUES (:id, :now)"
        " ON CONFLICT (contact_id) DO UPDATE SET moved_at = :now, paused = false",
        id=contact,
        now=tx.now,
    )
    remind(tx, contact, 1, tx.now + SOON)


def begin(tx: Tx, contact: int) -> bool:
    """She opens a lesson. Returns whether she wants little data."""
    moved(tx, contact)
    return learner(tx, contact).light


def remind(tx: Tx, contact: int, step: int, when: float) -> None:
    """The one reminder that waits for her is now this step of nudges.STEPS; when it is due, its moment is found."""
    forget_reminder(tx, contact)
    tx.at(when, contact, NUDGE, str(step))


def forget_reminder(tx: Tx, contact: int) -> None:
    """No reminder waits for her."""
    tx.sql("DELETE FROM timer WHERE contact_id = :id AND what = :what", id=contact, what=NUDGE)


def pause(tx: Tx, contact: int) -> None:
    """She wants no reminders until she learns again; where they need a yes of hers, until she gives it again."""
    _row(tx, contact)
    tx.sql("UPDATE learner SET paused = true WHERE contact_id = :id", id=contact)
    permits.end(tx, contact, "lessons")
    forget_reminder(tx, contact)


def resume(tx: Tx, contact: int) -> None:
    """She wants reminders again: one who learns gets the first of them anew."""
    row = tx.sql(
        "UPDATE learner SET paused = false WHERE contact_id = :id RETURNING contact_id", id=contact
    ).fetchone()
    if row:
        remind(tx, contact, 1, tx.now + SOON)


def set_goal(tx: Tx, contact: int, goal: str, weekly: int, part: str, light: bool) -> None:
    """Her goal, lessons a week (0: no number), the part of the day she likes (nothing: any), and little data.

    An empty goal leaves the one she wrote before.
    """
    _row(tx, contact)
    tx.sql(
        "UPDATE learner SET goal = CASE WHEN :goal = '' THEN goal ELSE :goal END, weekly = :weekly,"
        " part = :part, light = :light WHERE contact_id = :id",
        id=contact,
        goal=goal,
        weekly=weekly,
        part=part,
        light=light,
    )


def toggle_light(tx: Tx, contact: int) -> bool:
    """Switch little data on or off. Returns what it is now."""
    _row(tx, contact)
    row = tx.sql(
        "UPDATE learner SET light = NOT light WHERE contact_id = :id RETURNING light", id=contact
    ).fetchone()
    return bool(row[0])


def _row(tx: Tx, contact: int) -> None:
    tx.sql("INSERT INTO learner (contact_id) VALUES (:id) ON CONFLICT DO NOTHING", id=contact)
