"""Lessons read aloud: a recording beside the lesson's text, where somebody made one."""

import asyncio

from bot.language.content import LANGUAGES
from bot.learning import library


async def make(file: str) -> bytes:
    """The recording behind `ar-light.ogg`, as the press asks for it. FileNotFoundError when there is none."""
    language, _, slug = file.removesuffix(".ogg").partition("-")
    path = library.recording(language, slug) if language in LANGUAGES else None
    if path is None:
        raise FileNotFoundError("this lesson has not been read aloud")
    return await asyncio.to_thread(path.read_bytes)
