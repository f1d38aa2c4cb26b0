"""Makes characters visible that hide or turn text, so that a report shows what was really said."""

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
"""Control, direction and zero-width characters, and what XML does not allow."""


def visible(text: str) -> str:
    """The text with every hidden character spelt out, for example `[U+202E]`."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def one_line(text: str, most: int | None = None) -> str:
    """The text on one line, cut at a word when it is longer than `most` characters."""
    line = " ".join(visible(text).split())
    if most is None or len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip('.,;:')}…"
