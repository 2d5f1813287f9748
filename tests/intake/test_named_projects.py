"""Projects, firms and accounts named where an id is expected, and forms of one thing."""

from pathlib import Path

import pytest
from intake_folders import column, put, rows

from wagekit.intake import read_case

ONE = "project_id,name\nP1,清河佳苑\n"
PROJECTS = "project_id,name\nP1,清河佳苑\nP2,东湖花园\n"
PERSON = "110101199003074514"


@pytest.mark.parametrize("header", ["项目名称", "所在项目", "项目编号", "项目", "所属工程"])
def test_a_name_under_any_header_of_the_project(tmp_path: Path, header: str) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    put(tmp_path, "花名册.csv", f"姓名,身份证号,工种,{header}\n张一,{PERSON},木工,清河佳苑\n")
    assert column(read_case(tmp_path), "worker", "project_id") == ["P1"]


def test_a_name_in_a_canonical_file_stays_what_it_is(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    put(tmp_path, "worker.csv", "worker_id,project_id,name\nW1,清河佳苑,张一\n")
    assert column(read_case(tmp_path), "worker", "project_id") == ["清河佳苑"]


def test_an_account_called_as_the_law_says_is_its_firms(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    put(tmp_path, "party.csv", "party_id,name\nG,某建设集团有限公司\nO,某置业有限公司\n")
    text = (
        "交易明细\n户名：某建设集团有限公司清河佳苑项目农民工工资专用账户\n账号：110000000001\n"
        "交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要\n"
        "2025-05-01,,500,500,某置业有限公司,11000002,人工费\n"
    )
    put(tmp_path, "流水.csv", text)
    case = read_case(tmp_path)
    [account] = rows(case, "account")
    assert (account["party_id"], account["kind"]) == ("G", "wage_special")
    assert column(case, "payment", "payee_id") == ["G"]


def test_a_clue_on_a_form(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    text = (
        "欠薪线索交办单\n线索编号,XS-001\n线索来源,12345热线\n被反映单位,某劳务有限公司\n"
        "涉及项目,清河佳苑\n反映时间,2025-12-01\n欠薪人数,12\n欠薪金额（万元）,12\n"
    )
    put(tmp_path, "交办单.csv", text)
    [clue] = rows(read_case(tmp_path), "clue")
    assert (clue["clue_id"], clue["project_id"]) == ("XS-001", "P1")
    assert (clue["channel"], clue["people"], clue["amount"]) == ("hotline_12345", 12, 12_000_000)


def test_a_firm_on_a_form(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    text = "企业名称,某劳务有限公司\n统一社会信用代码,91110000600037341L\n法定代表人,孙七\n"
    put(tmp_path, "企业.csv", f"企业基本信息\n{text}")
    firm = rows(read_case(tmp_path), "party")[0]
    assert (firm["name"], firm["uscc"]) == ("某劳务有限公司", "91110000600037341L")


def test_who_lets_things_stands_where_who_is_paid_does(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    line = "塔吊,某租赁有限公司,某建设有限公司,200,2025-04-01"
    put(tmp_path, "租赁台账.csv", f"设备名称,出租单位,承租单位,租赁费,起租日期\n{line}\n")
    [lease] = rows(read_case(tmp_path), "contract")
    assert lease["kind"] == "lease"
    assert (lease["issuer_id"], lease["contractor_id"]) == ("某建设有限公司", "某租赁有限公司")
    assert (lease["price"], str(lease["started_on"])) == (20_000, "2025-04-01")


def test_the_ledger_of_payments_by_its_own_words(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    text = (
        "付款日期,付款单位,收款单位,款项性质,本次支付金额（元）,累计支付金额\n"
        "2025-05-06,某置业有限公司,某建设有限公司,工程进度款,100,900\n"
    )
    put(tmp_path, "工程款支付台账.csv", text)
    [paid] = rows(read_case(tmp_path), "payment")
    assert (paid["amount"], paid["class"]) == (10_000, "progress")


def test_a_title_says_which_table_stands_below_it(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    text = "项目名称,欠薪单位,班组,欠薪人数,欠薪金额\n清河佳苑,某劳务有限公司,木工班,12,120\n"
    put(tmp_path, "台账.csv", f"拖欠农民工工资台账\n{text}")
    [entry] = rows(read_case(tmp_path), "arrears")
    assert (entry["project_id"], entry["people"], entry["amount"]) == ("P1", 12, 12_000)


def test_persons_side_by_side_are_all_read(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    text = "姓名,工日,工资,签名,姓名,工日,工资,签名\n张一,20,60,,李二,21,63,\n王五,1,3,,,,,\n"
    put(tmp_path, "2025年11月工资表.csv", text)
    case = read_case(tmp_path)
    assert column(case, "payroll", "payable") == [6_000, 300, 6_300]
    assert column(case, "payroll", "days") == [20, 1, 21]
    assert column(case, "worker", "name") == ["张一", "王五", "李二"]
    [count] = [count for count in case.files if count.table == "payroll"]
    assert (count.read, count.loaded, count.quarantined, count.skipped) == (3, 2, 0, 1)


def test_a_total_of_one_block_hides_nobody_of_another(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    text = (
        "姓名,工日,工资,姓名,工日,工资\n张三,20,50,王五,20,60\n李四,20,40,赵六,10,30\n"
        "合计,40,90,钱七,10,20\n,,,孙八,1,2\n,,,合计,41,112\n"
    )
    put(tmp_path, "2025年11月工资表.csv", text)
    case = read_case(tmp_path)
    assert column(case, "worker", "name") == ["张三", "李四", "王五", "赵六", "钱七", "孙八"]
    assert [i.severity for i in case.issues if i.severity != "info"] == []


@pytest.mark.parametrize("other", ["工人姓名,签字", "姓名,电话"])
def test_another_name_beside_is_no_block(tmp_path: Path, other: str) -> None:
    put(tmp_path, "project.csv", ONE)
    text = f"姓名,身份证号,应发工资,实发工资,{other}\n张一,{PERSON},80,80,王五,139\n"
    put(tmp_path, "2025年11月工资表.csv", text)
    assert column(read_case(tmp_path), "worker", "name") == ["张一"]


@pytest.mark.parametrize(
    ("header", "table"),
    [
        ("工人姓名,证件号码,总包单位,劳务单位,工种,进场日期", "worker"),
        ("总包单位,分包单位,付款日期,付款金额,款项性质", "payment"),
        ("线索编号,接收日期,项目名称,总包单位,劳务单位,涉及人数,涉及金额", "clue"),
        ("付款日期,出租方,承租方,支付金额,摘要", "payment"),
    ],
)
def test_ledgers_that_are_no_contracts(tmp_path: Path, header: str, table: str) -> None:
    put(tmp_path, "project.csv", PROJECTS)
    put(tmp_path, "表.csv", f"{header}\n" + ",".join(["1"] * len(header.split(","))) + "\n")
    [count] = [count for count in read_case(tmp_path).files if count.file == "表.csv"]
    assert count.table == table


@pytest.mark.parametrize(
    "name", ["基本户流水（含拨付农民工工资专用账户）.csv", "向工资专户拨款明细.csv"]
)
def test_a_title_that_mentions_a_special_account(tmp_path: Path, name: str) -> None:
    put(tmp_path, "party.csv", "party_id,name\nG,某建设集团有限公司\n")
    text = (
        "户名：某建设集团有限公司\n账号：110000000001\n"
        "交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要\n"
        "2025-05-01,,500,500,某置业有限公司,11000002,工程款\n"
    )
    put(tmp_path, name, text)
    [account] = rows(read_case(tmp_path), "account")
    assert account.get("kind") is None


def test_what_is_paid_into_the_special_account_is_labour_cost(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    header = "付款单位,收款单位,应拨人工费,实拨人工费,拨付日期"
    put(tmp_path, "人工费拨付台账.csv", f"{header}\n甲公司,乙公司,9,8,2025-05-20\n")
    [paid] = rows(read_case(tmp_path), "payment")
    assert (paid["amount"], paid["class"], paid["payer_id"]) == (800, "labour_cost", "甲公司")


CONTRACTS = "合同编号,合同名称,发包单位,承包单位\n"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("木工劳务分包合同", "labour"),
        ("工程总承包合同", "epc"),
        ("施工总承包协议书", "general"),
        ("内部承包协议", "internal"),
        ("房屋租赁合同", "premises_lease"),
        ("塔吊设备租赁合同（补签）", "lease"),
        ("木工劳务分包合作协议", None),
        ("塔吊租赁合同", "lease"),
        ("挖掘机租赁合同", "lease"),
        ("钢管扣件租赁协议", "lease"),
        ("施工电梯租赁合同", "lease"),
        ("塔吊租赁", "lease"),
        ("钢材购销合同", "supply"),
        ("商砼采购合同", "supply"),
        ("商品混凝土供应合同", "supply"),
        ("机电安装材料采购合同", "supply"),
        ("水电安装分包合同", "professional"),
        ("地下室防水工程分包合同", "professional"),
        ("水电安装劳务分包合同", "labour"),
        ("幕墙安装及材料采购合同", None),
        ("塔吊安拆及租赁合同", None),
        ("塔吊租赁及安拆合同", None),
        ("劳务及钢管租赁合同", None),
        ("木工分包合同", None),
        ("桩基工程专业分包采购合同", None),
        ("劳务分包合同（补充协议一）", None),
        ("战略合作协议", None),
        ("宿舍租赁合同", None),
        ("脚手架搭拆及钢管租赁合同", None),
        ("钢筋工程清包工及辅材供应合同", None),
        ("劳动力供应合同", None),
        ("门窗制作安装供应合同", None),
        ("主体结构及水电安装分包合同", None),
        ("土建及水电安装工程分包合同", None),
        ("水电安装分包合同（劳务清包工）", None),
        ("土方施工合同", None),
        ("建设工程施工合同", None),
    ],
)
def test_a_contract_is_of_the_kind_that_its_title_says(
    tmp_path: Path, title: str, kind: str | None
) -> None:
    put(tmp_path, "project.csv", ONE)
    put(tmp_path, "合同台账.csv", f"{CONTRACTS}C1,{title},甲公司,乙公司\n")
    [contract] = rows(read_case(tmp_path), "contract")
    assert contract.get("kind") == kind


def test_the_first_page_of_a_contract(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    text = (
        "建设工程施工劳务分包合同\n合同编号：LW-01\n发包人：甲公司\n承包人：乙公司\n"
        "工程名称：清河佳苑\n承包内容：木工作业\n合同价款：1200000元\n签订日期：2025年3月1日\n"
    )
    put(tmp_path, "合同.csv", text)
    [contract] = rows(read_case(tmp_path), "contract")
    assert (contract["contract_id"], contract["kind"]) == ("LW-01", "labour")
    assert (contract["issuer_id"], contract["price"]) == ("甲公司", 120_000_000)


def test_how_many_titles_do_not_tell_the_kind_is_said(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    lines = "C1,塔吊租赁合同,甲公司,乙公司\nC2,补充协议,甲公司,乙公司\nC3,木工分包,甲公司,丙公司\n"
    put(tmp_path, "合同台账.csv", CONTRACTS + lines)
    [told] = [i for i in read_case(tmp_path).issues if i.column == "合同名称"]
    assert "1 份合同" in told.problem
    assert "另有 2 份" in told.done


def test_the_heading_of_a_word_document_is_the_title_of_its_contract(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("劳务分包合同")
    cells = ("合同编号", "LW-01", "工程名称", "清河佳苑", "发包人", "甲公司", "承包人", "乙公司")
    table = document.add_table(rows=4, cols=2)
    for index, text in enumerate(cells):
        table.cell(*divmod(index, 2)).text = text
    document.save(str(tmp_path / "合同.docx"))
    [contract] = rows(read_case(tmp_path), "contract")
    assert (contract["title"], contract["kind"]) == ("劳务分包合同", "labour")


def test_who_passes_works_on_in_a_ledger_of_subcontracts(tmp_path: Path) -> None:
    put(tmp_path, "project.csv", ONE)
    put(
        tmp_path,
        "分包.csv",
        "总包单位,分包单位,分包类型,签订日期\n甲公司,乙公司,劳务分包,2025-03-01\n",
    )
    [contract] = rows(read_case(tmp_path), "contract")
    assert (contract["issuer_id"], contract["contractor_id"]) == ("甲公司", "乙公司")


def test_a_project_whose_name_is_close_to_another_is_told(tmp_path: Path) -> None:
    head = "付款日期,付款单位,收款单位,付款金额（元）,项目名称\n"
    line = "2025-05-01,甲公司,乙公司,{},{}\n"
    names = ["滨河花园三期", "河阳县滨河花园三期建设项目", "柳林路改造工程", "建设工程", "项目"]
    lines = (line.format(amount, name) for amount, name in enumerate(names, start=1))
    put(tmp_path, "付款台账.csv", head + "".join(lines))
    said = [each for each in read_case(tmp_path).issues if "相近" in each.problem]
    assert [(each.row, each.value) for each in said] == [(3, "河阳县滨河花园三期建设项目")]
