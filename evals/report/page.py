"""The page as one string: all parts put into templates. The home of Jinja2.

The page asks for nothing outside itself, and its policy lets no script run but its own: text that
came from outside is escaped, and would still be powerless if it were not.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from evals.record import Run
from evals.report import numbers, wording
from evals.report.case_view import case_views, score_state
from evals.report.changes import changes
from evals.report.decisions import matrix
from evals.report.failures import failure, stage_groups
from evals.report.head import head
from evals.report.latency import latency
from evals.report.lists import Lists
from evals.report.people import people
from evals.report.retrieval import retrieval
from evals.report.robustness import robustness
from evals.report.safety import ledger
from evals.report.scorecard import AXIS, cards, overall
from evals.report.visible import one_line, visible
from evals.review import Review


def page(run: Run, review: Review | None = None) -> str:
    """The whole report as one HTML document."""
    lists = Lists(run.cases)
    parts = {
        "run": run,
        "head": head(run, lists),
        "changes": changes(run, lists),
        "stages": stage_groups(run, lists),
        "matrix": matrix(run, lists),
        "ledger": ledger(run, lists),
        "overall": overall(run, lists),
        "cards": cards(run, lists),
        "retrieval": retrieval(run, lists),
        "flips": robustness(run, lists),
        "latency": latency(run, lists),
        "people": people(review, run, lists),
        "cases": case_views(run, lists),
        "axis": AXIS,
    }
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("report.html")
        .render(
            **parts,
            lists=lists.made,
            one_failure=lambda case: failure(case, lists),
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("evals.report"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.globals.update(
        words=wording, numbers=numbers, score_state=score_state, one_line=one_line
    )
    return environment


def _finalized(value: object) -> object:
    # Only plain text: what is markup already was escaped when it was made.
    return visible(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    return files("evals.report").joinpath("static", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
