"""What wagekit itself keeps in a case folder: not material, so it is not read as such."""

from contextlib import suppress

from wagekit.intake.source import Source

DECISIONS = "decisions.csv"
SETTINGS = frozenset({"case.toml", "view.json"})
"""What is set for the case and chosen in its views; no format of tables."""
COLUMNS = frozenset({"decision_id", "finding_id", "decision", "undoes"})
"""By these a decision log is known; another file of that name is read like any other."""
_HEADER_BYTES = 4096


def is_own(source: Source) -> bool:
    """Whether a file is the decision log of the case, at the root of its folder.

    Args:
        source: The file.
    """
    return source.name == DECISIONS and set(_header(source)) >= COLUMNS


def _header(source: Source) -> list[str]:
    with suppress(OSError), source.path.open("rb") as file:
        first = file.read(_HEADER_BYTES).splitlines()[:1]
        return [
            cell.strip(" '\"") for cell in b"".join(first).decode("utf-8-sig", "replace").split(",")
        ]
    return []
