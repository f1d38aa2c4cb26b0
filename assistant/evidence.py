"""Whether the texts answer a question at all, told from more than one number.

A cosine alone does not tell an answered question from an unanswered one. What does: how well the
best statement fits by all its features and how near it is by meaning, by how much it is ahead, in
both, of what the texts are known not to say (the document `silences`), and whether questions like
it were judged to be answered (`ingest.judged`). All that tells what lies near; whether one of the
first statements answers is heard by a network that reads it beside the question
(`ingest.answers`). Only reviewed statements are judged: no local document decides whether
a question counts as answered.
"""

from collections.abc import Callable, Sequence

from assistant.ranking import Features, Weights, ranking
from assistant.retrieve import Ranked
from corpus.models import Frozen, Passage, PassageId

SILENCES = "silences"
"""The document whose statements say what no text here says; its statements are never an answer."""
SURELY_ASKED = 0.6
"""A statement surely answers when it fits the question at least so well."""
SURELY_SILENT = 0.35
"""A silence is surely what is asked when it fits the question at least so well."""
FIRST = 3
"""Of so many statements the nearest by meaning counts, and what is heard to answer best."""
LEAST_HEARD, MOST_HEARD = -12.0, 6.0
"""Log odds beyond these count as these."""
_LOCAL_LEAST = 0.55
"""Below this cosine with the question a local passage is not pointed to."""
_LOCAL_SHARE = 0.9
"""A local passage's cosine is at least this share of the nearest reviewed statement's."""


class Evidence(Frozen):
    """What was found for a question, parted into answers and known silences."""

    answered: bool
    chance: float
    """That the texts answer, by the fitted weights, in (0, 1); at least so much where they do."""
    silence: Ranked | None = None
    """What fits best, when that is a known silence of the texts."""
    hits: tuple[Ranked, ...] = ()
    """The reviewed statements that say something, best first."""
    local: Ranked | None = None
    """The local passage that is near enough to be pointed to."""


Hear = Callable[[Passage], float]
"""The log odds that a passage answers the question."""
Lead = Callable[[Sequence[PassageId]], float]
"""How much nearer the question is to judged ones that are answered; given what it found first."""
NOTHING_FOUND = Evidence(answered=False, chance=0.0)


def evidence(ranked: Sequence[Ranked], hear: Hear, lead: Lead) -> Evidence:
    """Judge a ranked list."""
    reviewed = [hit for hit in ranked if not hit.passage.local]
    local = near_local(ranked)
    hits = tuple(hit for hit in reviewed if not is_silence(hit.passage.id))
    if not hits:
        return NOTHING_FOUND.model_copy(update={"local": local})
    found = [(hit.passage.id, hit.features) for hit in reviewed]
    first = [hit.passage for hit in hits[:FIRST]]
    features = {
        **evidence_features(found, ranking().passage),
        "lead": lead([passage.id for passage in first]),
    }
    chance = _chance(features, first, hear)
    return Evidence(
        answered=chance >= ranking().bar,
        chance=round(chance, 4),
        silence=reviewed[0] if is_silence(reviewed[0].passage.id) else None,
        hits=hits,
        local=local,
    )


def _chance(features: Features, first: Sequence[Passage], hear: Hear) -> float:
    """That the texts answer; where the bar is passed or out of reach, nothing more is heard."""
    weigh, bar = ranking().answered, ranking().bar

    def chance(heard: float) -> float:
        return weigh.chance({**features, "heard": heard})

    if chance(MOST_HEARD) < bar:
        return chance(MOST_HEARD)
    best = LEAST_HEARD
    for passage in first:
        if chance(best) >= bar:
            break
        best = max(best, clipped(hear(passage)))
    return chance(best)


def clipped(heard: float) -> float:
    """The log odds as they are weighed."""
    return min(max(heard, LEAST_HEARD), MOST_HEARD)


def near_local(ranked: Sequence[Ranked]) -> Ranked | None:
    """The first local passage that is about as near to the question as the nearest reviewed one."""
    near = [hit.features["best"] for hit in ranked if not hit.passage.local]
    least = max(_LOCAL_LEAST, _LOCAL_SHARE * max(near, default=0.0))
    local = (hit for hit in ranked if hit.passage.local and hit.features["best"] >= least)
    return next(local, None)


def is_silence(key: PassageId) -> bool:
    """Whether a statement only says what no text here says."""
    return key.startswith(f"{SILENCES}#")


def evidence_features(
    found: Sequence[tuple[PassageId, Features]], weights: Weights
) -> dict[str, float]:
    """What the bar weighs, of passages ranked by `weights`; one at least says something."""
    hits = [features for key, features in found if not is_silence(key)]
    silent = [features for key, features in found if is_silence(key)]
    fit = weights.total(hits[0])
    other = weights.total((silent or hits[-1:])[0])
    near = max(features["best"] for features in hits[:FIRST])
    against = max(features["best"] for features in silent or hits[-1:])
    return {"fit": fit, "gap": fit - other, "near": near, "nearer": near - against}
