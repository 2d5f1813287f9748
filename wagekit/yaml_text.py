"""Reads the YAML that rules, law and words are written in."""

from __future__ import annotations

from typing import Any


def read_yaml(text: str) -> Any:  # noqa: ANN401 - what the text holds
    """The plain values of a YAML text, parsed in C where PyYAML was built so: ten times faster.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    import yaml  # noqa: PLC0415 - `import wagekit` stays light

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe
