"""Unknown is never false: taking a cell away accuses nobody, but where a reading says so.

Each cell of each case of each rule is emptied once. Where that makes a finding of what was none,
`emptied.yaml` has to say so: by a reading of the contract, or because what spoke for somebody no
longer names anybody. What is not listed there has to be argued before it is.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from emptied import made_found

from wagekit.testing.cases import cases_in
from wagekit.yaml_text import read_yaml

HERE = Path(__file__).parent
LISTED = read_yaml((HERE / "emptied.yaml").read_text("utf-8"))
FILES = sorted((HERE / "rules").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_empty_cell_accuses_nobody(path: Path) -> None:
    cases = [case for case in cases_in(path) if not case.alike]
    found = made_found(cases)
    unread = {column: case for column, case in found.items() if column not in LISTED["by_reading"]}
    assert set(unread) == set(LISTED["by_rule"].get(path.stem, ())), unread
