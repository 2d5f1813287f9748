"""What the browser gets is what the sources give, small, and brings nothing from anywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

WIDGETS = Path(__file__).parents[2] / "wagekit" / "widgets"
STATIC = WIDGETS / "static"
SOURCES = WIDGETS / "src"
MODULES = sorted(STATIC.glob("*.js"))
MOST_BYTES = 1024 * 1024
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextual"
)
REACHES_OUT = re.compile(r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|import\(|sendBeacon")


def _run(folder: Path, *words: str) -> None:
    # S603: the words stand in this file.
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode and words[0] == "npm" and os.environ.get("CI") != "true":
        pytest.skip(f"npm 未能装上构建所需的包，跳过逐字节比较：{done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("没有 node 和 npm，跳过逐字节比较；安装方法：sh scripts/system_parts.sh node")
    fresh = tmp_path / "src"
    shutil.copytree(SOURCES, fresh, ignore=shutil.ignore_patterns("node_modules"))
    _run(fresh, "npm", "ci", "--no-audit", "--no-fund")
    _run(fresh, "node", "build.mjs", str(tmp_path / "static"))
    built = {path.name: path.read_bytes() for path in (tmp_path / "static").iterdir()}
    kept = {path.name: path.read_bytes() for path in STATIC.iterdir()}
    assert sorted(built) == sorted(kept)
    assert [name for name in kept if kept[name] != built[name]] == [], "run make widgets"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_is_small_and_asks_for_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.encode()) < MOST_BYTES
    assert REACHES_OUT.search(text) is None


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.js")), ids=lambda path: path.name)
def test_no_source_makes_markup_of_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert MARKUP.search(text) is None
    assert len(text.splitlines()) <= 400


def test_the_lock_names_no_registry() -> None:
    text = (SOURCES / "package-lock.json").read_text("utf-8")
    assert "http" not in re.sub(r'"(url|funding)": "[^"]*"', "", text)
    assert "integrity" in text


def test_every_bundled_package_has_its_licence() -> None:
    text = (STATIC / "LICENSES.txt").read_text("utf-8")
    for name in ("cytoscape 3", "@dagrejs/dagre 3", "@dagrejs/graphlib 4"):
        assert re.search(rf"^{re.escape(name)}.* \(MIT\)$", text, re.MULTILINE)
