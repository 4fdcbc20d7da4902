"""The talk that is measured: what a person does, move by move, and what she saw when it was rehearsed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """What she does: types `text`, presses the button whose data end in `tap`, or sends a photo.

    `again`: as often as there is such a button, be it never.
    """

    name: str
    text: str = ""
    tap: str = ""
    photo: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot: its text or caption, and its rows of buttons as (label, data)."""

    text: str
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    photo: bool = False

    def data(self, end: str) -> str:
        """The data of the first button whose data end so; empty when there is none."""
        return next((data for row in self.rows for _, data in row if data.endswith(end)), "")

    @property
    def shape(self) -> str:
        """Its text without digits, the same in every talk."""
        return "".join(letter for letter in self.text if not letter.isdigit())


@dataclass(frozen=True, slots=True)
class Step:
    """A move and what it was answered with."""

    move: Move
    shown: tuple[Shown, ...]


WELCOME = (
    Move("hello", text="/start"),
    Move("language", tap=".ar"),
    Move("adult", tap=".yes"),
    Move("consent", tap=".yes"),
    Move("country", tap=".JO"),
    Move("name", text="Amal"),
    Move("area", tap=".irbid"),
    Move("makes", tap=".soap"),
)
TALK = (
    Move("start", text="/start"),
    Move("language", tap="s.language."),
    Move("speak", tap=".ar"),
    Move("learn", tap="s.learn."),
    Move("lesson", tap="s.lesson.replies"),
    Move("next", tap=".next", again=True),
    Move("quiz", tap=".0", again=True),
    Move("skip", tap=".skip"),
    Move("useful", tap=".yes"),
    Move("menu", text="/menu"),
    Move("listing", tap="s.listing."),
    Move("photo", photo=True),
    Move("done", tap=".done", again=True),
    Move("use", tap=".use"),  # so small a photo is asked about
    Move("title", text="Olive oil soap"),
    Move("price", text="3.5"),
    Move("agree", tap=".yes", again=True),
    Move(
        "description", text="Soap of olive oil and laurel, made at home by hand, dried for six weeks. 100 g."
    ),
    Move("ingredients", text="Olive oil, laurel oil, water, lye"),
    Move("confirm", tap=".ok"),
)
