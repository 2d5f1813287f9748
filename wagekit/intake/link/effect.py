"""What decisions and suppositions on who is whom come to: which id goes by which."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wagekit.intake.link.judgement import Judgement
from wagekit.model.finding import Issue


@dataclass(slots=True)
class Effect:
    """What decisions come to.

    Attributes:
        goes_by: Id to the id under which all other tables name the same party.
        disputed: Ids whose numbers no longer join them to anybody.
        judgements: One a decision.
        issues: Lines that name nobody, or somebody who cannot be told.
        apart: Pairs of ids that are different.
    """

    goes_by: dict[str, str] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)
    judgements: list[Judgement] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)

    def root(self, key: str) -> str:
        """The id under which everything names the party `key`."""
        while key in self.goes_by:
            key = self.goes_by[key]
        return key

    def keeps_apart(self, left: str, right: str) -> bool:
        """Whether two ids, each a root, are said to be different."""
        pairs = (frozenset(self.root(key) for key in pair) for pair in self.apart)
        return frozenset({left, right}) in set(pairs)


def goes_by(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The id that each party of a proposed pair has in those tables, where it has another.

    Args:
        judgements: Who was taken for whom.
    """
    effect = supposed_effect(judgements)
    return {key: effect.root(key) for key in effect.goes_by}


def supposed_effect(judgements: Iterable[Judgement]) -> Effect:
    """What it comes to if every pair that is `proposed` is one party; what is apart stays so."""
    judged = list(judgements)
    effect = Effect(
        apart={frozenset({j.left, j.right}) for j in judged if j.judgement == "different"}
    )
    for each in judged:
        left, right = effect.root(each.left), effect.root(each.right)
        if each.judgement == "proposed" and left != right and not effect.keeps_apart(left, right):
            effect.goes_by[right] = left
    return effect
