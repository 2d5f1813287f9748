"""What a rule tells the officer to check stands in the note of a transfer, not in its text."""

from __future__ import annotations

from test_transfer_police import refusing, transferred
from wage_case import Rows, order

from wagekit.views.letter.view import Paragraph


def texts(given: Rows, lang: str = "zh") -> tuple[str, str]:
    """The letter itself, and its note."""
    view = transferred(given, lang).view
    letter = "\n".join(one.text for one in view.body if isinstance(one, Paragraph))
    return letter, "\n".join(view.texts())


def test_what_the_officer_checks_of_an_individual_is_not_told_to_the_police() -> None:
    letter, everything = texts(refusing(kind="individual"))
    assert "须核对" not in letter
    assert "用人者为个人的，须核对是否已先责令有用工主体资格的发包单位支付" in everything
    english, note = texts(refusing(kind="individual"), "en")
    assert "check that" not in english
    assert "here an individual hired, check that" in note


def test_that_an_order_states_no_sum_stays_and_what_to_check_of_it_goes() -> None:
    given = refusing()
    unstated = order("A2", "SUB", "rectify_order")
    given["action"] = [row for row in given["action"] if row["action_id"] != "A2"] + [unstated]
    letter, everything = texts(given)
    assert "限期改正文书未载明金额" in letter
    assert "须核对" not in letter
    assert "须核对责令的内容是支付上述工资" in everything


def test_what_an_order_states_is_told() -> None:
    given = refusing()
    given["action"] = [row | {"people": 3} if row["action_id"] == "A2" else row
                       for row in given["action"]]  # fmt: skip
    letter, _ = texts(given)
    assert "载明：项目滨河新城一期、3人、90,000.00元" in letter
    english, _ = texts(given, "en")
    assert "states: project 滨河新城一期, 3 people, 90,000.00 yuan" in english
