"""Ids that people can read, from titles and file names."""

import hashlib
import re
import unicodedata
from pathlib import Path

from corpus import LOCAL_PREFIX


def slug(text: str, most: int) -> str:
    """Lower-case letters, digits and single hyphens, at most `most` of them; maybe none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")


def document_id(path: Path) -> str:
    """`local-protocol` for `Protocol.pdf`; a name without Latin letters is told by its hash."""
    digest = hashlib.sha256(path.stem.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    return LOCAL_PREFIX + (slug(path.stem, 60) or digest)
