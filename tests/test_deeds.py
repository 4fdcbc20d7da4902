"""The log of the team speaks of every deed that is written down, in words; and no menu is too long or lacks a thing."""

import ast
from pathlib import Path

import pytest

import bot
from bot.broadcast.broadcasts import MOVES
from bot.language.catalogue import ours
from bot.market.review import verdicts
from flows import FLOWS, MENUS

HOUSE = Path(bot.__file__).parent
MOST = 8  # entries that a small phone shows
PUT_TOGETHER = {  # at run time: what may stand for the variable part
    "broadcast": tuple(MOVES),
    "review": tuple(verdicts.OF),
    "channel": ("up", "off"),
    "outlet": ("up", "lost"),
}


def written() -> set[str]:
    """Every deed that the code writes down."""
    found: set[str] = set()
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.note":
                found |= deeds(node.args[3])
    return found


def deeds(node: ast.expr) -> set[str]:
    match node:
        case ast.Constant(value=str(name)):
            return {name}
        case ast.IfExp(body=one, orelse=other):
            return deeds(one) | deeds(other)
        case ast.JoinedStr(values=[ast.Constant(value=str(room)), _]):
            return {f"{room}{name}" for name in PUT_TOGETHER[room.removesuffix(".")]}
    raise AssertionError(f"a deed that nobody can read: {ast.unparse(node)}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_deed_that_is_written_down_has_its_words_and_no_words_are_left_over(language: str) -> None:
    texts = Path("content", language, "messages", "setup.ftl")
    if not texts.exists():
        texts = HOUSE.parent / texts
    lines = texts.read_text(encoding="utf-8").splitlines()
    known = {line.partition(" ")[0] for line in lines if line.startswith("deed-")}
    assert known == {f"deed-{one.replace('.', '-')}" for one in written()}
    assert all(ours().has(language, key) for key in known)


def test_each_menu_has_what_the_role_below_has_and_fits_a_small_phone() -> None:
    for menu in MENUS.values():
        assert len(set(menu)) == len(menu) <= MOST
        assert set(menu) <= FLOWS.keys()
    assert set(MENUS["reviewer"]) <= set(MENUS["coordinator"]) <= set(MENUS["admin"])
