"""What a duty to pay rests on: whether it is one yet, and which sentence says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wagekit.views.texts import read

if TYPE_CHECKING:
    from wagekit.model.liability import Liable
    from wagekit.views.letter.wages import Duty

BOOK: Final = read("letter/duty_grounds.yaml")
ESTABLISHED: Final = frozenset(BOOK["established"])
"""Law rows that need an act established."""


def hangs_on(liable: Liable) -> str | None:
    """What has to be established before a party must pay; None where the duty is one already.

    Args:
        liable: The party and its role.
    """
    points = [BOOK["to_establish"].get(trigger) for trigger in _grounds(liable)]
    return None if None in points else next(iter(points), None)


def stands(duty: Duty) -> bool:
    """Whether a duty rests on more than an act to be established.

    Args:
        duty: The duty.
    """
    return not {*duty.liable.articles} <= ESTABLISHED


def sentence_of(liable: Liable) -> str:
    """The end of the keys of the sentences that a letter has for a duty: its role, or more.

    Args:
        liable: The party and its role.
    """
    own = [BOOK["sentences"].get(trigger) for trigger in _grounds(liable)]
    usual = not own or None in own
    return liable.role if usual else f"{liable.role}_{own[0]}"


def is_older(liable: Liable) -> bool:
    """Whether a duty rests only on rules from before decree 724, which cap it.

    Args:
        liable: The party and its role.
    """
    grounds = _grounds(liable)
    return bool(grounds) and {*grounds} <= {*BOOK["older"]}


def leaves_older(duty: Duty) -> bool:
    """Whether a duty does not reach all of its wages, as some were due before decree 724.

    Args:
        duty: The duty.
    """
    reach, cap = duty.liable.reach, duty.liable.cap
    return cap is None and reach is not None and reach < duty.wages.amount


def _grounds(liable: Liable) -> tuple[str, ...]:
    return tuple(one for one in liable.triggers if one not in BOOK["beside"])
