"""Every sentence that intake puts into an issue, read from `sentences.yaml` when first needed."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from wagekit.model.finding import Severity
from wagekit.yaml_text import read_yaml


class Sentence(NamedTuple):
    """What is wrong and what was done, in two languages."""

    problem: str
    done: str
    severity: Severity
    problem_en: str
    done_en: str


@cache
def sentences() -> Mapping[str, Sentence]:
    """All sentences by their codes."""
    text = (files("wagekit.intake") / "sentences.yaml").read_text("utf-8")
    raw = read_yaml(text)
    return MappingProxyType({code: _sentence(said) for code, said in raw.items()})


def _sentence(said: Mapping[str, Any]) -> Sentence:
    (problem, done), (problem_en, done_en) = said["zh"], said["en"]
    return Sentence(problem, done, said["severity"], problem_en, done_en)
