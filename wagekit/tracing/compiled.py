"""The one door to numba: loops over transfers are compiled, and compiled code is kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from wagekit.core.errors import WagekitError

try:
    import numba
except ImportError as missing:
    raise WagekitError("追踪资金需要 numba，请安装：pip install 'wagekit[trace]'") from missing

if TYPE_CHECKING:
    from collections.abc import Callable

Loop = TypeVar("Loop", bound="Callable[..., object]")


def compiled(loop: Loop) -> Loop:
    """Compile a loop over arrays; its types stay those that it is written with."""
    try:
        made = numba.njit(cache=True)(loop)
    except RuntimeError:  # no folder to keep compiled code in: it is compiled on each start
        made = numba.njit(loop)
    return cast("Loop", made)
