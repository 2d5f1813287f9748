"""The documents that an inspector can ask for, by the names that rules use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from wagekit.model.text import Text
from wagekit.yaml_text import read_yaml


@cache
def documents() -> dict[str, Text]:
    """Every document that a rule may name, by its identifier."""
    text = files("wagekit.model").joinpath("documents.yaml").read_text("utf-8")
    return {name: Text(**words) for name, words in read_yaml(text).items()}


def document(name: str) -> Text:
    """The document called `name`; a sentence that is no identifier stands for itself."""
    return documents().get(name) or Text(name, name)
