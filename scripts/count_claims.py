"""How many prepared claims the verifier would show: counts alone, so that a blind file stays blind.

    python scripts/count_claims.py evals/blind/claims-*.jsonl evals/blind/pairs-*.jsonl

Each line of a file holds `claim`, `statements` (their ids), `good`, `kind` and `verdict`, as in
`tests/guardrails/verification/claims/`.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus import DOCUMENTS, load_corpus  # noqa: E402
from guardrails.verification import written_problem  # noqa: E402
from guardrails.verify import Claim  # noqa: E402


def main() -> None:
    """Count, and print a line for each kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    passages = {p.id: p for document in load_corpus(DOCUMENTS) for p in document.passages}
    for file in parser.parse_args().files:
        shown: Counter[str] = Counter()
        whole: Counter[str] = Counter()
        for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
            case = json.loads(line)
            claim = Claim(text=case["claim"], passages=tuple(case["statements"]))
            passed = written_problem(claim, passages, case.get("verdict")) is None
            side = "good" if case["good"] else "bad"
            for name in (side, f"{side}, {case['kind']}"):
                whole[name] += 1
                shown[name] += passed
        sys.stdout.write(f"{file.name}\n")
        for name in sorted(whole, key=lambda name: (", " in name, name)):
            sys.stdout.write(f"  {name}: {shown[name]} of {whole[name]} shown\n")


if __name__ == "__main__":
    main()
