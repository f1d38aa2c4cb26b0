"""A conversation as Markdown, one piece a turn, to be kept or sent to somebody.

Every text from outside is escaped, so that it reads as it was written and builds nothing: no
image, no link, no heading, no HTML. The only links are those of the references.
"""

import re
from urllib.parse import quote, urlsplit

from assistant.contract import Citation, Persona
from ui import wording
from ui.kept import Item, Listed, Told, described, kept
from ui.render.markup import visible
from ui.session import Exchange

_MARKS = re.compile(r"([\\`*_\[\]<>&#|~!$])")
_LINE_START = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|()(@)")
"""Where a viewer would begin to make a link out of an address that stands in the text."""


def heading() -> str:
    """What stands once, before the turns."""
    return "\n\n".join(
        [
            f"# {plain(wording.TITLE)}",
            f"**{plain(wording.STANDING_EMERGENCY)}** {plain(wording.STANDING)}",
        ]
    )


def exported(exchange: Exchange, turn: int, persona: Persona) -> str:
    """One turn: the question, and its answer with criteria, notices and numbered references."""
    told = kept(exchange, turn, persona)
    parts = [f"## {wording.EXPORT_QUESTION.format(n=told.number)}", _quoted(told.question)]
    if not told.answered:
        return "\n\n".join([*parts, plain(wording.EXPORT_UNANSWERED)])
    parts.append(f"### {wording.ANSWER}")
    if told.verdict:
        parts.append("**{}.** {}".format(*map(plain, told.verdict)))
    elif told.label:
        parts.append(f"**{plain(told.label)}**")
    parts.append("\n\n".join(_sentence(sentence) for sentence in told.sentences))
    parts += [_listed(listed) for listed in told.lists]
    if told.references:
        references = "\n".join(_reference(citation) for citation in told.references)
        parts.append(f"#### {wording.sources.TITLE}\n\n{references}")
    return "\n\n".join(part for part in parts if part)


def plain(text: str) -> str:
    """`text` on one line, its marks escaped."""
    line = _MARKS.sub(r"\\\1", str(visible(" ".join(text.split()))))
    line = _ADDRESS.sub(r"\1\3\5\\\2\4\6", line)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


def _quoted(text: str) -> str:
    lines = [plain(line) for line in text.splitlines()]
    return "\n".join(f"> {line}".rstrip() for line in lines) or ">"


def _sentence(sentence: Told) -> str:
    return plain(sentence.text) + "".join(f" \\[{n}\\]" for n in sentence.numbers)


def _listed(listed: Listed) -> str:
    return f"#### {plain(listed.title)}\n\n" + "\n".join(f"- {_item(i)}" for i in listed.items)


def _item(item: Item) -> str:
    strong = f" **{plain(item.strong)}**" if item.strong else ""
    said = f" (“{plain(item.said)}”)" if item.said else ""
    return f"{plain(item.text)}{strong}{said}"


def _reference(citation: Citation) -> str:
    where, state = described(citation)
    link = _link(citation.url)
    return f"{citation.n}. “{plain(citation.quote)}” {plain(where)} ({plain(state)}){link}"


def _link(url: str | None) -> str:
    """The address in angle brackets, with everything encoded that could end them."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return ""
    return f" <{quote(url, safe=';/?:@&=+$,%#~!-._')}>"
