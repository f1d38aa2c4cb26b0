"""Links that lead away from the page: only to the web, and always said so."""

from urllib.parse import urlsplit

from markupsafe import Markup

from ui import wording
from ui.render.icons import icon
from ui.render.markup import NOTHING, tag


def is_outward(url: str | None) -> bool:
    """Whether `url` is a web address."""
    return bool(url) and urlsplit(url).scheme in ("http", "https")


def outward(url: str | None) -> Markup:
    """A link to the original; nothing when `url` is no web address."""
    if not is_outward(url):
        return NOTHING
    return tag(
        '<a href="{}" target="_blank" rel="noopener noreferrer">{}{}'
        '<span class="sr-only"> ({})</span></a>',
        url,
        wording.sources.OPEN_SOURCE,
        icon("out"),
        wording.sources.NEW_WINDOW,
    )
