"""The share of insurance that the firm pays itself: it stands among deductions and is none."""

import re

from wagekit.intake.headers import header_of

_OF_THE_FIRM = re.compile(
    "(用人单位|单位|企业|公司)(缴纳|承担|部分|缴费|负担|应缴)(部分|金额|合计|小计)?"
)


def is_firms_share(header: str | None) -> bool:
    """Whether a header, or a parent above it, says that the firm pays and not the worker."""
    words = (header_of(part).text for part in (header or "").split("/"))
    return any(_OF_THE_FIRM.fullmatch(word) for word in words)
