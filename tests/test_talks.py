"""Every talk script comes true, line by line, and nothing is said that is not written there."""

from pathlib import Path

import pytest
from stage import TALKS, before, opened

SCRIPTS = sorted(TALKS.glob("*/*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=[f"{path.parent.name}/{path.stem}" for path in SCRIPTS])
async def test_a_talk_comes_true(path: Path, tmp_path: Path) -> None:
    async with opened(tmp_path, await before(path), path.parent.name) as stage:
        await stage.play(path)


def test_every_talk_is_there_in_both_languages() -> None:
    arabic, english = ({path.name for path in (TALKS / language).iterdir()} for language in ("ar", "en"))
    assert arabic == english


@pytest.mark.parametrize("path", SCRIPTS, ids=[f"{path.parent.name}/{path.stem}" for path in SCRIPTS])
def test_a_talk_says_on_top_what_it_shows(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# ")
    assert len(first) > 20
