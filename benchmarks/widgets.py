"""First picture, pan and zoom of a chain of 200, 2,000 and 10,000 boxes, beside two peers."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

HERE = Path(__file__).parent
HOME = "http://127.0.0.1:9/"
NAMES = ("wagekit", "ipycytoscape", "ipysigma")
SIZES = (200, 2_000, 10_000)
LONGEST = 60_000
PACKAGES = {"@jupyter-widgets/html-manager": "1.0.15", "requirejs": "2.3.8"}
MODULES = {
    "anywidget": "anywidget",
    "jupyter-cytoscape": "jupyter-cytoscape",
    "ipysigma": "ipysigma",
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
PAGE = """<!doctype html><meta charset="utf-8"><body>
<script src="/measure.js"></script><script src="/require.js"></script>
<script>require.config({{paths: {paths}}});
window.addEventListener('load', () => untilDrawn().then(ms => (measured.drawn = ms)));</script>
<script src="/embed-amd.js"></script>
<script type="application/vnd.jupyter.widget-state+json">{state}</script>
<script type="application/vnd.jupyter.widget-view+json">{view}</script>"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Milliseconds to the first picture; of a frame while it is moved, on average and at worst."""

    drawn: float
    frame: float
    worst: float


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    sizes = arguments.parse_args().sizes
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        files = _files(Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for boxes in sizes:
            _report(boxes, {n: _measure(browser, files, n, boxes, Path(folder)) for n in NAMES})
        browser.close()


def _files(folder: Path) -> dict[str, Path]:
    """The scripts that a page asks for: what shows widgets without a notebook, and each widget."""
    for name, version in PACKAGES.items():
        packed = subprocess.run(  # noqa: S603 - a pinned package
            ["npm", "pack", "--silent", f"{name}@{version}"],  # noqa: S607 - as the path has it
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(folder / name.replace("/", "-"), filter="data")
    share = Path(sys.prefix) / "share" / "jupyter" / "nbextensions"
    return {
        "measure.js": HERE / "widget_page.js",
        "require.js": folder / "requirejs" / "package" / "require.js",
        "embed-amd.js": folder / "@jupyter-widgets-html-manager/package/dist/embed-amd.js",
        **{f"{name}.js": share / where / "index.js" for name, where in MODULES.items()},
    }


def _measure(
    browser: Browser, files: dict[str, Path], name: str, boxes: int, folder: Path
) -> Seen | None:
    """None where no picture came in time."""
    made = folder / f"{name}.json"
    command = [sys.executable, str(HERE / "widget_peers.py"), name, str(boxes), str(made)]
    subprocess.run(command, check=True)  # noqa: S603 - this interpreter and a file beside this one
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.route("**/*", lambda route: _serve(route, files, json.loads(made.read_text("utf-8"))))
    try:
        page.goto(HOME, timeout=LONGEST)
        page.wait_for_function("measured.drawn", timeout=LONGEST)
        return Seen(page.evaluate("measured.drawn"), *_moved(page))
    except TooLate:
        return None
    finally:
        page.close()


def _serve(route: Route, files: dict[str, Path], said: dict[str, Any]) -> None:
    asked = route.request.url.removeprefix(HOME)
    paths = json.dumps({name: f"/{name}" for name in MODULES})
    if asked == "":
        parts = {key: json.dumps(one).replace("<", "\\u003c") for key, one in said.items()}
        route.fulfill(body=PAGE.format(paths=paths, **parts), content_type="text/html")
    elif asked in files:
        route.fulfill(path=files[asked], content_type="text/javascript")
    else:
        route.abort()


def _moved(page: Page) -> tuple[float, float]:
    """Dragged and zoomed as a reader would, over the middle of the picture."""
    box = page.locator("canvas").last.bounding_box()
    if box is None:
        raise TooLate("no canvas")
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 800) / 2
    page.evaluate("void (window.counted = countFrames())")
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(x + 6 * step, y + 3 * step)
    page.mouse.up()
    page.keyboard.down("Control")
    for step in range(30):
        page.mouse.wheel(0, -120 if step < 15 else 120)  # noqa: PLR2004 - in, then out
    page.keyboard.up("Control")
    page.wait_for_timeout(500)
    gaps: list[float] = page.evaluate("counted()")
    return mean(gaps), max(gaps)


def _report(boxes: int, seen: dict[str, Seen | None]) -> None:
    own = seen["wagekit"]
    print(f"\n{boxes:,} boxes       first picture     frame, mean    frame, worst")
    for name, one in seen.items():
        if one is None:
            print(f"{name:14} nothing within {LONGEST // 1000} s")
            continue
        ratios = [_ratio(one, own, part) for part in ("drawn", "frame", "worst")]
        print(
            f"{name:14} {one.drawn:8.0f} ms {ratios[0]} {one.frame:7.1f} ms {ratios[1]}"
            f" {one.worst:7.0f} ms {ratios[2]}"
        )


def _ratio(one: Seen, own: Seen | None, part: str) -> str:
    """How many times ours it is."""
    return f"({getattr(one, part) / getattr(own, part):4.1f}x)" if own else ""


if __name__ == "__main__":
    main()
