"""What went wrong, said without a word of what anyone wrote: exception messages may quote it."""

import sqlite3
import traceback

import psycopg
from sqlalchemy.exc import DBAPIError


def describe(error: BaseException) -> str:
    """The kind of error and where it came from, such as `KeyError at flows/listing.py:21`; no message."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    where = " < ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in reversed(ours[-3:]))
    return f"{type(error).__name__} at {where}"


def is_fault(error: Exception) -> bool:
    """True for a bug of ours; False when the database itself is in trouble (a full disk, a lost server).

    After a bug the turn is over and the run parked; after trouble nothing is committed, and the channel
    delivers the message again.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.OperationalError):
        return str(cause).startswith(("no such", "near "))  # a wrong statement, not a sick database
    return not isinstance(cause, psycopg.OperationalError | sqlite3.DatabaseError) or isinstance(
        cause, sqlite3.IntegrityError | sqlite3.ProgrammingError
    )


def _short(path: str) -> str:
    return "/".join(path.rsplit("/", 2)[-2:])
