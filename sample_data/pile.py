# ruff: noqa: INP001 - a script beside its case, no package
"""The files of `pile`: one invented case as it is handed over, thirty files in as many shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pile_money
import pile_papers
import pile_people

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path) -> None:
    """Write every file of the case below `folder`."""
    pile_money.write(folder / "银行流水")
    pile_papers.write_firms(folder / "企业信息")
    pile_people.write_platform(folder / "实名制平台")
    pile_people.write_site(folder / "现场资料")
    pile_papers.write_ledgers(folder / "台账")
