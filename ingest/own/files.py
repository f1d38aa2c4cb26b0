"""Which files are taken for documents of one's own, and how large they may be.

Never follows a link out of a folder, and never opens a file of another kind.
"""

from collections.abc import Sequence
from pathlib import Path

from ingest.own.errors import OwnDocumentRefused

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".pdf")
"""The kinds of file that can be read, by the end of their names."""
MOST_BYTES = 20_000_000

_REMEDIES = {
    ".doc": "save it as DOCX or PDF",
    ".docm": "save it as DOCX without macros",
    ".odt": "save it as DOCX or PDF",
    ".rtf": "save it as DOCX or PDF",
    ".xls": "save its tables in a DOCX or HTML file",
    ".xlsx": "save its tables in a DOCX or HTML file",
    ".pptx": "save it as PDF",
}


def own_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files in `folder` and below that can be read, and those of other kinds, by name.

    Hidden files and folders, a word processor's lock files (`~$…`), links and YAML are in neither.
    """
    files = sorted(path for path in folder.rglob("*") if _counts(path, folder))
    readable = [path for path in files if path.suffix.lower() in SUFFIXES]
    return readable, [path for path in files if path.suffix.lower() not in (*SUFFIXES, ".yaml")]


def check_kind(path: Path) -> str:
    """The lower-case suffix of a file that can be read; raises OwnDocumentRefused."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        problem = f"files of the kind {suffix or 'without a suffix'} are not read"
        known = ", ".join(("YAML", *(s[1:].upper() for s in SUFFIXES)))
        raise OwnDocumentRefused(path, problem, _REMEDIES.get(suffix, f"give one of {known}"))
    return suffix


def bytes_of(path: Path) -> bytes:
    """The content of a file that is not too large; raises OwnDocumentRefused."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            problem = f"the file has {size / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} are read"
            raise OwnDocumentRefused(path, problem, "take out pictures or split it")
        data = path.read_bytes()
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise OwnDocumentRefused(path, problem, "check that it exists and may be read") from error
    if not data.strip():
        raise OwnDocumentRefused(path, "the file is empty", "give one that holds text")
    return data


def _counts(path: Path, folder: Path) -> bool:
    inside: Sequence[str] = path.relative_to(folder).parts
    if any(part.startswith((".", "~$")) for part in inside):
        return False
    # A link inside the folder may lead anywhere; what it leads to can be named on its own.
    within = [folder.joinpath(*inside[:n]) for n in range(1, len(inside) + 1)]
    return path.is_file() and not any(part.is_symlink() for part in within)
