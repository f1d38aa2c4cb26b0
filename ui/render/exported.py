"""A conversation as Markdown, one piece a turn, to be kept or sent to somebody.

Every text from outside is escaped, so that it reads as it was written and builds nothing: no
image, no link, no heading, no HTML. The only links are those of the references.
"""

import re
from urllib.parse import quote, urlsplit

from assistant.contract import Answer, Citation, CriterionResult, Persona
from ui import wording
from ui.fields import FIELDS
from ui.render.answer_text import body
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
    parts = [
        f"## {wording.EXPORT_QUESTION.format(n=turn + 1)}",
        _quoted(exchange.question),
    ]
    if exchange.answer is None:
        return "\n\n".join([*parts, plain(wording.EXPORT_UNANSWERED)])
    answer = exchange.answer
    parts.append(f"### {wording.ANSWER}")
    if answer.verdict:
        words = wording.VERDICTS[answer.verdict]
        parts.append(f"**{plain(words.title)}.** {plain(words.lead[persona])}")
    elif answer.scope == "out_of_scope":
        parts.append(f"**{plain(wording.OUT_OF_SCOPE)}**")
    parts.append("\n\n".join(_sentence(s.text, s.citations, answer) for s in body(answer)))
    parts += [
        *_listed(wording.CRITERIA_TITLE, [_criterion(c) for c in answer.criteria]),
        *_listed(wording.facts.BY_HAND, _by_hand(answer, persona)),
        *_listed(wording.QUESTIONS, [plain(question) for question in answer.questions]),
        *_listed(wording.NOTICES, [plain(notice) for notice in answer.notices]),
    ]
    if answer.citations:
        references = "\n".join(_reference(citation) for citation in answer.citations)
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


def _sentence(text: str, numbers: tuple[int, ...], answer: Answer) -> str:
    there = {citation.n for citation in answer.citations}
    return plain(text) + "".join(f" \\[{n}\\]" for n in numbers if n in there)


def _listed(title: str, items: list[str]) -> list[str]:
    return [f"#### {plain(title)}\n\n" + "\n".join(f"- {item}" for item in items)] if items else []


def _criterion(criterion: CriterionResult) -> str:
    label = criterion.label or wording.CRITERIA[criterion.id]
    said = f" (“{plain(criterion.said)}”)" if criterion.said else ""
    return f"{plain(criterion.id)} {plain(label)}: **{wording.STATUS[criterion.status]}**{said}"


def _by_hand(answer: Answer, persona: Persona) -> list[str]:
    return [
        f"{plain(field.label[persona])}: {plain(_worded(dict(field.options), view.value))}"
        for field in FIELDS
        if (view := answer.facts.get(field.key)) is not None and view.corrected
    ]


def _worded(options: dict[str, str], value: str | list[str]) -> str:
    return options.get(str(value), str(value))


def _reference(citation: Citation) -> str:
    where = f"{plain(citation.document)}, {plain(citation.section)}. {plain(citation.source)}"
    state = (
        f"{wording.sources.REVIEWS[citation.review_status]}; "
        f"{wording.sources.UPDATED.lower()} {citation.last_updated:%Y-%m-%d}"
    )
    link = _link(citation.url)
    return f"{citation.n}. “{plain(citation.quote)}” {where} ({plain(state)}){link}"


def _link(url: str | None) -> str:
    """The address in angle brackets, with everything encoded that could end them."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return ""
    return f" <{quote(url, safe=';/?:@&=+$,%#~!-._')}>"
