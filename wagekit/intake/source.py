"""A file of the case, before it is opened."""

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


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
        return PurePosixPath(self.name).stem

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders inside the case in which it lies, from the outer to the inner."""
        return tuple(self.name.split("/")[:-1])

    @property
    def ending(self) -> str:
        """The lower-case ending with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    def sha256(self) -> str:
        """What the file's bytes come to, as hexadecimal digits."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
