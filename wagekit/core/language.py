"""The language of a notebook that names none itself: what it was opened in."""

from __future__ import annotations

import os
from typing import Final

VARIABLE: Final = "WAGEKIT_LANG"
"""Set by `wagekit --lang en look` and `lab` for the notebooks that they open."""


def opened_in() -> str:
    """`zh` or `en`; `zh` where nobody said."""
    return "en" if os.environ.get(VARIABLE) == "en" else "zh"
