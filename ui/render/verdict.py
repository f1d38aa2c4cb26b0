"""The verdict card: word, icon and colour, then W1 to W6 in words with what settled each."""

from collections import Counter

from markupsafe import Markup

from assistant.contract import Answer, CriterionResult, Persona
from ui import wording
from ui.render.citations import links
from ui.render.icons import icon
from ui.render.markup import NOTHING, join, tag

_URGENT = ("emergency", "urgent_review")


def verdict_card(answer: Answer, turn: int, persona: Persona, first: Markup = NOTHING) -> Markup:
    """The card of an answer with a verdict; a small label when out of scope; else nothing.

    `first` is the answer's first sentence: above the criteria it is in sight on every screen.
    """
    if answer.verdict is None:
        return _out_of_scope() if answer.scope == "out_of_scope" else NOTHING
    words = wording.VERDICTS[answer.verdict]
    return tag(
        '<section class="verdict verdict-{name}" aria-label="{title}" data-verdict="{name}">'
        '<header class="verdict-head"><span class="verdict-icon">{icon}</span>'
        '<div><h3 class="verdict-title">{title}</h3><p class="verdict-lead">{lead}</p></div>'
        "</header>{first}{criteria}</section>",
        name=answer.verdict,
        title=words.title,
        lead=words.lead[persona],
        icon=icon(answer.verdict),
        first=tag('<div class="verdict-first">{}</div>', first) if first else NOTHING,
        criteria=_criteria(answer, turn),
    )


def _out_of_scope() -> Markup:
    return tag(
        '<p class="scope-label">{}<span>{}</span></p>', icon("out_of_scope"), wording.OUT_OF_SCOPE
    )


def _criteria(answer: Answer, turn: int) -> Markup:
    if not answer.criteria:
        return NOTHING
    rows = join(_criterion(criterion, answer, turn) for criterion in answer.criteria)
    listed = tag('<ul class="criteria">{}</ul>', rows)
    if answer.verdict in _URGENT:
        # What is urgent comes alone; the criteria never argue against it.
        return tag(
            '<details class="criteria-later"><summary>{}</summary>{}</details>',
            wording.CRITERIA_MORE,
            listed,
        )
    return tag(
        '<div class="criteria-head"><h4>{}</h4><p>{}</p></div>{}',
        wording.CRITERIA_TITLE,
        _summary(answer.criteria),
        listed,
    )


def _summary(criteria: tuple[CriterionResult, ...]) -> str:
    count = Counter(criterion.status for criterion in criteria)
    return wording.CRITERIA_SUMMARY.format(
        met=count["met"], unmet=count["unmet"], unknown=count["unknown"]
    )


def _criterion(criterion: CriterionResult, answer: Answer, turn: int) -> Markup:
    numbers = [
        citation.n for citation in answer.citations if citation.passage_id == criterion.passage_id
    ]
    return tag(
        '<li class="criterion is-{status}" data-criterion="{id}">'
        '<span class="criterion-status">{icon}<span>{word}</span></span>'
        '<span class="criterion-label">{label}{cites}</span>{said}</li>',
        status=criterion.status,
        id=criterion.id,
        icon=icon(criterion.status),
        word=wording.STATUS[criterion.status],
        label=criterion.label or wording.CRITERIA[criterion.id],
        cites=links(turn, numbers, answer.citations),
        said=_said(criterion, answer),
    )


def _said(criterion: CriterionResult, answer: Answer) -> Markup:
    """The person's own words; where none settled it, whether a hand did."""
    if criterion.said:
        return tag('<q class="said" title="{}">{}</q>', wording.SAID, criterion.said)
    by_hand = any(view.corrected for view in answer.facts.values())
    if by_hand and criterion.status != "unknown":
        return tag('<span class="said">{}</span>', wording.facts.BY_HAND)
    return NOTHING
