"""How many of the near lies the verifier would show, and how many of the tricky truths it keeps.

    python scripts/count_near_lies.py

Half of the writers were read to mend the verifier and half were not: they are counted apart.
"""

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus import DOCUMENTS, load_corpus  # noqa: E402
from guardrails.verification import written_problem  # noqa: E402
from guardrails.verify import Claim  # noqa: E402

FILE = ROOT / "tests" / "guardrails" / "verification" / "near_lies.jsonl"


def main() -> None:
    """Count, and print a line for each half and kind."""
    passages = {p.id: p for document in load_corpus(DOCUMENTS) for p in document.passages}
    shown: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        for kind in ("bad", "good"):
            for place, text in enumerate(told[kind]):
                half = "read" if place < len(told[kind]) / 2 else "unread"
                claim = Claim(text=text, passages=(told["id"],))
                whole[f"{kind}, {half}"] += 1
                shown[f"{kind}, {half}"] += written_problem(claim, passages, None) is None
    for name in sorted(whole):
        share = shown[name] / whole[name]
        sys.stdout.write(f"{name}: {shown[name]} of {whole[name]} shown ({share:.1%})\n")


if __name__ == "__main__":
    main()
