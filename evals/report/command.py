"""The command that asks a case's question again, ready to paste into a shell."""

import json
import shlex

from evals.record import CaseResult


def command(case: CaseResult) -> str:
    """One line for any POSIX shell; earlier turns go in through standard input."""
    ask = ["mmf", "ask", "--persona", case.persona.value, "--today", case.today.isoformat()]
    earlier, question = case.turns[:-1], case.turns[-1]
    given = ""
    if earlier:
        given = f"printf '%s' {shlex.quote(json.dumps(list(earlier), ensure_ascii=False))} | "
        ask += ["--turns", "/dev/stdin"]
    # Options end here: a question may begin with a hyphen.
    return f"{given}{shlex.join([*ask, '--', question])}"
