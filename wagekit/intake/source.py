"""A file of the case, before it is opened."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the case.

    Attributes:
        path: Where it is.
        name: Its path inside the case folder, with forward slashes; shown to the inspector.
    """

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.path.stem

    @property
    def ending(self) -> str:
        """The lower-case ending with its dot."""
        return self.path.suffix.lower()
