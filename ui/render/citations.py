"""Citation numbers as links to their source card. A number without a citation is never shown."""

from collections.abc import Iterable

from markupsafe import Markup

from assistant.contract import Citation
from ui import wording
from ui.render.markup import NOTHING, join, tag


def anchor(turn: int, n: int) -> str:
    """The id of source `n` of turn `turn` (0 is the first)."""
    return f"src-{turn}-{n}"


def links(turn: int, numbers: Iterable[int], citations: Iterable[Citation]) -> Markup:
    """Links for `numbers`, in their order."""
    by_number = {citation.n: citation for citation in citations}
    shown = [
        tag(
            '<a class="cite" href="#{0}" data-source="{0}" aria-label="{1}">{2}</a>',
            anchor(turn, n),
            wording.sources.CITE_LABEL.format(n=n, document=by_number[n].document),
            n,
        )
        for n in numbers
        if n in by_number
    ]
    return tag('<span class="cites">{}</span>', join(shown)) if shown else NOTHING
