"""What the simulator's pages and deeds work with."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels import Receive
from bot.channels.web import Web
from bot.language.catalogue import Catalogue
from bot.web.story import Story
from bot.web.thumbs import Thumbs

LANGUAGES = ("ar", "en")


@dataclass(frozen=True)
class Simulator:
    """Made once by the application. `files` gives the file of a name of ours, `script` is the story's file.

    `reset` sets the demo data up anew; the phones and the channel are emptied before it is called.
    """

    web: Web
    receive: Receive
    catalogue: Catalogue
    files: Callable[[str], Awaitable[Path]]
    script: Path
    reset: Callable[[], Awaitable[None]]
    timezone: str = "Asia/Amman"
    clock: Callable[[], float] = time.time
    thumbs: Thumbs = field(init=False)
    story: Story = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "thumbs", Thumbs(self.web, self.receive, self.clock))
        object.__setattr__(self, "story", Story(self.thumbs, self.worded))

    def worded(self, note: str) -> dict[str, str]:
        """A note of the story in every language of the page; nothing for one that has no text."""
        key, catalogue = f"simulator-story-{note}", self.catalogue
        return {name: catalogue.label(name, key) for name in LANGUAGES if catalogue.has(name, key)}

    def hour(self, at: float) -> str:
        """The hour of a moment where the campaign is."""
        return datetime.fromtimestamp(at, ZoneInfo(self.timezone)).strftime("%H:%M")
