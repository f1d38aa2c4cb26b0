"""What holds for every document that comes with the project."""

import re
import statistics
from collections import Counter
from importlib import import_module

import pytest
import textstat

from corpus import DOCUMENTS, Basis, Document, Statement, Verification, load_corpus

CORPUS = load_corpus(DOCUMENTS)
STATEMENTS = {p.id: p.statement for d in CORPUS for p in d.passages if p.statement}

each_document = pytest.mark.parametrize("document", CORPUS, ids=lambda d: d.provenance.id)


def figures(text: str) -> set[str]:
    """The numbers of a text, with inner commas and points."""
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def broken(rule: object) -> list[str]:
    """Ids of the statements for which `rule` does not hold."""
    assert callable(rule)
    return [name for name, statement in STATEMENTS.items() if not rule(statement)]


@each_document
def test_passages_stand_verbatim_in_the_file(document: Document) -> None:
    path = DOCUMENTS / f"{document.provenance.id}.yaml"  # the file is named after the document
    raw = path.read_bytes().decode("utf-8")
    for passage in document.passages:
        assert raw[passage.start : passage.end] == passage.text
        assert passage.statement is not None
        assert passage.text == passage.statement.clinician


def test_passage_ids_are_unique() -> None:
    assert len(STATEMENTS) == sum(len(document.passages) for document in CORPUS)


@each_document
def test_every_source_is_used(document: Document) -> None:
    used = {s for p in document.passages if p.statement for s in p.statement.sources}
    assert {source.id for source in document.sources} == used


def test_a_fact_has_a_source_and_an_own_reading_says_so() -> None:
    def reading_is_no_fact(statement: Statement) -> bool:
        own = statement.verification is Verification.OWN_READING
        unverified = statement.verification is Verification.UNVERIFIED
        return own or unverified if statement.basis is Basis.PROJECT_READING else not own

    assert broken(reading_is_no_fact) == []
    assert broken(lambda s: s.sources or s.basis is Basis.PROJECT_READING) == []


def test_what_was_not_verified_says_so() -> None:
    def says_so(statement: Statement) -> bool:
        unverified = statement.verification is Verification.UNVERIFIED
        return unverified == any("ot verified against the source" in c for c in statement.caveats)

    assert broken(says_so) == []


def test_disagreements_are_linked_both_ways() -> None:
    links = {(a, b) for a, statement in STATEMENTS.items() for b in statement.disagrees_with}
    assert links
    assert [(a, b) for a, b in sorted(links) if (b, a) not in links or a == b] == []


def test_both_wordings_have_the_same_figures() -> None:
    assert broken(lambda s: figures(s.plain) == figures(s.clinician)) == []


def test_every_statement_has_questions_of_its_own() -> None:
    assert broken(lambda s: 3 <= len(s.questions) <= 12) == []
    counted = Counter(q.casefold() for s in STATEMENTS.values() for q in s.questions)
    assert [question for question, times in counted.items() if times > 1] == []


@each_document
def test_plain_wording_reads_easily(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    # textstat would fetch its pronouncing dictionary from the network; without it, it counts
    # syllables by hyphenation, which gave medians up to 2 grades lower (3.4 to 6.5 for 4.0 to 7.2).
    # The aim is 8 with the dictionary, so 7 here.
    count_syllables = import_module("textstat.backend.counts._count_syllables")
    monkeypatch.setattr(count_syllables, "get_cmudict", lambda lang: None)
    grades = [
        textstat.flesch_kincaid_grade(p.statement.plain)
        for p in document.passages
        if p.statement is not None
    ]
    assert statistics.median(grades) <= 7
