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
_HEADS = rf"^{_any_of('人数 总人数 合计人数 共计人数')}{GAP}[:：]{GAP}\d+{GAP}[人名]?$"
LONE_TOTAL = f"{_COUNTED}|{_HEADS}|{_SUMMED}|{_AVERAGE}|{ENGLISH_TOTAL}"
"""Totals only where they stand first or as a name: 共6人 is a number of people elsewhere."""
SIGNATURE = (
    r"^[^:：0-9]{0,6}?"
    + _any_of(
        "制表 审核 审批 复核 校核 编制 填表 填报 经办 统计 会计 出纳 财务 主管 批准 监理 负责人 "
        "签字 签名 签章 盖章 项目经理 班组长 劳资专管员 总包单位 施工单位 建设单位 考勤员 记录人 "
        "记录员 记工员 统计员 施工员 安全员 资料员 制单 核对人 核对 见证人 监督人"
    )
    + r"[^:：]{0,10}[:：]"
)
SEALED = (
    r"^[^:：]{1,30}[(（]" + GAP
    + _any_of("盖章 公章 盖公章 签章 签字 签名 签字盖章 签名盖章") + rf"{GAP}[)）]{GAP}[:：]?$"
)  # fmt: skip
NOTE = rf"^{GAP}" + _any_of("备注 说明 注 填表说明 填报说明 声明 提示") + rf"{GAP}\d*{GAP}[:：]"
_NUMBER = rf"^{GAP}[(（]?{GAP}\d{{1,2}}{GAP}[)）、.．]{GAP}"
NUMBERED_NOTE = _NUMBER + r"(以上|上述|本表|本台账|表中).{3,}$"
"""1、以上金额均含税: a line of the notes below a table."""
LONG_NOTE = _NUMBER + r"(.{3,}[，。；：,;:].*|\p{Han}.{8,})$"
"""2、工资按月足额支付，不得代领: among people, longer than a name."""
CONFIRMED = (
    rf"^{_any_of('以上 上述 本人 兹 特此 经')}.{{0,30}}?"
    + _any_of("属实 无误 确认 签字 签名 承诺 声明 知悉 为准 结清 付清 发清 拖欠")
    + r".{0,20}$"
)
DATED = (
    r"^([(（]?(日期|填报日期|制表日期)[:：]?)?[\s\p{Z}]*\d{4}[\s\p{Z}]*[年./-][\s\p{Z}]*\d{1,2}[\s\p{Z}]*[月./-]"
    r"[\s\p{Z}]*\d{1,2}[\s\p{Z}]*日?([\sT]00:00(:00)?)?[)）]?$"
)
"""A day alone: what stands beside the signatures below a table."""
IN_FIGURES = rf"^[^:：\d]{{0,6}}?[(（]?{GAP}{_any_of('小写')}{GAP}[)）]?{GAP}[:：]"
_BEFORE_WORDS = _any_of("人民币 金额 总金额 总额 合计 总计 共计 合计金额")
IN_WORDS = (
    rf"^{_BEFORE_WORDS}?{GAP}[(（]?{GAP}{_any_of('大写')}"
    rf"{GAP}{_any_of('金额 合计 人民币')}?{GAP}[)）:：]"
)
CARRIED = (
    rf"^[-—–－_(（]*{GAP}"
    + _any_of(
        "转下页 接下页 转次页 过次页 接上页 承上页 承前页 以下空白 以下为空白 以下无正文 "
        "以下无内容 此页无正文"
    )
    + rf"{GAP}[-—–－_)）]*[。.]?$"
)
_OPENING = _any_of(
    "期初余额 上期余额 期初结余 上期结余 上月余额 上月结余 上年余额 上年结余 上年结转 上月结转"
)
OPENING = rf"^{_OPENING}{GAP}[:：]?{GAP}[\d.,，¥￥元]*$"
"""What a page begins with, which moves no money."""
_CLOSING = _any_of(
    "期末余额 本期余额 期末结余 本期结余 本月余额 本月结余 当前余额 结转下期 结转下月 结转下年"
)
CLOSING = rf"^{_CLOSING}{GAP}[:：]?{GAP}[\d.,，¥￥元]*$"
"""What a page ends with."""
_FEET = _any_of(
    "总笔数 合计笔数 笔数 收入笔数 支出笔数 借方笔数 贷方笔数 借方总笔数 贷方总笔数 总金额 "
    "收入总额 支出总额 收入总金额 支出总金额 借方总金额 贷方总金额 打印日期 打印时间 打印人 "
    "打印柜员 打印机构 柜员 柜员号 操作员 查询日期 查询时间 查询人 下载日期 下载时间 导出日期 "
    "导出时间 导出人 制表日期 制表时间 起止日期 验证码 期末余额 截止余额"
)
FOOT = rf"^{_FEET}{GAP}([:：].*)?$"
"""What a bank prints below the lines of a statement; none of it can be a day or a serial number."""
NOTHING_DONE = (
    r"^\s*(无交易(记录|明细)?|无记录|查询无结果|没有交易|未查询到记录|无数据|无明细)[。.!！]?\s*$"
)
PERSONAL = (
    r"^(\d{15}|\d{17}[\dXx]|1\d{10}|\d{16,19}|[0-9A-Z]{18}|\d{3,}\*+[\dXx]*)$"
)  # fmt: skip
"""An id number, code, phone or card: a row that has one is of somebody, whatever the name is."""
ORDINAL = rf"^{GAP}[(（]?{GAP}[一二三四五六七八九十]{{1,3}}{GAP}[)）]?[、.．]?{GAP}$"
_NUMBERED = (
    r"^[一二三四五六七八九十]{1,3}[\s\p{Z}]*([.．]|、[^一二三四五六七八九十])"
    r"|^[(（][\s\p{Z}]*[一二三四五六七八九十]{1,3}[\s\p{Z}]*[)）]"
)
"""一、总包合同 or （一）政府投资项目, and not 一、二期工程, which is a project."""
PAGE = (
    r"^[-—–\s\p{Z}]*(第[\s\p{Z}]*[\d一二三四五六七八九十]+[\s\p{Z}]*页"
    r"([,，、/／\s\p{Z}]*共[\s\p{Z}]*[\d一二三四五六七八九十]+[\s\p{Z}]*页)?|共[\s\p{Z}]*\d+[\s\p{Z}]*页"
    r"([,，、/／\s\p{Z}]*第[\s\p{Z}]*\d+[\s\p{Z}]*页)?|(?i)page[\s\p{Z}]*\d+([\s\p{Z}]*(of|/)[\s\p{Z}]*\d+)?)"
    r"[-—–\s\p{Z}]*$"
)
_CONTRACTS = (
    r"^(各类|其他)?(施工总承包|施工|总承包|总包|专业承包|专业分包|劳务分包|分包|劳务|材料|采购|供货|租赁"
    r"|机械|设备|服务|监理|设计|勘察|内部承包|、|及|和|与)+(类)?合同(部分)?[:：]?$"
)
HEADING = f"{_NUMBERED}|{_CONTRACTS}"
TEAM = (
    r"^([\p{Han}\d]{1,10}(班组|工班|作业队|施工队|劳务队)"
    r"|(木工|瓦工|泥工|钢筋|架子|混凝土|砼|模板|砌筑|抹灰|水电|杂工|普工|油漆|防水|焊工|电工)"
    r"[一二三四五六七八九十\d]?(班|队|组)|(班组|班组名称|施工班组|工种)[:：].*)[:：]?$"
)
"""木工班组: a heading where people are listed, a record in a list of teams or firms."""
OF_WHICH = rf"^({_any_of('其中')}|{_any_of('附 附注 另附')}{GAP}[:：])"
"""What a total is made of, in the rows below it."""
_WHEN = "(上月|上期|上年度?|本月|本期|本年度?|本次|以前|以往|往期|历史|累计|期初|期末|年末|年初)?"
_OF_MONEY = (
    "(应发|实发|应付|实付|已发|已付|已领|已支付|未发|未付|未领|未支付|未发放|欠发|欠付|欠薪|拖欠"
    "|尚欠|下欠|余欠|剩余|余额|余款|结余|结转|结存|结欠|借支|预支|扣款|扣除|罚款|补发|代扣|代缴"
    "|生活费|社保|个税|税金|税费|管理费|押金|总额)"
)
_OF_WHAT = "(工资|金额|总额|总数|数额|款项|款|借支|扣款|合计|人数)*"
_WITHOUT = "(另加|另扣|扣减|扣除|减去|加上|减|加|扣)?"
LEDGER_WORD = (
    rf"^{GAP}([加减扣另]{GAP}[:：].*"
    rf"|{_WITHOUT}{_WHEN}{_OF_MONEY}{_OF_WHAT}{GAP}[:：]?"
    rf"|{_any_of('说明 备注 附注 附 注')}{GAP}[:：]?"
    rf"|{_any_of('管理人员 其他人员 工人 民工 农民工 零工 临时工')})$"
)
"""余额, 扣除借支 or 管理人员: below a total what it is made of, and nobody's name."""
