"""Where sample cases and notebooks are: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said

INSTALLED = Path(__file__).parent / "_bundled"
CHECKOUT = Path(__file__).parent.parent


def bundled(name: str) -> Path:
    """The folder `name` (`sample_data` or `notebooks`).

    Raises:
        WagekitError: this installation lacks it.
    """
    for root in (INSTALLED, CHECKOUT):
        if (root / name).is_dir():
            return root / name
    raise WagekitError(
        Said(
            f"安装不完整，缺少 {name}，请重新安装 wagekit",
            f"the installation is not whole, {name} is missing: install wagekit again",
        )
    )
