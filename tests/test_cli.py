"""The command line: what is wrong is one sentence and exit code 2; what is right does what it says."""

import csv
import gc
import os
import re
import socket
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.store import schema
from tests import nursery

ROOT = Path(__file__).parents[1]
TOKEN = "110201543:not-a-real-token"
STARTED = [sys.executable, "-m", "bot"]


@dataclass(frozen=True)
class Done:
    """What became of a command."""

    returncode: int | None
    stdout: str
    stderr: str


def mahalli(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None, typed: str = ""
) -> Done:
    """A command in a process of its own, in `folder`, with these settings and no others."""
    named = {f"MAHALLI_{name}": value for name, value in (settings or {}).items()}
    with tempfile.TemporaryDirectory() as name:
        paper = Path(name)
        (paper / "in").write_text(typed, encoding="utf-8")
        process = nursery.FORKS.Process(target=nursery.command, args=(named, folder, paper, arguments))
        process.start()
        process.join(60)
        said = [(paper / stream).read_text(encoding="utf-8") for stream in ("out", "err")]
    return Done(process.exitcode, *said)


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """This process as a command would find it: no settings, an empty folder to work in."""
    for name in list(os.environ):
        if name.startswith("MAHALLI_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def one_sentence(text: str) -> str:
    """What a wrong use says, without the program's name. Fails unless it is a single line."""
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    assert TOKEN not in text
    return text.removeprefix("mahalli: ").strip()


# --- wrong use, in a process of its own


def test_a_command_that_is_none_is_said(tmp_path: Path) -> None:
    done = mahalli(tmp_path, "dance")
    assert done.returncode == 2
    assert done.stderr.startswith("usage: mahalli")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["backup"],
        ["restore"],
        ["export"],
        ["replay"],
        ["replay", "seven"],
        ["chat", "a", "b"],
        ["doctor", "x"],
        ["campaign", "show", "9" * 30],
        ["campaign", "show", "-1"],
        ["draw", "--campaign", "9" * 30],
        ["followers", "import", "list.csv", "--campaign", "9" * 30],
        ["campaign", "invite", "--role", "boss", "1"],
    ],
)
def test_wrong_arguments_are_said_and_end_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: mahalli")


def test_a_log_that_is_none_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log.jsonl").write_bytes(b"\x94\xff")
    assert main(["draw", str(tmp_path / "log.jsonl")]) == 2
    assert "is not a log" in one_sentence(capsys.readouterr().err)


def test_a_script_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = mahalli(tmp_path, "chat", "nowhere.txt")
    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = mahalli(tmp_path, "serve", settings={"PORT": port})
    assert done.returncode == 2
    assert "MAHALLI_PORT" in one_sentence(done.stderr)
    assert port in done.stderr


def test_a_wrong_setting_stops_the_start(tmp_path: Path) -> None:
    done = mahalli(tmp_path, "serve", settings={"COUNTRY": "FR"})
    assert done.returncode == 2
    assert one_sentence(done.stderr).startswith("MAHALLI_COUNTRY: ")


# --- wrong settings, each once


WRONG = {
    "DATABASE_URL": "mysql://localhost/x",
    "PORT": "many",
    "PUBLIC_URL": "example.org",
    "COUNTRY": "FR",
    "TIMEZONE": "Amman",
    "COORDINATORS": "rania",
    "STAFF_HOURS": "mornings",
    "TELEGRAM_MODE": "pigeon",
    "TELEGRAM_API_URL": "ftp://example.org",
    "TELEGRAM_PACE": "fast",
}


