"""Whatever slip an editor of lessons makes ends in a sentence with file and line, never in a traceback."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.language.content import CONTENT, LANGUAGES
from bot.language.lint import Needs, check
from bot.language.sources import Fault

AR = "ar/lessons/marketing/03-post.md"
EN = "en/lessons/marketing/03-post.md"
AGED = "ar/lessons/pricing/04-licence.md"  # its cards rest on facts
HEADINGS = "ar/lessons/headings.yaml"
FACTS = "facts.yaml"

Slip = Callable[[Path], object]


def words(file: str, change: Callable[[str], str]) -> Slip:
    """A file written otherwise. Fails when the change changes nothing."""

    def slip(root: Path) -> None:
        before = (root / file).read_text(encoding="utf-8")
        after = change(before)
        assert after != before
        (root / file).write_text(after, encoding="utf-8", newline="")

    return slip


def instead(old: str, new: str) -> Callable[[str], str]:
    """The first place that fits the pattern, replaced; lines count as lines."""
    return lambda text: re.sub(old, lambda _: new, text, count=1, flags=re.M)


def bytes_of(file: str, change: Callable[[bytes], bytes]) -> Slip:
    return lambda root: (root / file).write_bytes(change((root / file).read_bytes()))


def card(text: str) -> Slip:
    """A line more at the top of the first card."""
    return words(
        AR,
        lambda whole: re.sub(
            r"^(## بطاقة\n(?:picture: .*\n)?)", rf"\g<1>{text}\n", whole, count=1, flags=re.M
        ),
    )


def renamed(file: str, name: str) -> Slip:
    def slip(root: Path) -> None:
        (root / name).parent.mkdir(exist_ok=True)
        (root / file).rename(root / name)

    return slip


def emptied(file: str) -> Slip:
    """A folder in the place of a file."""

    def slip(root: Path) -> None:
        (root / file).unlink()
        (root / file).mkdir()

    return slip


def removed(file: str) -> Slip:
    return lambda root: (root / file).unlink()


OPTION = r"^- \[ \] .*$"
# What goes wrong, the file that is named, and what its sentence says.
SLIPS: dict[str, tuple[Slip, str, str]] = {
    # the lines on top
    "no front matter": (words(AR, lambda text: text.split("---\n", 2)[2]), AR, "begins with its id"),
    "front matter not closed": (words(AR, lambda text: text.replace("\n---\n", "\n", 1)), AR, "two lines of ---"),
    "an empty line first": (words(AR, lambda text: "\n" + text), AR, "begins with its id"),
    "an empty file": (words(AR, lambda text: ""), AR, "begins with its id"),
    "no title": (words(AR, instead(r"^title: .*\n", "")), AR, "title: this line is missing"),
    "no can": (words(AR, instead(r"^can: .*\n", "")), AR, "can: this line is missing"),
    "minutes in words": (words(AR, instead(r"^minutes: .*$", "minutes: أربع")), AR, "whole number in digits"),
    "minutes in other digits": (words(AR, instead(r"^minutes: .*$", "minutes: ٤")), AR, "whole number in digits"),
    "too many minutes": (words(AR, instead(r"^minutes: .*$", "minutes: 15")), AR, "10 at most"),
    "too many photos": (words(AR, instead(r"^minutes", "photos: 9\nminutes")), AR, "3 at most"),
    "a small id": (words(AR, instead(r"^id: M3", "id: m3")), AR, "one capital letter"),
    "the id of another lesson": (words(AR, instead(r"^id: M3", "id: M2")), AR, "already that of"),
    "a name misspelt": (words(AR, instead(r"^minutes:", "minute:")), AR, "slip of the pen"),
    "a name twice": (words(AR, instead(r"^minutes", "title: آخر\nminutes")), AR, "stands twice"),
    "a colon in the title": (words(AR, instead(r"^title: ", "title: أولاً: ")), AR, "colon in quotes"),
    "a quotation mark left open": (words(AR, instead(r"^title: ", 'title: "')), AR, "not closed"),
    "a tab": (words(AR, instead(r"^minutes", "\tminutes")), AR, "a tab stands here"),
    "another colon": (words(AR, instead(r"^title:", "title؛")), AR, "`name: text`"),
    "a title too long": (words(AR, instead(r"^title: .*$", "title: عنوان أطول مما يسع الزر")), AR, "fit on a button"),
    "a can too long": (words(AR, instead(r"^can: ", "can: " + "كلمة " * 30)), AR, "120 at most"),
    # headings
    "a heading misspelt": (words(AR, instead(r"^## سؤال", "## أسئلة")), AR, "no such heading"),
    "a heading in the other language": (words(AR, instead(r"^## بطاقة$", "## Card")), AR, "no such heading"),
    "a heading with a colon": (words(AR, instead(r"^## سؤال", "## سؤال:")), AR, "no such heading"),
    "one hash": (words(AR, instead(r"^## سؤال", "# سؤال")), AR, "no such heading"),
    "three hashes": (words(AR, instead(r"^## سؤال", "### سؤال")), AR, "no such heading"),
    "no space after the hashes": (words(AR, instead(r"^## سؤال", "##سؤال")), AR, "no such heading"),
    "a space before the hashes": (words(AR, instead(r"^## سؤال", " ## سؤال")), AR, "no such heading"),
    "a country misspelt": (words(AR, instead(r"^## بطاقة المغرب", "## بطاقة المغربية")), AR, "no such heading"),
    "text before the first heading": (words(AR, instead(r"^## بطاقة", "كلام\n## بطاقة")), AR, "before the first heading"),
    "a country before everybody": (words(AR, instead(r"^## بطاقة$", "## بطاقة المغرب")), AR, "for everybody"),
    "one country twice": (
        words(AR, instead(r"^## بطاقة المغرب", "## بطاقة المغرب\nنص\n\n## بطاقة المغرب")), AR, "second card for that country",
    ),
    "no task": (words(AR, lambda text: text.partition("## مهمة")[0]), AR, "one `## مهمة`"),
    "two tasks": (words(AR, lambda text: text + "\n## مهمة\nأخرى\n"), AR, "one `## مهمة`"),
    "no cards": (words(AR, lambda text: re.sub(r"## بطاقة.*?(?=## سؤال)", "", text, flags=re.S)), AR, "a lesson has cards"),
    "an empty card": (words(AR, instead(r"^## سؤال", "## بطاقة\n\n## سؤال")), AR, "nothing stands below"),
    "too many cards": (words(AR, instead(r"^## سؤال", "## بطاقة\nنص\n\n" * 3 + "## سؤال")), AR, "3 to 5"),
    # questions
    "two ticks": (words(AR, instead(r"- \[ \]", "- [x]")), AR, "exactly one option"),
    "no tick": (words(AR, instead(r"- \[x\]", "- [ ]")), AR, "exactly one option"),
    "another tick": (words(AR, instead(r"- \[x\]", "- [✓]")), AR, "`- [x] so`"),
    "no space in the box": (words(AR, instead(r"- \[ \] ", "- [] ")), AR, "`- [ ] so`"),
    "no space after the box": (words(AR, instead(r"- \[ \] ", "- [ ]")), AR, "`- [ ] so`"),
    "a star for a dash": (words(AR, instead(r"- \[ \] ", "* [ ] ")), AR, "`- [ ] so`"),
    "a long dash": (words(AR, instead(r"- \[ \] ", "– [ ] ")), AR, "`- [ ] so`"),
    "an option without words": (words(AR, instead(OPTION, "- [ ]")), AR, "`- [ ] so`"),
    "one option": (words(AR, lambda text: re.sub(r"^- \[ \] .*\n", "", text, flags=re.M)), AR, "two or more options"),
    "two options alike": (words(AR, lambda text: re.sub(OPTION, "- [ ] نعم", text, flags=re.M)), AR, "read the same"),
    "an option too long": (words(AR, instead(OPTION, "- [ ] خيار أطول مما يسعه زر صغير")), AR, "too long for a button"),
    "no why": (words(AR, lambda text: re.sub(r"^>.*\n", "", text, flags=re.M)), AR, "say why"),
    "one question": (
        words(AR, lambda text: text[: text.index("## سؤال")] + text[text.rindex("## سؤال") :]), AR, "2 or 3",
    ),
    # how it reads on a phone
    "a card too long": (card("كلمات " * 70), AR, "350 at most"),
    "a why too long": (words(AR, instead(r"^> ", "> " + "كلمات " * 70)), AR, "350 at most"),
    "a task too long": (words(AR, lambda text: text.rstrip() + " كلمات" * 70), AR, "350 at most"),
    "a card that begins in Latin": (card("WhatsApp"), AR, "begin in Arabic"),
    "a why that begins in Latin": (words(AR, instead(r"^> ", "> WhatsApp ")), AR, "begin in Arabic"),
    "a task that begins in Latin": (words(AR, instead(r"^## مهمة\n", "## مهمة\nWhatsApp ")), AR, "begin in Arabic"),
    "a percent sign": (card("خصم 10%"), AR, "in words (0%)"),
    "a range": (card("من السعر 5-7"), AR, "change places"),
    "a number with spaces": (card("الرقم 079 123 4567"), AR, "turns around"),
    "a sum": (card("نجمع 8 + 2"), AR, "write it in words"),
    "other digits": (card("السعر ٥ دنانير"), AR, "0 to 9"),
    "a stretched word": (card("كلــمة"), AR, "tatweel"),
    "Markdown": (card("هذا **مهم**"), AR, "no Markdown"),
    "a man is spoken to": (card("والآن اكتُب السعر"), AR, "اكتبي"),
    "an order": (card("يجب أن تكتبي"), AR, "يجب"),
    "an order in English": (words(EN, instead(r"^## Question\n", "## Question\nYou must write. ")), EN, "you must"),
    "a mark pasted into a heading": (words(AR, instead(r"^## سؤال", "## \u200fسؤال")), AR, "nobody sees (U+200F)"),
    "a mark pasted into a card": (card("كلمة \u202bأخرى"), AR, "nobody sees (U+202B)"),
    "a hard space": (words(AR, instead(r"^## سؤال", "##\u00a0سؤال")), AR, "nobody sees (U+00A0)"),
    "a line separator": (card("سطر\u2028سطر"), AR, "nobody sees (U+2028)"),
    # how it was saved
    "Windows-1256": (bytes_of(AR, lambda data: data.decode().encode("cp1256", "replace")), AR, "UTF-8"),
    "UTF-16": (bytes_of(AR, lambda data: data.decode().encode("utf-16")), AR, "UTF-8"),
    "NULs": (bytes_of(AR, lambda data: data.replace(b"\n", b"\n\0", 3)), AR, "U+0000"),
    "a folder in its place": (emptied(AR), AR, "cannot be opened"),
    "no number in the name": (renamed(AR, "ar/lessons/marketing/post.md"), "ar/lessons/marketing/post.md", "two digits"),
    "capitals in the name": (renamed(AR, "ar/lessons/marketing/03-Post.md"), "ar/lessons/marketing/03-Post.md", "two digits"),
    "a second ending": (renamed(AR, AR + ".txt"), AR + ".txt", "ends in .md"),
    "beside the tracks": (renamed(AR, "ar/lessons/03-post.md"), "ar/lessons/03-post.md", "folder of its track"),
    "a copy beside it": (lambda root: shutil.copy(root / AR, root / "ar/lessons/marketing/09-copy.md"), "ar/lessons/marketing/09-copy.md", "already that of"),
    # facts
    "a fact nobody knows": (words(AGED, instead("licence-jo", "licence-joe")), AGED, "facts.yaml has no `licence-joe`"),
    "a fact without its day": (words(AGED, instead(r"^checked_on: .*\n", "")), AGED, "go together"),
    "a day without its fact": (words(AGED, instead(r"^facts: .*\n", "")), AGED, "go together"),
    "a day written otherwise": (words(AGED, instead(r"^checked_on: .*$", "checked_on: 21/11/2026")), AGED, "2026-11-21"),
    "a day after the check": (words(AGED, instead(r"^checked_on: 2026", "checked_on: 2027")), AGED, "mend the day"),
    "a day before the check": (words(FACTS, lambda text: text.replace("on: 2026-11-21", "on: 2026-11-22")), AGED, "read this card again"),
    "a fact that leaves a hole": (
        words(AR, instead(r"^## بطاقة\n", "## بطاقة\nfacts: licence-jo\nchecked_on: 2026-11-21\n")), AR, "will be missing",
    ),
    "a tab in the register": (words(FACTS, instead(r"^  what", "\twhat")), FACTS, "a tab stands here"),
    "a colon in the register": (words(FACTS, instead(r"^  what: ", "  what: Note: ")), FACTS, "colon in quotes"),
    "a day of the register": (words(FACTS, instead(r"checked_on: .*$", "checked_on: 21.11.2026")), FACTS, "a day such as"),
    "a fact nobody checks": (words(FACTS, instead(r"^  who: .*\n", "")), FACTS, "who: this line is missing"),
    "a fact twice": (words(FACTS, lambda text: text + text), FACTS, "stands twice"),
    "a register of Windows": (bytes_of(FACTS, lambda data: data + "# ترخيص".encode("cp1256")), FACTS, "UTF-8"),
    # the translation
    "no English": (removed(EN), AR, "missing in en"),
    "no Arabic": (removed(AR), EN, "no Arabic lesson"),
    "the Arabic changed": (card("زيادة"), EN, "stale"),
    "no source": (words(EN, instead(r"^source: .*\n", "")), EN, "stale"),
    "another option is right": (
        words(EN, lambda text: re.sub(r"- \[x\](.*)", r"- [ ]\1", text, count=1).replace("- [ ]", "- [x]", 1)), EN, "the tick",
    ),
    "an option less": (words(EN, instead(r"^- \[ \] .*\n", "")), EN, "options here"),
    "a card for a country less": (words(EN, lambda text: re.sub(r"## Card Morocco\n.*?\n(?=## )", "", text, count=1, flags=re.S)), EN, "country"),
    "another track": (renamed(EN, "en/lessons/food/03-post.md"), "en/lessons/food/03-post.md", "track is food"),
    "another picture": (words(EN, instead(r"^## Card\n(picture: .*\n)?", "## Card\npicture: nowhere\n")), EN, "no picture content/pictures/nowhere.svg"),
    # the headings
    "no headings": (removed(HEADINGS), HEADINGS, "missing"),
    "a tab in the headings": (words(HEADINGS, instead(r"^card", "\tcard")), HEADINGS, "a tab stands here"),
    "headings of Windows": (bytes_of(HEADINGS, lambda data: data.decode().encode("cp1256")), HEADINGS, "UTF-8"),
}  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The lessons and what belongs to them. Messages have tests of their own."""
    for language in LANGUAGES:
        shutil.copytree(CONTENT / language / "lessons", tmp_path / language / "lessons")
    shutil.copy(CONTENT / FACTS, tmp_path)
    (tmp_path / "pictures").symlink_to(CONTENT / "pictures")
    return tmp_path


