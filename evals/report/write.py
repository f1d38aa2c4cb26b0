"""Writes the three files of a report. A file is whole or not there."""

from pathlib import Path

from evals.record import Run
from evals.report.junit import junit
from evals.report.markdown import markdown
from evals.report.page import page
from evals.review import Review

PAGE, MARKDOWN, JUNIT = "report.html", "report.md", "junit.xml"


def write_report(run: Run, out: Path, review: Review | None = None) -> tuple[Path, ...]:
    """Write `report.html`, `report.md` and `junit.xml` into the folder `out`; returns their paths.

    The folder is made when it is missing. Raises `OSError` when it cannot be written; what was
    there before is then still whole.
    """
    out.mkdir(parents=True, exist_ok=True)
    texts = {PAGE: page(run, review), MARKDOWN: markdown(run), JUNIT: junit(run)}
    return tuple(_write(out / name, text) for name, text in texts.items())


def _write(path: Path, text: str) -> Path:
    partial = path.with_name(f"{path.name}.partial")
    try:
        # A question may hold half a surrogate pair, which UTF-8 has no bytes for.
        partial.write_text(text, encoding="utf-8", errors="replace")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path
