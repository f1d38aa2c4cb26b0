"""Verification lets the corpus's own words through, and refuses what they do not hold."""

import pytest

from corpus import DOCUMENTS, Passage, load_corpus
from guardrails.policy.models import Verdict
from guardrails.verify import Claim, numbers, problem, verify

CORPUS = {p.id: p for document in load_corpus(DOCUMENTS) for p in document.passages}
DOSE, REMISSION = "mmf-duration#usual-dose", "mmf-duration#minimum-remission"

BAD = [
    # text, cited passages, what the refusal says
    ("The usual dose is 1,000 mg twice daily.", (), "cites nothing"),
    ("The usual dose is 1,000 mg twice daily.", ("mmf-duration#no-such",), "#no-such"),
    ("The usual dose is 1,000 mg.", (DOSE, "elsewhere#x"), "elsewhere#x"),
    ("The usual dose is 7,250 mg twice daily.", (DOSE,), "7250"),
    ("The usual dose is 0.75 g twice daily.", (DOSE,), "0.75"),
    ("Withdrawal after 5 months of remission.", (REMISSION,), "5"),
    ("The usual dose is 1,000 mg twice daily.", (REMISSION,), "1000"),
    ("You can stop mycophenolate now.", (REMISSION,), "permits"),
    ("She may safely stop it.", (REMISSION,), "permits"),
    ("Patients can taper on their own.", (REMISSION,), "permits"),
    ("It is safe to stop.", (REMISSION,), "permits"),
    ("It's fine to skip a dose.", (REMISSION,), "permits"),
    ("Stop taking your CellCept.", (REMISSION,), "permits"),
    ("Please stop taking mycophenolate.", (REMISSION,), "permits"),
    ("See https://example.org for more.", (REMISSION,), "link"),
    ("![dose](x.png)", (REMISSION,), "markup"),
    ("A rule <script>x</script>", (REMISSION,), "markup"),
    ("A <img src=x> rule", (REMISSION,), "markup"),
    ("Click javascript:alert(1)", (REMISSION,), "link"),
]


@pytest.mark.parametrize("verdict", [None, *Verdict])
@pytest.mark.parametrize(("text", "passages", "why"), BAD)
def test_a_bad_claim_is_refused_with_its_reason_whatever_the_verdict(text, passages, why, verdict):
    claim = Claim(text=text, passages=passages)
    kept, refused = verify([claim], CORPUS, verdict)
    assert kept == ()
    assert [refusal.claim for refusal in refused] == [claim]
    assert why in refused[0].why


@pytest.mark.parametrize("key", sorted(CORPUS))
def test_the_corpus_in_its_own_words_passes(key):
    passage: Passage = CORPUS[key]
    texts = [passage.text]
    if passage.statement:
        texts += [passage.statement.clinician, passage.statement.plain]
    for text in texts:
        assert problem(Claim(text=text, passages=(key,)), CORPUS, None) is None


def test_good_and_bad_claims_are_parted_in_their_order():
    good = [Claim(text=CORPUS[key].text, passages=(key,)) for key in (REMISSION, DOSE)]
    bad = [Claim(text="Take 99 tablets.", passages=(DOSE,)), Claim(text="x", passages=())]
    kept, refused = verify([bad[0], good[0], bad[1], good[1]], CORPUS, None)
    assert list(kept) == good
    assert [refusal.claim for refusal in refused] == bad


def test_a_number_may_come_from_any_of_the_cited_passages():
    assert problem(Claim(text="1,000 mg and 12", passages=(DOSE, REMISSION)), CORPUS, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,000 mg twice", {"1000"}),
        ("1.5 to 2.75 g", {"1.5", "2.75"}),
        ("MMT-8 80/80", {"8", "80"}),
        ("no numbers", set()),
        ("10,000,000", {"10000000"}),
    ],
)
def test_the_numbers_of_a_text(text, expected):
    assert numbers(text) == expected


def test_met_criteria_are_told_only_where_they_were_decided_to_be():
    text = "All six conditions of the text look met."
    claim = Claim(text=text, passages=(REMISSION,))
    assert problem(claim, CORPUS, Verdict.DISCUSS_WITHDRAWAL) is None
    for verdict in (None, Verdict.DO_NOT_WITHDRAW, Verdict.URGENT_REVIEW):
        assert "not decided" in str(problem(claim, CORPUS, verdict))
