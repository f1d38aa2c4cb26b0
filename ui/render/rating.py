"""The thumbs under an answer; only where ratings are kept at all."""

from markupsafe import Markup

from ui import wording
from ui.render.icons import icon
from ui.render.markup import NOTHING, join, tag


def rating(*, rated: bool) -> Markup:
    """The question whether the answer was right, or the thanks for having said so."""
    words = wording.rating
    if rated:
        return tag('<p class="rated" tabindex="-1">{}{}</p>', icon("met"), words.THANKS)
    reasons = join(_button(name, label) for name, label in words.REASONS.items())
    return tag(
        '<section class="rating" aria-label="{title}"><h3>{title}</h3><div class="rating-choice">'
        '{good}<details class="rating-wrong"><summary>{down}<span>{wrong}</span></summary>'
        '<div class="rating-reasons" role="group" aria-label="{label}">{reasons}</div></details>'
        '</div><p class="rating-note">{note}</p></section>',
        title=words.TITLE,
        good=_button("good", words.GOOD, icon("thumb_up")),
        down=icon("thumb_down"),
        wrong=words.WRONG,
        label=words.WRONG_LABEL,
        reasons=reasons,
        note=words.NOTE,
    )


def _button(name: str, label: str, drawing: Markup = NOTHING) -> Markup:
    return tag(
        '<button type="button" class="tool" data-rate="{}" data-done="{}">{}<span>{}</span>'
        "</button>",
        name,
        wording.rating.THANKS,
        drawing,
        label,
    )
