"""The contract, held against the answers to every question set of the project."""

import json
import re
from pathlib import Path

import pytest

from assistant.contract import Answer, Persona
from assistant.pipeline import Assistant
from assistant.wording import words
from corpus import DOCUMENTS, load_corpus
from evals.sets import load_set
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict

SETS = sorted((Path(__file__).parents[2] / "evals" / "questions").glob("*.yaml"))
TEXTS = {d.provenance.id: d.text for d in load_corpus(DOCUMENTS)}
PASSAGES = {p.id: p for d in load_corpus(DOCUMENTS) for p in d.passages}
EVERY = 5
"""One case in five of each set: the laws are the same for all, and a minute is long."""

Answers = dict[str, Answer]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> Answers:
    found: Answers = {}
    for file in SETS:
        question_set = load_set(file)
        for case in question_set.cases[::EVERY]:
            found[case.id] = assistant.answer(case.conversation(question_set.today))
    return found


def test_there_is_much_to_look_at(answers: Answers):
    assert len(answers) >= 100
    seen = {answer.verdict for answer in answers.values()}
    assert seen >= {None, *Verdict} - {"discuss_withdrawal"}
    assert {answer.scope for answer in answers.values()} == {
        "in_scope", "out_of_scope", "emergency"
    }  # fmt: skip


def test_no_answer_failed_inside(answers: Answers):
    assert [name for name, answer in answers.items() if answer.generator != "extractive"] == []


def test_each_sentence_that_states_something_of_medicine_is_cited(answers: Answers):
    uncited = (
        words().out_of_scope,
        words().greeting,
        words().about,
        words().not_in_text,
        words().nothing_near,
        words().silent,
        words().distress,
    )
    allowed = {say.to(persona) for say in uncited for persona in Persona}
    for name, answer in answers.items():
        bare = {s.text for s in answer.sentences if not s.citations}
        assert bare <= allowed, name


def test_a_quote_stands_in_its_passage_and_the_passage_in_its_file(answers: Answers):
    for name, answer in answers.items():
        for citation in answer.citations:
            passage = PASSAGES[citation.passage_id]
            assert citation.quote
            assert citation.quote in passage.text, name
            text = TEXTS[passage.document_id]
            assert text[passage.start : passage.end] == passage.text, name
            assert text[citation.start : citation.end] == citation.quote, name
            assert citation.document_id == passage.document_id
            assert all((citation.source, citation.document, citation.section)), name


def test_a_passage_stands_verbatim_in_the_corpus_file():
    files = {path.stem: path.read_text(encoding="utf-8") for path in DOCUMENTS.glob("*.*")}
    flat = {name: " ".join(text.split()) for name, text in files.items()}
    lost = [p.id for p in PASSAGES.values() if " ".join(p.text.split()) not in flat[p.document_id]]
    assert lost == []


def test_numbers_come_in_the_order_of_first_use(answers: Answers):
    for name, answer in answers.items():
        used = [n for sentence in answer.sentences for n in sentence.citations]
        assert list(dict.fromkeys(used)) == list(range(1, len(answer.citations) + 1)), name
        assert [citation.n for citation in answer.citations] == sorted(set(used)), name
        assert len({citation.passage_id for citation in answer.citations}) == len(answer.citations)


def test_the_text_is_its_sentences_as_shown(answers: Answers):
    for name, answer in answers.items():
        shown = [
            f"{s.text} {''.join(f'[{n}]' for n in s.citations)}".strip() for s in answer.sentences
        ]
        assert answer.text == " ".join(shown), name
        assert answer.text, name


def test_the_criteria_are_none_or_all_six_in_order(answers: Answers):
    for name, answer in answers.items():
        assert [c.id for c in answer.criteria] in ([], ["W1", "W2", "W3", "W4", "W5", "W6"]), name
        assert {c.status for c in answer.criteria} <= {"met", "unmet", "unknown"}


def test_the_verdict_agrees_with_the_criteria(answers: Answers):
    for name, answer in answers.items():
        told = {c.status for c in answer.criteria}
        if answer.verdict == "do_not_withdraw":
            assert "unmet" in told, name
        elif answer.verdict == "insufficient_information":
            assert told in ({"unknown"}, {"unknown", "met"}), name
            unknown = [c for c in answer.criteria if c.status == "unknown"]
            assert len(answer.questions) == len(unknown), name
        elif answer.verdict == "discuss_withdrawal":
            assert told == {"met"}, name
        if answer.scope == "out_of_scope":
            assert answer.verdict in (None, "urgent_review"), name


def test_the_scope_is_emergency_exactly_when_the_verdict_is(answers: Answers):
    for name, answer in answers.items():
        assert (answer.scope == "emergency") == (answer.verdict == "emergency"), name


def test_rules_are_known_and_not_told_twice(answers: Answers):
    known = {rule.id for rule in load_policy().rules}
    for name, answer in answers.items():
        assert set(answer.rules) <= known, name
        assert len(set(answer.rules)) == len(answer.rules), name


def test_what_was_retrieved_is_ranked_and_from_the_corpus(answers: Answers):
    for name, answer in answers.items():
        scores = [hit.score for hit in answer.retrieved]
        assert scores == sorted(scores, reverse=True), name
        assert all(0 < score <= 1 for score in scores), name
        assert all(PASSAGES[hit.passage_id].text == hit.text for hit in answer.retrieved), name


def test_a_fact_that_is_known_quotes_what_was_said(answers: Answers):
    turns = {c.id: c.turns for file in SETS for c in load_set(file).cases}
    for name, answer in answers.items():
        for key, fact in answer.facts.items():
            if fact.said and fact.turn is not None:
                said_so_far = turns[name][: fact.turn + 1]
                assert any(fact.said in turn for turn in said_so_far), (name, key)


FORBIDDEN = re.compile(r"\byou (?:can|may|could|should) (?:now )?(?:stop|quit|skip|taper)\b", re.I)


def test_nobody_is_told_that_they_may_stop(answers: Answers):
    for name, answer in answers.items():
        assert not FORBIDDEN.search(answer.text), name


def test_the_standing_notice_is_last_wherever_something_of_the_field_is_told(answers: Answers):
    standing = {words().standing_notice.to(persona) for persona in Persona}
    for name, answer in answers.items():
        if answer.citations and answer.scope != "out_of_scope":
            assert answer.notices[-1] in standing, name


def test_an_answer_survives_the_way_through_json(answers: Answers):
    for answer in list(answers.values())[::10]:
        raw = json.loads(answer.model_dump_json())
        assert raw == answer.model_dump(mode="json")
        assert Answer.model_validate(raw) == answer
