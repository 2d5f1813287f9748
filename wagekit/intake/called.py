"""Names that a column of a list gives beside those that tables hold: former ones, and teams'."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wagekit.intake.link.former import Former, former_names
from wagekit.intake.link.team_name import TeamName, team_names
from wagekit.intake.raw import RawSheet


@dataclass(slots=True)
class Called:
    """What firms were called before, and what numbered teams are called.

    Attributes:
        former: Former names of firms.
        teams: Names of teams.
    """

    former: list[Former] = field(default_factory=list)
    teams: list[TeamName] = field(default_factory=list)

    def learn(self, sheets: Iterable[RawSheet]) -> None:
        """Take in what the sheets of one file say."""
        for sheet in sheets:
            self.former.extend(former_names(sheet))
            self.teams.extend(team_names(sheet))
