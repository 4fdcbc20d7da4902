"""How fast Telegram lets a bot send."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many in any so many seconds: a burst after a pause, and never more than the average."""

    most: int
    seconds: float

    def times(self, factor: float) -> "Rate":
        """So many times as many."""
        return Rate(max(1, round(self.most * factor)), self.seconds)

    @property
    def a_second(self) -> float:
        """So many a second in the long run."""
        return self.most / self.seconds


# Source: Telegram's bot FAQ on limits: about 1 message a second in a chat with short bursts, 20 a minute in
# a group or channel, about 30 a second over all chats. The last two windows are a little longer than
# Telegram's, because requests that leave evenly spaced arrive bunched.
PRIVATE = Rate(15, 15.0)
CHANNEL = Rate(5, 15.2)
OVERALL = Rate(30, 1.04)
