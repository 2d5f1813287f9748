"""The money explorer's view as JSON for the browser, and its twin as HTML."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from wagekit.views.sketch.looks import COLOURS
from wagekit.views.sketch.page import with_heading
from wagekit.views.sketch.svg import PIXEL, TILES, hatches_of, parts_of, svg_text, view_box
from wagekit.views.twin import twin_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagekit.views.money_explorer.part import MoneyExplorerView, Sheet
    from wagekit.views.sketch.shapes import Group, Shape, Sketch


PLAIN: Final = (
    *("title", "day", "at", "day_words", "first", "last", "span"),
    *("method", "source"),
)


def money_json(view: MoneyExplorerView) -> dict[str, Any]:
    """All that the browser draws: elements by name and place, every word as text."""
    said = {name: getattr(view, name) for name in PLAIN}
    return {
        **said,
        "words": dict(view.words),
        "colours": {name: list(pair) for name, pair in COLOURS.items()},
        "stops": [asdict(stop) for stop in view.stops],
        "methods": [asdict(choice) for choice in view.methods],
        "sources": [asdict(choice) for choice in view.sources],
        "sheets": [_sheet(sheet) for sheet in view.sheets],
        "details": {key: _lists(asdict(detail)) for key, detail in view.details.items()},
    }


def money_twin(view: MoneyExplorerView) -> str:
    """The same as HTML: each drawing as a picture with its words and its table."""
    figures = (
        twin_html(
            sheet.title,
            alt=sheet.alt,
            columns=sheet.columns,
            rows=sheet.rows,
            svg=_alone(sheet, sheet.sketch) if sheet.sketch else None,
        )
        for sheet in view.sheets
    )
    return "".join(figures)


def _alone(sheet: Sheet, sketch: Sketch) -> bytes:
    """The picture with what is said above it; its title is the figure's."""
    notes = (*sheet.day, *sheet.notes)
    return svg_text(with_heading(sketch, title="", notes=notes, legend=sheet.legend))


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "key": sheet.key,
        "label": sheet.label,
        "title": sheet.title,
        "notes": list(sheet.notes),
        "legend": [{"parts": _parts(shapes), "words": words} for shapes, words in sheet.legend],
        "hatches": _hatches(shape for shapes, _ in sheet.legend for shape in shapes),
        "picture": _picture(sheet.sketch) if sheet.sketch else None,
        "alt": sheet.alt,
        "columns": list(sheet.columns),
        "rows": [list(row) for row in sheet.rows],
    }


def _picture(sketch: Sketch) -> dict[str, Any]:
    box = view_box(sketch)
    return {
        "box": " ".join(f"{side:.1f}" for side in box),
        "width": round(box[2] * PIXEL),
        "groups": [_group(group) for group in sketch.groups],
        "hatches": _hatches(shape for group in sketch.groups for shape in group.shapes),
    }


def _group(group: Group) -> dict[str, Any]:
    return {"key": group.key, "label": group.label, "parts": _parts(group.shapes)}


def _parts(shapes: Iterable[Shape]) -> list[list[Any]]:
    parts = (part for shape in shapes for part in parts_of(shape))
    return [[part.tag, dict(part.attributes), part.text] for part in parts]


def _hatches(shapes: Iterable[Shape]) -> list[dict[str, Any]]:
    return [
        {"hatch": hatch, "colour": colour, "size": size, "path": path, "kind": kind}
        for hatch, colour in hatches_of(shapes)
        for size, path, kind in [TILES[hatch]]
    ]


def _lists(detail: dict[str, Any]) -> dict[str, Any]:
    """Traits compare JSON by value, where a tuple is no list."""
    rows = {name: [list(row) for row in detail[name]] for name in ("lines", "rows")}
    return {**detail, **rows, "heads": list(detail["heads"])}
