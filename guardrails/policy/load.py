"""Reads the policy files. A missing or broken file is an error, never a weaker policy."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from guardrails.policy.models import Policy, PolicyFile

FOLDER = Path(__file__).parent


class PolicyError(Exception):
    """The policy cannot be used; the message names the file and what is wrong, in one line."""


@cache
def load_policy(folder: Path = FOLDER) -> Policy:
    """The policy in `folder`. Raises `PolicyError`."""
    criteria = _read(folder, "criteria")
    verdicts = _read(folder, "verdicts")
    rules = _read(folder, "rules")
    try:
        return Policy.model_validate(
            {
                "criteria": criteria.pop("criteria", ()),
                "criteria_review": criteria,
                "verdicts": verdicts.pop("verdicts", ()),
                "rules": rules.pop("rules", ()),
                "rules_review": rules,
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PolicyError(
            f"the policy in {folder} is broken at {where or 'the top'}: {first['msg']};"
            " restore the file or correct the entry"
        ) from error


def _read(folder: Path, name: PolicyFile) -> dict[str, Any]:
    path = folder / f"{name}.yaml"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = str(error).replace("\n", " ")
        raise PolicyError(f"{path} cannot be read: {reason}; restore the file") from error
    if not isinstance(raw, dict):
        raise PolicyError(f"{path} must hold a mapping; restore the file")
    return raw
