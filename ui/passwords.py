"""Passwords as salted scrypt hashes, one user a line: `name:scrypt$N$R$P$SALT$HASH`.

Only the standard library; comparisons take the same time whatever is wrong.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ui.errors import AuthFileWrong, PasswordRefused

SHORTEST = 12
_LONGEST = 1_024
_USER = re.compile(r"[A-Za-z0-9._@-]{1,64}")
_N, _R, _P = 2**15, 8, 3
"""32 MiB and about 0.2 s a check: what OWASP's password storage sheet names for scrypt."""
_MOST_MEMORY = 256 * 2**20
_SALT_BYTES = 16
_HASH_BYTES = 32


class Hashed(NamedTuple):
    """A password as it is stored."""

    n: int
    r: int
    p: int
    salt: bytes
    hash: bytes

    def __str__(self) -> str:
        parts = (base64.b64encode(part).decode() for part in (self.salt, self.hash))
        return "$".join(["scrypt", str(self.n), str(self.r), str(self.p), *parts])


def line_for(user: str, password: str) -> str:
    """A line of the file. Raises `PasswordRefused`."""
    if not _USER.fullmatch(user):
        raise PasswordRefused("a user is 1 to 64 letters, digits and . _ @ -")
    if not SHORTEST <= len(password) <= _LONGEST:
        raise PasswordRefused(f"a password has {SHORTEST} to {_LONGEST:,} characters")
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"{user}:{Hashed(_N, _R, _P, salt, _digest(password, _N, _R, _P, salt))}"


class Users:
    """The users of a file and their passwords."""

    def __init__(self, users: Mapping[str, Hashed]) -> None:
        self._users = dict(users)
        salt = secrets.token_bytes(_SALT_BYTES)
        self._nobody = Hashed(_N, _R, _P, salt, secrets.token_bytes(_HASH_BYTES))

    @classmethod
    def read(cls, path: Path) -> "Users":
        """The users in `path`. Raises `AuthFileWrong`, which names the line and never a hash."""
        try:
            if stat.S_IMODE(path.stat().st_mode) & (stat.S_IWGRP | stat.S_IWOTH):
                raise AuthFileWrong(path, "others may write it (chmod 600)")
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise AuthFileWrong(path, f"it cannot be read ({type(error).__name__})") from error
        users: dict[str, Hashed] = {}
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            user, _, stored = line.strip().partition(":")
            hashed = _parsed(stored)
            if hashed is None or not _USER.fullmatch(user) or user in users:
                raise AuthFileWrong(path, f"line {number} is no line of `mmf login-line`")
            users[user] = hashed
        if not users:
            raise AuthFileWrong(path, "it names no user")
        return cls(users)

    def admits(self, user: str, password: str) -> bool:
        """Whether it is this user's password; an unknown user takes as long to refuse."""
        stored = self._users.get(user, self._nobody)
        given = password[:_LONGEST]
        digest = _digest(given, stored.n, stored.r, stored.p, stored.salt)
        return hmac.compare_digest(digest, stored.hash) and user in self._users


def _digest(password: str, n: int, r: int, p: int, salt: bytes) -> bytes:
    words = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(words, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=_HASH_BYTES)


def _parsed(stored: str) -> Hashed | None:
    parts = stored.split("$")
    if len(parts) != 6 or parts[0] != "scrypt" or not all(part.isdigit() for part in parts[1:4]):
        return None
    n, r, p = (int(part) for part in parts[1:4])
    try:
        salt, digest = (base64.b64decode(part, validate=True) for part in parts[4:])
    except binascii.Error:
        return None
    sound = 2**14 <= n <= 2**20 and n & (n - 1) == 0 and 1 <= r <= 16 and 1 <= p <= 16
    fits = 128 * n * r < _MOST_MEMORY and len(salt) >= _SALT_BYTES and len(digest) == _HASH_BYTES
    return Hashed(n, r, p, salt, digest) if sound and fits else None
