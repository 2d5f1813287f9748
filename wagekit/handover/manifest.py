"""manifest.json: what a bundle holds, and what its answer depends on besides."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from wagekit.handover.made_with import MadeWith
from wagekit.model.judged_on import DayFrom, JudgedOn

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = "wagekit-handover-1"
SEAL: Final = "seal"
LANGUAGES: Final = ("zh", "en")
REASONS: Final = ("symlink", "unreadable", "special", "hidden")
"""Why something is left out; `hidden` is what neither wagekit nor a person reads."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the bundle.

    Attributes:
        name: Its name in the bundle.
        size: So many bytes.
        sha256: What the bytes come to, as hexadecimal digits.
    """

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of the case folder that the bundle does not hold.

    Attributes:
        name: Its name in the case folder.
        reason: One of `REASONS`.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself.

    Attributes:
        case_id: The case's id, which may be the name of a folder that is not there any more.
        title: What the case is called.
        judged: The day of judgement and where it came from.
        rules: The codes of the rules that were chosen; none where all ran.
        lang: The language of the outputs.
        outcomes: How many findings of each outcome are listed.
        made_with: Software and law by which the answer was found.
        left_out: What of the case folder is not in the bundle.
        members: Every member but this one.
    """

    case_id: str
    title: str
    judged: JudgedOn
    rules: tuple[str, ...]
    lang: str
    outcomes: Mapping[str, int]
    made_with: MadeWith
    left_out: tuple[LeftOut, ...]
    members: tuple[Member, ...]

    def under(self, folder: str) -> tuple[Member, ...]:
        """The members in a folder of the bundle.

        Args:
            folder: Its name with the slash.
        """
        return tuple(member for member in self.members if member.name.startswith(folder))

    def as_bytes(self) -> bytes:
        """The file; its last entry is the hash of all the others."""
        said = self._as_dict()
        return _text({**said, SEAL: sha256(_text(said)).hexdigest()})

    def fingerprint(self) -> str:
        """By this a bundle is known: who hands over reads it out, who takes over compares."""
        return sha256(self.as_bytes()).hexdigest()

    def _as_dict(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "case_id": self.case_id,
            "title": self.title,
            "as_of": self.judged.day and self.judged.day.isoformat(),
            "as_of_from": str(self.judged.source),
            "rules": list(self.rules),
            "lang": self.lang,
            "outcomes": dict(self.outcomes),
            "made_with": asdict(self.made_with),
            "left_out": [asdict(one) for one in self.left_out],
            "members": [asdict(one) for one in self.members],
        }


class NoManifest(ValueError):  # noqa: N818 - what was found
    """The bytes are not a manifest that wagekit wrote, or not as it wrote them."""


def manifest_of(data: bytes) -> Manifest:
    """Read a manifest.

    Args:
        data: The file.

    Raises:
        NoManifest: It is something else, or was changed.
    """
    try:
        said = json.loads(data)
        manifest = _manifest(said)
        whole = manifest.as_bytes()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NoManifest from error
    if whole != data:
        raise NoManifest
    return manifest


def _manifest(said: Mapping[str, Any]) -> Manifest:
    day = None if said["as_of"] is None else dt.date.fromisoformat(said["as_of"])
    made = Manifest(
        case_id=_text_of(said["case_id"]),
        title=_text_of(said["title"]),
        judged=JudgedOn(day, DayFrom(said["as_of_from"])),
        rules=tuple(map(_text_of, said["rules"])),
        lang=said["lang"],
        outcomes={_text_of(key): _count_of(n) for key, n in said["outcomes"].items()},
        made_with=_made_with(said["made_with"]),
        left_out=tuple(_left_out(one) for one in said["left_out"]),
        members=tuple(_member(one) for one in said["members"]),
    )
    if made.lang not in LANGUAGES:
        raise NoManifest
    return made


def _member(said: Mapping[str, Any]) -> Member:
    return Member(_text_of(said["name"]), _count_of(said["size"]), _text_of(said["sha256"]))


def _left_out(said: Mapping[str, Any]) -> LeftOut:
    if said["reason"] not in REASONS:
        raise NoManifest
    return LeftOut(_text_of(said["name"]), said["reason"])


def _made_with(said: Mapping[str, Any]) -> MadeWith:
    return MadeWith(
        wagekit=_text_of(said["wagekit"]),
        code=_text_of(said["code"]),
        law=_text_of(said["law"]),
        python=_text_of(said["python"]),
        dependencies=_texts_of(said["dependencies"]),
        packages=_texts_of(said["packages"]),
    )


def _texts_of(said: Mapping[str, Any]) -> dict[str, str]:
    return {_text_of(name): _text_of(value) for name, value in said.items()}


def _text_of(value: object) -> str:
    if not isinstance(value, str):
        raise NoManifest
    return value


def _count_of(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NoManifest
    return value


def _text(said: Mapping[str, Any]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
