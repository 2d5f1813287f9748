"""How fast and how large: a 300,000-row bank statement in .xlsx, 3,000,000 lines of GB18030 text.

Each measurement runs in a process of its own, so that peaks do not add up. Goals: at most 1.5 times
the raw read of calamine or DuckDB, at least 5 times as fast as pandas.read_excel, at most 1.5 GiB.

Usage: python benchmarks/intake.py [rows of the workbook] [lines of text] [folder]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

XLSX_ROWS, CSV_ROWS = 300_000, 3_000_000
GIB = 1 << 30
Work = Callable[[], object]
HEADER = ["交易时间", "支出", "收入", "余额", "对方户名", "对方账号", "摘要", "交易流水号"]
WORDS = ["工程款", "人工费", "材料款", "转账", "手续费", "往来款"]
SYLLABLES = "远山清河云川青禾双木湖城天元永固金石广厦中远恒基宏图大地长风万里东方"
TWO = [SYLLABLES[i : i + 2] for i in range(0, len(SYLLABLES), 2)]
FIRMS = [f"{a}{b}建设有限公司" for a in TWO for b in TWO if a != b]


def line(n: int, balance: float) -> list[object]:
    """One line of the statement."""
    stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1_600_000_000 + 37 * n))
    amount = round(n * 7919 % 100_000 / 100 + 1, 2)
    out = n % 3 != 0
    return [
        stamp, amount if out else None, None if out else amount, balance, FIRMS[n % len(FIRMS)],
        f"62220000{n % 90_001:011d}", WORDS[n % len(WORDS)], f"S{n:012d}",
    ]  # fmt: skip


def lines(rows: int) -> list[list[object]]:
    """All lines, their balances chained."""
    made, fen = [], 10**9
    for n in range(rows):
        amount = n * 7919 % 100_000 + 100
        fen += -amount if n % 3 else amount
        made.append(line(n, fen / 100))
    return made


def make_xlsx(path: Path, rows: int) -> None:
    """Write the workbook as a bank would: one sheet, text and numbers."""
    import openpyxl  # noqa: PLC0415 - only where the file is made

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("明细")
    sheet.append(["户名：远山建设有限公司", None, "账号：6222000011112222"])
    sheet.append(HEADER)
    for each in lines(rows):
        sheet.append(each)
    book.save(path)


def make_csv(path: Path, rows: int) -> None:
    """Write the text in GB18030."""
    with path.open("w", encoding="gb18030", newline="") as file:
        file.write(
            "户名：远山建设有限公司,账号：6222000011112222,,,,,,\n" + ",".join(HEADER) + "\n"
        )
        fen = 10**9
        for n in range(rows):
            amount = n * 7919 % 100_000 + 100
            fen += -amount if n % 3 else amount
            cells = ("" if cell is None else str(cell) for cell in line(n, fen / 100))
            file.write(",".join(cells) + "\n")


def read_raw_xlsx(path: Path) -> Work:
    """What calamine itself needs."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    def work() -> None:
        with CalamineWorkbook.from_path(path) as book:
            for _ in book.get_sheet_by_index(0).iter_rows():
                pass

    return work


def read_pandas(path: Path) -> Work:
    """What pandas does when nobody says otherwise."""
    import pandas as pd  # noqa: PLC0415

    return lambda: pd.read_excel(path, header=1)


def read_duckdb(path: Path) -> Work:
    """DuckDB's raw read: every column as text, all of it looked at."""
    import duckdb  # noqa: PLC0415

    names = [f"c{i}" for i in range(len(HEADER))]

    def work() -> None:
        rows = duckdb.read_csv(
            str(path), header=False, skiprows=2, all_varchar=True, sep=",",
            columns=dict.fromkeys(names, "varchar"),
        )  # fmt: skip
        rows.aggregate(", ".join(f"max({name})" for name in names)).fetchall()

    return work


def read_sheets(path: Path) -> Work:
    """Our readers alone: cells as columns of text."""
    import wagekit.intake.read_excel  # noqa: PLC0415
    import wagekit.intake.read_text  # noqa: F401, PLC0415
    from wagekit.intake.reading import read_source  # noqa: PLC0415
    from wagekit.intake.source import Source  # noqa: PLC0415

    def work() -> None:
        sheets, issues = read_source(Source(path, path.name))
        assert sheets, issues  # noqa: S101 - a benchmark of nothing would look good

    return work


def read_case(path: Path) -> Work:
    """All of intake: recognised, cleaned, linked, every row accounted for."""
    import wagekit.intake.linking  # noqa: PLC0415
    import wagekit.intake.read_excel  # noqa: PLC0415
    import wagekit.intake.sheet  # noqa: F401, PLC0415
    from wagekit.intake import read_case as read  # noqa: PLC0415

    def work() -> None:
        case = read(path.parent)
        assert all(count.quarantined == 0 for count in case.files), case.issues  # noqa: S101

    return work


