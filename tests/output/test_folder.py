"""Files that are written together are all old or all new, whoever presses Ctrl-C when."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wagekit.output.folder import write_together

if TYPE_CHECKING:
    import pytest

FILES = {"a.md": "new", "b.md": "new", "c.md": "new"}


def test_ctrl_c_between_two_files_mixes_no_old_with_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in FILES:
        (out / name).write_text("old", "utf-8")
    replace, pressed, before = Path.replace, [], signal.getsignal(signal.SIGINT)

    def replaced(path: Path, target: Any) -> Path:
        signal.raise_signal(signal.SIGINT)
        pressed.append(path.name)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replaced)
    write_together(out, FILES, beside=tmp_path / "case")
    assert pressed == list(FILES)
    assert {path.name: path.read_text("utf-8") for path in out.iterdir()} == FILES
    assert signal.getsignal(signal.SIGINT) is before
