"""Writes docs/rules, docs/law and docs/memos from what they tell of; `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

import law_page
import memo_page
import rule_page
from examples import examples

from wagekit.core.registry import rules
from wagekit.memo.kinds import kinds

DOCS = Path(__file__).parent
FOLDERS = ("rules", "law", "memos")


def pages() -> dict[Path, str]:
    """Every generated page by its path.

    Raises:
        SystemExit: a rule could not be loaded; its page would be missing.
    """
    loaded = rules()
    if loaded.broken:
        sys.exit("\n".join(f"{broken.name}: {broken.reason}" for broken in loaded.broken))
    shown = examples(loaded, DOCS.parent / "tests" / "rules")
    made = {
        f"rules/{code}.md": rule_page.page(r, shown[code]) for code, r in loaded.by_code.items()
    }
    made["rules/index.md"] = rule_page.index(loaded.by_code.values())
    made |= {f"law/{name}": text for name, text in law_page.pages(loaded.by_code.values()).items()}
    made["memos/index.md"] = memo_page.page(kinds().by_name.values())
    return {DOCS / name: text for name, text in made.items()}


def _there() -> set[Path]:
    return {path for folder in FOLDERS for path in (DOCS / folder).glob("*.md")}


def write(wanted: dict[Path, str]) -> None:
    """Write all pages, and take away those of rules and laws that are no more."""
    for path, text in wanted.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in _there() - set(wanted):
        path.unlink()


def differing(wanted: dict[Path, str]) -> list[str]:
    """The pages that are not as they would be written, or are too many."""
    stale = [p for p, text in wanted.items() if not p.exists() or p.read_text("utf-8") != text]
    return sorted(str(path.relative_to(DOCS.parent)) for path in {*stale, *_there() - set(wanted)})


def main(arguments: list[str]) -> int:
    """Write, or with `--check` compare; 1 if a page differs."""
    wanted = pages()
    if arguments != ["--check"]:
        write(wanted)
        return 0
    stale = differing(wanted)
    if stale:
        sys.stderr.write(f"Not as generated (run `make docs`): {', '.join(stale)}\n")
    return min(len(stale), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
