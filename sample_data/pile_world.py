# ruff: noqa: INP001 - scripts beside the cases they make, no package
"""Who and what the pile is about: one invented site of the invented county 澜汀, and its people."""

from __future__ import annotations

from dataclasses import dataclass

from making import card, firm, person, phone

SITE, SITE_NO = "鹿鸣湖安置房二期工程", "9903022503010101"
OWNER, OWNER_CODE = "澜汀县安居建设投资有限公司", firm(30100001)
BUILDER, BUILDER_CODE = "鹿鸣建设集团有限公司", firm(30200002)
BUILDER_WAS = "澜汀县第二建筑工程公司"
LABOUR, LABOUR_CODE = "澜汀众木建筑劳务有限公司", firm(30300003)
SUPPLIER, SUPPLIER_CODE = "澜汀广石商砼有限公司", firm(30400004)
TRADER, TRADER_CODE = "澜汀双溪商贸有限公司", firm(30500005)
FOREMAN, FOREMAN_ID = "贺砚川", person(301, "19790214")
WAGE_ACCOUNT = "9903600100000012"
BASIC_ACCOUNT = "9903600100000020"
OTHER_ACCOUNT = "9903600100000038"
OWNER_ACCOUNT = "9903600200000011"
LABOUR_ACCOUNT, LABOUR_SECOND = "9903600300000010", "9903600300000028"
SUPPLIER_ACCOUNT = "9903600400000019"
FOREMAN_CARD = "9903621700000000301"


@dataclass(frozen=True, slots=True)
class Worker:
    """One worker: what every file about people draws from."""

    name: str
    id_no: str
    card: str
    phone: str
    job: str
    code: str
    team: str
    rate: int
    days: tuple[int, int]

    @property
    def masked(self) -> str:
        """The number as platforms show it to others."""
        return self.id_no[:6] + "*" * 8 + self.id_no[-4:]


STEEL, WOOD = "钢筋班", "木工班"
_PEOPLE = (
    ("柏岚", "19820315", "钢筋工", "020", STEEL, 320, (24, 20)),
    ("褚槐", "19760821", "钢筋工", "020", STEEL, 320, (26, 22)),
    ("单铎", "19901102", "钢筋工", "020", STEEL, 300, (22, 21)),
    ("鄂沐", "19851230", "钢筋工", "020", STEEL, 300, (25, 18)),
    ("房棠", "19930606", "普工", "020", STEEL, 240, (20, 20)),
    ("古衡", "19790917", "木工", "240", WOOD, 340, (23, 19)),
    ("杭昀", "19880129", "木工", "240", WOOD, 340, (26, 22)),
    ("计垚", "19710412", "木工", "240", WOOD, 320, (21, 22)),
    ("康朔", "19961008", "木工", "240", WOOD, 300, (24, 17)),
    ("买合木提·吐尔", "19910505", "普工", "240", WOOD, 240, (25, 21)),
)
WORKERS = tuple(
    Worker(name, person(310 + n, born), card(99030 * 1000 + n).replace(" ", ""),
           phone(99030 + n), job, code, team, rate, days)
    for n, (name, born, job, code, team, rate, days) in enumerate(_PEOPLE, 1)
)  # fmt: skip
