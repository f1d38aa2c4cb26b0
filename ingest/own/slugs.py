"""Ids that people can read, from titles and file names."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from corpus import LOCAL_PREFIX


def slug(text: str, most: int) -> str:
    """Lower-case letters, digits and single hyphens, at most `most` of them; maybe none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")


def spaced(stem: str) -> str:
    """A file's name as words."""
    return re.sub(r"[-_.]+", " ", stem)


def document_id(path: Path, judge: Callable[[str], str | None]) -> str:
    """`local-protocol` for `Protocol.pdf`; a name that cannot be shown is told by its hash."""
    digest = hashlib.sha256(path.stem.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    name = slug(path.stem, 60) if judge(spaced(path.stem)) is None else ""
    return LOCAL_PREFIX + (name or digest)
