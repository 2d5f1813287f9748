"""What wagekit itself puts into a folder: not material, so it is not read as such."""

from contextlib import suppress

from wagekit.intake.source import Source

DECISIONS = "decisions.csv"
TRUTH = "truth.csv"
SETTINGS = frozenset({"case.toml", "view.json"})
"""What is set for the case and chosen in its views; no format of tables."""
COLUMNS = {
    DECISIONS: frozenset({"decision_id", "finding_id", "decision", "undoes"}),
    TRUTH: frozenset({"rule", "subject", "outcome"}),
}
"""By these the log of decisions and the answers to an invented province are known; another file of
that name is read like any other."""
_HEADER_BYTES = 4096


def is_own(source: Source) -> bool:
    """Whether a file is the decision log or the truth, at the root of the folder.

    Args:
        source: The file.
    """
    columns = COLUMNS.get(source.name)
    return columns is not None and set(_header(source)) >= columns


def _header(source: Source) -> list[str]:
    with suppress(OSError), source.path.open("rb") as file:
        first = file.read(_HEADER_BYTES).splitlines()[:1]
        return [
            cell.strip(" '\"") for cell in b"".join(first).decode("utf-8-sig", "replace").split(",")
        ]
    return []
