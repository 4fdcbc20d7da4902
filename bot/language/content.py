"""Where the content is: beside the code, in the same checkout."""

from pathlib import Path

CONTENT = Path(__file__).parents[2] / "content"
LANGUAGES = ("ar", "en")  # the first is the source
