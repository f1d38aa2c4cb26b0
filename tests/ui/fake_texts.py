"""Texts for the fake assistant: a few passages as a document's reader would make them."""

from collections.abc import Mapping
from datetime import date

from assistant.contract import Citation
from corpus.models import Document, Passage, Provenance, ReviewStatus

INJECTION = (
    "<script>window.hit=1</script><img src=x onerror=window.hit=1>"
    "![x](https://evil.example/x.png) {{constructor}} ${window.hit=1} [a](javascript:window.hit=1)"
)

_SECTIONS = {
    "Before stopping": (
        (
            "minimum-remission",
            "Mycophenolate is continued until the disease has been in complete remission for at "
            "least 1 year without corticosteroids; only then may withdrawal be attempted.",
        ),
        (
            "pitfall-on-steroids",
            "While corticosteroids are still taken, or the disease is active, MMF is not "
            "withdrawn: a flare is likely.",
        ),
        (
            "withdrawal-strength",
            "Muscle strength is normal before a withdrawal is attempted (MMT-8 80/80).",
        ),
    ),
    "Afterwards": (
        (
            "pitfall-abrupt-stop",
            "MMF is not stopped abruptly without a plan for monitoring, since a relapse can come "
            "weeks to months later.",
        ),
        (
            "relapse-uncertain",
            "How often the disease relapses after MMF is withdrawn is not well known, so "
            "withdrawal is done cautiously and with close monitoring.",
        ),
    ),
}


def _passages() -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    offset = 120
    for section, statements in _SECTIONS.items():
        for name, text in statements:
            identity = f"mmf-duration#{name}"
            found[identity] = Passage(
                id=identity,
                document_id="mmf-duration",
                section=section,
                text=text,
                start=offset,
                end=offset + len(text),
            )
            offset += len(text) + 40
    return found


PASSAGES: Mapping[str, Passage] = _passages()


def document(name: str = "mmf-duration", **more: object) -> Document:
    values: dict[str, object] = {
        "id": name,
        "title": "How long to stay on mycophenolate",
        "source": "Consensus guidance on juvenile dermatomyositis, 2025",
        "url": "https://guideline.example/articles/1",
        "review_status": ReviewStatus.UNDER_REVIEW,
        "last_updated": date(2025, 12, 11),
    }
    provenance = Provenance.model_validate(values | more)
    return Document(provenance=provenance, passages=tuple(PASSAGES.values()), text="…")


def cite(n: int, name: str, quote: str | None = None, **more: object) -> Citation:
    passage = PASSAGES[f"mmf-duration#{name}"]
    quote = quote or passage.text
    start = passage.start + passage.text.index(quote)
    values: dict[str, object] = {
        "n": n,
        "passage_id": passage.id,
        "document": "How long to stay on mycophenolate",
        "section": passage.section,
        "quote": quote,
        "source": "Consensus guidance on juvenile dermatomyositis, 2025",
        "url": "https://guideline.example/articles/1",
        "review_status": ReviewStatus.UNDER_REVIEW,
        "last_updated": date(2025, 12, 11),
        "certainty": "low",
        "population": ("children", "adults"),
        "document_id": "mmf-duration",
        "start": start,
        "end": start + len(quote),
    }
    return Citation.model_validate(values | more)
