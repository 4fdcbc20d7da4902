"""What only this installation can read back: text encrypted with a key made from its secret."""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_FOR = b"mahalli: sealed text"  # another use of the secret makes another key
_BYTES = 32  # a Fernet key


class Seal:
    """Seals and unseals texts. Without a secret it makes a key of its own, which ends with the process."""

    def __init__(self, secret: str = "") -> None:
        made = HKDF(algorithm=SHA256(), length=_BYTES, salt=None, info=_FOR)
        key = made.derive((secret or secrets.token_urlsafe(_BYTES)).encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def close(self, text: str) -> str:
        """The text, sealed."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """The text again; None when it was sealed with another secret, or is damaged."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None
