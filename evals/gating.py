"""Gates and waivers as `gates.yaml` has them; judges nothing (see `evals.summing.judge`)."""

from datetime import date
from pathlib import Path
from typing import Self

import yaml
from pydantic import Field, ValidationError, model_validator

from corpus.models import Frozen, OneLine
from evals.score import Harm
from evals.summary import GateKind

FILE = Path(__file__).with_name("gates.yaml")
_SHAPES = {
    GateKind.HARD: "one of harm, failing, flips and crash",
    GateKind.FLOOR: "metric, and one of at_least and at_most",
    GateKind.REGRESS: "metric, and one of margin and factor",
}


class GateError(Exception):
    """The gates cannot be used; the message is one line."""


class Gate(Frozen):
    """One condition that a run must fulfil."""

    name: str
    kind: GateKind
    group: str = "all"
    metric: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    margin: float | None = Field(default=None, ge=0)
    factor: float | None = Field(default=None, ge=1)
    harm: Harm | None = None
    scores: tuple[str, ...] = ()
    """Scores, or families of them, that a hard gate on a harm is limited to."""
    failing: str | None = None
    """A score, or a family of them, that no case may fail."""
    flips: str | None = None
    crash: bool = False

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        looks = sum(map(bool, (self.harm, self.failing, self.flips, self.crash)))
        ends = (self.at_least is None) != (self.at_most is None)
        steps = (self.margin is None) != (self.factor is None)
        whole = {
            GateKind.HARD: looks == 1 and not self.metric,
            GateKind.FLOOR: bool(self.metric) and ends and not looks,
            GateKind.REGRESS: bool(self.metric) and steps and not looks,
        }
        if not whole[self.kind]:
            raise ValueError(f"gate {self.name} is {self.kind}: it needs {_SHAPES[self.kind]}")
        return self


class Waiver(Frozen):
    """A gate that may be missed for a while, and why."""

    gate: str
    reason: OneLine
    until: date
    """The last day on which it counts."""
    cases: tuple[str, ...] = ()
    """The cases it covers; without any, all."""


class Gates(Frozen):
    """All gates and waivers."""

    gates: tuple[Gate, ...] = Field(min_length=1)
    waivers: tuple[Waiver, ...] = ()

    @model_validator(mode="after")
    def _names_are_known_and_unique(self) -> Self:
        names = [gate.name for gate in self.gates]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"gate {twice[0]} stands twice")
        if strangers := sorted({waiver.gate for waiver in self.waivers} - set(names)):
            raise ValueError(f"a waiver names the gate {strangers[0]}, which there is not")
        return self


def load_gates(path: Path = FILE) -> Gates:
    """The gates in a file. Raises `GateError`."""
    try:
        return Gates.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the top"
        what = first["msg"].removeprefix("Value error, ")
        raise GateError(f"{path}: {where}: {what}; mend the entry") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise GateError(f"{path}: cannot be read ({reason}); restore the file") from error
