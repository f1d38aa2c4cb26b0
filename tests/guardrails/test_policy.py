"""The policy files: each example holds, each citation exists, a broken file is one exact line."""

import shutil
from pathlib import Path

import pytest
import yaml

from corpus import DOCUMENTS, load_corpus
from guardrails.assume import with_values
from guardrails.conditions import Situation
from guardrails.decide import decide, decide_criteria
from guardrails.policy import PolicyError, load_policy
from guardrails.policy.load import FOLDER
from guardrails.request import Reading, Scope, Withdrawal

POLICY = load_policy()
CRITERIA = [(c.id, n, e) for c in POLICY.criteria for n, e in enumerate(c.examples)]
RULES = [(r.id, n, e) for r in POLICY.rules for n, e in enumerate(r.examples)]


@pytest.mark.parametrize(("name", "number", "example"), CRITERIA)
def test_every_example_of_a_criterion_holds(name, number, example):
    situation = Situation(facts=with_values(example.set), withdrawal=Withdrawal.PATIENT)
    found = {c.criterion.id: c.status for c in decide_criteria(situation, POLICY)}
    assert found[name] == example.status


@pytest.mark.parametrize(("name", "number", "example"), RULES)
def test_every_example_of_a_rule_holds(name, number, example):
    reading = Reading(
        facts=with_values(example.set),
        withdrawal=example.withdrawal,
        topics=(example.topic,) if example.topic else (),
        scope=Scope.IN,
    )
    assert (name in {held.rule.id for held in decide(reading, POLICY).rules}) == example.holds


def test_a_criterion_shows_every_status():
    for criterion in POLICY.criteria:
        assert {example.status for example in criterion.examples} == {"met", "unmet", "unknown"}


def test_the_policy_is_the_one_specified():
    assert [criterion.id for criterion in POLICY.criteria] == ["W1", "W2", "W3", "W4", "W5", "W6"]
    assert sorted(rule.id for rule in POLICY.rules) == sorted(
        ["S1", "S2", "S3", "S4", "S5", "T1", "T2", "M1", "M2", "C1", "D1"]
    )
    assert [rule.verdict.value for rule in POLICY.verdicts] == [
        "emergency",
        "urgent_review",
        "do_not_withdraw",
        "insufficient_information",
        "discuss_withdrawal",
    ]


def test_every_passage_that_is_cited_stands_in_the_corpus():
    held = {p.id for document in load_corpus(DOCUMENTS) for p in document.passages}
    assert POLICY.passages()
    assert POLICY.passages() - held == set()


def test_every_red_flag_tells_what_to_do():
    (rule,) = [rule for rule in POLICY.rules if rule.id == "S3"]
    told = {flag for say in rule.say if say.when for flag in getattr(say.when, "has", ())}
    assert told == {
        *("breathlessness", "swallowing", "chest_pain", "fainting", "rapid_weakness", "sepsis"),
        *("coughing_blood", "fever_low_counts", "neurological", "allergy", "adrenal"),
        *("overdose", "self_harm"),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the policy files, to be broken."""
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def change(folder: Path, name: str, mend) -> None:
    path = folder / f"{name}.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    mend(raw)
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(PolicyError) as refused:
        load_policy(folder)
    message = str(refused.value)
    assert len(message.splitlines()) == 1
    return message


def test_a_sound_copy_is_the_same_policy(folder: Path):
    assert load_policy(folder) == POLICY


@pytest.mark.parametrize("name", ["criteria", "verdicts", "rules"])
@pytest.mark.parametrize(
    "content", [None, b"", b"rules: [", b"- a list", b"\xff\xfe\x00", b"just words"]
)
def test_a_missing_or_unreadable_file_is_named(folder: Path, name: str, content: bytes | None):
    path = folder / f"{name}.yaml"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert str(path) in refusal(folder)


BROKEN = [
    ("criteria", lambda raw: raw["criteria"][3].pop("ask"), "criteria.3.ask"),
    ("criteria", lambda raw: raw["criteria"][0].update(id="X9"), "criteria.0.id"),
    ("criteria", lambda raw: raw["criteria"][0].update(passages=[]), "criteria.0.passages"),
    ("criteria", lambda raw: raw["criteria"][0].update(perhaps=1), "criteria.0.perhaps"),
    ("criteria", lambda raw: raw["criteria"][0].update(examples=[]), "criteria.0.examples"),
    ("criteria", lambda raw: raw["criteria"][0]["met_when"].update(fact="mood"), "mood"),
    ("criteria", lambda raw: raw["criteria"][0].update(contradicted_by=["W1"]), "W1"),
    ("criteria", lambda raw: raw["criteria"].append(raw["criteria"][1]), "W2"),
    ("criteria", lambda raw: raw.update(criteria=[]), "criteria"),
    ("rules", lambda raw: raw["rules"][0].pop("say"), "rules.0.say"),
    ("rules", lambda raw: raw["rules"].append(raw["rules"][0]), "S3"),
    ("rules", lambda raw: raw["rules"][4]["examples"].pop(1), "rules.4.examples"),
    ("rules", lambda raw: raw["rules"][0].update(when={"fact": "x"}), "rules.0.when"),
    ("rules", lambda raw: raw.pop("rules"), "rules"),
    ("verdicts", lambda raw: raw["verdicts"].pop(2), "do_not_withdraw"),
    ("verdicts", lambda raw: raw["verdicts"].append(raw["verdicts"][0]), "emergency"),
    ("verdicts", lambda raw: raw["verdicts"][0].update(verdict="stop_now"), "verdicts.0.verdict"),
]


@pytest.mark.parametrize(("name", "mend", "named"), BROKEN)
def test_a_broken_missing_or_double_entry_is_named(folder: Path, name: str, mend, named: str):
    change(folder, name, mend)
    message = refusal(folder)
    assert named in message
    assert str(folder) in message


@pytest.mark.parametrize("wanted", ["W1", "W6"])
def test_a_policy_without_a_criterion_is_refused(folder: Path, wanted: str):
    change(folder, "criteria", lambda raw: _without(raw["criteria"], wanted))
    assert wanted in refusal(folder)


@pytest.mark.parametrize("wanted", ["S1", "S3", "D1"])
def test_a_policy_without_a_rule_is_refused(folder: Path, wanted: str):
    change(folder, "rules", lambda raw: _without(raw["rules"], wanted))
    assert wanted in refusal(folder)


def _without(entries: list[dict[str, object]], name: str) -> None:
    entries[:] = [entry for entry in entries if entry["id"] != name]
    for entry in entries:
        if name in entry.get("contradicted_by", ()):  # type: ignore[operator]
            entry["contradicted_by"] = []
