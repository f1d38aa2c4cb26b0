"""What I understood: the facts of the last answer as a form, each with the words it came from.

Nothing is decided here; a field that was set by hand says so and can be given back to the reading.
"""

from markupsafe import Markup

from assistant.contract import Answer, FactView, Persona, Proposed
from ui import wording
from ui.correcting import FormState, Refused, held, span
from ui.fields import FIELDS, NEVER, UNKNOWN, Field
from ui.render.icons import icon
from ui.render.markup import NOTHING, join, tag
from ui.render.proposals import proposals, to_confirm

_TEXT_FIRST = (None, "urgent_review", "emergency")
"""Verdicts under which the form is not what one looks for first."""
_PROBLEM = "facts-problem"


def has_form(answer: Answer) -> bool:
    """Whether the answer's facts can be corrected: not where help or another subject is due."""
    return bool(answer.facts) and answer.scope == "in_scope"


def comes_late(answer: Answer) -> bool:
    """Whether the form is folded at first: what is urgent, or general, comes alone."""
    return answer.verdict in _TEXT_FIRST


def way_in(answer: Answer) -> Markup:
    """The button in the answer that leads to the form."""
    if not has_form(answer) and not _proposed(answer):
        return NOTHING
    return tag(
        '<p class="facts-way"><button type="button" class="facts-way-in" data-facts-open="1">'
        '<span class="facts-way-title">{}</span>{}{}<span class="facts-way-more">{}</span>'
        "</button></p>",
        wording.facts.TITLE,
        _count(answer),
        to_confirm(answer) if has_form(answer) else NOTHING,
        wording.facts.TOGGLE,
    )


def understood(answer: Answer, persona: Persona, state: FormState) -> Markup:
    """The form, and above it what a language model read; that alone where there is no form.

    The framework patches what is there element by element, and what a person chose in a field
    outlives a patch; an element of another name is replaced, so each revision has its own.
    """
    shown = _proposed(answer)
    if not has_form(answer) and not shown:
        return NOTHING
    return tag(
        '<facts-{revision} class="facts-form">'
        '<section class="facts{late}" id="facts" aria-labelledby="facts-title">'
        '<div class="facts-head"><h2 id="facts-title" tabindex="-1">{title}</h2>{count}{ask}'
        '<button type="button" class="facts-toggle" data-facts-toggle="1" aria-expanded="false" '
        'aria-controls="facts-body">{toggle}</button>'
        '<button type="button" class="close-side" data-close-side="1" aria-label="{close}">'
        "{close_icon}</button></div>"
        '<div id="facts-body" class="facts-body">{proposals}{fields}</div></section>'
        "</facts-{revision}>",
        revision=state.revision,
        late=" facts-late" if comes_late(answer) else "",
        title=wording.facts.TITLE,
        count=_count(answer),
        toggle=wording.facts.TOGGLE,
        close=wording.facts.CLOSE,
        close_icon=icon("close"),
        ask=to_confirm(answer) if has_form(answer) else NOTHING,
        proposals=proposals(shown),
        fields=_fields(answer, persona, state) if has_form(answer) else NOTHING,
    )


def _proposed(answer: Answer) -> tuple[Proposed, ...]:
    """What a language model read that can be answered here: without a form, what counts."""
    return tuple(p for p in answer.proposed if p.counted or has_form(answer))


def _fields(answer: Answer, persona: Persona, state: FormState) -> Markup:
    return tag(
        '<p class="facts-lead">{lead}</p><div class="facts-grid">{rows}</div>'
        '<div class="facts-end"><button type="button" class="facts-apply" data-apply="1">{apply}'
        "</button>{problem}</div>",
        lead=wording.facts.LEAD_SET if _by_hand(answer) else wording.facts.LEAD,
        rows=join(_row(field, answer, persona, state.refused) for field in FIELDS),
        apply=wording.facts.APPLY,
        problem=_problem(state.refused),
    )


def _by_hand(answer: Answer) -> bool:
    return any(view.corrected or view.overruled is not None for view in answer.facts.values())


def _count(answer: Answer) -> Markup:
    count = sum(view.corrected for view in answer.facts.values())
    if not count:
        return NOTHING
    return tag('<span class="facts-count">{}</span>', wording.facts.SET.format(n=count))


