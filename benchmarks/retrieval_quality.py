"""How well the answering statement is found: each representation, all weighed, the plain pipeline.

    python benchmarks/retrieval_quality.py [SET…] [--plain]

Prints, over the questions that the texts answer, how often an answering statement is first, among
the first 3 and 5, the mean reciprocal rank, and nDCG@10 with gains of 0 and 1 (Järvelin and
Kekäläinen 2002); then how the evidence bar and the whole answer do. Which statements answer stands
in the sets (`source`) or follows from the wanted evidence. `--plain` adds LlamaIndex, Chroma and
sentence-transformers as tutorials write it, on the same questions (about a minute).
"""

import argparse
import json
import math
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from assistant.contract import Persona  # noqa: E402
from assistant.pipeline import Assistant  # noqa: E402
from assistant.query import query_of  # noqa: E402
from assistant.ranking import Features, Weights, ranking  # noqa: E402
from assistant.retrieve import features_of  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from assistant.wording import words  # noqa: E402
from evals.answering import RETRIEVAL_SETS, answering  # noqa: E402
from evals.sets import Case, load_set  # noqa: E402
from ingest import Index, open_index  # noqa: E402

SINGLE = {
    "own words": "own",
    "plain words": "plain",
    "questions": "question",
    "best form": "best",
    "BM25, all forms": "words",
}
Judged = tuple[Case, frozenset[str]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--plain", action="store_true", help="measure the plain pipeline too")
    arguments = parser.parse_args()
    files = arguments.sets or RETRIEVAL_SETS
    settings = Settings()
    index = open_index(settings.data_dir, chroma_url=settings.chroma_url)
    for file in files:
        question_set = load_set(file)
        cases = [(case, answering(case, index.passages)) for case in question_set.cases]
        answered = [(case, right) for case, right in cases if right]
        print(f"\n{file.stem}: {len(answered)} answered, {len(cases) - len(answered)} unanswered")
        if answered:
            table(index, answered, settings.candidates, plain=arguments.plain)
        whole_answers(settings, question_set.today, cases)


def table(index: Index, cases: Sequence[Judged], candidates: int, *, plain: bool) -> None:
    """Print one line for each way of ranking."""
    found = [features_of(index, query_of(c.turns), candidates=candidates) for c, _ in cases]
    rights = [right for _, right in cases]
    print(f"{'':28}{'first':>8}{'in 3':>8}{'in 5':>8}{'MRR':>8}{'nDCG@10':>9}")
    for label, name in SINGLE.items():
        line(label, ranked(found, Weights(weights={name: 1.0})), rights)
    line("weighed (what is used)", ranked(found, ranking().passage), rights)
    if plain:
        line("plain LlamaIndex + Chroma", list(plain_lists(index, cases)), rights)


def ranked(found: Sequence[dict[str, Features]], weights: Weights) -> list[list[str]]:
    """The candidates of each question, best first by these weights."""
    return [sorted(f, key=lambda key, f=f: (-weights.total(f[key]), key)) for f in found]  # type: ignore[misc]


def line(label: str, lists: Sequence[Sequence[str]], rights: Sequence[frozenset[str]]) -> None:
    """Print the figures of one way of ranking."""
    ranks = [
        next((n for n, key in enumerate(keys, 1) if key in right), math.inf)
        for keys, right in zip(lists, rights, strict=True)
    ]
    shares = [sum(rank <= k for rank in ranks) / len(ranks) for k in (1, 3, 5)]
    mrr = sum(1 / rank for rank in ranks) / len(ranks)
    gain = sum(map(ndcg, lists, rights)) / len(ranks)
    print(f"{label:28}" + "".join(f"{value:8.3f}" for value in (*shares, mrr)) + f"{gain:9.3f}")


def ndcg(keys: Sequence[str], right: frozenset[str]) -> float:
    """nDCG@10 of one list."""
    gained = sum(1 / math.log2(n + 1) for n, key in enumerate(keys[:10], 1) if key in right)
    return gained / sum(1 / math.log2(n + 1) for n in range(1, min(10, len(right)) + 1))


def plain_lists(index: Index, cases: Sequence[Judged]) -> Iterator[list[str]]:
    """The ten nearest statements by the pipeline of `plain_pipeline.py`."""
    from llama_index.core import VectorStoreIndex
    from plain_pipeline import build, model, vector_store

    ids = {passage.text: key for key, passage in index.passages.items()}
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps(list(ids)), "utf-8")
        build(str(texts), folder)
        opened = VectorStoreIndex.from_vector_store(vector_store(folder), embed_model=model())
        retriever = opened.as_retriever(similarity_top_k=10)
        for case, _ in cases:
            yield [ids[hit.text] for hit in retriever.retrieve(" ".join(case.turns))]


def whole_answers(settings: Settings, today: object, cases: Sequence[Judged]) -> None:
    """Print what the answers tell, of the answered and the unanswered questions."""
    silent = re.compile("|".join(re.escape(words().nothing_near.to(p)[:36]) for p in Persona))
    told, facts, sentences = {True: 0, False: 0}, 0, 0
    count = {True: 0, False: 0}
    with Assistant.open(settings) as assistant:
        for case, right in cases:
            answer = assistant.answer(case.conversation(today))  # type: ignore[arg-type]
            count[bool(right)] += 1
            told[bool(right)] += bool(silent.search(answer.text))
            if right:
                sentences += len(answer.sentences)
                facts += all(
                    re.search(wanted, answer.text, re.IGNORECASE) for wanted in case.expect.nuggets
                )
    if count[True]:
        print(
            f"all required facts told: {facts / count[True]:.3f};"
            f" sentences an answer: {sentences / count[True]:.2f};"
            f" answered ones said not to be in the texts: {told[True] / count[True]:.3f}"
        )
    if count[False]:
        print(f"unanswered ones said to be so: {told[False] / count[False]:.3f}")


if __name__ == "__main__":
    main()
