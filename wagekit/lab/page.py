"""A notebook as a page that asks nothing of any other place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

TEMPLATES: Final = Path(__file__).parent / "data" / "nbconvert" / "templates"


def html_page(notebook: Any, title: str, lang: str = "zh") -> str:  # noqa: ANN401
    """The page, as HTML.

    Args:
        notebook: An executed notebook without live widgets.
        title: What the browser's tab says.
        lang: The language of its words in two letters, for readers aloud.
    """
    from nbconvert import HTMLExporter  # noqa: PLC0415 - the extra wagekit[notebook]

    made: Any = HTMLExporter
    exporter = made(
        template_name="wagekit", extra_template_basedirs=[str(TEMPLATES)], language_code=lang
    )
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": title}})
    return str(page)
