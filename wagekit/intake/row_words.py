r"""The words by which totals, signatures, notes and page marks are known.

Arrow's regular expressions take only ASCII blanks for `\s`; sites write U+3000 and U+00A0.
"""

BLANKS = r"[\s\p{Z}]+"
GAP = r"[\s\p{Z}]*"


def _any_of(words: str) -> str:
    """One of these words, however widely its characters are spread."""
    return "(" + "|".join(GAP.join(word) for word in words.split()) + ")"


_SUM = _any_of("合计 小计 总计 累计 共计")
_MORE = rf"{GAP}([(（:：].*)?$"
TOTAL = rf"^.{{0,12}}?{_SUM}{_MORE}"
_COUNTED = (
    rf"^({_SUM}|共){GAP}[:：]?{GAP}\d+{GAP}" + _any_of("人 人次 名 笔 条 户 名工人 名农民工") + "$"
)
_SUMMED = (
    rf"^{_SUM}({GAP}" + _any_of("金额 发放 应发 实发 支付 支出 收入 工资 总额 人数 人民币 数 额 款")
    + rf")+{_MORE}"
)  # fmt: skip
_AVERAGE = (
    rf"^{_any_of('平均 人均 均值')}({GAP}" + _any_of("值 数 工资 日工资 月工资 金额 应发 实发")
    + rf")*{_MORE}"
)  # fmt: skip
ENGLISH_TOTAL = r"(?i)^(grand|sub|page)?[\s\p{Z}-]*total[\s\p{Z}]*[:：]?$"
LONE_TOTAL = f"{_COUNTED}|{_SUMMED}|{_AVERAGE}|{ENGLISH_TOTAL}"
"""Totals only where they stand first or as a name: 共6人 is a number of people elsewhere."""
SIGNATURE = (
    r"^[^:：0-9]{0,6}?"
    + _any_of(
        "制表 审核 审批 复核 校核 编制 填表 填报 经办 统计 会计 出纳 财务 主管 批准 监理 负责人 "
        "签字 签名 签章 盖章 项目经理 班组长 劳资专管员 总包单位 施工单位 建设单位"
    )
    + r"[^:：]{0,10}[:：]"
)
SEALED = (
    r"^[^:：]{1,30}[(（]" + GAP
    + _any_of("盖章 公章 盖公章 签章 签字 签名 签字盖章 签名盖章") + rf"{GAP}[)）]{GAP}[:：]?$"
)  # fmt: skip
NOTE = rf"^{GAP}" + _any_of("备注 说明 注 填表说明 填报说明 声明 提示") + rf"{GAP}\d*{GAP}[:：]"
IN_WORDS = rf"^{_any_of('人民币 金额 总金额 总额')}?{GAP}[(（]?{GAP}{_any_of('大写')}{GAP}[)）:：]"
CARRIED = (
    r"^[(（]?"
    + _any_of(
        "转下页 接下页 转次页 过次页 接上页 承上页 承前页 以下空白 以下为空白 以下无正文 "
        "以下无内容 此页无正文"
    )
    + r"[)）]?[。.]?$"
)
NOTHING_DONE = (
    r"^\s*(无交易(记录|明细)?|无记录|查询无结果|没有交易|未查询到记录|无数据|无明细)[。.!！]?\s*$"
)
PERSONAL = (
    r"^(\d{15}|\d{17}[\dXx]|1\d{10}|\d{16,19}|[0-9A-Z]{18}|\d{3,}\*+[\dXx]*)$"
)  # fmt: skip
"""An id number, code, phone or card: a row that has one is of somebody, whatever the name is."""
