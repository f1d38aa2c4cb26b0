"""HTML as its reader sees it: no scripts, styles, forms or hidden text; the home of selectolax.

Links keep their words and lose their address. Never fetches anything.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.own.blocks import Block, Content, Kind, rows_of
from ingest.own.text import decoded

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = (
    "script, style, noscript, template, iframe, object, embed, svg, math, canvas, audio, video, "
    "input, button, select, textarea, datalist, dialog:not([open]), [hidden], [aria-hidden=true]"
)
_HIDES = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0*(?:\.0+)?(?:;|$|!)|"
    r"font-size:0*(?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|$|!)|color:transparent|"
    r"clip(?:-path)?:(?:rect|inset|circle)|(?:text-indent|left|top|right):-\d{3,}"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | set(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form header hr html legend li main nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)


def read_html(data: bytes, path: Path) -> Content:
    """The blocks of an HTML file; raises OwnDocumentRefused."""
    named = _CHARSET.search(data[:2048])
    return read_markup(decoded(data, path, named[1].decode("ascii") if named else "utf-8"))


def read_markup(markup: str) -> Content:
    """The blocks of HTML text."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)
    title = tree.css_first("head > title")
    told = title.text() if title else ""
    _drop_unseen(tree)
    body = tree.body
    return Content(blocks=tuple(_blocks(body)) if body else (), title=told)


def _drop_unseen(tree: "LexborHTMLParser") -> None:
    """Take out what the page does not show, by attribute, inline style or its own style sheet."""
    from selectolax.lexbor import SelectolaxError

    rules = [
        selector.strip()
        for sheet in tree.css("style")
        for selector, style in _RULE.findall(sheet.text())
        if _hides(style)
    ]
    for selector in [*rules, _UNSEEN]:
        try:
            nodes = tree.css(selector)
        except (SelectolaxError, ValueError):
            continue  # a selector of the page's own that the parser does not know
        _remove(nodes)
    _remove([node for node in tree.css("[style]") if _hides(node.attributes.get("style") or "")])


def _remove(nodes: "list[LexborNode]") -> None:
    for node in nodes:
        if node.tag not in ("html", "body"):
            node.decompose()


def _hides(style: str) -> bool:
    return _HIDES.search("".join(style.lower().split())) is not None


def _blocks(body: "LexborNode") -> Iterator[Block]:
    """Blocks in reading order; walks by a stack, since a file may be nested without end."""
    words: list[str] = []
    inside: list[str] = []
    stack: list[tuple[LexborNode, bool]] = [(body, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if leaving or tag in _BLOCKS:
            yield from _flushed(words, inside)
        if leaving:
            inside.pop()
        elif tag == "-text":
            words.append(node.text(deep=False) or node.text_content or "")
        elif tag in ("br", "img"):
            words.append(" ")
        elif tag == "table" and not _is_layout(node):
            yield from rows_of(_grid(node))
        else:
            if tag in _BLOCKS:
                inside.append(tag)
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    yield from _flushed(words, inside)


def _flushed(words: list[str], inside: list[str]) -> Iterator[Block]:
    text = " ".join("".join(words).split())
    words.clear()
    if not text:
        return
    last = inside[-1] if inside else ""
    if _HEADINGS & set(inside):
        yield Block(kind=Kind.HEADING, text=text)
    elif last == "dt":  # a term and what is said of it are told together
        yield Block(kind=Kind.PARAGRAPH, text=text.rstrip(":") + ":")
    elif "li" in inside or last == "dd":
        yield Block(kind=Kind.ITEM, text=text, depth=max(inside.count("li") - 1, 0))
    else:
        yield Block(kind=Kind.PARAGRAPH, text=text)


def _is_layout(table: "LexborNode") -> bool:
    """Whether a table only places parts of the page, so that its rows are no sentences."""
    return len(table.css("table")) > 1 or bool(table.css("h1, h2, h3, h4, h5, h6, ul, ol"))


def _grid(table: "LexborNode") -> list[list[str]]:
    """The cells of a table; one that spans several columns or rows is told in each."""
    filled: dict[tuple[int, int], str] = {}
    rows = table.css("tr")
    for y, row in enumerate(rows):
        x = 0
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while (y, x) in filled:
                x += 1
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    filled[y + down, x + right] = cell.text(separator=" ")
            x += _span(cell, "colspan")
    wide = max((x for _, x in filled), default=-1) + 1
    return [[filled.get((y, x), "") for x in range(wide)] for y in range(len(rows))]


def _span(cell: "LexborNode", name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(int(value), 100) if value.isascii() and value.isdigit() and int(value) else 1
