"""The issuer of works holds some itself, which others than the owner gave it."""

from __future__ import annotations

import narwhals as nw

from wagekit.core.ladder import Step, found
from wagekit.core.logic import is_true
from wagekit.model.text import Text

SEVERAL = nw.col("held_of_several")
"""Who gave the issuer its works differs, or some contracts do not say; null if it holds none."""
HELD_OF: tuple[tuple[nw.Expr, Text], ...] = (
    (
        is_true(SEVERAL),
        Text(
            "有多份，发包人不止一个或者未全部载明",
            "come from more than one issuer or in part name none",
        ),
    ),
    (
        is_true(~SEVERAL) & ~nw.col("held_of").is_null(),
        Text("由{held_of}发包", "come from {held_of}"),
    ),
    (is_true(~SEVERAL), Text("未载明发包人", "name no issuer")),
)


def held_of_others(works: Text) -> list[Step]:
    """Found: the issuer of the `works` holds some itself, but none that the owner gave it."""
    return [
        found(
            held,
            f"{works.zh}由{{issuer_name}}发包给{{contractor_name}}，资料中{{issuer_name}}总承包或者专业"
            f"承包本工程的合同{of.zh}，没有建设单位发包的总承包或者专业承包合同，其是否为承包单位待查",
            f"{{issuer_name}} gave {works.en} to {{contractor_name}}; in the data the general or"
            f" professional contracts of {{issuer_name}} in the project {of.en}, and none is given"
            " by the owner; whether it is a contractor of the works is to be examined",
            ask=["project_parties", "contract_paper"],
        )
        for held, of in HELD_OF
    ]
