"""An invented province in canonical Parquet: made once by SQL, then read by every measurement."""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path
from string import Template

import duckdb

SQL = Path(__file__).with_name("made.sql")
TABLES = (
    "project",
    "party",
    "shareholding",
    "licence",
    "tender",
    "contract",
    "staff",
    "purchase",
    "claim",
    "account",
    "payment",
    "worker",
    "attendance",
    "team",
    "explanation",
)


def province(projects: int) -> dict[str, Path]:
    """The tables of a province of `projects` projects; made when they are not there yet."""
    text = SQL.read_text("utf-8")
    named = sha256(text.encode()).hexdigest()[:8]
    folder = Path(tempfile.gettempdir()) / f"wagekit-bench-{named}" / str(projects)
    if not (folder / "payment.parquet").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(text, projects, folder)
    return {name: folder / f"{name}.parquet" for name in TABLES}


def _make(text: str, projects: int, folder: Path) -> None:
    connection = duckdb.connect()
    connection.execute("SET memory_limit = '3GB'")
    firms = max(projects // 5, 50)
    filled = Template(text).substitute(
        projects=projects,
        firms=firms,
        branches=max(firms // 20, 5),
        owners=max(projects // 20, 5),
        folder=folder,
    )
    for statement in connection.extract_statements(filled):
        connection.execute(statement).fetchall()