def faults(root: Path) -> list[Fault]:
    return [fault for fault in check(root, Needs({})) if "messages" not in fault.file]


def test_the_copy_is_without_fault(copy: Path) -> None:
    assert faults(copy) == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_said_with_its_file_and_line(name: str, copy: Path) -> None:
    slip, file, said = SLIPS[name]
    slip(copy)
    found = [fault for fault in faults(copy) if said in fault.message]
    assert found, [str(fault) for fault in faults(copy)]
    for fault in found:
        path = Path(fault.file)
        most = path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
        assert 1 <= fault.line <= most
        assert "\n" not in fault.message
        assert not re.search(r"Error|Traceback|Input should|\\x|codec", fault.message)
    assert file in {str(Path(fault.file).relative_to(copy)) for fault in found}


@pytest.mark.parametrize(
    "slip",
    [
        bytes_of(AR, lambda data: b"\xef\xbb\xbf" + data),
        bytes_of(AR, lambda data: data.replace(b"\n", b"\r\n")),
        words(AR, lambda text: text.replace("---\n", "---  \n", 1)),
        lambda root: (root / "ar/lessons/marketing/._03-post.md").write_bytes(b"\0\x05\x16\x07"),
        lambda root: (root / "ar/lessons/.DS_Store").write_bytes(b"\0"),
    ],
    ids=[
        "a byte order mark",
        "lines of Windows",
        "spaces after ---",
        "a Mac's shadow",
        "a Mac's folder file",
    ],
)
def test_what_harms_nobody_is_no_fault(slip: Slip, copy: Path) -> None:
    slip(copy)
    assert faults(copy) == []


