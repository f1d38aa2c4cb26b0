"""The latest evaluation as a section of About: harms first, then shares; or that there is none."""

from markupsafe import Markup

from evals.summary import LedgerLine, Metric
from ui import wording
from ui.about import Evaluation
from ui.render.dates import day
from ui.render.markup import join, tag
from ui.render.tables import cells_of, section, table

_CODE_SHOWN = 12


def evaluation_section(evaluation: Evaluation | None) -> Markup:
    """The section."""
    words = wording.evaluation
    if evaluation is None:
        return section(words.TITLE, tag("<p>{}</p>", words.NONE))
    run = evaluation.latest
    told = words.SAME if evaluation.same_version else words.OTHER
    lines = (
        words.RUN.format(cases=f"{run.cases:,}", sets=len(run.sets), day=day(run.finished.date())),
        told.format(code=run.hashes.get("code", "")[:_CODE_SHOWN] or "?"),
        words.OWN_SETS,
        words.GATES_MISSED.format(gates=", ".join(run.gates_missed))
        if run.gates_missed
        else words.GATES_HELD,
    )
    head = (words.MEASURE, words.RESULT, words.INTERVAL)
    rows = join((*map(_harm, run.ledger), *map(_share, run.metrics)))
    paragraphs = join(tag("<p>{}</p>", line) for line in lines)
    return section(words.TITLE, paragraphs + table(words.TITLE, head, rows))


def _harm(line: LedgerLine) -> Markup:
    words = wording.evaluation
    counted, _, bound = line.words.partition(", ")
    name = words.HARMS.get(line.harm.value, line.harm.value)
    return cells_of(name, (words.RESULT, counted), (words.INTERVAL, bound))


def _share(metric: Metric) -> Markup:
    words = wording.evaluation
    value = words.SHARE.format(value=metric.value) if metric.value is not None else "–"
    known = metric.low is not None and metric.high is not None
    between = words.BETWEEN.format(low=metric.low, high=metric.high) if known else "–"
    name = words.METRICS.get(metric.name, metric.name)
    return cells_of(name, (words.RESULT, value), (words.INTERVAL, between))
