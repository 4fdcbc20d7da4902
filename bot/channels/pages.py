"""The public pages as a channel: what is posted there stands in the catalogue as soon as its product is published."""

from bot.talk.messages import TELEGRAM, Limits, Media, Outgoing


class Pages:
    """Takes every deed and has nothing to do for it: pages are made when they are looked at."""

    name = "pages"
    limits: Limits = TELEGRAM

    async def deliver(self, outgoing: Outgoing) -> str:
        """Nothing is sent, and nothing has an id."""
        return ""

    async def fetch(self, media: Media) -> bytes:
        """Nobody sends files there."""
        raise FileNotFoundError("no file comes from a page")
