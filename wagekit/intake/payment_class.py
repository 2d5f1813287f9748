"""The class of a payment from the bank's own words, only where the words leave no choice."""

import re
from types import MappingProxyType
from typing import Final

from wagekit.intake.texts import plain

_WORDS: Final = MappingProxyType(
    {
        "wage": r"工资(?!保证金|专户|专用账户|账户|卡)|薪资",
        "progress": r"工程款|进度款",
        "advance": r"(?:工程|材料)?预付款|备料款",
        "settlement": r"结算款",
        "labour_cost": r"人工费",
        "material": r"材料款|材料费|货款|钢材款|商砼款|水泥款|砂石款",
        "lease": r"租赁费|租赁款|机械费|设备租金|塔吊租金",
        "fee": r"管理费|挂靠费|配合费|手续费|短信费|工本费|汇划费|账户维护费",
        "tax": r"税款|税金|代扣税|增值税|企业所得税|个人所得税",
        "deposit": r"保证金|押金",
        "return": r"退款|退回|退还|返还|退汇",
        "loan": r"借款|还款",
        "living": r"生活费",
        "other": r"利息|结息",
    }
)
_EACH: Final = tuple((code, re.compile(words)) for code, words in _WORDS.items())
_DOUBTFUL: Final = re.compile(r"代付|代垫|垫付|往来|备用金|报销|预支|借支")


def payment_class(text: str | None) -> str | None:
    """Class a payment.

    Args:
        text: 摘要, 用途 or 附言 as the bank has it.

    Returns:
        A code of `payment.class`; None where no word or several words of different classes stand
        there, or a word that says the money may be something else.
    """
    if not text:
        return None
    said = plain(text)
    if _DOUBTFUL.search(said):
        return None
    found = [code for code, words in _EACH if words.search(said)]
    return found[0] if len(found) == 1 else None
