"""What a run depends on: versions, hashes and the machine. Names no host, no user and no path."""

import os
import platform
import time
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from evals.record import SetUsed
from evals.sets import QuestionSet

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("corpus", "ingest", "guardrails", "assistant")
_CODE_ENDS = {".py", ".yaml", ".json", ".onnx", ".npz"}
_SCORERS = ("evals",)
_NOT_SCORERS = {"questions", "blind"}
_PACKAGES = (
    "pydantic",
    "pydantic-evals",
    "chromadb",
    "llama-index-core",
    "onnxruntime",
    "tokenizers",
    "bm25s",
    "PyStemmer",
    "numpy",
    "rapidfuzz",
)
_ROUNDS = 20
_WORK = 20_000


def hashes(corpus_dir: Path) -> dict[str, str]:
    """sha256 of `code` (what answers), `scorers`, `rules` and `corpus`."""
    return {
        "code": _hash(file for room in _CODE for file in _sources(_ROOT / room)),
        "scorers": _hash(file for room in _SCORERS for file in _sources(_ROOT / room)),
        "rules": _hash(_sources(_ROOT / "guardrails" / "policy")),
        "corpus": _hash(corpus_dir.rglob("*.yaml"), corpus_dir),
    }


def set_used(file: Path, question_set: QuestionSet) -> SetUsed:
    """A set and the hash of its file."""
    return SetUsed(
        name=question_set.name,
        file=file.as_posix(),
        sha256=sha256(file.read_bytes()).hexdigest(),
        cases=len(question_set.cases),
    )


def versions() -> dict[str, str]:
    """Python's version and those of the packages that an answer depends on."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def machine() -> dict[str, str]:
    """System, processor, number of processors, and the machine's pace now."""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "processor": platform.machine(),
        "processors": str(os.cpu_count() or 1),
        "yardstick_ms": f"{yardstick_ms():.3f}",
    }


def yardstick_ms() -> float:
    """Milliseconds of a fixed piece of work in plain Python: the best of some rounds.

    Times divided by it compare between machines, and between a quiet and a busy one.
    """
    return min(_round_ms() for _ in range(_ROUNDS))


def _round_ms() -> float:
    started = time.perf_counter()
    counts: dict[int, int] = {}
    for number in range(_WORK):
        counts[number % 97] = counts.get(number % 97, 0) + number
    return (time.perf_counter() - started) * 1000


def _sources(folder: Path) -> Iterable[Path]:
    for file in folder.rglob("*"):
        parts = set(file.relative_to(folder).parts[:-1])
        if file.suffix in _CODE_ENDS and not parts & {"__pycache__", "documents", *_NOT_SCORERS}:
            yield file


def _hash(files: Iterable[Path], root: Path = _ROOT) -> str:
    total = sha256()
    for name, file in sorted((file.relative_to(root).as_posix(), file) for file in files):
        total.update(f"{name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def same_inputs(one: Sequence[SetUsed], other: Sequence[SetUsed]) -> bool:
    """Whether two runs use the same sets, in the same order, wherever their files lie."""
    return [(s.name, s.sha256) for s in one] == [(s.name, s.sha256) for s in other]
