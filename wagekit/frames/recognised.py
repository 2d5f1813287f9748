"""On what ground a sheet was taken for a table, in words."""

from __future__ import annotations

from typing import Final

from wagekit.intake.profile import profiles
from wagekit.model.text import Text

SURE: Final = 80
"""Of a hundred headers known, from which on nobody has to look again."""


def ground(part: str) -> tuple[Text, bool]:
    """One ground, and whether that is sure.

    Args:
        part: `canonical`, `form …`, `headers N%` or the name of a source profile.
    """
    if part == "canonical":
        return Text("标准表头", "canonical headers"), True
    if part.startswith("form "):
        return Text("填表式", "a form"), True
    if part.startswith("headers "):
        share = int(part.removeprefix("headers ").removesuffix("%"))
        return Text(f"表头识别 {share}%", f"{share}% of the headers known"), share >= SURE
    profile = profiles().get(part)
    title = profile.title if profile else Text(part, part)
    return Text(f"来源格式“{title.zh}”", f"source profile {title.en!r}"), True


def grounds(profile: str) -> Text:
    """All grounds of a sheet, joined by `+` where there are several."""
    said = [ground(part)[0] for part in profile.split("+") if part]
    return Text("，".join(text.zh for text in said), ", ".join(text.en for text in said))
