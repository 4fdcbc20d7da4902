"""The rules of the house: who may import whom, where words may stand, how long things may grow."""

import ast
import copy
import importlib
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import flows
from bot.cli.needs import gather
from bot.engine.orders import ORDERS
from bot.language.catalogue import Catalogue, ours
from bot.language.content import CONTENT, LANGUAGES
from bot.language.lint import check
from bot.reading.normalise import normalise
from bot.settings import PREFIX, Settings
from bot.talk.words import merged
from flows import COMMANDS, FLOWS, MENUS

ROOT = Path(__file__).parents[1]
CODE = sorted(path for room in ("bot", "flows") for path in (ROOT / room).rglob("*.py"))
WRITTEN = [path for path in CODE if path.parent.name != "versions"]  # migrations are generated
MOST_LINES, MOST_OF_A_FUNCTION = 300, 45

# Who may import whom. A room may always import from itself; `name!` is that one module, not what lies below.
DOMAIN = ("bot.people", "bot.learning", "bot.market", "bot.photos", "bot.broadcast")
CONTRACT = ("bot.channels!", "bot.talk.messages", "bot.errors")
IN_COMMON = ("bot.channels.text", "bot.channels.shared")  # what channels share
TO_THE_DOMAIN = ("bot.store", "bot.reading", "bot.talk", "bot.language", "bot.errors", *DOMAIN)
ARROWS: dict[str, tuple[str, ...]] = {
    "bot.errors": (),
    "bot.reading": (),
    "bot.settings": ("bot.people.hours", "bot.errors"),
    "bot.talk": ("bot.reading", "bot.errors"),
    "bot.language": ("bot.reading", "bot.talk.messages", "bot.errors"),
    "bot.store": ("bot.talk.messages", "bot.talk.talk", "bot.errors"),
    "bot.engine": (
        "bot.talk",
        "bot.language",
        "bot.store",
        "bot.channels!",
        "bot.errors",
        "bot.engine.parcels",
    ),
    "bot.engine.outbox": (
        "bot.channels!",
        "bot.store",
        "bot.engine.parcels",
        "bot.engine.windows",
        "bot.engine.receipts",
        "bot.engine.faults",
        "bot.errors",
    ),
    "bot.engine.parcels": ("bot.store", "bot.talk.messages"),
    "bot.channels": ("bot.talk.messages", "bot.errors"),
    "bot.channels.telegram": (*CONTRACT, *IN_COMMON),
    "bot.channels.whatsapp": (*CONTRACT, *IN_COMMON, "bot.store"),  # what is stored at Twilio is written down
    "bot.channels.web": (
        *CONTRACT,
        *IN_COMMON,
        "bot.store",
        "bot.channels.telegram.render",
        "bot.channels.whatsapp.layout",
    ),
    "bot.web": (*CONTRACT, "bot.store", "bot.language", "bot.channels.web", "bot.reading", *DOMAIN),
    **dict.fromkeys(DOMAIN, TO_THE_DOMAIN),
    "bot.broadcast": (*TO_THE_DOMAIN, "bot.engine.attention"),  # as notes; the sender is an outbox of its own
    "bot.broadcast.sender": (*TO_THE_DOMAIN, "bot.channels!", "bot.engine.faults"),
    "bot.learning.notes": (*TO_THE_DOMAIN, "bot.engine.attention"),  # who promises a message says when
    "flows": ("bot.talk", "bot.reading", "bot.errors", *DOMAIN),
    "bot.jobs": ("bot.store", *DOMAIN),
    "bot.beacon": ("bot.market", "bot.store", "bot.errors"),
    "bot.__main__": ("bot.cli", "bot.errors"),
    "bot.cli": ("bot", "flows"),
    "bot.app": ("bot", "flows"),
    "bot.connections": ("bot", "flows"),
    "bot": (),
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in CODE}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def lies_in(module: str, room: str) -> bool:
    if room.endswith("!"):
        return module == room[:-1]
    return module == room or module.startswith(f"{room}.")


def room_of(module: str) -> str:
    return max((room for room in ARROWS if lies_in(module, room)), key=len)


def test_imports_follow_the_arrows() -> None:
    wrong = [
        f"{module} imports {found}"
        for module, path in MODULES.items()
        for found in imports(path)
        if room_of(found) != room_of(module)
        and not any(lies_in(found, room) for room in ARROWS[room_of(module)])
    ]
    assert wrong == []


def test_an_import_against_the_arrows_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("def f():\n    from bot import app\n    from bot.engine import desk\n    import flows\n")
    assert list(imports(file)) == ["bot.app", "bot.engine.desk", "flows"]
    assert room_of("bot.channels.web.rows") == "bot.channels.web"
    assert not lies_in("bot.channels.telegram", "bot.channels!")


