"""Every error Mahalli raises on purpose.

MahalliError
├── UseError            a setting or command line is wrong: one sentence, exit code 2
├── Refused             the domain says no; its reason is a text key, spoken by the flow
├── FlowError           a flow breaks a law of the engine: the run is parked
├── ContentError        a text, lesson or key is missing or malformed
├── BadMedia            a file we cannot take; its reason is a text key
└── SendError           a channel could not deliver
    ├── TryLater        not delivered; try again after some seconds
    ├── InDoubt         the request may or may not have arrived
    ├── Unreachable     the person blocked us, or is gone
    ├── ChannelLost     we may no longer write in that channel
    ├── Moved           the chat has a new id
    ├── Closed          the channel takes no free text from us now
    └── Unsendable      refused for good: retrying cannot help
        ├── Missing     what is to be changed stands no more
        └── Unapproved  its template may not be used, with nobody
"""


class MahalliError(Exception):
    """Root of everything raised on purpose."""


class UseError(MahalliError):
    """Wrong use; the message is one sentence that says what to do."""


class Refused(MahalliError):
    """The domain refuses. `reason` is the last part of a text key, such as `too-many`."""

    def __init__(self, reason: str, **args: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.args_of_text = args


class FlowError(MahalliError):
    """A flow broke a law of the engine (a name used twice, a foreign await, too long a journal)."""


class ContentError(MahalliError):
    """A text or lesson is missing or malformed."""


class BadMedia(MahalliError):
    """A file we cannot take. `reason` is one of: too-big, not-an-image, broken, gone."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SendError(MahalliError):
    """A channel could not deliver. The text is for the operator and holds no token and no message."""


class TryLater(SendError):
    """Not delivered. `after` is in seconds; `wide` says the whole channel must wait, not one chat."""

    def __init__(self, why: str, after: float = 0.0, wide: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.wide = wide


class InDoubt(SendError):
    """The request left us and no answer came: it may have been delivered."""


class Unreachable(SendError):
    """The person blocked us (`gone=False`) or closed the account (`gone=True`)."""

    def __init__(self, why: str, gone: bool = False) -> None:
        super().__init__(why)
        self.gone = gone


class ChannelLost(SendError):
    """We were removed from the channel or may not post there."""


class Moved(SendError):
    """The chat lives on under another id."""

    def __init__(self, external: str) -> None:
        super().__init__("the chat moved")
        self.external = external


class Closed(SendError):
    """Her last message is too long ago for free text: it waits, or an approved template says it."""


class Unsendable(SendError):
    """The provider refuses this message for good."""


class Missing(Unsendable):
    """The post that is to be changed is not there any more: somebody deleted it by hand."""


class Unapproved(Unsendable):
    """The template is not approved (any more): whoever it is for, it would be refused."""
