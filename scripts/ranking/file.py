"""Writes what was fitted to `assistant/ranking.yaml`."""

from pathlib import Path

import yaml

from assistant.ranking import Ranking

FILE = Path(__file__).resolve().parents[2] / "assistant" / "ranking.yaml"
_HEAD = "# Written by scripts/fit_ranking.py and scripts/fit_bar.py; `further` is set by hand.\n"


def write(found: Ranking) -> None:
    """Write the data file."""
    FILE.write_text(_HEAD + yaml.safe_dump(found.model_dump(), sort_keys=False, width=100), "utf-8")