@cache
def docstrings(path: Path) -> frozenset[int]:
    """The places of all docstrings of a file."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    )


def test_no_word_of_arabic_stands_in_code() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in CODE
        if "reading" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings(path)
        if re.search("[\u0621-\u064a]{3,}", node.value)
    ]
    assert found == []


def test_modules_are_short() -> None:
    lines = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in WRITTEN}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_functions_are_read_in_one_look() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in WRITTEN
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > MOST_OF_A_FUNCTION} == {}


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [name for name, path in MODULES.items() if tree(path).body and not ast.get_docstring(tree(path))]
    assert [name for name in silent if "migrations" not in name] == []


# --- settings and texts


def test_every_setting_is_documented_and_nothing_else() -> None:
    written = set(
        re.findall(rf"\b{PREFIX}[A-Z_]+\b", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))
    )
    assert written == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_the_content_is_well() -> None:
    assert check(CONTENT, gather(catalogue())) == []


def test_a_text_that_nobody_asks_for_is_seen() -> None:
    """What is put together at run time must not stand for every key there is."""
    wider = copy.copy(catalogue())
    wider.keys = lambda language: frozenset({"nobody-asks", "nobody-asks.this"})  # type: ignore[method-assign]
    assert gather(wider).keys.keys().isdisjoint(wider.keys("ar"))


@cache
def catalogue() -> Catalogue:
    return ours()


WORDS = sorted({*ORDERS, *(flow.name for flow in FLOWS.values() if flow.reserved)})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", WORDS)
def test_every_reserved_word_has_spellings_in_each_language(word: str, language: str) -> None:
    assert catalogue().words(language).get(word)


def test_a_spelling_means_one_thing() -> None:
    meanings: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for meaning, spellings in catalogue().words(language).items():
            for spelling in spellings:
                meanings.setdefault(normalise(spelling) or spelling, set()).add(meaning)
    assert {spelling: found for spelling, found in meanings.items() if len(found) > 1} == {}


def test_no_words_means_nothing() -> None:
    words = merged(catalogue().words(language) for language in LANGUAGES)
    assert words.meaning("") == ""
    assert not words.danger("")


@pytest.mark.parametrize(
    ("entry", "language"),
    [
        (entry, language)
        for entry in sorted({entry for menu in MENUS.values() for entry in menu})
        for language in LANGUAGES
    ],
)
def test_what_a_menu_button_reads_may_be_typed(entry: str, language: str) -> None:
    words = merged(catalogue().words(language) for language in LANGUAGES)
    assert words.meaning(catalogue().label(language, f"{entry}.button")) == entry


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_a_reserved_word(command: str) -> None:
    words = merged(catalogue().words(language) for language in LANGUAGES)
    assert words.meaning(f"/{command}") in {*ORDERS, *FLOWS}


# --- flows


def test_every_menu_entry_is_a_flow() -> None:
    assert {entry for menu in MENUS.values() for entry in menu} - FLOWS.keys() == set()


def test_no_two_flows_share_a_name() -> None:
    assert len(FLOWS) == len(flows._ALL)


def test_every_flow_is_registered() -> None:
    registered = {flow.run for flow in FLOWS.values()}
    handed = {  # conversations that flows share
        name for module, path in MODULES.items() if lies_in(module, "flows") for name in called(tree(path))
    }
    lost = [
        f"{module}.{name}"
        for module, path in MODULES.items()
        if lies_in(module, "flows")
        for name in functions(tree(path))
        if getattr(importlib.import_module(module), name) not in registered and name not in handed
    ]
    assert lost == []


def functions(module: ast.Module) -> dict[str, ast.AsyncFunctionDef]:
    return {node.name: node for node in module.body if isinstance(node, ast.AsyncFunctionDef)}


def called(node: ast.AST) -> set[str]:
    """The plain names that are called in a piece of code."""
    return {
        call.func.id
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    }


def deeds(function: ast.AsyncFunctionDef, module: ast.Module) -> Iterator[str]:
    """The names of what a flow does, in the functions it calls too."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "do":
            name = node.args[0]
            assert isinstance(name, ast.Constant), (
                f"{function.name}:{node.lineno}: a deed's name is a literal"
            )
            yield str(name.value)
    for name, inner in functions(module).items():
        if name in called(function):
            yield from deeds(inner, module)


def test_the_names_of_deeds_are_frozen() -> None:
    """They stand in the journals of people in the middle of a talk: a renamed deed would be done again.

    A new one is added to tests/frozen.txt; one that is there stays, unless its flow is gone for good.
    """
    found = {
        f"{flow.name}.{deed}"
        for flow in FLOWS.values()
        for module in [tree(MODULES[flow.run.__module__])]
        for deed in deeds(functions(module)[flow.run.__name__], module)
    }
    assert sorted(found) == (ROOT / "tests" / "frozen.txt").read_text(encoding="utf-8").split()


def test_no_flow_swallows_what_the_replay_needs() -> None:
    wrong = []
    for path in CODE:
        if path.parent.name != "flows":
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or "BaseException" in ast.unparse(node.type)
            ):
                wrong.append(f"{path.name}:{node.lineno}: except")
            if isinstance(node, ast.Try) and any(
                isinstance(x, ast.Await) for y in node.finalbody for x in ast.walk(y)
            ):
                wrong.append(f"{path.name}:{node.lineno}: finally")
    assert wrong == []


# --- what is committed


@cache
def committed() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def test_no_committed_file_names_a_registry_or_this_machine() -> None:
    here = "|".join(re.escape(str(place)) for place in (ROOT, Path.home()) if len(str(place)) > 4)
    foreign = re.compile(
        rf"[\w.-]*(?:pypi|pythonhosted|npmjs)[\w-]*\.(?:org|com)\b|(?<![\w.])(?:{here})(?!\w)"
    )
    binary = {".png", ".jpg", ".ttf", ".otf", ".woff2", ".pdf", ".ogg"}
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in committed()
        if path.suffix not in binary
        and (hit := foreign.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []
    assert "uv.lock" not in {path.name for path in committed()}


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda path: path.name)
def test_every_locked_package_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    locked = re.findall(r"^[\w.\[\]-]+==.*?(?=^\S|\Z)", text, flags=re.M | re.S)
    assert locked
    assert [entry.split()[0] for entry in locked if "--hash=sha256:" not in entry] == []


def test_there_is_a_lock() -> None:
    assert (ROOT / "requirements.lock").is_file()
