"""Seals the files of a folder with their hashes, so that a damaged one is found before it is read.

This matters most for Chroma's graph: with its files gone Chroma silently finds next to nothing, and
with garbage in them the whole process crashes. Checking 3 MB takes some milliseconds.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import RootModel, ValidationError

from ingest.errors import REBUILD_IT, IndexUnreadable

_FILE = "seal.json"
# Kept vectors have checksums of their own, and a model's weights are too many to hash each time:
# opening an index tries them out instead.
_UNSEALED = {_FILE, "vectors.npz", "model.onnx.data"}


class _Seal(RootModel[dict[str, str]]):
    """The hash of each file by its path inside the version."""


def seal(folder: Path) -> None:
    """Write the hashes of a complete folder; raises OSError."""
    hashes = {path: _hash(folder / path) for path in _sealed(folder)}
    (folder / _FILE).write_text(_Seal(hashes).model_dump_json(), "utf-8")


def check_seal(folder: Path) -> None:
    """Raise IndexUnreadable when a sealed file, or the seal itself, is missing or differs."""
    try:
        expected = _Seal.model_validate_json((folder / _FILE).read_bytes()).root
    except (OSError, ValidationError) as error:
        raise IndexUnreadable(folder / _FILE, "cannot be read", REBUILD_IT) from error
    for path, digest in expected.items():
        try:
            intact = _hash(folder / path) == digest
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            raise IndexUnreadable(folder / path, problem, REBUILD_IT) from error
        if not intact:
            raise IndexUnreadable(folder / path, "is damaged", REBUILD_IT)


def _sealed(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        # Chroma notes every opening in its SQLite database, whose journals come and go.
        if path.is_file() and path.name not in _UNSEALED and "sqlite3" not in path.name:
            yield path.relative_to(folder).as_posix()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
