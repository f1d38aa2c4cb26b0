"""The lock: every version exact, nothing of the machine that wrote it, nothing left out."""

import re
import runpy
from pathlib import Path

import pytest
from project_tree import ROOT, settings

PIN = re.compile(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*")
RUN, DEV = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
LLM = ROOT / "requirements-llm.lock"


def pins(path: Path) -> list[str]:
    """The lines of a lock file that are not comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def names(lines: list[str]) -> set[str]:
    """The distributions named, as package indexes compare them."""
    found = [re.split(r"[<>=\[ ]", line, maxsplit=1)[0] for line in lines]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


@pytest.mark.parametrize("lock", [RUN, LLM, DEV], ids=lambda path: path.name)
def test_every_line_is_an_exact_public_version(lock: Path) -> None:
    lines = pins(lock)
    assert lines
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_every_dependency_is_locked_once() -> None:
    project = settings()["project"]
    run, llm, dev = (names(pins(lock)) for lock in (RUN, LLM, DEV))
    assert names(project["dependencies"]) - run == set()
    assert names(settings()["build-system"]["requires"]) - run == set()
    assert names(project["optional-dependencies"]["dev"]) - dev == set()
    assert names(project["optional-dependencies"]["llm"]) - llm == set()
    assert run & dev == run & llm == llm & dev == set()


def test_torch_is_the_verified_release_and_the_lock_says_why() -> None:
    before, _, _ = RUN.read_text(encoding="utf-8").partition("\ntorch==2.13.0\n")
    assert before != RUN.read_text(encoding="utf-8")
    assert before.splitlines()[-2].startswith("# torch: ")


def test_freezing_drops_local_versions_and_refuses_paths() -> None:
    frozen = runpy.run_path(str(ROOT / "scripts" / "lock.py"))["frozen"]
    listing = "torch==2.13.0+cpu\npip==23.2\nnvidia-nccl-cu13==2.28\nattrs==26.1.0\n"
    assert frozen(listing) == {"torch": "2.13.0", "attrs": "26.1.0"}
    with pytest.raises(ValueError, match="not from an index"):
        frozen("own @ file:///somewhere/own.whl\n")
