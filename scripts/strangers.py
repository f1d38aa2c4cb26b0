"""What the scripts share that count how messages of strangers are read: files, day and options."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guardrails.decide import Decision, decide  # noqa: E402
from guardrails.policy import load_policy  # noqa: E402
from guardrails.request import Reading  # noqa: E402

TODAY = date(2026, 11, 27)
"""The day on which the messages were written."""
TURNS = " || "
"""Stands between the turns of a conversation where it is one text."""

Read = Callable[[Sequence[str], date], Reading]


class Chosen(NamedTuple):
    """The files to read by their names, whether what is wrong is listed, and further options."""

    files: Mapping[str, Path]
    listed: bool
    options: argparse.Namespace


def chosen(about: str | None, folder: Path, **switches: str) -> Chosen:
    """Read the command line: `--files`, `--show`, and `switches`, each with its help."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    files = {file.stem: file for file in sorted(folder.glob("*.jsonl"))}
    parser.add_argument("--files", nargs="+", choices=files, default=list(files), metavar="NAME")
    parser.add_argument("--show", choices=files, help="list what of one writer's is taken wrongly")
    for name, told in switches.items():
        parser.add_argument(f"--{name}", action="store_true", help=told)
    options = parser.parse_args()
    names = [options.show] if options.show else options.files
    return Chosen({name: files[name] for name in names}, options.show is not None, options)


Found = TypeVar("Found")


def tell(
    of: Chosen,
    read: Callable[[Path], Iterable[Found]],
    wrong: Callable[[Found], str | None],
    table: Callable[[Sequence[Found]], str],
) -> None:
    """Print each file's table, and before it what is `wrong` of it where that is to be listed."""
    for name, file in of.files.items():
        found = list(read(file))
        if of.listed:
            sys.stdout.write("".join(f"{told}\n" for one in found if (told := wrong(one))))
        sys.stdout.write(f"{name}\n{table(found)}")


def records(file: Path) -> list[dict[str, Any]]:
    """What one writer wrote, a record a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def decided(turns: Sequence[str], reader: Read) -> Decision:
    """The decision on a conversation, as `reader` reads it."""
    return decide(reader(turns, TODAY), load_policy())
