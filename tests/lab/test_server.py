"""`wagekit lab` and `wagekit look` as servers: who may ask them, what they show, how they end."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import pytest
from notes import WIDGET, code, shown, written

from wagekit.case import open_case
from wagekit.cli import main
from wagekit.core.language import VARIABLE
from wagekit.lab.notebook import NAME
from wagekit.lab.surroundings import surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("jupyterlab", reason="未安装 wagekit[notebook]，跳过")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="按 POSIX 信号结束")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases") / "案"
    folder.mkdir()
    (folder / "单位.csv").write_text("单位名称\n甲公司\n", "utf-8")
    return folder


@contextmanager
def served(command: str, case: Path) -> Iterator[tuple[str, Popen[str]]]:
    """The address that it tells, and the process."""
    own = {"BROWSER": "true", "HOME": str(case.parent)}
    argv = [sys.executable, "-m", "wagekit.cli", command, str(case)]
    with Popen(argv, stdout=PIPE, text=True, env=os.environ | own) as child:  # noqa: S603 - our own
        assert child.stdout is not None
        yield child.stdout.readline().strip(), child
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=30)


def asked(address: str, path: str, **headers: str) -> int:
    """The status of an answer."""
    place = urlsplit(address)
    try:
        with urlopen(Request(f"http://{place.netloc}{path}", headers=headers), timeout=20) as got:
            return int(got.status)
    except HTTPError as error:
        return error.code


def told(address: str, path: str) -> dict[str, Any]:
    place = urlsplit(address)
    with urlopen(f"http://{place.netloc}{path}?{place.query}", timeout=20) as got:
        said: dict[str, Any] = json.load(got)
        return said


@pytest.fixture(scope="module")
def lab(case: Path) -> Iterator[tuple[str, Popen[str]]]:
    with served("lab", case) as started:
        yield started


def test_the_case_notebook_is_laid_and_opened(lab: tuple[str, Any], case: Path) -> None:
    address, _ = lab
    assert urlsplit(address).path == f"/lab/tree/{quote(f'案/{NAME}')}"
    cells = json.loads((case / NAME).read_text("utf-8"))["cells"]
    assert any('CASE = "."' in "".join(cell["source"]) for cell in cells)
    assert not any(cell.get("outputs") for cell in cells)


@pytest.mark.parametrize("path", ["/api/contents", "/api/kernels", "/lab/api/settings"])
def test_nobody_without_the_token_is_answered(lab: tuple[str, Any], path: str) -> None:
    address, _ = lab
    assert asked(address, path) == 403
    assert asked(address, f"{path}?{urlsplit(address).query}") == 200


def test_another_name_for_this_machine_is_refused(lab: tuple[str, Any]) -> None:
    address, _ = lab
    assert asked(address, f"/api?{urlsplit(address).query}", Host="evil.example") == 403


def test_there_is_no_terminal(lab: tuple[str, Any]) -> None:
    address, _ = lab
    assert asked(address, f"/api/terminals?{urlsplit(address).query}") == 404


def test_menus_are_chinese_and_no_news_is_fetched(lab: tuple[str, Any]) -> None:
    address, _ = lab
    said = {one["id"]: one["settings"] for one in told(address, "/lab/api/settings")["settings"]}
    assert set(said) > {"@jupyterlab/apputils-extension:notification"}
    schemas = {one["id"]: one["schema"] for one in told(address, "/lab/api/settings")["settings"]}
    news = schemas["@jupyterlab/apputils-extension:notification"]["properties"]
    assert news["fetchNews"]["default"] == "false"
    assert news["checkForUpdates"]["default"] is False
    locale = schemas["@jupyterlab/translation-extension:plugin"]["properties"]["locale"]
    assert locale["default"] == "zh_CN"


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="按 /proc 查看监听的地址")
def test_only_loopback_listens_and_the_token_is_in_no_command_line(lab: tuple[str, Any]) -> None:
    address, child = lab
    port, token = urlsplit(address).port, address.rpartition("=")[2]
    lines = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    mine = [line.split()[1] for line in lines if line.split()[1].endswith(f":{port:04X}")]
    assert {local.partition(":")[0] for local in mine} == {"0100007F"}
    family = [child.pid, *_children(child.pid)]
    assert len(family) > 1
    assert not any(token in Path(f"/proc/{pid}/cmdline").read_text() for pid in family)


def test_a_notebook_that_no_kernel_holds_opens_with_its_twins(
    lab: tuple[str, Any], case: Path
) -> None:
    address, _ = lab
    both, alone = shown(**{"text/html": "<p>twin</p>"}), shown(**{"text/plain": "widget"})
    written(case / "saved.ipynb", code("1", outputs=(both, alone)))
    read = told(address, f"/api/contents/{quote('案/saved.ipynb')}")["content"]
    kinds = [set(output["data"]) for output in read["cells"][0]["outputs"]]
    assert kinds == [{"text/html"}, {"text/plain", WIDGET}]
    assert "widgets" not in read["metadata"]


def test_the_page_to_look_at_wants_the_token_too(case: Path) -> None:
    pytest.importorskip("voila", reason="未安装 wagekit[notebook]，跳过")
    written(case / NAME, code("print('here')"))
    with served("look", case) as (address, child):
        assert not _shows(address, "/")
        assert _shows(address, f"/?{urlsplit(address).query}")
    assert child.returncode == 0


def test_it_ends_quietly_and_takes_its_server_along(case: Path) -> None:
    with served("lab", case) as (address, child):
        server = _children(child.pid)
    assert child.returncode == 0
    assert address.startswith("http://127.0.0.1:")
    assert not any(Path(f"/proc/{pid}").exists() for pid in server)


@pytest.mark.parametrize("command", ["lab", "look"])
def test_no_other_machine_can_be_let_in(
    command: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, str(case), "--ip=0.0.0.0"])
    assert ended.value.code == 2
    assert "只在本机打开" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["lab", "look"])
def test_a_folder_that_is_not_there_is_named(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path / "none")]) == 2
    assert "找不到案件文件夹" in capsys.readouterr().err


def test_a_folder_without_papers_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["look", str(tmp_path)]) == 2
    assert "没有可读取的表格" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(("lang", "title"), [("en", "Findings"), ("zh", "疑点清单")])
def test_a_notebook_that_names_no_language_speaks_the_one_it_was_opened_in(
    case: Path, monkeypatch: pytest.MonkeyPatch, lang: str, title: str
) -> None:
    with surroundings(lang) as around:
        monkeypatch.setenv(VARIABLE, around.variables[VARIABLE])
    there = open_case(case)
    run = there.analyze(only=("GZ01",))
    assert run.lang == lang
    assert there.findings_table(run).view["title"] == title
    assert there.analyze(only=("GZ01",), lang="zh").lang == "zh"


def _shows(address: str, path: str) -> bool:
    """Whether the notebook's page comes, not one that asks for the token."""
    place = urlsplit(address)
    try:
        with urlopen(f"http://{place.netloc}{path}", timeout=60) as got:
            return b"here" in got.read()
    except HTTPError:
        return False


def _children(pid: int) -> list[int]:
    said = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(each) for each in said.read_text().split()] if said.exists() else []