def test_one_broken_lesson_does_not_set_off_complaints_about_others(copy: Path) -> None:
    words(AR, instead(r"^minutes:", "minute:"))(copy)
    words(AGED, lambda text: "")(copy)
    assert {Path(fault.file).name for fault in faults(copy)} == {"03-post.md", "04-licence.md"}
    assert len(faults(copy)) == 2


def test_a_broken_register_does_not_set_off_complaints_about_cards(copy: Path) -> None:
    words(FACTS, lambda text: text + text)(copy)
    assert [Path(fault.file).name for fault in faults(copy)] == [FACTS]


def test_a_folder_that_is_no_track_is_said(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    for file in (AR, EN):
        renamed(file, file.replace("marketing", "selling"))(tmp_path)
    found = [fault for fault in check(tmp_path, Needs({})) if "no track" in fault.message]
    assert [Path(fault.file).parent.name for fault in found] == ["selling", "selling"]


def test_a_check_nobody_has_is_said(copy: Path) -> None:
    found = [
        fault
        for fault in check(copy, Needs({}, checks=frozenset({"caption"})))
        if "no such check" in fault.message
    ]
    assert {AR, EN}.isdisjoint(str(Path(fault.file).relative_to(copy)) for fault in found), (
        "theirs is `caption`"
    )
    assert found, "the checks of all other lessons are unknown to this one"


@pytest.mark.parametrize("file", ["ar/messages/words.ftl", AR])
def test_the_command_says_it_too(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content" / file
    path.write_bytes(path.read_bytes().decode().encode("cp1256", "replace"))
    monkeypatch.setattr("bot.cli.check.CONTENT", tmp_path / "content")
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert re.search(rf"{re.escape(file)}:\d+: this is not UTF-8", out + err)
    assert "Traceback" not in out + err
