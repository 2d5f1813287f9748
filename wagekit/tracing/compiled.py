"""The one door to numba: loops over transfers are compiled, and compiled code is kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from wagekit.core.errors import WagekitError
from wagekit.intake.said import Said

try:
    import numba
    from llvmlite import ir
    from numba.extending import intrinsic
except ImportError as missing:
    raise WagekitError(
        Said(
            "追踪资金需要 numba，请安装：pip install 'wagekit[trace]'",
            "tracing money needs numba: pip install 'wagekit[trace]'",
        )
    ) from missing

if TYPE_CHECKING:
    from collections.abc import Callable

Loop = TypeVar("Loop", bound="Callable[..., object]")


def compiled(loop: Loop) -> Loop:
    """Compile a loop over arrays; its types stay those that it is written with."""
    return _made(loop)


def bare(loop: Loop) -> Loop:
    """Compile a loop that makes no array of its own: no references counted, no calls left.

    Counting them takes three quarters of the time of a pass over transfers (numba 0.68).
    """
    return _made(loop, _nrt=False, forceinline=True)


def _made(loop: Loop, **options: bool) -> Loop:
    compiler: Any = numba.njit
    try:
        made = compiler(cache=True, **options)(loop)
    except RuntimeError:  # no folder to keep compiled code in: it is compiled on each start
        made = compiler(**options)(loop)
    return cast("Loop", made)


READ, KEEP, DATA = 0, 3, 1
"""What a processor is told of memory that will be asked for: to read, and to keep close."""


@intrinsic
def _fetch(_: Any, array: Any, index: Any) -> tuple[Any, Any]:  # noqa: ANN401, ARG001 - numba's
    def made(context: Any, builder: Any, signature: Any, values: Any) -> Any:  # noqa: ANN401
        data = context.make_array(signature.args[0])(context, builder, values[0]).data
        place = builder.bitcast(builder.gep(data, [values[1]]), ir.IntType(8).as_pointer())
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [place.type, number, number, number])
        call = builder.module.declare_intrinsic("llvm.prefetch", [place.type], kind)
        builder.call(call, [place, *(number(flag) for flag in (READ, KEEP, DATA))])
        return context.get_dummy_value()

    return numba.types.none(array, numba.types.intp), made


_ask: Any = _fetch


@bare
def fetch(array: Any, index: int) -> None:  # noqa: ANN401 - an array of any records
    """Ask for a row of an array before it is needed; what a pass waits for most is memory."""
    if index >= 0:
        _ask(array, index)
