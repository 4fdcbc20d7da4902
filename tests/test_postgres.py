"""The same talks on a real Postgres: nothing is written that only SQLite could run."""

from pathlib import Path

import pytest
from stage import TALKS, chain, opened

STORIES = (
    "buyer", "changed-meanwhile", "cohort-digest", "cohort-join", "danger-in-a-listing", "delete-my-data", "hide-and-show", "language-switch",
    "listing-edit-every-field", "nudge", "nudge-chain", "person", "recall", "stop-and-start",
)  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
async def test_a_talk_comes_true_on_postgres(story: str, tmp_path: Path, postgres_url: str) -> None:
    async with opened(tmp_path, None, "ar", postgres_url) as stage:
        assert stage.room.app.store.postgres
        for script in chain(TALKS / "ar" / f"{story}.txt"):
            await stage.play(script)
