"""One lesson: cards at her pace, questions with a why, a task that is looked at; and questions that come back."""

from typing import Literal

from bot.learning import learners, library, path, progress, surveys, tasks
from bot.learning import recall as sittings  # `recall` is a flow here
from bot.learning.library import Told
from bot.learning.tasks import Advice
from bot.market import listings, offers
from bot.people import contacts
from bot.photos import pictures
from bot.talk.kinds import Choice, Figures, Note, Photos, Practice
from bot.talk.messages import Media, Ours
from bot.talk.talk import Start, Talk
from flows.nudge import onward
from flows.photos import practised, side_by_side

FIRST = "light"  # compares two photos of hers
LICENCE = "licence"  # goes on with the steps of her country and product
NOTEBOOK = "notebook"  # goes on with the notebook itself
READ, REST = Choice(("next", "know")), Choice(("next", "task"))
LIGHT = Choice(("next", "picture", "know"))  # a card whose picture she has not loaded
LIGHT_REST = Choice(("next", "picture", "task"))
Leap = Literal["know", "task"]  # where a card may leap to: the questions, or past the rest to the task
TRIES = 3  # attempts at a task in words: then it is hers to go on with


async def lesson(talk: Talk, slug: str) -> None:
    told = await talk.look("told", library.lesson, slug, talk.contact.language, talk.contact.country)
    if told is None:
        await talk.say("gone", starts=[Start("learn")])
        return
    # journaled: were it looked up, switching to little data in mid-lesson would change questions already answered
    light = await talk.do("begin", learners.begin, talk.contact.id)
    await talk.say("intro", title=Ours(told.title), minutes=told.minutes, can=Ours(told.can))
    await voice(talk, told)
    seen = await cards(talk, told, 0, light)
    hits = await questions(talk, told)
    await talk.do("answered", progress.answered, talk.contact.id, slug, hits)
    if seen < len(told.cards) and not all(hits):
        await talk.say("look-again")
        await cards(talk, told, seen, light, "task")
    right = sum(hits)
    attempt = await task(talk, told, right)
    await talk.do("finish", progress.finish, talk.contact.id, slug, right, attempt)
    if slug == library.SAFETY:  # the gate is open: nothing of hers waits for an opinion
        await release(talk)
    await useful(talk, slug)
    await done(talk, told)


