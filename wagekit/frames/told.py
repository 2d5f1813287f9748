"""Frames that code reads in canonical terms and notebooks show in words."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from functools import cache
from numbers import Number
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from wagekit.core.registry import rules
from wagekit.frames.names import Names
from wagekit.frames.recognised import grounds
from wagekit.frames.words import CODES, HEADS, MONEY, NO, PARTIES, PLACES, ROW, YES
from wagekit.model.schema import tables
from wagekit.model.text import Text

if TYPE_CHECKING:
    from wagekit.model.schema import Column, Table

_SIZE = Text("<p>共 {} 行 × {} 列，只显示首尾</p>", "<p>{} rows × {} columns, the ends shown</p>")
LANG, TABLE, NAMES = "wagekit_lang", "wagekit_table", "wagekit_names"
"""What a frame carries along (`DataFrame.attrs`): language, table, and what parties are called."""
_MIDNIGHT = dt.time()


def told(
    frame: pd.DataFrame,
    *,
    lang: str = "zh",
    table: str | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> pd.DataFrame:
    """Let notebooks show a frame in words; to code it stays the plain frame that it is.

    What is chosen of it is shown so too; what pandas makes of several frames is not.

    Args:
        frame: Its columns named as those of records or of a canonical table.
        lang: `zh` or `en`.
        table: The canonical table whose columns they are; None for records.
        names: What parties are called, by id; shown where a column refers to one.
    """
    shown = frame.copy(deep=False)
    shown.attrs |= {LANG: lang, TABLE: table, NAMES: Names(names)}
    _teach_notebook()
    return shown


def html(frame: pd.DataFrame) -> str | None:
    """What a notebook shows of a frame: in words if it is told, else what pandas shows."""
    if LANG in frame.attrs:
        return _ends_in_words(frame)
    pandas: Any = frame
    plain: str | None = pandas._repr_html_()
    return plain


def _teach_notebook() -> None:
    """Hand `html` to the notebook that this runs in, if it does: it shows each type in one way."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, html)


def in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """A plain frame of texts: what a person reads of `frame`."""
    words = _words(frame)
    columns = [str(name) for name in frame.columns]
    return pd.DataFrame(
        [
            [words.say(name, value) for name, value in zip(columns, row, strict=True)]
            for row in frame.itertuples(index=False, name=None)
        ],
        index=words.axis(frame.index),
        columns=words.axis(frame.columns),
        dtype=object,
    )


def _ends_in_words(frame: pd.DataFrame) -> str:
    """All rows, or of a long frame its ends, as pandas would, and how many there are."""
    most = pd.get_option("display.max_rows")
    half = (pd.get_option("display.min_rows") or most or 0) // 2
    long = most is not None and len(frame) > most
    ends = frame.iloc[[*range(half), *range(-half, 0)]] if long else frame
    with pd.option_context("display.max_colwidth", None):
        shown = in_words(ends).to_html(notebook=True, max_cols=pd.get_option("display.max_columns"))
    return shown + _SIZE.in_(_words(frame).lang).format(*frame.shape) if long else shown


def _words(frame: pd.DataFrame) -> _Words:
    table = tables().get(frame.attrs.get(TABLE) or "")
    return _Words(frame.attrs.get(LANG, "zh"), table, frame.attrs.get(NAMES, {}))


class _Words:
    def __init__(self, lang: str, table: Table | None, names: Mapping[str, str]) -> None:
        self.lang, self._names = lang, names
        columns = {column.name: column for column in table.columns} if table else {}
        heads = {name: _with_unit(column) for name, column in columns.items()}
        heads |= {f"{name}_month": _of_month(title) for name, title in heads.items()}
        self._heads: Mapping[str, Text] = {**heads, **PLACES} if table else HEADS
        self._codes = {n: c.code_texts for n, c in columns.items()} if table else CODES
        self._parties = {n for n, c in columns.items() if "party" in c.references} or PARTIES
        self._money = {n for n, c in columns.items() if c.type == "money"} if table else MONEY

    def head(self, name: object) -> object:
        text = self._heads.get(name) if isinstance(name, str) else None
        return text.in_(self.lang) if text else name

    def axis(self, labels: pd.Index[Any]) -> pd.Index[Any]:
        """Labels that are values of a named column in words, and headings in words."""
        if isinstance(labels, pd.MultiIndex):
            parts = [self.axis(labels.get_level_values(n)) for n in range(labels.nlevels)]
            return pd.MultiIndex.from_arrays(parts, names=[part.name for part in parts])
        if labels.name is not None:
            said = [self.say(str(labels.name), label) for label in labels]
            named: pd.Index[Any] = pd.Index(said, name=self.head(labels.name), dtype=object)
            return named
        numbered = isinstance(labels, pd.RangeIndex)
        return labels if numbered else pd.Index([self.head(label) for label in labels])

    def say(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any cell
        if isinstance(value, Mapping):
            return self._record(value)
        if not pd.api.types.is_scalar(value):
            listed = pd.api.types.is_list_like(value)
            return "；".join(str(self.say(name, one)) for one in value) if listed else str(value)
        if pd.isna(value):
            return ""
        if pd.api.types.is_bool(value):
            return (YES if value else NO).in_(self.lang)
        return self._coded(name, value) if isinstance(value, str) else self._plain(name, value)

    def _plain(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any cell
        """Money with its fen; a moment that is only a day without the clock."""
        if isinstance(value, dt.datetime) and value.time() == _MIDNIGHT:
            return value.date()
        return f"{value:,.2f}" if name in self._money and isinstance(value, Number) else value

    def _coded(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any cell
        if name == "name" and (title := _rule_titles().get(value)):
            return title.in_(self.lang)
        if name in self._parties:
            return self._names.get(value, value)
        if name == "profile":
            return grounds(value)[0].in_(self.lang)
        text = self._codes.get(name, {}).get(value)
        return text.in_(self.lang) if text else value

    def _record(self, value: Mapping[str, Any]) -> str:
        if {"file", "sheet", "row"} <= value.keys():
            row = ROW.in_(self.lang).format(row=value["row"]) if value["row"] else None
            return " ".join(part for part in (value["file"], value["sheet"], row) if part)
        parts = [(self.head(name), self.say(name, each)) for name, each in value.items()]
        return "，".join(f"{head}：{said}" for head, said in parts if said not in {"", None})


def _with_unit(column: Column) -> Text:
    if column.type != "money":
        return column.title
    return Text(f"{column.title.zh}（元）", f"{column.title.en} (yuan)")


def _of_month(title: Text) -> Text:
    """The column beside a date of which only the month is known."""
    return Text(f"{title.zh}（月份）", f"{title.en} (month)")


@cache
def _rule_titles() -> Mapping[str, Text]:
    return {rule.name: rule.title for rule in rules().by_code.values()}
