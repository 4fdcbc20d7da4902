"""Long text in pieces that a channel takes."""


def split(text: str, most: int) -> list[str]:
    """The text in pieces of at most `most` characters, cut where a paragraph, line or word ends."""
    pieces = []
    while len(text) > most:
        window = text[: most + 1]
        cut = next((at for end in ("\n\n", "\n", " ") if (at := window.rfind(end)) > 0), most)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in [*pieces, text] if piece.strip()]
