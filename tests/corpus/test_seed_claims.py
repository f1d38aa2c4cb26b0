"""Nothing of the guideline page is lost, and none of its sentences is copied."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from page_words import PAGE, RUN, hashes, words

from corpus import DOCUMENTS, Document, Statement, load_corpus, load_document

CLAIMS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "seed_claims.yaml").read_text(encoding="utf-8")
)
SEED = load_document(DOCUMENTS / "mmf-duration.yaml")
STATEMENTS = {p.statement.id: p.statement for p in SEED.passages if p.statement}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["claim"])
def test_a_claim_of_the_page_is_kept(claim: dict[str, Any]) -> None:
    statement = STATEMENTS[claim["statement"]]
    for pattern in [*claim["clinician"], *claim["figures"]]:
        assert re.search(pattern, statement.clinician, re.IGNORECASE), pattern
    for pattern in claim["figures"]:
        assert re.search(pattern, statement.plain, re.IGNORECASE), pattern


def test_every_statement_of_the_page_has_a_claim() -> None:
    assert {claim["statement"] for claim in CLAIMS} == set(STATEMENTS)


def test_provenance_is_the_page_s() -> None:
    provenance = SEED.provenance
    assert provenance.url == "https://droracle.ai/articles/606881"
    assert provenance.review_status == "under_review"
    assert provenance.last_updated.isoformat() == "2025-12-11"


def _wordings(statement: Statement) -> tuple[str, ...]:
    own = (statement.clinician, statement.plain)
    return (*own, *statement.questions, *statement.caveats)


@pytest.mark.parametrize("document", load_corpus(DOCUMENTS), ids=lambda d: d.provenance.id)
def test_no_run_of_seven_words_is_the_page_s(document: Document) -> None:
    copied = [
        text
        for passage in document.passages
        if passage.statement
        for text in _wordings(passage.statement)
        if hashes(text) & PAGE
    ]
    assert copied == []


def test_a_copied_run_would_be_found() -> None:
    # Seven words that any account of this study shares: its figures, in the page's order.
    run = "15 mg/day to 5 mg/day after"
    assert len(words(run)) == RUN + 1
    assert hashes(f"It fell from {run} a while.") & PAGE
    assert not hashes("Seven words that the page never has.") & PAGE
    assert len(PAGE) > 1000
