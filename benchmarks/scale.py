"""Time of retrieval and composition on the shipped corpus, and with many further statements.

    python benchmarks/scale.py [--further 100000] [--set evals/questions/evidence.yaml]

The further statements are words of the corpus in random order, each with one form, and their
vectors are mixtures of the corpus's own with noise: neither time nor memory depends on what they
say. Embedding them is not timed (about 100 texts a second and core). Needs a current index.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from assistant.pipeline import Assistant  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from corpus import DOCUMENTS, Document, Passage, Provenance, ReviewStatus, load_corpus  # noqa: E402
from evals.sets import load_set  # noqa: E402
from guardrails.policy import load_policy  # noqa: E402
from ingest import build_index, open_index  # noqa: E402
from ingest.embedding import DIMENSIONS, Embedder, Vectors  # noqa: E402
from ingest.kept_vectors import load_vectors, text_hash  # noqa: E402
from ingest.layout import Layout  # noqa: E402

MARK = "zz"
IN_ONE = 1000


class Mixed:
    """The real model for real texts; mixtures of known vectors for those that were made up."""

    name = "mixed, for timing alone"

    def __init__(self, real: Embedder, known: dict[str, Vectors]) -> None:
        self._real, self._known = real, known
        self._base = np.stack(list(known.values()))
        self._random = np.random.default_rng(0)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length 1, shape (n, 384)."""
        return np.concatenate([self._one(text) for text in texts])

    def _one(self, text: str) -> Vectors:
        if not text.startswith(MARK):
            known = self._known.get(text_hash(text))
            return self._real.embed([text]) if known is None else known[None]
        pair = self._base[self._random.integers(len(self._base), size=2)]
        mixed = pair.sum(axis=0) + self._random.normal(0, 0.04, DIMENSIONS)
        return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)[None]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--further", type=int, default=100_000)
    parser.add_argument("--set", type=Path, default=ROOT / "evals/questions/evidence.yaml")
    arguments = parser.parse_args()
    settings = Settings()
    with Assistant.open(settings) as assistant:
        report("shipped corpus", assistant, arguments.set)
    layout = Layout(settings.data_dir)
    known = load_vectors(layout.version(layout.pointer().version))
    real = open_index(settings.data_dir)
    mixed = Mixed(real._embedder, known)
    documents = [*load_corpus(DOCUMENTS), *further(arguments.further)]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        build_index(documents, Path(folder), embedder=mixed)
        print(f"index of {arguments.further:,} more: {time.perf_counter() - started:.0f} s")
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        started = time.perf_counter()
        index = open_index(Path(folder), embedder=mixed)
        print(f"{size / 1e6:.0f} MB on disk, opened in {time.perf_counter() - started:.1f} s")
        with Assistant(index, load_policy(), settings) as assistant:
            report(f"with {arguments.further:,} more", assistant, arguments.set)


def report(label: str, assistant: Assistant, file: Path) -> None:
    """Answer a set twice and print the second run's times of retrieval and composition."""
    question_set = load_set(file)
    for _ in range(2):
        times = []
        for case in question_set.cases:
            laps = assistant.answer(case.conversation(question_set.today)).timings_ms
            times.append(laps["retrieve"] + laps["compose"])
    cuts = statistics.quantiles(times, n=20)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{label}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, peak memory {memory:.0f} MB")


def further(count: int) -> list[Document]:
    """Documents of made-up passages, `IN_ONE` in each."""
    draw = random.Random(0)
    words = [w for d in load_corpus(DOCUMENTS) for p in d.passages for w in p.text.split()]
    texts = [f"{MARK}{n} {' '.join(draw.choices(words, k=25))}." for n in range(count)]
    return [
        document(f"further-{start}", texts[start : start + IN_ONE])
        for start in range(0, count, IN_ONE)
    ]


def document(name: str, texts: Sequence[str]) -> Document:
    """A local document of these passages."""
    passages, place = [], 0
    for number, text in enumerate(texts):
        passages.append(
            Passage(
                id=f"{name}#{number}",
                document_id=name,
                section="made up",
                text=text,
                start=place,
                end=place + len(text),
            )
        )
        place += len(text) + 1
    provenance = Provenance(
        id=name,
        title="Made up",
        source="made up for timing",
        review_status=ReviewStatus.LOCAL,
        last_updated=date(2026, 1, 1),
    )
    return Document(provenance=provenance, passages=tuple(passages), text="\n".join(texts))


if __name__ == "__main__":
    main()
