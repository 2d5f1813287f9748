"""The words of views, read from the YAML that lies beside them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wagekit.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def read(name: str) -> Mapping[str, Any]:
    """One YAML file.

    Args:
        name: Its folder and name, such as `letter/words.yaml`.
    """
    text = files("wagekit.views").joinpath(name).read_text("utf-8")
    return MappingProxyType(read_yaml(text))
