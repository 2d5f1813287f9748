"""`import wagekit`, help and `wagekit verify` stay light: heavy libraries come only when used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "duckdb",
    "matplotlib",
    "narwhals",
    "networkx",
    "openpyxl",
    "pandas",
    "polars",
    "pyarrow",
    "pyspark",
}
HELP = """
import contextlib, io, sys
from wagekit.cli import main
sys.argv = ["wagekit", "--help"]
with contextlib.redirect_stdout(io.StringIO()) as shown, contextlib.suppress(SystemExit):
    main()
assert "analyze" in shown.getvalue()
"""
VERIFY = """
from wagekit.cli import main
assert main(["verify", "no_such_bundle.zip"]) == 2
"""


@pytest.mark.parametrize(
    "use", ["import wagekit", HELP, VERIFY], ids=["import", "help", "verify a bundle"]
)
def test_nothing_heavy_is_imported(use: str) -> None:
    program = f"{use}\nimport sys; print(*sys.modules)"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    assert HEAVY & set(ran.stdout.split()) == set()
