"""The environment of a Jupyter server: own settings, own sockets, a token; none of it in argv."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wagekit.core.language import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOOPBACK: Final = "127.0.0.1"
HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a server is started with.

    Attributes:
        port: A port of loopback that was free.
        token: What whoever opens a page must know.
        log: Where the server says what it does, in English.
        variables: The environment; the token is in it.
    """

    port: int
    token: str
    log: Path
    variables: Mapping[str, str]


@contextmanager
def surroundings(lang: str) -> Iterator[Surroundings]:
    """Lay out what a server needs, and take it away afterwards.

    The configuration of the user's own Jupyter is not read: it could open the server to others.

    Args:
        lang: `zh` or `en`, of menus and messages, and of a notebook that names none itself.
    """
    place = Path(tempfile.mkdtemp(prefix="wk-"))  # short: a socket's path may have 107 bytes
    token = secrets.token_hex(24)
    try:
        own = {**_own(place, lang), "JUPYTER_TOKEN": token, VARIABLE: lang}
        yield Surroundings(_free_port(), token, place / "log", {**os.environ, **own})
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _own(place: Path, lang: str) -> dict[str, str]:
    return {
        "JUPYTER_CONFIG_DIR": str(place / "config"),
        "JUPYTER_CONFIG_PATH": str(HERE / "config" / lang),
        "JUPYTER_PATH": str(HERE / "data"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_RUNTIME_DIR": str(place),
        "JUPYTERLAB_WORKSPACES_DIR": str(place / "workspaces"),
        "JUPYTERLAB_SETTINGS_DIR": str(_settings()),
    }


def _settings() -> Path:
    """Where what the user sets in JupyterLab is kept from one start to the next."""
    given = os.environ.get("JUPYTERLAB_SETTINGS_DIR")
    return Path(given) if given else Path.home() / ".config" / "wagekit" / "lab"


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind((LOOPBACK, 0))
        port: int = bound.getsockname()[1]
        return port
