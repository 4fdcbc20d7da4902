"""The benchmark itself: both sides talk to the end and are compared, and the table can be read."""

import asyncio
import subprocess
import sys
from pathlib import Path

from bench import Plan, talked
from bench.stage import on_stage
from bench.table import Row, aligned


async def _compared(folder: Path) -> list[Row]:
    async with on_stage("ours", folder) as ours, on_stage("peer", folder, ours.steps) as peer:
        return await talked(Plan(people=3, talks=1, rounds=1, killed=0), ours, peer)


def test_a_small_crowd_talks_with_both_sides_to_the_end(tmp_path: Path) -> None:
    rows = {row.what.strip(): row for row in asyncio.run(_compared(tmp_path))}
    assert float(rows["turns/s"].ours) > 0 < float(rows["turns/s"].peer)
    lost = rows["turns lost"]
    assert (lost.ours, lost.peer) == ("0", "0")
    assert "CPU a turn, ms" in aligned(list(rows.values()))


def test_figures_stand_to_the_right_under_their_side() -> None:
    head, line, other = aligned(
        [Row("turns/s", "1,600", "350", "4.6 x", ">= 4.6 x", True), Row("lost", "12", "3")]
    ).split("\n")
    assert head.index("mahalli") + len("mahalli") == line.index("1,600") + len("1,600")
    assert other.index("12") + 2 == line.index("1,600") + len("1,600")
    assert line.endswith("ok")


def test_the_command_finds_the_benchmark_from_anywhere(tmp_path: Path) -> None:
    asked = "from bot.cli.bench import suite; print(suite().__name__)"
    done = subprocess.run([sys.executable, "-P", "-c", asked], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout == b"bench\n"
