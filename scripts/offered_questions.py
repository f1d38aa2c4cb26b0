"""Writes assistant/offered.yaml: which question of each statement may be offered as a button.

    python scripts/offered_questions.py            # writes the file
    python scripts/offered_questions.py --check    # says whether it is current, and writes nothing

Run after the texts or the rules of reading have changed; half a minute.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402

from assistant.evidence import is_silence  # noqa: E402
from assistant.offered import FILE, offerable  # noqa: E402
from corpus import DOCUMENTS, load_corpus  # noqa: E402

HEAD = "# Written by scripts/offered_questions.py; not edited by hand.\n"


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    text = current()
    if not check:
        FILE.write_text(text, "utf-8")
        return 0
    if FILE.read_text("utf-8") == text:
        return 0
    sys.stderr.write(f"{FILE.name} is not current: run scripts/offered_questions.py\n")
    return 1


def current() -> str:
    """The file as the texts and the rules now make it."""
    table = {
        passage.id: offerable(passage.statement)
        for document in load_corpus(DOCUMENTS)
        for passage in document.passages
        if passage.statement is not None and not is_silence(passage.id)
    }
    return HEAD + yaml.safe_dump(table, sort_keys=False, allow_unicode=True, width=1000)


if __name__ == "__main__":
    sys.exit(main())