def floor_xlsx(path: Path) -> Work:
    """What nobody can save who hashes a workbook and looks for bombs before calamine reads it."""
    from wagekit.intake.source import Source  # noqa: PLC0415
    from wagekit.intake.workbook_xml import look_inside  # noqa: PLC0415

    raw = read_raw_xlsx(path)

    def work() -> None:
        Source(path, path.name).sha256()
        look_inside(path)
        raw()

    return work


def floor_csv(path: Path) -> Work:
    """The same for GB18030: hashed, cut into cells by Arrow in one thread, decoded; no more."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.csv as pacsv  # noqa: PLC0415

    from wagekit.intake.decode_cells import decoded  # noqa: PLC0415
    from wagekit.intake.source import Source  # noqa: PLC0415

    names = [f"c{i}" for i in range(len(HEADER))]

    def work() -> None:
        Source(path, path.name).sha256()
        table = pacsv.read_csv(
            path,
            pacsv.ReadOptions(column_names=names, skip_rows=2, use_threads=False),
            pacsv.ParseOptions(quote_char=False),
            pacsv.ConvertOptions(column_types=dict.fromkeys(names, pa.binary()), check_utf8=False),
        )
        decoded(table.columns)

    return work


TASKS = {
    task.__name__: task
    for task in (
        read_raw_xlsx, read_pandas, read_duckdb, read_sheets, read_case, floor_xlsx, floor_csv,
    )
}  # fmt: skip


def measure(task: str, path: Path) -> tuple[float, float]:
    """CPU seconds and peak GiB of one task in a process of its own."""
    ran = subprocess.run(  # noqa: S603 - this file
        [sys.executable, __file__, "--task", task, str(path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    seconds, peak = ran.stdout.split()
    return float(seconds), float(peak)


def run_task(task: str, path: Path) -> None:
    """Run one task here and print what it took; what it imports is not counted."""
    work = TASKS[task](path)
    # Processor time, as other work on the machine must not count.
    start = time.process_time()
    work()
    print(time.process_time() - start, peak_gib())


def peak_gib() -> float:
    """The most memory that this process ever held.

    On Linux `ru_maxrss` begins at what the parent held when it started the process, which made the
    files: the process's own mark is in /proc.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / GIB
    [mark] = [line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM")]
    return int(mark.split()[1]) * 1024 / GIB


def report(
    name: str, base: str, path: Path, *, against: Path, floor: str, peers: tuple[str, ...] = ()
) -> None:
    """Print one file's figures."""
    raw, raw_peak = measure(base, against)
    print(f"{name}: {base} {raw:.1f} cpu s, {raw_peak:.2f} GiB")
    least, _ = measure(floor, path)
    print(f"  {floor}: {least:.1f} cpu s, {least / raw:.2f} x {base}")
    took: dict[str, float] = {}
    for task in ("read_sheets", "read_case"):
        took[task], peak = measure(task, path)
        met = "met" if peak <= 1.5 else "MISSED"  # noqa: PLR2004 - the goal
        print(
            f"  {task}: {took[task]:.1f} cpu s, {took[task] / raw:.2f} x {base} (goal 1.5), "
            f"peak {peak:.2f} GiB ({met})"
        )
    for task in peers:
        seconds, _ = measure(task, path)
        print(f"  {task}: {seconds:.1f} cpu s, {seconds / took['read_case']:.1f} x ours (goal 5)")


def main(xlsx_rows: int, csv_rows: int, folder: Path) -> None:
    """Make the files and measure."""
    book, text, twin = (folder / "a" / "x.xlsx", folder / "b" / "x.csv", folder / "c" / "x.csv")
    for path in (book, text, twin):
        path.parent.mkdir(parents=True, exist_ok=True)
    if not book.exists():
        make_xlsx(book, xlsx_rows)
    if not text.exists():
        make_csv(text, csv_rows)
        twin.write_text(text.read_text("gb18030"), "utf-8")
    report(
        f"xlsx, {xlsx_rows:,} rows",
        "read_raw_xlsx",
        book,
        against=book,
        floor="floor_xlsx",
        peers=("read_pandas",),
    )
    report(f"GB18030 csv, {csv_rows:,} lines", "read_duckdb", text, against=twin, floor="floor_csv")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        run_task(sys.argv[2], Path(sys.argv[3]))
    else:
        given = sys.argv[1:]
        rows, text_rows = (*map(int, given[:2]), *(XLSX_ROWS, CSV_ROWS)[len(given[:2]) :])
        with tempfile.TemporaryDirectory() as made:
            main(rows, text_rows, Path(given[2]) if len(given) > 2 else Path(made))  # noqa: PLR2004
