"""What the code asks of the content: read off the source of the flows, the domain and the engine.

Names in flows are literals by design (they are frozen in journals), so their texts can be listed without
running anything. A name put together at run time, such as `f"done-{decision}"`, stands for every key it fits.
"""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from bot.cli.standing import KIND_VARIABLES, KINDS, Found, standing
from bot.language.catalogue import Catalogue
from bot.language.lint import Needs
from bot.learning import tasks
from bot.talk.kinds import Key, Option
from flows import FLOWS

_ROOT = Path(__file__).parents[2]
_SPEAKING = ("bot/engine", "bot/people", "bot/market", "bot/learning", "bot/broadcast")
# Keywords of the verbs that are not variables.
_OPTIONS = {"media", "starts", "says", "links", "reason", "given"}
_SIZES = {
    "description": 400,
    "details": 200,
    "notes": 300,
    "words": 800,
    "asked": 800,
    "text": 350,
    "rows": 700,
    "products": 400,
    "task": 350,
    "why": 350,
    "can": 120,
}


def gather(catalogue: Catalogue) -> Needs:
    """Every key the code may show, with its variables."""
    found = Found()
    standing(found)
    for flow in FLOWS.values():
        module = importlib.import_module(flow.run.__module__)
        _flow(found, flow.name, module, flow.run.__name__)
    for folder in _SPEAKING:
        for path in sorted((_ROOT / folder).rglob("*.py")):
            _speaker(found, ast.parse(path.read_text()))
    known = catalogue.keys("ar") | catalogue.keys("en")
    for pattern, variables in found.patterns.items():
        wanted = re.compile(".+".join(map(re.escape, pattern.split("\0"))))
        for key in [key for key in known if wanted.fullmatch(key)] or [pattern.replace("\0", "…")]:
            found.keys.setdefault(key, set()).update(variables)
    for key in known:  # attributes a question may have, each optional
        base, _, attribute = key.partition(".")
        if base in found.keys and attribute and key not in found.keys:
            if base in found.open and attribute.startswith("button-"):
                found.add(key, set(), label=True)
            elif _optional(attribute):
                found.keys[key] = found.keys[base] | KIND_VARIABLES
    return Needs(
        {key: frozenset(names) for key, names in found.keys.items()},
        frozenset(label for label in found.labels if "\0" not in label),
        sizes=_SIZES,
        checks=tasks.CHECKS,
    )


def _optional(attribute: str) -> bool:
    return attribute in {"help", "hint", "button-skip"} or any(attribute in kind.reasons for kind in KINDS)


def _flow(found: Found, flow: str, module: ModuleType, name: str, seen: frozenset[str] = frozenset()) -> None:
    """The texts of one flow, and of the functions that it hands its talk to, here or in another flow's module."""
    tree = ast.parse(Path(str(module.__file__)).read_text())
    functions = {
        node.name: node for node in tree.body if isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef)
    }
    flow = _speaking(functions[name]) or flow
    for node in ast.walk(functions[name]):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in functions and node.func.id not in seen:
            _flow(found, flow, module, node.func.id, seen | {name})
        elif isinstance(node.func, ast.Name) and (home := _elsewhere(module, node.func.id)):
            _flow(found, flow, home, node.func.id)
        elif isinstance(node.func, ast.Attribute) and node.func.attr in {"ask", "say", "review", "again"}:
            _verb(found, flow, module, node, node.func.attr)
        elif isinstance(node.func, ast.Name) and node.func.id == "Start":
            _start(found, node)


def _speaking(function: ast.AST) -> str:
    """Whose texts a function speaks with, where it says so; see Talk.speaking."""
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "speaking"
        ):
            return "".join(_texts(node.args[0]))
    return ""


def _elsewhere(module: ModuleType, name: str) -> ModuleType | None:
    """The other module of flows that a conversation was imported from."""
    function = vars(module).get(name)
    if not inspect.iscoroutinefunction(function) or function.__module__ == module.__name__:
        return None
    return importlib.import_module(function.__module__) if function.__module__.startswith("flows.") else None


def _verb(found: Found, flow: str, module: ModuleType, node: ast.Call, verb: str) -> None:
    keywords = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
    variables = {name for name in keywords if name not in _OPTIONS}
    if any(keyword.arg is None for keyword in node.keywords):
        variables |= _spread()
    for name in _texts(keywords.get("says") or node.args[0]):
        key = f"{flow}-{name}"
        if verb == "again":
            found.add(f"{key}.{''.join(_texts(keywords['reason']))}", variables)
            continue
        found.add(key, variables | ({"rows"} if verb == "review" else set()))
        if verb in {"ask", "review"}:
            found.add(f"{key}.name", set(), label=True)
        if verb == "review":
            found.add(f"{key}.button-ok", set(), label=True)
        if verb == "ask":
            _options(found, key, module, node.args[1])


def _options(found: Found, key: str, module: ModuleType, kind: ast.expr) -> None:
    """The labels of a question's options, as far as they are known before it is asked."""
    if isinstance(kind, ast.IfExp):
        _options(found, key, module, kind.body)
        _options(found, key, module, kind.orelse)
        return
    try:
        value = eval(compile(ast.Expression(kind), "<kind>", "eval"), dict(vars(module)))  # noqa: S307 - our source
    except Exception:  # noqa: BLE001 - which of them there are, or what they are called, is known when it is asked
        found.open.add(key)
        return
    for option in value.options():
        label = option.label if isinstance(option, Option) else None
        if label is None:
            found.add(f"{key}.button-{option.value}", set(), label=True)
        elif isinstance(label, Key):
            found.add(label.key, set(), label=True)


def _speaker(found: Found, tree: ast.Module) -> None:
    """The texts that the domain and the engine say: tell, post, unpost, say, line, Remark, Key, Start."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {
            "tell": 1,
            "post": 3,
            "unpost": 2,
            "say": 0,
            "line": 0,
            "line_of": 1,
            "Remark": 0,
            "Key": 0,
        }.get(name)
        variables = {keyword.arg for keyword in node.keywords if keyword.arg and keyword.arg not in _OPTIONS}
        if any(keyword.arg is None for keyword in node.keywords):
            variables |= _spread()
        if name == "Start":
            _start(found, node)
        elif place is not None and len(node.args) > place:
            for key in _texts(node.args[place]):
                found.add(key, variables)
        for links in [keyword.value for keyword in node.keywords if keyword.arg == "links"]:
            for pair in ast.walk(links):
                if isinstance(pair, ast.Tuple) and pair.elts:
                    for key in _texts(pair.elts[0]):
                        found.add(key, set(), label=True)


def _start(found: Found, node: ast.Call) -> None:
    if len(node.args) < 3 and node.args:
        for flow in _texts(node.args[0]):
            found.add(f"{flow}.button", set(), label=True)


def _texts(node: ast.expr) -> Iterator[str]:
    """The strings an expression may be; what is only known at run time is a NUL."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _texts(value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)  # type: ignore[misc]


def _spread() -> set[str]:
    """The variables of dictionaries that are passed whole: those of a post, of a request, and of the hours."""
    names: set[str] = set()
    for name in (
        "market/calendar/messages",
        "market/review/reviews",
        "market/buyers/interests",
        "people/hours",
    ):
        for node in ast.walk(ast.parse((_ROOT / f"bot/{name}.py").read_text())):
            if isinstance(node, ast.Dict):
                names |= {
                    key.value
                    for key in node.keys
                    if isinstance(key, ast.Constant) and isinstance(key.value, str)
                }
    return names
