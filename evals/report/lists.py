"""The cases behind every number: each is listed once, and a number leads to its list."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from evals.record import CaseResult


@dataclass(frozen=True)
class CaseList:
    """A named list of cases, as places in the page."""

    anchor: str
    title: str
    cases: tuple[CaseResult, ...]


@dataclass
class Lists:
    """Collects the lists while the parts of a report are made."""

    cases: tuple[CaseResult, ...]
    made: dict[tuple[str, tuple[str, ...]], CaseList] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id = {case.id: case for case in self.cases}
        self._anchors = _anchors(self.cases)

    def anchor(self, case_id: str) -> str:
        """Where a case stands in the page. Raises KeyError for a case that is not in the run."""
        return self._anchors[case_id]

    def link(self, title: str, ids: Iterable[str]) -> str | None:
        """Where a number leads: to its list, to the case when it is one, nowhere when none is."""
        known = tuple(dict.fromkeys(case_id for case_id in ids if case_id in self._by_id))
        if not known:
            return None
        if len(known) == 1:
            return f"#{self._anchors[known[0]]}"
        found = self.made.get((title, known))
        if found is None:
            anchor = f"list-{len(self.made) + 1}-{slug(title)}"
            found = CaseList(anchor, title, tuple(self._by_id[case_id] for case_id in known))
            self.made[title, known] = found
        return f"#{found.anchor}"


def slug(text: str) -> str:
    """A text as a part of an address: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40] or "x"


def _anchors(cases: Iterable[CaseResult]) -> dict[str, str]:
    taken: set[str] = set()
    anchors: dict[str, str] = {}
    for case in cases:
        anchor = stem = f"case-{slug(case.id)}"
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{stem}-{number}"
        taken.add(anchor)
        anchors[case.id] = anchor
    return anchors
