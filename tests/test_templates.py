"""A template that Meta or Twilio would reject is found before it is handed in, with file and line."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.language import template_rules
from bot.language.catalogue import Catalogue
from bot.language.content import CONTENT, LANGUAGES
from bot.language.lint import Needs, check
from bot.language.sources import Fault
from bot.language.templates import load_templates, read_templates
from bot.talk.words import merged

SITE = "https://bot.example.org"
AR = "ar/templates/digest.yaml"
EN = "en/templates/digest.yaml"
KNOCK = "ar/templates/knock.yaml"
NEWS = "ar/templates/news.yaml"

Slip = Callable[[Path], object]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The templates, to be spoiled."""
    for language in LANGUAGES:
        shutil.copytree(CONTENT / language / "templates", tmp_path / language / "templates")
    return tmp_path


def found(folder: Path) -> list[Fault]:
    sheets, faults = read_templates(folder)
    return faults or sorted(template_rules.faults(sheets))


def instead(file: str, old: str, new: str) -> Slip:
    """The first place that fits the pattern, replaced; lines count as lines."""

    def slip(root: Path) -> None:
        before = (root / file).read_text(encoding="utf-8")
        after = re.sub(old, lambda _: new, before, count=1, flags=re.M)
        assert after != before
        (root / file).write_text(after, encoding="utf-8")

    return slip


def both(slip: Callable[[str], Slip]) -> Slip:
    """The same slip in both languages, so that nothing but itself is wrong."""
    return lambda root: [slip(file)(root) for file in (AR, EN)]


