"""Tells whether a text repeats the guideline page's wording, without holding that page.

The page itself is not ours to copy. `page_7grams.txt` holds a hash of each run of seven of its
words, and was made once, from the page's text in `page`, with:

    Path("page_7grams.txt").write_text("\\n".join(sorted(hashes(page.read_text()))) + "\\n")
"""

import hashlib
import re
from pathlib import Path

RUN = 7


def words(text: str) -> list[str]:
    """Lower-case words and numbers; a unit such as mg/day is two words."""
    return re.findall(r"[^\W_]+", text.lower())


def hashes(text: str) -> set[str]:
    """Hash of every run of seven words, 12 hexadecimal digits each."""
    found = words(text)
    runs = (" ".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:12] for run in runs}


PAGE = frozenset((Path(__file__).parent / "page_7grams.txt").read_text().split())