@pytest.mark.parametrize(("name", "value"), WRONG.items())
def test_each_wrong_setting_is_named(
    name: str, value: str, settled: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settled.setenv(f"MAHALLI_{name}", value)
    assert main(["doctor"]) == 2
    assert f"MAHALLI_{name}" in one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"TELEGRAM_TOKEN": TOKEN}, "TELEGRAM_CHANNEL"),
        (
            {
                "TELEGRAM_TOKEN": TOKEN,
                "TELEGRAM_CHANNEL": "@x",
                "TELEGRAM_MODE": "webhook",
                "PUBLIC_URL": "http://x",
            },
            "TELEGRAM_WEBHOOK_SECRET",
        ),
        (
            {
                "TELEGRAM_TOKEN": TOKEN,
                "TELEGRAM_CHANNEL": "@x",
                "TELEGRAM_MODE": "webhook",
                "TELEGRAM_WEBHOOK_SECRET": "hush",
            },
            "PUBLIC_URL",
        ),
    ],
)
def test_a_setting_that_is_missing_is_named(
    given: dict[str, str], missing: str, settled: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in given.items():
        settled.setenv(f"MAHALLI_{name}", value)
    assert main(["serve"]) == 2
    assert f"MAHALLI_{missing}" in one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("line", ["MAHALLI_COUNTRY=FR", "MAHALLI_TIMEZONE=Amman"])
def test_a_wrong_setting_in_the_file_is_named_too(
    line: str, settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".env").write_text(line)
    assert main(["serve"]) == 2
    assert line.partition("=")[0] in one_sentence(capsys.readouterr().err)


# --- what is not there, not ours, or not of this version


@pytest.mark.parametrize("command", [["serve"], ["doctor"], ["replay", "1"]])
def test_a_data_folder_that_cannot_be_written_is_named(
    command: list[str], settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file in its place")
    settled.setenv("MAHALLI_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    assert main(command) == 2
    assert "MAHALLI_DATA_DIR" in one_sentence(capsys.readouterr().err)


COMMANDS_WITH_DATA = [["serve"], ["doctor"], ["replay", "1"], ["backup", "x.tar.gz"], ["export", "out"]]


@pytest.mark.parametrize("command", [*COMMANDS_WITH_DATA, ["migrate"]])
def test_a_database_that_cannot_be_opened_is_said(
    command: list[str], settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mahalli.db").mkdir()
    settled.setenv("MAHALLI_DATABASE_URL", f"sqlite:///{tmp_path / 'mahalli.db'}")
    assert main(command) == 2
    assert "MAHALLI_DATABASE_URL" in one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("command", COMMANDS_WITH_DATA)
def test_a_database_of_another_version_is_sent_to_migrate(
    command: list[str], settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other_version(tmp_path)
    assert main(command) == 2
    assert "mahalli migrate" in one_sentence(capsys.readouterr().err)


def test_a_database_newer_than_this_version_cannot_be_migrated(
    settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other_version(tmp_path)
    assert main(["migrate"]) == 2
    one_sentence(capsys.readouterr().err)


def other_version(folder: Path) -> None:
    """A database whose tables are of a version nobody knows."""
    (folder / "data").mkdir()
    url = f"sqlite:///{folder / 'data' / 'mahalli.db'}"
    schema.migrate(url)
    with sqlite3.connect(folder / "data" / "mahalli.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'tomorrow'")
    database.close()


def test_a_run_that_is_not_there_cannot_be_replayed(
    settled: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", "7"]) == 1
    assert "run 7" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["missing", "not an archive", "another archive"])
def test_a_backup_that_is_none_is_not_restored(
    kind: str, settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "backup.tar.gz"
    if kind == "not an archive":
        file.write_text("no")
    if kind == "another archive":
        import tarfile

        with tarfile.open(file, "w:gz") as archive:
            archive.add(__file__, "test.py")
    assert main(["restore", str(file)]) == 2
    assert "backup.tar.gz" in one_sentence(capsys.readouterr().err)
    assert not (tmp_path / "data" / "mahalli.db").exists()


@pytest.mark.parametrize("command", [["backup", "no/such/folder/x.tar.gz"], ["export", "file/out"]])
def test_a_place_that_cannot_be_written_is_said(
    command: list[str], settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert main(command) == 2
    assert command[1].split("/")[0] in one_sentence(capsys.readouterr().err)


# --- what works


def test_a_backup_brings_back_every_row_and_photo(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    other.mkdir()
    assert mahalli(home, "migrate").returncode == 0
    with sqlite3.connect(home / "data" / "mahalli.db") as database:
        database.execute("INSERT INTO contact (name, language) VALUES ('أم علي', 'ar')")
        database.execute("INSERT INTO address (channel, external, contact_id) VALUES ('web', 'her', 1)")
    database.close()
    (home / "data" / "media").mkdir()
    (home / "data" / "media" / "one.jpg").write_bytes(b"a photo")
    (home / "data" / "media" / "two.ogg").write_bytes(b"a voice")
    archive = str(tmp_path / "all.tar.gz")
    for done in (mahalli(home, "backup", archive), mahalli(other, "restore", archive)):
        assert (done.returncode, done.stderr) == (0, "")
    with sqlite3.connect(other / "data" / "mahalli.db") as database:
        assert database.execute("SELECT name, language FROM contact").fetchall() == [("أم علي", "ar")]
        assert database.execute("SELECT external FROM address").fetchall() == [("her",)]
    database.close()
    assert (other / "data" / "media" / "one.jpg").read_bytes() == b"a photo"
    assert (other / "data" / "media" / "two.ogg").read_bytes() == b"a voice"


def test_a_restore_takes_the_place_of_what_was_there(
    settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 0
    assert main(["backup", "empty.tar.gz"]) == 0
    with sqlite3.connect(tmp_path / "data" / "mahalli.db") as database:
        database.execute("INSERT INTO contact (name) VALUES ('later')")
    database.close()
    assert main(["restore", "empty.tar.gz"]) == 0
    with sqlite3.connect(tmp_path / "data" / "mahalli.db") as database:
        assert database.execute("SELECT count(*) FROM contact").fetchall() == [(0,)]
    database.close()
    assert capsys.readouterr().err == ""


def test_an_export_is_a_table_a_file(settled: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert main(["migrate"]) == 0
    with sqlite3.connect(tmp_path / "data" / "mahalli.db") as database:
        database.execute("INSERT INTO contact (name, language) VALUES ('أم علي، \"إربد\"', 'ar')")
    database.close()
    assert main(["export", "out"]) == 0
    with (tmp_path / "out" / "contact.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["name"], row["language"]) == ('أم علي، "إربد"', "ar")
    written = {path.stem for path in (tmp_path / "out").iterdir()}
    assert {"listing", "progress", "review", "interest", "ticket"} <= written
    assert written.isdisjoint({"inbox", "outbox", "timer", "simulated"})


def test_a_new_place_is_made_ready_by_doctor(settled: pytest.MonkeyPatch, tmp_path: Path) -> None:
    main(["doctor"])
    assert (tmp_path / "data" / "mahalli.db").is_file()
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o077 == 0


def chat(script: Path) -> int:
    """Play a script in this process. What it leaves open is let go here, not in whichever test comes next;
    whether it leaves anything open is seen in a process of its own, below.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            return main(["chat", str(script)])
        finally:
            gc.collect()


SCRIPT = "> hello\n< أهلاً بكِ …\n> [English]\n< Welcome. I am …\n"


def test_chat_plays_a_script_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(SCRIPT, encoding="utf-8")
    for done in (mahalli(tmp_path, "chat", "talk.txt"), mahalli(tmp_path, "chat", typed=SCRIPT)):
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-2:] == ["> [English]", "Welcome. I am …"]


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("> hello\n\n< Good night …\n", 3),
        ("> hello\n< …\n< and more …\n", 3),
        ("> hello\n> [No such button]\n", 2),
    ],
)
def test_chat_names_the_line_that_does_not_come_true(
    script: str, line: int, settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talk.txt").write_text(script, encoding="utf-8")
    assert chat(tmp_path / "talk.txt") == 1
    assert re.search(rf"^line {line}: ", capsys.readouterr().out, flags=re.M)


@pytest.mark.parametrize("script", ["hello\n", "> hello\n~ soon\n", "> (dance)\n"])
def test_a_script_that_is_none_is_a_wrong_use(
    script: str, settled: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talk.txt").write_text(script, encoding="utf-8")
    assert chat(tmp_path / "talk.txt") == 2
    assert one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("name", ["HOST", "TELEGRAM_MODE"])
def test_a_rehearsal_does_not_depend_on_the_settings(
    name: str, settled: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A checkout set up for a public server may still try a talk."""
    settled.setenv(f"MAHALLI_{name}", {"HOST": "0.0.0.0", "TELEGRAM_MODE": "webhook"}[name])
    (tmp_path / "talk.txt").write_text(
        "> /person\n< اكتبي سؤالك …\n> a question\n< وصلت رسالتك …\n", encoding="utf-8"
    )
    assert chat(tmp_path / "talk.txt") == 0


def test_check_finds_the_content_well(
    settled: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "the content is well\n"
