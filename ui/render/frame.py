"""What stands around the conversation: header, welcome, standing notice, and the first screen."""

from markupsafe import Markup

from assistant.contract import Persona
from ui import wording
from ui.render.icons import icon
from ui.render.markup import NOTHING, tag
from ui.render.notices import ask_buttons


def header(*, login: bool = False) -> Markup:
    """Title, readiness, the light/dark button and the two live regions; `login` to sign out."""
    return tag(
        '<header class="top"><a class="skip" href="#composer">{skip}</a>'
        '<div class="top-title"><h1>{title}</h1><p>{subtitle}</p></div>'
        '<div class="top-tools"><span class="ready" id="ready" role="status" data-state="starting"'
        ' data-starting="{starting}" data-ready="{ready}" data-failed="{failed}">'
        '<i aria-hidden="true"></i><span>{starting}</span></span>'
        '<a class="about-open" href="/about" data-about="1">{about}</a>{sign_out}'
        '<button type="button" class="theme" data-theme-switch="1" aria-label="{theme}"'
        ' title="{theme}">{icon}</button></div>'
        '<div class="sr-only" id="live" role="status" aria-live="polite"></div>'
        '<div class="sr-only" id="alarm" role="alert" aria-live="assertive"></div></header>'
        '<dialog class="about-panel" id="about" aria-labelledby="about-title" '
        'data-failed="{about_failed}"><button type="button" class="about-close" '
        'data-about-close="1" aria-label="{about_close}">{close}</button>'
        '<div class="about"></div></dialog>',
        skip=wording.SKIP_LINK,
        title=wording.TITLE,
        subtitle=wording.SUBTITLE,
        starting=wording.STATE_STARTING,
        ready=wording.STATE_READY,
        failed=wording.STATE_FAILED,
        about=wording.about.OPEN,
        sign_out=tag(
            '<button type="button" class="sign-out" data-sign-out="1">{}</button>',
            wording.login.SIGN_OUT,
        )
        if login
        else NOTHING,
        about_failed=wording.about.FAILED,
        about_close=wording.about.CLOSE,
        close=icon("close"),
        theme=wording.THEME,
        icon=icon("theme"),
    )


def welcome(persona: Persona) -> Markup:
    """The empty page: what this is, examples that ask themselves, and the way to the form."""
    return tag(
        '<section class="welcome"><h2>{}</h2><p>{}</p><h3>{}</h3>{}<h3>{}</h3>{}</section>',
        wording.WELCOME[persona],
        wording.WELCOME_MORE[persona],
        wording.EXAMPLES_LABEL,
        ask_buttons(wording.EXAMPLES[persona]),
        wording.facts.INSTEAD_LABEL,
        _form_instead(persona),
    )


def _form_instead(persona: Persona) -> Markup:
    """A button that asks about stopping and opens the form, instead of writing."""
    return tag(
        '<button type="button" class="ask" data-ask="{}" data-form-follows="1"><span>{}</span>{}'
        "</button>",
        wording.facts.INSTEAD_ASKS[persona],
        wording.facts.INSTEAD,
        icon("arrow"),
    )


def standing() -> Markup:
    """The notice that is always in sight."""
    return tag(
        '<p class="standing" role="note"><strong>{}</strong> {}</p>',
        wording.STANDING_EMERGENCY,
        wording.STANDING,
    )


def hint(text: str) -> Markup:
    """A word about what was typed; empty when there is nothing to say."""
    return tag('<p class="hint" role="status">{}</p>', text)


def first_screen() -> Markup:
    """A whole page that stands alone until the real one is built, and then loads it."""
    return tag(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/page/page.css">'
        '<script src="/page/first.js" defer></script>'
        '<noscript><meta http-equiv="refresh" content="3"></noscript></head>'
        '<body class="first"><main class="first-screen"><h1>{title}</h1><p>{subtitle}</p>'
        '<p class="waiting" role="status"><span class="dots"></span>{wait}</p><p>{more}</p>'
        "<noscript><p>{script}</p></noscript>{standing}</main></body></html>",
        title=wording.TITLE,
        subtitle=wording.SUBTITLE,
        wait=wording.FIRST_SCREEN,
        more=wording.FIRST_SCREEN_MORE,
        script=wording.NEEDS_SCRIPT,
        standing=standing(),
    )