def _problem(refused: Refused | None) -> Markup:
    if refused is None:
        return NOTHING
    return tag('<p class="facts-problem" id="{}" role="alert">{}</p>', _PROBLEM, refused.problem)


def _row(field: Field, answer: Answer, persona: Persona, refused: Refused | None) -> Markup:
    view = answer.facts.get(field.key) or FactView(value=UNKNOWN)
    value = held(field, answer.facts)
    wrong = refused is not None and refused.key == field.key
    if refused is not None:
        value = dict(refused.given).get(field.key, value)
    overruled = view.overruled is not None
    marks = tag(
        'id="fact-{key}" data-fact="{key}" aria-describedby="{described}"{invalid}',
        key=field.key,
        described=f"fact-{field.key}-origin" + (f" {_PROBLEM}" if wrong else ""),
        invalid=Markup(' aria-invalid="true"') if wrong else NOTHING,
    )
    return tag(
        '<div class="fact{set}" data-row="{key}"><label for="fact-{key}">{label}</label>'
        "{control}{origin}{reset}</div>",
        set=" is-set" if view.corrected else " is-overruled" if overruled else "",
        key=field.key,
        label=field.label[persona],
        control=_select(field, value, marks) if field.options else _box(field, value, marks),
        origin=_origin(field, answer, view),
        reset=_reset(field, persona) if view.corrected or overruled else NOTHING,
    )


def _select(field: Field, value: str, marks: Markup) -> Markup:
    options = join(
        tag(
            '<option value="{}"{}>{}</option>',
            name,
            Markup(" selected") if name == value else NOTHING,
            words,
        )
        for name, words in field.options
    )
    return tag("<select {}>{}</select>", marks, options)


def _box(field: Field, value: str, marks: Markup) -> Markup:
    return tag(
        '<input type="text" inputmode="{}" maxlength="10" autocomplete="off" placeholder="{}" '
        'value="{}" {}>',
        "text" if field.never else "decimal",
        wording.facts.HINT_NEVER if field.never else wording.facts.HINT,
        value,
        marks,
    )


def _origin(field: Field, answer: Answer, view: FactView) -> Markup:
    """Where the value comes from: the person's hand, the person's words, or nowhere yet."""
    if view.corrected:
        origin = tag('<span class="fact-set">{}{}</span>', icon("met"), wording.facts.BY_HAND)
    elif view.value == UNKNOWN:
        origin = tag("{}", wording.facts.NOT_TOLD)
    else:
        parts = [tag("<q>{}</q>", view.said)] if view.said else []
        if view.by_model:
            parts.append(tag('<span class="fact-model">{}</span>', wording.facts.BY_MODEL))
        between = span(field, answer.facts)
        if between:
            parts.insert(0, tag("<span>{}</span>", _bounds(between)))
        origin = join(parts, " ")
    if view.overruled is not None:
        origin = tag(
            '<span class="fact-conflict">{}{}:</span> {}',
            icon("note"),
            wording.facts.OVERRULED.format(value=_worded(field, view.overruled)),
            origin,
        )
    return tag('<p class="fact-origin" id="fact-{}-origin">{}</p>', field.key, origin)


def _worded(field: Field, value: str) -> str:
    if value == NEVER:
        return wording.facts.NEVER
    return dict(field.options).get(value, value)


def _bounds(between: str) -> str:
    """`>12` and its kind (see `guardrails.interval.Interval`) in words."""
    if between == NEVER:
        return wording.facts.NEVER
    if between.startswith(">="):
        return wording.facts.AT_LEAST.format(low=between[2:])
    if between.startswith(">"):
        return wording.facts.MORE_THAN.format(low=between[1:])
    low, high = between[1:-1].split(", ")
    if low == "0":
        told = wording.facts.LESS_THAN if between.endswith(")") else wording.facts.AT_MOST
        return told.format(high=high)
    return wording.facts.BETWEEN.format(low=low, high=high)


def _reset(field: Field, persona: Persona) -> Markup:
    return tag(
        '<button type="button" class="fact-reset" data-reset="{}" aria-label="{}">{}</button>',
        field.key,
        wording.facts.RESET_LABEL.format(field=field.label[persona]),
        wording.facts.RESET,
    )
