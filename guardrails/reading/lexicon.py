"""Finds names of medicines in a normalised text, slips of the keyboard included.

Only names are matched by likeness. Words that carry the meaning (off, stopped, remission) never
are: likeness once turned "admission" into "remission".
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from rapidfuzz import fuzz, process

_FILE = Path(__file__).with_name("drugs.yaml")
_WORD = re.compile(r"[a-z][a-z'-]{5,}")
_LIKENESS = 84.0
_FIRST_LETTERS = 2
LOCAL = "local_corticosteroid"
_ORDINARY = frozenset(
    [
        "president",
        "precision",
        "prescription",
        "prescriptions",
        "prescribed",
        "prednisolone-free",
        "predisposed",
        "predicted",
        "predictable",
        "immune",
        "immunity",
        "cortex",
        "accept",
        "accepted",
        "cellist",
        "concept",
        "concepts",
        "except",
        "mycology",
        "mycologist",
        "microscope",
        "microscopic",
        "steroidal",
        "steroid-free",
    ]
)


_FORM_AFTER = re.compile(
    r"(?: ?[/+-] ?(?:formoterol|salmeterol|vilanterol|indacaterol|azelastine|glycopyrronium))*"
    r"(?: ?\d+(?:\.\d+)? ?%)?"
    r"(?:[- ](?:based|nasal|eye|skin|scalp|ear|mouth|topical|face|body))?[- ](?:creams?|"
    r"ointments?|lotions?|gels?|foams?|(?:eye ?|nose ?|ear ?)?drops|inhalers?|puffers?|(?:nasal |"
    r"nose )?sprays?|shampoos?|mouth ?wash(?:es)?|rinse|lozenges?|enemas?|suppositor(?:y|ies)|"
    r"patch(?:es)?|solution for (?:my|the) scalp|nebs?|nebuli[sz]ers?)\b"
    r"|(?: of)? ?\d(?:\.\d+)? ?%"
    r"|(?: \w+)? (?:up|in|into) (?:the|my|his|her|each|both|one) (?:nose|nostrils?|(?:\w+ "
    r")?eyes?)\b"
)
_FORM_BEFORE = re.compile(
    r"(?:(?:eye ?|nose ?|ear ?)?drops? (?:with|of|containing)(?: some| a)?|(?:sprays?|"
    r"lotions?|ointments?|"
    r"shampoos?|foams?|inhalers?) (?:with|of|containing)(?: some| a)?|topicals?|inhaled|nasal|"
    r"eye|skin|scalp|cutaneous|intranasal|ophthalmic|creams? (?:of|"
    r"with)|cream like|rub(?:s|bing)? in)[- ]$"
    r"|(?<![\d.])\d(?:\.\d+)? ?% $"
    r"|\b(?:inhaler|puffer|nasal spray|nose spray|eye ?drops?|cream|ointment) (?:is|was|"
    r"contains|has) "
    r"(?:just |only |some |a )?$"
)
_INHALED_ALONE = re.compile(r"\b(?:inhaler|puffer|nebs?|turbohaler|nebuli[sz]er):? $")
"""Budesonide behind one of these is what it holds."""
_FORM_IN_NAME = re.compile(r"-(?:creams?|creme|ointment|gel|spray|drops|lotion|salbe)$")
_LOCAL_AFTER = re.compile(
    r"(?: joint| epidural)?[- ](?:injections?|shots?|jabs?|injected)(?: \w+){0,2} (?:in|into|for|"
    r"to)(?: \w+){0,2} (?:knees?|shoulders?|hips?|joints?|back|spine|wrists?|elbows?|heels?|"
    r"thumbs?|fingers?|ankles?|neck|feet|foot|hands?|tennis|frozen|carpal|trigger|plantar|bursa|"
    r"bursitis)\b|[- ](?:epidurals?|joint injections?)\b"
    r"|(?: \w+){0,2} (?:in|into|inside)(?: \w+){0,2} (?:knees?|shoulders?|hips?|joints?|wrists?|"
    r"elbows?|heels?|thumbs?|fingers?|ankles?|spine)\b"
)
_LOCAL_BEFORE = re.compile(
    r"(?:epidural|subacromial|glenohumeral|tmj|temporomandibular|intra-?articular|joint|knee|shoulder|hip|facet|bursa|ia|"
    r"trigger finger)(?: injections?(?: of| with)?)? (?:of |with )?[(]?$|"
    r"\binject\w*[^.;]{0,30}\b(?:joint|knee|shoulder|thumb|wrist|elbow|ankle|heel|finger|"
    r"spine)\b[ ,]*$"
)
_INTO_THE_MUSCLE = re.compile(
    r"\b(?:hay ?fever|pollen|ragweed|cedar|grass|allerg\w+|poison (?:ivy|oak)|hives|sinus\w*|"
    r"asthma|wheez\w*|chest|bronchitis|cough|sneez\w*|stung|stings?|itch\w*|rash|season)\b"
)
"""A needle in the hip, shoulder or backside for one of these is a depot, not one into a joint."""
_NOT_A_JOINT = re.compile(r"\b(?:hips?|shoulders?|arm|thigh|buttocks?|butt|bum|backside|rear)\b")
_REASON_WITHIN = 110
_EXPLAINS = re.compile(
    r" ?\((?:(?:this|that|it|which) is |it's |that's |i\.?e\.?,? |= ?|aka )?(?:the |a |my )?"
)
_COMA_SCALE = re.compile(
    r"gcs(?: score)?(?: of| is| now|:|=)? ?(?:1[0-5]|[3-9])(?:/15)?\b"
    r"(?! ?(?:mg|mo|m\b|w|y|d\b|days?))"
)
"""Written like a plural of glucocorticoids; a number from 3 to 15 that is no dose and no time."""


class DrugMention(NamedTuple):
    """A medicine named at `norm[start:end]`, by its class; `name` is as it was written."""

    start: int
    end: int
    drug: str
    name: str


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    table = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    exact: dict[str, str] = {}
    fuzzy: dict[str, str] = {}
    for drug, forms in table.items():
        exact |= dict.fromkeys(forms.get("exact", ()), drug)
        fuzzy |= dict.fromkeys(forms.get("fuzzy", ()), drug)
    every = sorted({**exact, **fuzzy}, key=len, reverse=True)
    pattern = r"(?<![a-z])(?:" + "|".join(re.escape(name) for name in every) + r")(?![a-z])"
    return re.compile(pattern), {**fuzzy, **exact}, fuzzy


def drug_mentions(norm: str) -> list[DrugMention]:
    """Every medicine named, in order, without overlaps."""
    pattern, classes, _ = _names()
    found = [
        _mention(norm, m.start(), m.end(), classes[m.group()])
        for m in pattern.finditer(norm)
        if not _COMA_SCALE.match(norm, m.start())
    ]
    taken = [(mention.start, mention.end) for mention in found]
    for match in _WORD.finditer(norm):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        drug = _alike(match.group())
        if drug:
            found.append(_mention(norm, match.start(), match.end(), drug))
    return _joined(norm, sorted(found))


def _joined(norm: str, found: list[DrugMention]) -> list[DrugMention]:
    """ "Encorton (this is prednisone)": a name that only explains another is part of it."""
    joined: list[DrugMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.drug == mention.drug
            and _EXPLAINS.fullmatch(norm[last.end : mention.start])
            and norm.startswith(")", mention.end)
        ):
            joined[-1] = last._replace(end=mention.end + 1)
        else:
            joined.append(mention)
    return joined


def _mention(norm: str, start: int, end: int, drug: str) -> DrugMention:
    name = norm[start:end]
    if drug == "systemic_corticosteroid":
        before, after = norm[max(0, start - 40) : start], norm[end : end + 60]
        inhaled = name.startswith("budesonid") and _INHALED_ALONE.search(before)
        formed = inhaled or _FORM_IN_NAME.search(name)
        if formed or _FORM_AFTER.match(after) or _FORM_BEFORE.search(before):
            drug = "non_systemic_corticosteroid"
        elif _LOCAL_AFTER.match(after) or _LOCAL_BEFORE.search(before):
            drug = "systemic_corticosteroid" if _is_depot(norm, start, end) else LOCAL
    return DrugMention(start, end, drug, name)


def _is_depot(norm: str, start: int, end: int) -> bool:
    sentence_end = re.search(r"[.!?\n]", norm[end : end + _REASON_WITHIN])
    behind = norm[end : end + (sentence_end.start() if sentence_end else _REASON_WITHIN)]
    before = re.split(r"[.!?\n]", norm[max(0, start - _REASON_WITHIN) : start])[-1]
    reason = _INTO_THE_MUSCLE.search(before) or _INTO_THE_MUSCLE.search(behind)
    return bool(_NOT_A_JOINT.search(behind[:40]) and reason)


@cache
def _by_first_letters() -> dict[str, list[str]]:
    """The names that are matched by likeness, by how they begin."""
    found: dict[str, list[str]] = {}
    for name in _names()[2]:
        found.setdefault(name[:_FIRST_LETTERS], []).append(name)
    return found


@cache
def _alike(word: str) -> str | None:
    if word in _ORDINARY:
        return None
    fuzzy = _names()[2]
    likely = _by_first_letters().get(word[:_FIRST_LETTERS])
    if likely is None:
        return None
    best = process.extractOne(word, likely, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return fuzzy[best[0]] if best else None
