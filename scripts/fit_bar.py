"""Fits the evidence bar: from when on the texts are said to answer a question.

    python scripts/fit_bar.py            # writes assistant/ranking.yaml
    python scripts/fit_bar.py --by-set   # only reports, on each set with what the others gave

On the retrieval sets and the near misses, with the weights of retrieval as they stand (fitted by
`scripts/fit_ranking.py`) and the network of `ingest/answers/`. Needs an index that is current.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from ranking.bar import fit_bar, told  # noqa: E402
from ranking.file import write  # noqa: E402
from ranking.heard import asked  # noqa: E402

from assistant.ranking import ranking  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from evals.answering import RETRIEVAL_SETS  # noqa: E402
from ingest import open_index  # noqa: E402

NEAR_MISSES = sorted((ROOT / "evals" / "near_misses").glob("*.yaml"))


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--by-set", action="store_true", help="fit on the others, read each set")
    arguments = parser.parse_args()
    settings = Settings()
    index = open_index(settings.data_dir, chroma_url=settings.chroma_url)
    data = asked(index, [*RETRIEVAL_SETS, *NEAR_MISSES], settings)
    lines = []
    if arguments.by_set:
        for source in dict.fromkeys(one.source for one in data):
            bar, least = fit_bar([one for one in data if one.source != source])
            lines += told([one for one in data if one.source == source], bar, least)
    else:
        bar, least = fit_bar(data)
        lines += told(data, bar, least)
        write(ranking().model_copy(update={"answered": bar, "bar": least}))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
