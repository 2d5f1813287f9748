"""The drawing itself: glyphs, bytes, and no trace left behind."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from chains import drawn_by_chance, finding, party, payment, simple
from matplotlib.backends.backend_agg import FigureCanvasAgg

from wagekit.views.chain.view import chain_view
from wagekit.views.draw.chain import draw_chain
from wagekit.views.draw.text import text_width
from wagekit.views.fonts import chinese_font, font_settings, glyphs

if TYPE_CHECKING:
    from pathlib import Path

RARE = "䶮喆堃镕㛃张三（）：，·→↑↺■…〓0123ABCabc.%$<>&"


def test_the_chinese_face_has_rare_names_and_signs() -> None:
    assert chinese_font() == "Noto Sans SC"
    assert {char for char in RARE if ord(char) not in glyphs()} == set()


def test_settings_are_for_a_context_only() -> None:
    before = dict(mpl.rcParams)
    draw_chain(simple())
    assert dict(mpl.rcParams) == before
    assert font_settings()["font.family"] == ["Noto Sans SC", "DejaVu Sans"]


def test_chinese_is_as_wide_as_it_is_drawn() -> None:
    assert text_width("建筑", 10) == pytest.approx(20, abs=1)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_same_chain_gives_the_same_bytes(kind: str) -> None:
    one, two = (draw_chain(simple()).picture(kind) for _ in range(2))
    assert one == two
    assert draw_chain(simple(), lang="en").picture(kind) != one


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    here = tmp_path / "here.svg"
    draw_chain(drawn_by_chance(5)).save(here)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from chains import drawn_by_chance; from wagekit.views.draw.chain import draw_chain;"
        "draw_chain(drawn_by_chance(5)).save(sys.argv[2])"
    )
    there = tmp_path / "there.svg"
    folder = str(__file__).rsplit("/", 1)[0]
    subprocess.run([sys.executable, "-c", code, folder, str(there)], check=True)  # noqa: S603
    assert here.read_bytes() == there.read_bytes()


def test_a_file_carries_no_date_and_no_program() -> None:
    figure = draw_chain(simple())
    svg = figure.picture("svg").decode()
    assert "dc:date" not in svg
    assert b"Software" not in figure.picture("png")
    assert figure.alt in svg


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="png 或 svg"):
        draw_chain(simple()).save(tmp_path / "chain.pdf")
    assert list(tmp_path.iterdir()) == []


def test_markup_in_names_stays_text() -> None:
    graph = simple()
    graph.nodes["L"]["name"] = r"$\frac{1}{0}$ <script>alert(1)</script> & {x} %s 𠮷"
    svg = draw_chain(graph).picture("svg").decode()
    ET.fromstring(svg)  # noqa: S314 - our own file
    assert "<script" not in svg


def test_all_text_lies_inside_the_page() -> None:
    graph = simple()
    graph.graph["name"] = "很长的项目名称" * 20
    graph.nodes["L"]["name"] = (
        "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市第一建筑安装工程有限责任公司" * 3
    )
    party(graph, "I", "张䶮喆", party_kind="individual")
    payment(graph, "M9", ("L", "I"), None)
    findings = [finding("FB03", "P"), finding("WF01", "C2")]
    figure = draw_chain(chain_view(graph, findings))
    renderer = FigureCanvasAgg(figure).get_renderer()
    page = figure.bbox
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text.get_text()
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text.get_text()


def test_contracts_and_payments_differ_in_more_than_colour() -> None:
    figure = draw_chain(simple())
    styles = {patch.get_linestyle() for patch in figure.axes[0].patches}
    assert len({str(style) for style in styles}) > 1


def test_a_notebook_shows_the_picture_with_its_words() -> None:
    figure = draw_chain(simple())
    picture, about = figure._repr_png_()
    assert picture.startswith(b"\x89PNG")
    assert about == {"alt": figure.alt}


def test_an_empty_chain_can_be_drawn() -> None:
    graph = simple()
    graph.clear_edges()
    graph.remove_nodes_from(list(graph))
    assert draw_chain(graph).picture().startswith(b"\x89PNG")


def test_the_view_needs_no_matplotlib() -> None:
    code = (
        "import sys; import wagekit.views.chain.view;"
        "sys.exit(bool({'matplotlib', 'networkx', 'polars'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
