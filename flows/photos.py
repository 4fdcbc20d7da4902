"""Her photos, looked at together: a face is her question, one thing is praised, one tip given, the last word hers."""

from dataclasses import dataclass, replace

from bot.learning import path
from bot.photos import album, coach
from bot.photos.album import Seen
from bot.photos.coach import Advice
from bot.talk.kinds import Choice, Photos
from bot.talk.messages import Media
from bot.talk.talk import Talk

TRIES = 3  # photos of one thing, until she is let go on whatever they are like
FACE = Choice(("blurred", "keep", "other"))
FACE_AT_THE_EDGE = Choice(("blurred", "cropped", "keep", "other"))
NO_ADVICE = Advice("start")  # for a photo that could not be measured
USE = Choice(("use", "again"))
USE_IMPROVED = Choice(("improved", "use", "again"))
USE_EARLIER = Choice(("use", "earlier", "again"))
USE_ANY = Choice(("improved", "use", "earlier", "again"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The photos she settled on; all she sent on the way (see kept.settle); a lesson worth offering, or nothing."""

    photos: tuple[str, ...]
    sent: tuple[str, ...]
    lesson: str = ""


async def chosen(
    talk: Talk, most: int = 3, anew: bool = False, given: tuple[str, ...] | None = None
) -> Chosen:
    """Ask for photos of a product, as the answer `photos`, and look at them with her.

    With `given`, these are taken for granted until she sends others.
    """
    page = talk.speaking("photos")
    names = await page.ask("photos", Photos(most=most), says="anew" if anew else "photos", given=given)
    if names == given:
        return Chosen(given, ())
    spot = page.scope(names[0])  # what was said of other photos is not taken as said of these
    sent = list(names)
    found = await spot.look("seen", album.seen, names)
    if any(shot.located for shot in found):
        await spot.say("place-removed")
    shots = [await guarded(spot, shot, sent) for shot in found]
    advice = coach.of_set([shot.measures for shot in shots])
    if advice is None:
        return Chosen(tuple(shot.name for shot in shots), tuple(sent))
    of = advice.of + 1 if len(shots) > 1 else 0
    shots[advice.of] = await coached(spot, shots[advice.of], advice, sent, of)
    return Chosen(tuple(dict.fromkeys(shot.name for shot in shots)), tuple(sent), advice.lesson)


async def guarded(page: Talk, shot: Seen, sent: list[str]) -> Seen:
    """Her choice about the faces in a photo: what is covered or cut is what is kept."""
    if not shot.faces:
        return shot
    spot = page.scope(shot.name)
    preview = [Media("photo", name=shot.made["blurred"])] if "blurred" in shot.made else []
    wish = await spot.ask(
        "face", FACE_AT_THE_EDGE if "cropped" in shot.made else FACE, media=preview, count=shot.faces
    )
    if wish == "other":
        return await guarded(spot, await another(spot, sent), sent)
    if wish == "keep":
        return shot
    return replace(shot, name=shot.made.get(wish, shot.name), faces=0, made={})


async def another(spot: Talk, sent: list[str]) -> Seen:
    """One more photo from her."""
    names = await spot.ask("another", Photos(most=1))
    sent += names
    (shot,) = await spot.look("other", album.seen, names)
    if shot.located:
        await spot.say("place-removed")
    return shot


async def coached(page: Talk, shot: Seen, advice: Advice, sent: list[str], of: int = 0) -> Seen:
    """One praise and one tip; where another try is worth it, the second beside the first, and her choice.

    `of`: which of several photos it is about, counted from 1.
    """
    await page.say("praise", says=f"praise-{advice.praise}")
    if of and advice.tip not in {"", "twin"}:
        await page.say("which", number=of)
    earlier: Seen | None = None
    for number in range(1, TRIES + 1):
        spot = page.scope(f"try-{number}")
        await tipped(spot, advice, first=number == 1)
        if not (advice.strong or "improved" in shot.made) or number == TRIES:
            break
        wish = await decided(spot, shot, earlier is not None, several=of > 0)
        if wish == "earlier" and earlier:
            return earlier
        if wish != "again":
            return replace(shot, name=shot.made.get(wish, shot.name))
        earlier, shot = shot, await guarded(spot, await another(spot, sent), sent)
        await compared(spot, earlier, shot)
        advice = coach.of_set([shot.measures]) or NO_ADVICE
    return shot


async def tipped(spot: Talk, advice: Advice, first: bool) -> None:
    """The tip, and once the lesson that explains it."""
    if not advice.tip:
        return
    await spot.say("tip", says=f"tip-{advice.tip}")
    if first and advice.strong:
        title = await spot.look("title", path.titled, advice.lesson, spot.contact.language)
        await spot.say("lesson", title=title)


async def decided(spot: Talk, shot: Seen, earlier: bool, several: bool) -> str:
    """Which photo she takes: improved, use, earlier or again. One of several is shown."""
    if "improved" not in shot.made:
        shown = [Media("photo", name=shot.name)] if several else []
        return await spot.ask("coach", USE_EARLIER if earlier else USE, media=shown)
    await spot.say("improved")
    preview = [Media("photo", name=shot.made["improved"])]
    return await spot.ask("coach", USE_ANY if earlier else USE_IMPROVED, media=preview)


async def compared(spot: Talk, before: Seen, after: Seen) -> None:
    """In what the second photo is better than the first; said plainly, too, where it is not."""
    if before.measures and after.measures:
        better = coach.improvement(before.measures, after.measures)
        await spot.say("better", says=f"better-{better[0] if better else 'same'}")


# --- photos sent for practice: looked at, and nothing is asked


async def practised(talk: Talk, names: tuple[str, ...]) -> None:
    """One praise and one tip on photos of a task."""
    page = talk.speaking("photos").scope(names[0])
    found = await page.look("seen", album.seen, names)
    advice = coach.of_set([shot.measures for shot in found]) or NO_ADVICE
    await page.say("praise", says=f"praise-{advice.praise}")
    await tipped(page, advice, first=False)


async def side_by_side(talk: Talk, names: tuple[str, ...]) -> None:
    """What the second of two photos does better than the first."""
    page = talk.speaking("photos").scope(names[0])
    before, *_, after = await page.look("seen", album.seen, names)
    await compared(page, before, after)
