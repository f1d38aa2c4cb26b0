"""Plain text: paragraphs parted by blank lines, bullets and numbers as list items.

Never takes a line for a heading: in plain text nothing says so.
"""

import codecs
import re
from pathlib import Path

from ingest.own.blocks import Block, Content, Kind
from ingest.own.errors import OwnDocumentRefused

_BULLET = re.compile(r"^(?P<indent>[ \t]*)(?:[-*•‣▪◦–]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, path: Path, encoding: str = "utf-8") -> str:
    """The text of a file; a byte order mark wins over `encoding`. Raises OwnDocumentRefused."""
    chosen = next((name for mark, name in _MARKS if data.startswith(mark)), encoding)
    try:
        text = data.decode(chosen)
    except (UnicodeDecodeError, LookupError) as error:
        raise OwnDocumentRefused(path, f"not {chosen} text", "save it as UTF-8") from error
    if "\x00" in text:
        raise OwnDocumentRefused(path, "binary data, not text", "give a text file")
    return text


def read_text(data: bytes, path: Path) -> Content:
    """The blocks of a plain text; raises OwnDocumentRefused."""
    blocks: list[Block] = []
    lines: list[str] = []
    kind, depth = Kind.PARAGRAPH, 0

    def flush() -> None:
        if lines:
            blocks.append(Block(kind=kind, text=" ".join(lines), depth=depth))
            lines.clear()

    for line in decoded(data, path).splitlines():
        bullet = _BULLET.match(line)
        if bullet:
            flush()
            kind, depth = Kind.ITEM, len(bullet["indent"].expandtabs(4)) // 2
            lines.append(line[bullet.end() :].strip())
        elif line.strip():
            lines.append(line.strip())
        else:
            flush()
            kind, depth = Kind.PARAGRAPH, 0
    flush()
    return Content(blocks=tuple(blocks))