BODY = r"^body: \|-\n(?:  .*\n|\n)+"
MANY = "".join(f"  - title: زر {n}\n    reply: r.{n}.\n" for n in range(10))
# What goes wrong, the file and line that are named, and what the sentence says.
SLIPS: dict[str, tuple[Slip, str, int, str]] = {
    "it begins with a variable": (instead(AR, r"  وصلك", "  {{1}} وصلك"), AR, 8, "begins or ends"),
    "it ends with a variable": (instead(AR, r"المنتجات كلها\.", "المنتجات {{3}}."), AR, 8, "begins or ends"),
    "variables side by side": (instead(AR, r"\{\{1\}\}،", "{{1}} - {{2}}،"), AR, 8, "side by side"),
    "too few words": (
        instead(AR, BODY, "body: وصل {{1}} ومنه {{2}} وعدده {{3}} اليوم\n"), AR, 8, "3 variables need 7 words",
    ),
    "a body too long": (instead(AR, r"^  اضغطي", "  " + "كلمة " * 200 + "اضغطي"), AR, 8, "1024 at most"),
    "a body too long with its samples": (
        instead(AR, r"صابون زيت الزيتون", "صابون " * 170), AR, 8, "with its samples",
    ),
    "a footer too long": (instead(AR, r"^footer: ", "footer: " + "كلمة " * 12), AR, 13, "60 characters"),
    "a footer with a variable": (instead(AR, r"^footer: .*", 'footer: "{{1}}"'), AR, 13, "no variable"),
    "a variable with spaces": (instead(AR, r"\{\{1\}\}", "{{ 1 }}"), AR, 8, "without spaces"),
    "a variable with a name": (instead(AR, r"\{\{1\}\}", "{{name}}"), AR, 8, "digits"),
    "a variable the code does not fill": (instead(NEWS, r"\{\{1\}\}", "{{2}}"), NEWS, 5, "must be 1"),
    "a variable where none is filled": (instead(KNOCK, r"رسالة", "رسالة {{1}}"), KNOCK, 5, "must be none"),
    "a template nobody sends": (
        lambda root: [(root / one / "templates/knock.yaml").rename(root / one / "templates/hello.yaml") for one in LANGUAGES],
        "ar/templates/hello.yaml", 1, "nothing sends",
    ),
    "no sample": (instead(AR, r'^  "2": .*\n', ""), AR, 21, "variable 2 has no sample"),
    "no samples at all": (instead(NEWS, r"^samples:\n.*\n", ""), NEWS, 1, "variable 1 has no sample"),
    "a sample too many": (instead(AR, r'^  "6"', '  "7": x\n  "6"'), AR, 26, "no variable 7"),
    "an empty sample": (instead(AR, r'^  "2": .*', '  "2": ""'), AR, 22, "is empty"),
    "a sample of two lines": (instead(AR, r'^  "2": .*', '  "2": "a\\nb"'), AR, 22, "a new line"),
    "a tab in a sample": (instead(AR, r'^  "2": .*', '  "2": "a\\tb"'), AR, 22, "a tab"),
    "four spaces in a sample": (instead(AR, r'^  "2": .*', '  "2": "a    b"'), AR, 22, "four spaces"),
    "a picture of no kind": (instead(AR, r"soap\.jpg", "soap"), AR, 14, ".jpg or .png"),
    "a title of a reply too long": (instead(AR, r"أريد التفاصيل", "أريد كل التفاصيل الآن"), AR, 16, "20 at most"),
    "a title that opens too long": (instead(AR, r"كل المنتجات", "كل المنتجات التي نعرضها لكِ"), AR, 18, "25 at most"),
    "a variable in a title": (instead(AR, r"أريد التفاصيل", "أريد {{1}}"), AR, 16, "a title has no variable"),
    "an emoji in a title": (instead(AR, r"أريد التفاصيل", "أريد 🌿"), AR, 16, "emoji"),
    "formatting in a title": (instead(AR, r"title: أريد التفاصيل", 'title: "*أريد*"'), AR, 16, "formatting"),
    "two titles alike": (instead(AR, r"كل المنتجات", "أريد التفاصيل"), AR, 18, "read the same"),
    "a reply too long": (both(lambda file: instead(file, r'"\{\{5\}\}"', "x" * 201 + "{{5}}")), AR, 16, "200 characters"),
    "a variable in the midst of an address": (
        both(lambda file: instead(file, r'"\{\{6\}\}"', '"{{6}}/list"')), AR, 18, "at the very end",
    ),
    "replies that do not stand together": (
        both(lambda file: instead(file, r"^samples:", "  - title: لا\n    reply: r.no.\nsamples:")), AR, 16, "together",
    ),
    "three addresses": (
        both(lambda file: instead(file, r"^samples:", "  - title: س\n    opens: a\n  - title: ع\n    opens: b\nsamples:")),
        AR, 16, "2 buttons at most",
    ),
    "too many buttons": (instead(AR, r"^samples:", f"{MANY}samples:"), AR, 16, "at most"),
    "a button that does both": (instead(AR, r'^    opens: .*', '    opens: x\n    reply: y'), AR, 18, "either"),
    "a button that does nothing": (instead(AR, r"^    opens: .*\n", ""), AR, 18, "either"),
    "no buttons": (instead(KNOCK, r"^buttons:\n.*\n.*\n", "buttons: []\n"), KNOCK, 6, "at least 1"),
    "a footer without a card": (instead(KNOCK, r"^buttons", "footer: سطر\nbuttons"), KNOCK, 1, "whatsapp/card"),
    "no such category": (instead(AR, r"MARKETING", "NEWS"), AR, 6, "UTILITY"),
    "no such type": (instead(AR, r"^type: .*", "type: twilio/card"), AR, 7, "whatsapp/card"),
    "no why": (instead(KNOCK, r"^why: >-\n.*\n", ""), KNOCK, 1, "why: this line is missing"),
    "a name misspelt": (instead(AR, r"^footer", "foter"), AR, 13, "slip of the pen"),
    "it begins in Latin": (instead(AR, r"  وصلك", "  Mahalli وصلك"), AR, 8, "begin in Arabic"),
    "a stretched word": (instead(AR, r"وصلك", "وصـــلك"), AR, 8, "tatweel"),
    "a mark that nobody sees": (instead(AR, r"وصلك", "\u200fوصلك"), AR, 9, "nobody sees"),
    "not YAML": (instead(AR, r"^category: ", "category: a: "), AR, 6, "colon in quotes"),
    "no file of lines": (lambda root: (root / AR).write_text("hello"), AR, 1, "NAME.yaml"),
    "another ending": (lambda root: (root / AR).rename(root / "ar/templates/digest.txt"), "ar/templates/digest.txt", 1, "NAME.yaml"),
    "no English": (lambda root: (root / EN).unlink(), AR, 1, "missing in en"),
    "another category in English": (instead(EN, r"MARKETING", "UTILITY"), EN, 1, "are not those of"),
    "another reply in English": (instead("en/templates/knock.yaml", r"r\.waiting\.", "r.menu."), "en/templates/knock.yaml", 1, "are not those of"),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_said_with_its_file_and_line(name: str, content: Path) -> None:
    slip, file, line, said = SLIPS[name]
    slip(content)
    assert [one for one in found(content) if (one.file, one.line) == (str(content / file), line) and said in one.message], (
        found(content)
    )  # fmt: skip


def test_the_templates_are_well(content: Path) -> None:
    assert found(content) == []


def test_the_lint_of_all_content_looks_at_templates(content: Path) -> None:
    instead(AR, r"MARKETING", "NEWS")(content)
    assert [one for one in check(content, Needs({})) if one.file == str(content / AR)]


def test_a_template_that_cannot_be_read_stops_a_push(content: Path) -> None:
    (content / AR).write_text("hello")
    with pytest.raises(ContentError, match=r"digest\.yaml:1: "):
        load_templates(content)


def test_nothing_of_what_waits_is_said_where_others_may_see_it() -> None:
    """A shared phone, a lock screen: no variable, and no word of money, orders or lessons in what only knocks."""
    for told in load_templates(CONTENT).values():
        assert told["knock"].variables == told["lesson"].variables == frozenset()


def test_what_knocks_opens_the_window_with_one_tap() -> None:
    for told in load_templates(CONTENT).values():
        for name in ("knock", "lesson", "news"):
            assert [button.reply for button in told[name].buttons] == ["r.waiting."]


def test_addresses_and_pictures_lie_under_our_own_address() -> None:
    card = load_templates(CONTENT)["ar"]["digest"].types(SITE)["whatsapp/card"]
    assert card["media"] == [f"{SITE}/{{{{4}}}}"]
    assert [action.get("url") for action in card["actions"]] == [None, f"{SITE}/{{{{6}}}}"]


def test_the_sample_of_the_picture_is_a_file_we_serve() -> None:
    for told in load_templates(CONTENT).values():
        assert (CONTENT.parent / "bot" / "web" / told["digest"].samples["4"]).is_file()


def test_the_way_out_that_a_digest_names_ends_the_digest_and_nothing_else() -> None:
    catalogue = Catalogue.load(CONTENT)
    words = merged(catalogue.words(language) for language in LANGUAGES)
    for told in load_templates(CONTENT).values():
        named = re.findall(r"[«“](.+?)[»”]", told["digest"].footer)
        assert [words.meaning(word) for word in named] == ["unfollow"]
