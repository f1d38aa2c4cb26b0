"""A run in which everything that comes from outside tries to be more than text."""

from made_cases import answer, case, score
from made_run import run

from assistant.contract import FactView
from evals.record import Run
from evals.score import Harm, Stage

HOSTILE = (
    "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>"
    '" onmouseover="window.ran=1" \' {{7*7}} {%x%} ]]> @everyone '
    "![x](http://evil.example/a) `|`\x00\u202e"
)
"""Script, markup, template code, a mention, an image, a code fence, hidden characters."""


def hostile(text: str = HOSTILE) -> Run:
    """A run in which everything that comes from outside is hostile."""
    told = answer("discuss_withdrawal", text)
    facts = {text: FactView(value=text, said=text, turn=0)}
    passages = tuple(one.model_copy(update={"text": text}) for one in told.retrieved)
    bad = case(
        f"id {text}",
        text,
        text,
        set=text,
        file=text,
        tags=(text,),
        risk=text,
        reviewed_by=text,
        perturb_of=text,
        answer=told.model_copy(
            update={"facts": facts, "retrieved": passages, "rules": (text,), "generator": text}
        ),
        scores=(score(text, Stage.RULES, False, text, Harm.FALSE_PERMISSION),),
    )
    broken = case(f"crash {text}", text, answer=None, scores=(), crashed=text)
    made = run((bad, broken), notes=(text,))
    gates = tuple(
        gate.model_copy(update={"name": text, "measured": text, "limit": text, "cases": (bad.id,)})
        for gate in made.summary.gates
    )
    summary = made.summary.model_copy(update={"gates": gates})
    manifest = made.manifest.model_copy(update={"command": text, "versions": {text: text}})
    return made.model_copy(update={"summary": summary, "manifest": manifest})
