"""What a recorded voice must be: Ogg with Opus in it, which Telegram and WhatsApp both play as a voice note."""

LESSON = 300 << 10  # most bytes of a lesson read aloud: a minute or two
MESSAGE = 1 << 20  # most bytes of a voice message we keep: four minutes and more of what phones record
MIME = "audio/ogg"


def is_voice(data: bytes) -> bool:
    """Whether these bytes, or the first 64 of them, are an Ogg file whose first page opens an Opus stream.

    RFC 3533 (a page: 27 bytes, then a table of its segments) and RFC 7845 (the first packet: OpusHead).
    """
    if data[:5] != b"OggS\0" or len(data) < 28:
        return False
    packet = 27 + data[26]
    return data[packet : packet + 8] == b"OpusHead"
