"""How the page for people who only look is started: a case's notebook without its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.lab.surroundings import LOOPBACK

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.lab.surroundings import Surroundings


def look_command(notebook: Path, around: Surroundings, lang: str) -> list[str]:
    """The module and its arguments; the page's template is our own, so that it asks no CDN.

    Args:
        notebook: What is shown; it runs anew for each visitor.
        around: The port.
        lang: The language that the page names as its own.
    """
    return [
        "voila",
        str(notebook),
        f"--Voila.ip={LOOPBACK}",
        f"--port={around.port}",
        "--Voila.auto_token=True",
        "--template=wagekit",
        "--VoilaConfiguration.show_tracebacks=True",
        f"--HTMLExporter.language_code={lang}",
    ]


def look_address(around: Surroundings) -> str:
    """Where to find it in a browser on this machine, with the token."""
    return f"http://{LOOPBACK}:{around.port}/?token={around.token}"
