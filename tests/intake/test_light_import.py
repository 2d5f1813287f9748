"""What intake costs before a file is read."""

import subprocess
import sys

HEAVY = ("pyarrow", "duckdb", "pandas", "openpyxl", "python_calamine", "numpy", "yaml")


def test_importing_intake_loads_nothing_heavy() -> None:
    code = f"import sys, wagekit.intake; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    assert done.stdout.strip() == "[]"


def test_text_files_do_not_load_the_workbook_reader(tmp_path: object) -> None:
    code = (
        "import sys, pathlib; from wagekit.intake import read_case;"
        f"folder = pathlib.Path({str(tmp_path)!r});"
        "(folder / 'party.csv').write_text('party_id\\nA\\n'); read_case(folder);"
        "print([m for m in ('python_calamine', 'openpyxl', 'duckdb') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    assert done.stdout.strip() == "[]"
