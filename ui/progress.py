"""Progress bars on standard error, shown only at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingest import Stage


@contextmanager
def bars() -> Iterator[Callable[[Stage | str, int, int], None]]:
    """A function to report `(step, done, total)` to; one bar a step."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as progress:
        tasks: dict[str, int] = {}

        def report(step: Stage | str, done: int, total: int) -> None:
            name = str(step)
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            progress.update(tasks[name], completed=done, total=total)  # type: ignore[arg-type]

        yield report