async def voice(talk: Talk, told: Told) -> None:
    """The recording of the lesson, where there is one: never sent before she says so."""
    if told.voice:
        wish = await talk.ask("voice", Choice(("listen", "read")), size=told.voice // 1024 + 1)
        if wish == "listen":
            await talk.say(
                "recording", media=[Media("voice", name=f"voice-{talk.contact.language}-{told.slug}.ogg")]
            )


async def cards(talk: Talk, told: Told, start: int, light: bool, leap: Leap = "know") -> int:
    """The cards from `start` on, at her pace. Returns how many she has seen when she is through or leaps ahead."""
    for number in range(start, len(told.cards)):
        if await card(talk.scope(f"card-{number}"), told, number, light, leap) == leap:
            return number + 1
    return len(told.cards)


async def card(talk: Talk, told: Told, number: int, light: bool, leap: Leap) -> str:
    """One screen. With little data its picture comes only when she asks for it. Returns next or the leap."""
    screen, place, of = told.cards[number], number + 1, len(told.cards)
    text = Ours(screen.text)
    shown = (Media("photo", name=f"picture-{screen.picture}.png"),) if screen.picture else ()
    if not (shown and light):
        return await talk.ask(
            "card", READ if leap == "know" else REST, media=shown, text=text, number=place, of=of
        )
    size = await talk.look("size", pictures.size, screen.picture)
    wish = await talk.ask(
        "card",
        LIGHT if leap == "know" else LIGHT_REST,
        says="card-light",
        text=text,
        number=place,
        of=of,
        size=size,
    )
    if wish == "picture":
        wish = await talk.ask("seen", READ if leap == "know" else REST, says="card-seen", media=shown)
    return wish


async def questions(talk: Talk, told: Told) -> list[bool]:
    """Ask each question once. Returns which she had right."""
    hits = []
    for number in range(len(told.questions)):
        page = talk.scope(f"question-{number}")
        hits.append(await asked(page, told, number, talk.seed + number))
    return hits


async def asked(page: Talk, told: Told, place: int, seed: int) -> bool:
    """One question, its options in an order of their own, and why, whatever she answers. Whether she was right."""
    question = told.questions[place]
    picked = await page.ask("question", Choice(library.shuffled(question, seed)), text=Ours(question.text))
    hit = picked == str(question.right)
    answer = Ours(question.options[question.right])
    await page.say("right" if hit else "wrong", why=Ours(question.why), answer=answer)
    return hit


# --- the task: each returns whether she made a valid attempt, which is what counts. Where something is asked after
# it, the attempt is kept at once (`made`): who leaves before she answers has done the task all the same.


async def task(talk: Talk, told: Told, right: int) -> bool:
    if told.slug == library.SAFETY:
        return await safety_task(talk, told)
    if told.slug == FIRST:
        return await light_task(talk, told, right)
    if told.photos:
        return await photo_task(talk, told)
    if told.check == tasks.READY:
        return await talk.ask("ready", Choice(("ready", "skip")), task=Ours(told.task)) == "ready"
    return await checked_task(talk, told, right)


async def light_task(talk: Talk, told: Told, right: int) -> bool:
    photos = await talk.ask("photos", Photos(most=2, least=2, skip=True), task=Ours(told.task))
    if photos:
        await talk.do("practise", library.practise, photos)
        await talk.do("made", progress.finish, talk.contact.id, told.slug, right, True)
        await side_by_side(talk, photos)
    return bool(photos)


async def photo_task(talk: Talk, told: Told) -> bool:
    kind = Photos(most=told.photos, least=told.photos, skip=True)
    photos = await talk.ask("practice", kind, task=Ours(told.task))
    if photos:
        await talk.do("practise", library.practise, photos)
        await practised(talk, photos)
    return bool(photos)


async def checked_task(talk: Talk, told: Told, right: int) -> bool:
    """One praise and one tip, and another try if she likes. What she wrote goes when the lesson is over."""
    counts = False
    for number in range(1, TRIES + 1):
        attempt = talk.scope(f"try-{number}")
        advice = await advised(attempt, told, number == 1)
        if advice is None:
            break
        if advice.counts:
            counts = True
            await attempt.do("made", progress.finish, talk.contact.id, told.slug, right, True)
        if advice.praise:
            await attempt.say("praise", says=f"praise-{advice.praise}", **advice.values)
        if not advice.tip:
            break
        await attempt.say("tip", says=f"tip-{advice.tip}", **advice.values)
        if number == TRIES:
            await talk.say("last")
        elif await attempt.ask("more", Choice(("more", "enough"))) == "enough":
            break
    return counts


async def advised(talk: Talk, told: Told, first: bool) -> Advice | None:
    """What there is to say of her attempt, or None for "later"."""
    country, text = talk.contact.country, Ours(told.task)
    if count := tasks.FIGURES.get(told.check):
        figures = await talk.ask(
            "figures", Figures(count), says="figures" if first else "figures-again", task=text, count=count
        )
        price = await talk.look("price", listings.newest_price, talk.contact.id)
        return tasks.reckon(told.check, figures, country, price) if figures else None
    words = await talk.ask(
        "words", Practice(country=country), says="words" if first else "words-again", task=text
    )
    return tasks.advise(told.check, words, country) if words else None


async def safety_task(talk: Talk, told: Told) -> bool:
    name = await talk.ask("name", Choice(("brand", "first")), task=Ours(told.task))
    place = await talk.ask("place", Choice(("region", "none")))
    shows: contacts.Shows = {"name": name, "place": place}
    await talk.do("shows", contacts.set_shows, talk.contact.id, shows)
    return True


# --- afterwards


async def useful(talk: Talk, slug: str) -> None:
    """Two taps; whoever says no may say why, in words or by voice."""
    verdict = await talk.ask("useful", Choice(("yes", "no")))
    await talk.do("rate", progress.rate, talk.contact.id, slug, verdict)
    if verdict == "no" and (remark := await talk.ask("remark", Note())):
        await talk.do("remarked", progress.remark, talk.contact.id, slug, remark)


async def release(talk: Talk) -> None:
    released = await talk.do("release", offers.release, talk.contact.id)
    if released:
        await talk.say("released", count=released)


async def done(talk: Talk, told: Told) -> None:
    stands = await talk.look("path", path.path, talk.contact.id, talk.contact.language)
    offer = await talk.look("offer", surveys.offer, talk.contact.id)
    whole = told.slug in library.CORE and stands.next is None
    starts = following(told, stands, offer)
    await talk.say("done", says="all" if whole else "done", title=Ours(told.title), starts=starts)


def following(told: Told, stands: path.Path, offer: str) -> list[Start]:
    """What comes next, the most fitting first; never more than a small phone shows."""
    step = stands.next
    return [
        *([Start("licence")] if told.slug == LICENCE else []),
        *([Start("notebook")] if told.slug == NOTEBOOK else []),
        Start("lesson", step.slug, step.title) if step else Start("certificate"),
        *([Start("survey", offer)] if offer else []),
        *([] if stands.goal or stands.weekly else [Start("goal")]),
        Start("path"),
    ]


# --- questions that come back after days


async def recall(talk: Talk) -> None:
    """A few of them: right or wrong with the reason, and on to the next."""
    her = talk.contact
    ahead = await talk.look("next", path.following, her.id, her.language)
    due = await talk.do("due", sittings.sitting, her.id, her.language, her.country)
    if not due:
        await talk.say("none", starts=onward(ahead))
        return
    for number, (slug, place) in enumerate(due):
        page = talk.scope(f"question-{number}")
        told = await page.look("told", library.lesson, slug, her.language, her.country)
        if told and place < len(told.questions):  # else the lesson was changed since yesterday
            hit = await asked(page, told, place, talk.seed + number)
            await page.do("recalled", progress.recalled, her.id, slug, place, hit)
    left = await talk.look("left", progress.due, her.id)
    await talk.say("done", starts=[*([Start("recall")] if left else []), *onward(ahead)])
