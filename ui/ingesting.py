"""`mmf ingest`: documents into the index, with lines that say what was done and left out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.settings import Settings
from corpus import load_corpus
from ingest import BuildReport, build_index
from ui.given import Given, gather, with_corpus
from ui.progress import bars

_MOST_NAMED = 5


def run_ingest(paths: Sequence[Path], *, rebuild: bool, settings: Settings | None = None) -> str:
    """Build the index from `paths`, or from the project's corpus; returns what to print.

    The project's corpus always stays in: given files are added to it, since the rules cite it.
    """
    chosen = settings or Settings()
    always = [chosen.own_documents] if chosen.own_documents else []
    given = gather([*paths, *always])
    with bars() as progress:
        report = build_index(
            with_corpus(load_corpus(chosen.corpus_dir), given.documents),
            chosen.data_dir,
            chroma_url=chosen.chroma_url,
            rebuild=rebuild,
            progress=progress,
        )
    return "\n".join([_done(report), *_left_out(given)])


def _done(report: BuildReport) -> str:
    if not report.rebuilt:
        return f"The index is current: {report.unchanged} passages."
    return (
        f"Indexed {report.added + report.changed + report.unchanged} passages: "
        f"{report.added} added, {report.changed} changed, {report.removed} removed, "
        f"{report.unchanged} unchanged; {report.embedded} texts embedded."
    )


def _left_out(given: Given) -> Iterator[str]:
    if given.withheld:
        yield f"Kept out of answers, {len(given.withheld)} passages of local documents:"
        for passage in given.withheld[:_MOST_NAMED]:
            yield f"  {passage.id}: it {passage.why}"
        if len(given.withheld) > _MOST_NAMED:
            yield f"  and {len(given.withheld) - _MOST_NAMED} more"
    if given.skipped:
        named = ", ".join(given.skipped[:_MOST_NAMED])
        more = len(given.skipped) - _MOST_NAMED
        yield f"Not read, since of another kind: {named}" + (
            f" and {more} more" if more > 0 else ""
        )
