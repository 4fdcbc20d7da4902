"""A coordinator's own post: one product, three, or a themed one, seen as it will look before it is planned."""

from bot.errors import Refused
from bot.market.calendar import composing, features
from bot.talk.kinds import Choice, YesNo
from bot.talk.messages import Ours
from bot.talk.talk import Start, Talk

THERE = [Start("calendar")]
COUNTS = ("1", "2", "3")


async def plan(talk: Talk) -> None:
    me, language = talk.contact.id, talk.contact.language
    homes = await talk.look("homes", composing.homes, me)
    if not homes:
        await talk.say("none")
        return
    only = next(iter(homes)) if len(homes) == 1 else None
    home = await talk.ask("campaign", Choice(homes), given=only)
    campaign = int(home)
    kind = await talk.ask("kind", Choice(features.KINDS))
    theme = await themed(talk, kind)
    count = features.SIZES[kind][1]
    if kind == "theme":
        said = await talk.ask("count", Choice(COUNTS))
        count = int(said)
    offered = await talk.look("offered", composing.candidates, me, campaign, kind)
    if len(offered) < count:
        await talk.say("few", count=len(offered), starts=THERE)
        return
    chosen = await picked(talk, offered, count)
    due = 0
    if await talk.ask("time", Choice(("later", "now"))) == "later":
        times = await talk.look("times", composing.times, me, campaign, language)
        when = await talk.ask("when", Choice(times))
        due = int(when)
    looks = await talk.look("looks", composing.looks, campaign, kind, theme, chosen)
    sure = await talk.ask(
        "sure",
        YesNo(),
        media=looks.media,
        text=Ours(looks.text),
        buttons=Ours(looks.buttons),
        outlets=looks.outlets or Ours("none"),
    )
    if not sure:
        await talk.say("kept", starts=THERE)
        return
    try:
        await talk.do("compose", composing.compose, me, campaign, kind, theme, chosen, due)
    except Refused as refusal:
        await talk.say(f"refused-{refusal.reason}", starts=THERE)
    else:
        await talk.say("done" if due else "now", starts=THERE)


async def themed(talk: Talk, kind: str) -> str:
    """The theme of a themed post; nothing for another."""
    if kind != "theme":
        return ""
    theme = await talk.ask("theme", Choice(features.THEMES))
    if theme != "region":
        return theme
    region = await talk.ask("region", Choice(composing.regions(talk.contact.country)))
    return f"{theme}-{region}"


async def picked(talk: Talk, offered: dict[str, str], count: int) -> tuple[int, ...]:
    """So many of the products offered, in the order they are to stand in."""
    chosen: list[str] = []
    for nth in range(1, count + 1):
        rest = {id: title for id, title in offered.items() if id not in chosen}
        chosen.append(await talk.ask(f"product-{nth}", Choice(rest), says="product", nth=nth, count=count))
    return tuple(int(id) for id in chosen)
