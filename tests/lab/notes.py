"""Small notebooks for tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

WIDGET = "application/vnd.jupyter.widget-view+json"


def code(source: str, *tags: str, outputs: tuple[Any, ...] = ()) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": f"id{abs(hash(source)) % 9999}",
        "metadata": {"tags": list(tags)},
        "execution_count": None,
        "source": source,
        "outputs": list(outputs),
    }


def shown(**data: str) -> dict[str, Any]:
    """A displayed output with a widget and what else is given."""
    return {"output_type": "display_data", "metadata": {}, "data": {WIDGET: {}, **data}}


def written(path: Path, *cells: dict[str, Any]) -> Path:
    spec = {"name": "python3", "display_name": "Python", "language": "python"}
    notebook = {
        "cells": list(cells),
        "metadata": {"kernelspec": spec, "widgets": {}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook), "utf-8")
    return path
