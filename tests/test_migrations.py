"""A database of an earlier version is brought up to date with its people in it."""

import sqlite3
from pathlib import Path

from alembic import command

from bot.store import schema
from bot.store.tables import metadata


def test_what_she_finished_before_the_school_is_still_hers(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    with schema._connected(url) as connection:
        command.upgrade(schema._config(connection), "0001")
        connection.exec_driver_sql("INSERT INTO contact (id, name) VALUES (7, 'Amal')")
        connection.exec_driver_sql(
            "INSERT INTO progress (contact_id, lesson, \"right\", finished_at) VALUES (7, 'light', 2, 5.0)"
        )
        connection.commit()
    schema.migrate(url)
    database = sqlite3.connect(tmp_path / "old.db")
    rows = database.execute('SELECT lesson, "right", tried, useful, remark FROM progress').fetchall()
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    database.close()
    assert rows == [("light", 2, 0, "", "")]
    assert set(metadata.tables) <= tables
