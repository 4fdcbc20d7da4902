"""Towards a licence: the office to ask, the papers to bring, three questions to put. It points, never advises."""

from bot.learning import licence as doors
from bot.talk.kinds import Choice
from bot.talk.messages import Key, Ours
from bot.talk.talk import Start, Talk


async def licence(talk: Talk, chosen: str = "") -> None:
    """`chosen` is another kind of product than her own: food, craft or service."""
    made = await talk.look("kind", doors.kind, talk.contact.id, chosen)
    steps = await talk.look("steps", doors.steps, talk.contact.country, made)
    country, kind, checked = Ours(talk.contact.country), Ours(made), steps.checked
    office, food = Ours(steps.office), Ours(steps.food)
    state = Ours("fresh" if steps.fresh else "old")
    await talk.ask(
        "office", Choice(("next",)), kind=kind, office=office, food=food, state=state, checked=checked
    )
    await talk.ask("papers", Choice(("next",)), kind=kind, country=country, state=state, checked=checked)
    others = [Start("licence", other, Key(f"licence-kind-{other}")) for other in doors.KINDS if other != made]
    starts = [*others, Start("person")]
    await talk.say("questions", starts=starts, kind=kind, country=country, state=state, checked=checked)
