"""A figure that shows itself in a notebook and saves the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from matplotlib import rc_context
from matplotlib.figure import Figure

from wagekit.views.fonts import font_settings

DOTS: Final = 150


class ChainFigure(Figure):
    """A matplotlib figure made without pyplot, so that nothing global remembers it.

    Attributes:
        alt: The picture in words.
    """

    alt: str = ""

    def picture(self, kind: str = "png") -> bytes:
        """The bytes of the drawing, without date or program name.

        Args:
            kind: `png` or `svg`.

        Raises:
            ValueError: It is neither.
        """
        if kind not in {"png", "svg"}:
            raise ValueError(f"图形只能保存为 png 或 svg，不能是 {kind!r}")
        words = {"Date": None, "Creator": None, "Description": self.alt}
        metadata = {"Software": None} if kind == "png" else words
        written = BytesIO()
        with rc_context(font_settings()):
            self.savefig(written, format=kind, dpi=DOTS, metadata=metadata)
        return written.getvalue()

    def save(self, path: str | Path) -> None:
        """Write the drawing as PNG or SVG, by the ending of `path`.

        Args:
            path: Where to.

        Raises:
            ValueError: The ending is neither.
        """
        kind = Path(path).suffix.lower().removeprefix(".")
        Path(path).write_bytes(self.picture(kind))

    def _repr_png_(self) -> tuple[bytes, dict[str, str]]:
        return self.picture(), {"alt": self.alt}
