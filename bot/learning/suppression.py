"""Counts that may leave the house: no group of fewer than five women has a number, nor is it what others leave over."""

from collections.abc import Sequence

# The fewest women a number may stand for. Five is what statistics of small communities commonly keep to: in a
# cohort of fifteen to twenty-five who know each other, three or four can be told apart by what else is known.
K = 5
SMALL = f"<{K}"  # fewer than K, none included
WITHHELD = f"{K}+"  # K or more, not said, because a small one could be computed from it


def shown(count: int) -> str:
    """One count that is no part of a total that is shown."""
    return str(count) if count >= K else SMALL


def protected(counts: Sequence[int]) -> list[str]:
    """The counts of groups that make up a total which is shown, in their order.

    Small ones are not said. If the total then gives one of them away, the next smallest is withheld too. (Of
    groups that are all exactly K - 1 nothing more can be withheld but the total.)
    """
    order = sorted(range(len(counts)), key=lambda place: counts[place])
    small = sum(count < K for count in counts)
    hidden = small
    while small and hidden < len(counts) and _told([counts[place] for place in order[:hidden]], small):
        hidden += 1
    out = [str(count) for count in counts]
    for rank, place in enumerate(order[:hidden]):
        out[place] = SMALL if rank < small else WITHHELD
    return out


def _told(hidden: Sequence[int], small: int) -> bool:
    """Whether the sum of the hidden counts gives away a small one, and with it a woman.

    Known to everybody: the sum, that `small` of them lie from 0 to K - 1, and that the others are K or more. That
    a group is empty may be seen: it tells of nobody.
    """
    others = len(hidden) - small
    spare = sum(hidden) - K * others
    most = min(K - 1, spare)
    least = 0 if others else max(0, spare - (K - 1) * (small - 1))
    return least >= most > 0
