"""A whole document of the corpus, to be read in one go; a link leads to each passage.

Shows the text that answers are made of, passage by passage: nothing is left out or reworded.
"""

from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from corpus.models import Document, Passage, PassageId
from ui import wording
from ui.render.dates import day
from ui.render.links import outward
from ui.render.markup import NOTHING, join, tag


def place_of(passage: PassageId) -> str:
    """The address of a passage within its document's page."""
    document, _, name = passage.partition("#")
    return f"/document/{quote(document, safe='')}#{quote(name, safe='')}"


def document_page(document: Document) -> Markup:
    """A whole page that stands alone."""
    words, about = wording.sources, document.provenance
    sections = join(
        _section(title, list(passages))
        for title, passages in groupby(document.passages, key=lambda passage: passage.section)
    )
    link = outward(about.url)
    return tag(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="stylesheet" href="/page/page.css">'
        '<link rel="stylesheet" href="/page/alone.css">'
        '</head><body class="alone"><main class="document"><h1>{title}</h1>'
        "<p>{source}</p><p>{review}. {updated}: {day}.</p>{link}<p><strong>{standing}</strong></p>"
        "{sections}</main></body></html>",
        title=about.title,
        source=about.source,
        review=words.REVIEWS[about.review_status],
        updated=words.UPDATED,
        day=day(about.last_updated),
        link=tag("<p>{}</p>", link) if link else NOTHING,
        standing=wording.STANDING,
        sections=sections,
    )


def _section(title: str, passages: list[Passage]) -> Markup:
    shown = join(
        tag('<p id="{}" tabindex="-1">{}</p>', passage.id.partition("#")[2], passage.text)
        for passage in passages
    )
    return tag("<section><h2>{}</h2>{}</section>", title, shown)
