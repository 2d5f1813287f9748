"""Every sentence that intake puts into an issue, in one place."""

from typing import NamedTuple

from wagekit.model.finding import Issue, Severity


class _Sentence(NamedTuple):
    problem: str
    done: str
    severity: Severity


_KEPT = "已保留"
_UNKNOWN = "按未知处理"
_SET_ASIDE = "该行未载入"
_SENTENCES = {
    # case.toml and files
    "unknown_key": _Sentence("case.toml 中没有这一项", "未使用", "warning"),
    "missing_file": _Sentence(
        "case.toml 的 [files] 所写的文件不在案件文件夹内", "未使用", "warning"
    ),
    "symlink": _Sentence("是符号链接，可能指向文件夹以外", "未读取", "warning"),
    "unknown_format": _Sentence("不是可读取的表格格式", "未读取", "info"),
    "empty_file": _Sentence("文件为空（0 字节）", "未读取", "error"),
    "too_big": _Sentence("文件超过 1 GiB，请拆分后再试", "未读取", "error"),
    "encrypted": _Sentence("文件已加密，请去除密码后再试", "未读取", "error"),
    "corrupt": _Sentence("文件损坏或格式与扩展名不符：{why}", "未读取", "error"),
    "zip_bomb": _Sentence("压缩内容展开后过大，疑似异常文件", "未读取", "error"),
    "bad_encoding": _Sentence("文字编码无法识别（试过 UTF-8、UTF-16、GB18030）", "未读取", "error"),
    "open_quote": _Sentence("引号不成对", "按不带引号的文本读取，请核对", "warning"),
    "too_sparse": _Sentence("单元格分布过散或过大，疑似异常文件", "未读取", "error"),
    "hidden_rows": _Sentence("有 {count} 行是隐藏的", "照常读取", "info"),
    "hidden_sheet": _Sentence("工作表是隐藏的", "照常读取", "info"),
    # sheets
    "too_wide": _Sentence("列数超过 2000", "整表未载入", "error"),
    "not_recognised": _Sentence(
        "未能识别为任何一种表", "整表未载入；可在 case.toml 的 [files] 中指定 table", "warning"
    ),
    "no_rows": _Sentence("只有表头，没有数据行", "无需处理", "info"),
    "unknown_column": _Sentence("没有对应的字段", "该列未使用", "info"),
    "unnamed_column": _Sentence("表头为空但有内容", "该列未使用", "info"),
    "duplicate_column": _Sentence("与另一列对应同一字段", "以另一列为准，该列未使用", "warning"),
    "long_cell": _Sentence("单元格超过 100 万字符", _UNKNOWN, "error"),
    "ragged": _Sentence("该行的单元格比表头多，列可能错位", _SET_ASIDE, "warning"),
    "total_differs": _Sentence(
        "合计与各行之和不一致，各行之和为 {sum} 元", "以各行为准，请核对", "warning"
    ),
    # cells
    "bad_money": _Sentence("金额无法使用：{why}", _UNKNOWN, "warning"),
    "negative": _Sentence("此处不应为负数", _UNKNOWN, "warning"),
    "bad_date": _Sentence("不是可识别的日期", _UNKNOWN, "warning"),
    "ambiguous_month": _Sentence("分不清是 1 月还是 10 月", _UNKNOWN, "warning"),
    "bad_time": _Sentence("不是可识别的时间", _UNKNOWN, "warning"),
    "bad_month": _Sentence("不是可识别的月份", _UNKNOWN, "warning"),
    "bad_bool": _Sentence("应为是或否", _UNKNOWN, "warning"),
    "bad_enum": _Sentence("不在可选值之内", _UNKNOWN, "warning"),
    "bad_number": _Sentence("不是可用的数字", _UNKNOWN, "warning"),
    "bad_ratio": _Sentence("比例应在 0 与 1 之间", _UNKNOWN, "warning"),
    "precision_lost": _Sentence(
        "号码以数字格式保存，15 位以后可能已失真", _KEPT + "，请核对原件", "warning"
    ),
    # rows
    "required_missing": _Sentence("必填项为空", _SET_ASIDE, "warning"),
    "required_unreadable": _Sentence("必填项无法识别：{why}", _SET_ASIDE, "warning"),
    "no_project": _Sentence("看不出属于哪个项目", _SET_ASIDE, "warning"),
    "no_person": _Sentence("看不出是谁", _SET_ASIDE, "warning"),
    "same_row": _Sentence("与前面的行完全相同", "只载入一次", "info"),
    "same_key": _Sentence(
        "与前面的行编号相同而内容不同", "以前面的行为准，" + _SET_ASIDE, "warning"
    ),
    # between rows
    "dangling": _Sentence("所指的{what}不在案件数据中（共 {count} 行）", _KEPT, "warning"),
    "dangling_more": _Sentence(
        "另有 {values} 个值所指的{what}不在案件数据中（共 {count} 行）", _KEPT, "warning"
    ),
    "cycle": _Sentence("合同的上级关系成环", _KEPT, "warning"),
    "self_payment": _Sentence("付款人与收款人是同一账户或同一人", _KEPT, "warning"),
    "same_name": _Sentence("有多个同名的单位或个人，无法确定是哪一个", "按名称另立一个", "warning"),
}


def note(
    code: str,
    file: str,
    sheet: str | None = None,
    row: int | None = None,
    *,
    column: str | None = None,
    value: str | None = None,
    **facts: object,
) -> Issue:
    """Build one issue.

    Args:
        code: Which sentence.
        file: The file as named inside the case folder.
        sheet: The sheet, where there is one.
        row: The row as the inspector sees it.
        column: The column as the file spells it.
        value: The cell as the file spells it, shortened.
        **facts: What the sentence leaves open.

    Returns:
        The issue.
    """
    sentence = _SENTENCES[code]
    return Issue(
        file=file,
        sheet=sheet,
        row=row,
        column=column,
        value=_short(value),
        problem=sentence.problem.format(**facts),
        done=sentence.done,
        severity=sentence.severity,
    )


def sentence(code: str) -> str:
    """What the problem is, to be quoted inside another sentence."""
    return _SENTENCES[code].problem


def _short(value: str | None, most: int = 200) -> str | None:
    return value if value is None or len(value) <= most else value[:most] + "…"
