"""Markdown, through HTML, so that markup inside it is judged in one place; markdown-it's home."""

import re
from pathlib import Path

from ingest.own.blocks import Content
from ingest.own.html import read_markup
from ingest.own.text import decoded

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n---\s*\n", re.DOTALL)


def read_markdown(data: bytes, path: Path) -> Content:
    """The blocks of a CommonMark text with tables; raises OwnDocumentRefused."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return read_markup(parser.render(_FRONT_MATTER.sub("", decoded(data, path))))
