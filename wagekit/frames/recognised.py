"""On what ground a sheet was taken for a table, in words."""

from __future__ import annotations

from typing import Final

from wagekit.intake.profile import profiles
from wagekit.model.text import Text

SURE: Final = 80
"""Of a hundred headers known, from which on nobody has to look again."""


def _ground(part: str) -> tuple[Text, bool]:
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


def grounds(profile: str) -> tuple[Text, bool]:
    """All grounds of a sheet in words, and whether they are sure.

    Args:
        profile: Joined by `+`, each `canonical`, `form …`, `headers N%` or the name of a source
            profile.
    """
    said = [_ground(part) for part in profile.split("+") if part]
    joined = Text("，".join(t.zh for t, _ in said), ", ".join(t.en for t, _ in said))
    return joined, all(sure for _, sure in said)
