"""What only this installation can read back or recognise, with keys made from its secret."""

import base64
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SEALED = b"mahalli: sealed text"  # another use of the secret makes another key
_MARKED = b"mahalli: marked text"
_SIGNED = b"mahalli: signed text"
_BYTES = 32  # a Fernet key


class Seal:
    """Seals, unseals and marks texts. Without a secret it makes keys of its own, which end with the process."""

    def __init__(self, secret: str = "") -> None:
        given = secret or secrets.token_urlsafe(_BYTES)
        self._fernet = Fernet(base64.urlsafe_b64encode(_key(given, _SEALED)))
        self._marker = _key(given, _MARKED)
        self._signer = _key(given, _SIGNED)

    def close(self, text: str) -> str:
        """The text, sealed."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """The text again; None when it was sealed with another secret, or is damaged."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def mark(self, text: str) -> str:
        """A keyed hash: the same for the same text, and without the secret it leads to none, not by trying either."""
        return hmac.digest(self._marker, text.encode(), "sha256").hex()

    def sign(self, text: str) -> str:
        """What only we can put beside a text that leaves us and comes back: 32 hexadecimal digits."""
        return hmac.digest(self._signer, text.encode(), "sha256").hex()[:32]


def _key(secret: str, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_BYTES, salt=None, info=use).derive(secret.encode())
