"""What people said of the answers, beside what the scorers say."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.agreement import Agreement
from evals.record import Run
from evals.report import numbers, wording
from evals.report.charts.bars import Part, parts
from evals.report.charts.rate import interval
from evals.report.charts.svg import Element
from evals.report.lists import Lists
from evals.review import QUESTIONS, Rating, Review


@dataclass(frozen=True)
class Rated:
    """One question, over all ratings."""

    name: str
    yes: int
    no: int
    no_href: str | None
    picture: Element | None


@dataclass(frozen=True)
class AgreementRow:
    """Two raters on one question."""

    agreement: Agreement
    name: str
    share: str
    interval: str
    kappa: str
    href: str | None
    picture: Element | None


@dataclass(frozen=True)
class People:
    """The part on people's ratings."""

    review: Review
    reviewers: int
    rated: tuple[Rated, ...]
    agreements: tuple[AgreementRow, ...]
    comments: tuple[tuple[Rating, str], ...]
    """Each with the place of its case."""


def people(review: Review | None, run: Run, lists: Lists) -> People | None:
    """What people said, or None without ratings."""
    if review is None or not review.ratings:
        return None
    known = {case.id for case in run.cases}
    return People(
        review=review,
        reviewers=len({rating.reviewer for rating in review.ratings}),
        rated=tuple(_rated(question, review.ratings, lists) for question in QUESTIONS),
        agreements=tuple(_agreement(one, lists) for one in review.agreements),
        comments=tuple(
            (rating, f"#{lists.anchor(rating.case)}")
            for rating in review.ratings
            if rating.comment and rating.case in known
        ),
    )


def _rated(question: str, ratings: Sequence[Rating], lists: Lists) -> Rated:
    views = [(rating.case, getattr(rating, question)) for rating in ratings]
    yes = [case for case, view in views if view is True]
    no = [case for case, view in views if view is False]
    name = wording.RATED[question]
    href = lists.link(f"Rated not {question}", no)
    pieces = [
        Part(len(yes), "held", f"{name}: {len(yes)}"),
        Part(len(no), "missed", f"Not {question}: {len(no)}", href),
    ]
    picture = parts(f"{name}: {len(yes)} yes, {len(no)} no", pieces, 22) if yes or no else None
    return Rated(name, len(yes), len(no), href, picture)


def _agreement(one: Agreement, lists: Lists) -> AgreementRow:
    name = f"{wording.RATED[one.question]}: {one.first} and {one.second}"
    kappa = "not defined" if one.kappa is None else f"{one.kappa:.2f}"
    if one.kappa_low is not None and one.kappa_high is not None:
        kappa += f" ({one.kappa_low:.2f} to {one.kappa_high:.2f})"
    return AgreementRow(
        agreement=one,
        name=name,
        share=numbers.share(one.share),
        interval=f"{numbers.share(one.low)} to {numbers.share(one.high)}",
        kappa=kappa.replace("-", "−"),
        href=lists.link(f"Disagreement. {name}", one.differ),
        picture=None
        if one.share is None or one.low is None or one.high is None
        else interval(f"{name}: {numbers.share(one.share)}", one.share, one.low, one.high),
    )
