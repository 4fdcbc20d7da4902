"""Which areas and which kinds of product: a few of each, or all."""

from bot.broadcast import topics as known  # `topics` is a conversation here
from bot.market import kinds
from bot.talk.kinds import Choice
from bot.talk.talk import Talk


async def topics(talk: Talk, country: str) -> tuple[list[str], list[str]]:
    """Slugs of areas and kinds; nothing stands for all."""
    page = talk.speaking("topics")
    return await areas(page, country), await products(page)


async def areas(page: Talk, country: str) -> list[str]:
    offered = known.areas(country)
    first = await page.ask("area", Choice({"all": known.ALL_AREAS, **offered}))
    chosen = [] if first == "all" else [first]
    while 0 < len(chosen) < known.MOST:
        rest = {slug: label for slug, label in offered.items() if slug not in chosen}
        choice = Choice({"enough": known.ENOUGH, **rest})
        another = await page.scope(f"area-{len(chosen) + 1}").ask("area", choice, says="area-more")
        if another == "enough":
            break
        chosen.append(another)
    return chosen


async def products(page: Talk) -> list[str]:
    first = await page.ask("kind", Choice({"all": known.ALL_KINDS, **kinds.LABELS}))
    chosen = [] if first == "all" else [first]
    while 0 < len(chosen) < known.MOST:
        rest = {kind: label for kind, label in kinds.LABELS.items() if kind not in chosen}
        choice = Choice({"enough": known.ENOUGH, **rest})
        another = await page.scope(f"kind-{len(chosen) + 1}").ask("kind", choice, says="kind-more")
        if another == "enough":
            break
        chosen.append(another)
    return chosen
