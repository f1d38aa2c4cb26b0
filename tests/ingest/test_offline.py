"""What the libraries would note or send for their makers, they do not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.offline import SETTINGS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("library", ["onnxruntime", "chromadb", "tokenizers"])
def test_importing_a_library_leaves_nothing_in_the_home_folder(
    tmp_path: Path, library: str
) -> None:
    script = f"from ingest.offline import go_offline; go_offline(); import {library}"
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**inherited, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / ".cache")},
        check=True,
    )
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
