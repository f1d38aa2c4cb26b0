"""The page about the page: limits of use, documents, criteria and rules, versions."""

from markupsafe import Markup

from corpus.models import Provenance
from guardrails.policy.models import Review
from ui import wording
from ui.about import About, RuleRow
from ui.render.dates import day
from ui.render.evaluation import evaluation_section
from ui.render.links import outward
from ui.render.markup import NOTHING, join, tag
from ui.render.tables import section, table


def about_page(about: About) -> Markup:
    """A whole page that stands alone; its `main` is also shown as a panel."""
    return tag(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/page/page.css">'
        '<link rel="stylesheet" href="/page/alone.css">'
        '<link rel="stylesheet" href="/page/about.css"></head>'
        '<body class="alone about-alone"><nav class="about-back"><a href="/">{back}</a></nav>{main}'
        "</body></html>",
        title=f"{wording.about.TITLE}: {wording.TITLE}",
        back=wording.about.BACK,
        main=_main(about),
    )


def _main(about: About) -> Markup:
    return tag(
        '<main class="about"><h1 id="about-title" tabindex="-1">{title}</h1>{limits}{documents}'
        "{evaluation}{criteria}{rules}{versions}</main>",
        title=wording.about.TITLE,
        limits=_limits(),
        documents=_documents(about.documents),
        evaluation=evaluation_section(about.evaluation),
        criteria=_rules(wording.about.CRITERIA, about.criteria, about.criteria_review),
        rules=_rules(wording.about.RULES, about.rules, about.rules_review),
        versions=_versions(about.versions),
    )


def _limits() -> Markup:
    items = join(tag("<li>{}</li>", limit) for limit in wording.about.LIMITS)
    standing = tag("<p><strong>{}</strong> {}</p>", wording.STANDING_EMERGENCY, wording.STANDING)
    return section(wording.about.LIMITS_TITLE, standing + tag("<ul>{}</ul>", items))


def _documents(documents: tuple[Provenance, ...] | None) -> Markup:
    if documents is None:
        return section(wording.about.DOCUMENTS, tag("<p>{}</p>", wording.about.DOCUMENTS_LATER))
    rows = join(_document(document) for document in documents)
    head = (wording.about.DOCUMENT, wording.sources.REVIEW, wording.sources.UPDATED)
    return section(wording.about.DOCUMENTS, table(wording.about.DOCUMENTS, head, rows))


def _document(document: Provenance) -> Markup:
    link = outward(document.url)
    return tag(
        '<tr><th scope="row">{}{}</th><td data-name="{}">{}</td>'
        '<td class="about-day" data-name="{}">{}</td></tr>',
        document.title,
        tag('<span class="about-link">{}</span>', link) if link else NOTHING,
        wording.sources.REVIEW,
        wording.sources.REVIEWS[document.review_status],
        wording.sources.UPDATED,
        day(document.last_updated),
    )


def _rules(title: str, rules: tuple[RuleRow, ...], review: Review) -> Markup:
    if not rules:
        return NOTHING
    rows = join(
        tag(
            '<tr><th scope="row" class="about-id">{}</th><td data-name="{}">{}</td>'
            '<td data-name="{}">{}</td></tr>',
            rule.id,
            wording.about.SAYS,
            rule.title,
            wording.about.PASSAGES,
            join(tag("<code>{}</code>", passage) for passage in rule.passages),
        )
        for rule in rules
    )
    head = (wording.about.ID, wording.about.SAYS, wording.about.PASSAGES)
    return section(title, tag("<p>{}</p>", _reviewed(review)) + table(title, head, rows))


def _reviewed(review: Review) -> str:
    if review.reviewer is None or review.reviewed_on is None:
        return wording.about.NOT_REVIEWED
    return wording.about.REVIEWED.format(who=review.reviewer, when=day(review.reviewed_on))


def _versions(versions: tuple[tuple[str, str], ...]) -> Markup:
    items = join(tag("<div><dt>{}</dt><dd>{}</dd></div>", *pair) for pair in versions)
    return section(wording.about.VERSIONS, tag("<dl>{}</dl>", items))
