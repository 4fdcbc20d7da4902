"""Our statements as each driver wants them."""

import re
from functools import lru_cache


@lru_cache(maxsize=512)
def pyformat(statement: str) -> str:
    """`:name` as psycopg wants it; the statements are ours and few, so each is rewritten once."""
    return re.sub(r"(?<!:):(\w+)", r"%(\1)s", statement.replace("%", "%%"))
