"""What a language model read in the person's words: to confirm, or to take back."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.contract import Answer, Proposed
from ui import wording
from ui.proposing import name_of
from ui.render.markup import NOTHING, join, tag


def proposals(shown: Sequence[Proposed]) -> Markup:
    """The proposals, each with its quote and its buttons; nothing where there is none."""
    if not shown:
        return NOTHING
    return tag(
        '<div class="proposals" role="group" aria-labelledby="proposals-title">'
        '<h3 id="proposals-title">{}</h3><ul>{}</ul></div>',
        wording.facts.MODEL_READ,
        join(_item(proposed) for proposed in shown),
    )


def to_confirm(answer: Answer) -> Markup:
    """How many wait for a yes or a no, as a mark beside the form's title."""
    count = sum(not proposed.counted for proposed in answer.proposed)
    if not count:
        return NOTHING
    return tag('<span class="facts-ask">{}</span>', wording.facts.TO_CONFIRM.format(n=count))


def _item(proposed: Proposed) -> Markup:
    counted = proposed.counted
    return tag(
        '<li class="proposal{kind}" data-proposal="{name}"><p><strong>{label}</strong>'
        "<q>{quote}</q><span>{asked}</span></p>{buttons}</li>",
        kind=" is-counted" if counted else "",
        name=name_of(proposed),
        label=proposed.label[:1].upper() + proposed.label[1:],
        quote=proposed.quote,
        asked=wording.facts.MODEL_COUNTS if counted else wording.facts.MODEL_ASKS,
        buttons=_buttons(proposed),
    )


def _buttons(proposed: Proposed) -> Markup:
    no = wording.facts.NOT_SO if proposed.counted else wording.facts.NO
    buttons = [("dismiss", no)]
    if not proposed.counted:
        buttons.insert(0, ("accept", wording.facts.YES))
    return join(
        tag(
            '<button type="button" data-{}="{}" aria-label="{}">{}</button>',
            wish,
            name_of(proposed),
            f"{word}: {proposed.label}",
            word,
        )
        for wish, word in buttons
    )
