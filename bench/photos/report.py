"""The table of `mahalli bench photos`: what is detected, what is said wrongly, what it costs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

from bench.photos.variants import VARIANTS, Variant
from bot.photos.coach import LESSONS, advise, faults, improvement, twins

if TYPE_CHECKING:
    from bench.photos.trial import Tried

# What the project allows itself at 1280 x 960.
ADVICE, IMPROVED, MEMORY = 250, 350, 200  # ms, ms, MB
# The second try beside the first: which variant it replaces, and what should be seen.
BETTER = {
    "blur sigma 2": "sharper",
    "shaken 15 px": "sharper",
    "light x 0.25": "lighter",
    "light x 0.4": "lighter",
    "a quarter, on a table": "closer",
    "things around it": "calmer",
    "lamp, yellow": "truer-colour",
}
SAME = [variant.name for variant in VARIANTS if not variant.tips]
EXACT = {"small"}  # not a matter of judgement


def table(tried: Sequence["Tried"], cost: Mapping[str, list[float] | float]) -> str:
    """All of it as aligned text; each share is given for the half that thresholds were tuned on, and the other."""
    parts = [
        _about(tried),
        _detected(tried),
        _alarms(tried),
        _pairs(tried),
        _second(tried),
        _faces(tried),
        _cost(cost),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _about(tried: Sequence["Tried"]) -> list[str]:
    products = sum("product" in one.photo.kinds for one in tried)
    return [
        f"{len(tried)} photographs ({products} of things one could sell), {len(VARIANTS)} variants of each, as of"
        " 1280 pixels;",
        "blurs in pixels of the 640 px copy. Shares: tuned half, other half. None was sent by a user.",
    ]


def _detected(tried: Sequence["Tried"]) -> list[str]:
    rows = [_line("Variant", "a right tip found", "  tuned", "  other", "said first, other")]
    return rows + [_variant(variant, tried) for variant in VARIANTS if variant.tips]


def _variant(variant: Variant, tried: Sequence["Tried"]) -> str:
    def right(one: "Tried") -> bool:
        return bool(variant.tips & {fault.tip for fault in faults(one.variants[variant.name])})

    def first(one: "Tried") -> bool:
        return advise(one.variants[variant.name]).tip in variant.tips

    names = " or ".join(sorted(variant.tips))
    return _line(variant.name, names, *_halves(tried, right), _share(tried, first, tuned=False))


def _alarms(tried: Sequence["Tried"]) -> list[str]:
    rows = [_line("Untouched", "a tip no person would give", "  tuned", "  other", "products, other")]
    products = [one for one in tried if "product" in one.photo.kinds]
    for tip in LESSONS:
        if tip == "twin" or tip in EXACT:
            continue

        def wrong(one: "Tried", tip: str = tip) -> bool:
            return tip in {fault.tip for fault in faults(one.plain)} - one.photo.faults

        rows.append(_line(tip, "", *_halves(tried, wrong), _share(products, wrong, tuned=False)))

    def strong(one: "Tried") -> bool:
        said = {fault.tip for fault in faults(one.plain) if fault.strong}
        return bool(said - one.photo.faults - EXACT)

    rows.append(_line("any strong one", "", *_halves(tried, strong), _share(products, strong, tuned=False)))
    for name in SAME:

        def other(one: "Tried", name: str = name) -> bool:
            before, after = faults(one.plain), faults(one.variants[name])
            return before[:1] != after[:1] and "small" not in {fault.tip for fault in after[:1]}

        rows.append(
            _line(name, "another tip than before", *_halves(tried, other), _share(products, other, False))
        )
    return rows


def _pairs(tried: Sequence["Tried"]) -> list[str]:
    rows = [_line("Twins", "", "  tuned", "  other")]
    for name in SAME[1:]:

        def seen(one: "Tried", name: str = name) -> bool:
            return bool(twins([one.plain, one.variants[name]]))

        rows.append(_line(name, "twin seen", *_halves(tried, seen)))
    wrong = [pair for pair in combinations(tried, 2) if twins([one.plain for one in pair])]
    names = ", ".join(f"{one.photo.name} and {other.photo.name}" for one, other in wrong)
    pairs = len(tried) * (len(tried) - 1) // 2
    return [
        *rows,
        f"  different photographs taken for twins: {len(wrong)} of {pairs} pairs ({names or 'none'})",
    ]


def _second(tried: Sequence["Tried"]) -> list[str]:
    rows = [_line("Second try", "", "  tuned", "  other")]
    for name, better in BETTER.items():

        def seen(one: "Tried", name: str = name, better: str = better) -> bool:
            return better in improvement(one.variants[name], one.plain)

        rows.append(_line(f"instead of {name}", f"{better} said", *_halves(tried, seen)))
    for name in SAME[1:]:

        def none(one: "Tried", name: str = name) -> bool:
            return bool(
                improvement(one.plain, one.variants[name]) or improvement(one.variants[name], one.plain)
            )

        rows.append(_line(name, "any said, wrongly", *_halves(tried, none)))
    return rows


def _faces(tried: Sequence["Tried"]) -> list[str]:
    rows = ["Faces, all photographs"]
    for seen, what in (
        ("front", "looking at the camera"),
        ("side", "half turned, covered, tilted"),
        ("small", "small"),
    ):
        with_faces = [one for one in tried if one.photo.seen == seen]
        wanted = sum(one.photo.faces for one in with_faces)
        found = sum(min(one.faces, one.photo.faces) for one in with_faces)
        rows.append(f"  {what + ':':40} {found} of {wanted} found, in {len(with_faces)} photographs")
    without = [one for one in tried if not one.photo.faces]
    wrong = [f"{one.photo.name} ({one.faces})" for one in without if one.faces]
    return [
        *rows,
        f"  seen where there is none: {len(wrong)} of {len(without)} photographs ({', '.join(wrong) or 'none'})",
    ]


def _cost(cost: Mapping[str, list[float] | float]) -> list[str]:
    rows = [_line("Cost at 1280 x 960, from the JPEG", "", " median", "    p95", "budget")]
    for name, most in (("advice", ADVICE), ("improved", IMPROVED), ("squared", IMPROVED)):
        times = cost[name]
        assert isinstance(times, list)
        late = sorted(times)[int(len(times) * 0.95)]
        rows.append(
            _line(f"{name}, processor ms", "", f"{median(times):7.0f}", f"{late:7.0f}", _kept(late, most))
        )
    for name, what in (("peak", "advice"), ("peak_all", "advice and improved")):
        figure = cost[name]
        assert isinstance(figure, float)
        rows.append(_line(f"peak memory, {what}, MB", "", f"{figure:7.0f}", "", _kept(figure, MEMORY)))
    return rows


def _kept(figure: float, most: float) -> str:
    return f"<= {most} {'ok' if figure <= most else 'OVER'}"


def _halves(tried: Iterable["Tried"], true: Callable[["Tried"], bool]) -> tuple[str, str]:
    tried = list(tried)
    return _share(tried, true, True), _share(tried, true, False)


def _share(tried: Iterable["Tried"], true: Callable[["Tried"], bool], tuned: bool) -> str:
    half = [true(one) for one in tried if one.photo.tuning is tuned]
    return f"{100 * sum(half) / len(half):5.0f} %" if half else "      -"


def _line(what: str, detail: str, *figures: str) -> str:
    return f"{what:30} {detail:28} {'   '.join(figures)}".rstrip()
