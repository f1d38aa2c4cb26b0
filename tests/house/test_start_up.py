"""Starting is cheap: what an import loads, and how soon `mmf --help` answers."""

import subprocess
import sys
import time

import pytest
from project_tree import ROOT
from test_commands import mmf

HEAVY = ("torch", "transformers", "sentence_transformers", "llama_index", "chromadb", "gradio")


def loaded_by(module: str) -> set[str]:
    """The heavy libraries that importing a module in a fresh interpreter loads."""
    script = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = {name.partition(".")[0] for name in done.stdout.split()}
    assert module.partition(".")[0] in names
    return names & set(HEAVY)


@pytest.mark.parametrize("module", ["corpus", "guardrails", "ingest", "assistant", "ui.cli"])
def test_importing_a_room_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(module) == set()


def test_help_is_quick() -> None:
    bare, helped = [], []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], cwd=ROOT, check=True)
        bare.append(time.perf_counter() - started)
        started = time.perf_counter()
        assert mmf("--help").returncode == 0
        helped.append(time.perf_counter() - started)
    # The ratio holds on a slow or busy machine too; the bound is what a person notices.
    assert min(helped) < 20 * min(bare)
    assert min(helped) < 0.5


def test_without_a_language_model_nothing_of_one_is_loaded() -> None:
    script = (
        "import sys; from assistant.pipeline import Assistant; from assistant.settings import"
        " Settings; import ui.asking, ui.events, evals.running.run; print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    parts = (
        *("assistant.writers", "assistant.phrasing", "assistant.pen", "assistant.helping"),
        *("assistant.rewriting", "guardrails.verification", "guardrails.proposals"),
    )
    clients = ("openai", "anthropic", "ollama", "llama_index")
    assert not {name for name in loaded if name.startswith((*parts, *clients))}
