"""The sources column: one card a citation, the quote marked where it stands."""

from markupsafe import Markup

from assistant.contract import Answer, Citation
from ui import wording
from ui.context import Context, Contexts
from ui.render.citations import anchor
from ui.render.dates import day
from ui.render.document import place_of
from ui.render.icons import icon
from ui.render.links import outward
from ui.render.markup import NOTHING, join, tag
from ui.session import Session


def sources(session: Session, contexts: Contexts) -> Markup:
    """Cards of every answered turn, in one group a turn; the latest turn's group is shown."""
    answered = [
        (turn, exchange.question, exchange.answer)
        for turn, exchange in enumerate(session.exchanges)
        if exchange.answer is not None
    ]
    groups = join(
        _group(question, answer, turn, contexts, shown=turn == answered[-1][0])
        for turn, question, answer in answered
    )
    return panel(groups or tag('<p class="sources-empty">{}</p>', wording.sources.EMPTY))


def panel(content: Markup) -> Markup:
    """The column itself."""
    return tag(
        '<section class="sources" id="sources" tabindex="-1" aria-label="{title}">'
        '<header class="sources-head"><h2>{title}</h2>'
        '<button type="button" class="close-side" data-close-side="1" aria-label="{close}">'
        '{icon}</button></header><div class="sources-list">{content}</div></section>',
        title=wording.sources.TITLE,
        close=wording.sources.CLOSE,
        icon=icon("close"),
        content=content,
    )


def _group(question: str, answer: Answer, turn: int, contexts: Contexts, *, shown: bool) -> Markup:
    cards = join(_card(citation, turn, contexts.of(citation)) for citation in answer.citations)
    return tag(
        '<div class="sources-group" data-turn="{}"{}><p class="group-of">{}</p>{}</div>',
        turn,
        NOTHING if shown else Markup(" hidden"),
        question,
        cards or tag('<p class="sources-empty">{}</p>', wording.sources.NONE),
    )


def _card(citation: Citation, turn: int, context: Context) -> Markup:
    return tag(
        '<article class="source" id="{id}" tabindex="-1" aria-label="{label}">'
        '<header><span class="source-n">{n}</span><div><h3>{document}</h3>'
        '<p class="source-section">{section}</p></div></header>'
        "{passage}{facts}{caveats}{link}</article>",
        id=anchor(turn, citation.n),
        label=wording.sources.SOURCE_LABEL.format(n=citation.n),
        n=citation.n,
        document=citation.document,
        section=citation.section,
        passage=_passage(context),
        facts=_facts(citation),
        caveats=_caveats(citation),
        link=_link(citation),
    )


def _passage(context: Context) -> Markup:
    return tag(
        '<blockquote class="passage">{}<p>{}<mark>{}</mark>{}</p>{}</blockquote>',
        _neighbour(context.previous),
        context.before,
        context.quote,
        context.after,
        _neighbour(context.following),
    )


def _neighbour(text: str | None) -> Markup:
    return tag('<p class="around">{}</p>', text) if text else NOTHING


def _facts(citation: Citation) -> Markup:
    certainty = wording.sources.CERTAINTIES.get(
        citation.certainty or "", wording.sources.CERTAINTY_UNKNOWN
    )
    people = ", ".join(wording.sources.POPULATIONS.get(name, name) for name in citation.population)
    rows = [
        ("certainty", wording.sources.CERTAINTY, certainty),
        ("population", wording.sources.POPULATION, people or wording.sources.POPULATION_UNKNOWN),
        ("review", wording.sources.REVIEW, wording.sources.REVIEWS[citation.review_status]),
        ("updated", wording.sources.UPDATED, day(citation.last_updated)),
        ("from", wording.sources.FROM, citation.source),
    ]
    return tag(
        '<dl class="source-facts">{}</dl>',
        join(
            tag('<div class="fact-{}"><dt>{}</dt><dd>{}</dd></div>', key, name, value)
            for key, name, value in rows
        ),
    )


def _caveats(citation: Citation) -> Markup:
    if not citation.caveats:
        return NOTHING
    items = join(tag("<li>{}</li>", caveat) for caveat in citation.caveats)
    return tag('<div class="caveats"><h4>{}</h4><ul>{}</ul></div>', wording.sources.CAVEATS, items)


def _link(citation: Citation) -> Markup:
    """To the whole document at this place, and to the original."""
    whole = tag(
        '<a href="{}" target="_blank" rel="noopener">{}{}<span class="sr-only"> ({})</span></a>',
        place_of(citation.passage_id),
        icon("book"),
        wording.sources.WHOLE,
        wording.sources.NEW_WINDOW,
    )
    return tag('<p class="source-link">{}{}</p>', whole, outward(citation.url))
