"""Who or what is listed: ids, and the ids behind each exact cleaned name."""

from collections.abc import Iterable, Iterator

from wagekit.intake.texts import plain


class Directory:
    """Ids and names of one kind of thing, filled while a case is read."""

    __slots__ = ("_called", "_ids", "_names")

    def __init__(self, listed: Iterable[tuple[str | None, str | None]] = ()) -> None:
        self._ids: dict[str, None] = {}
        self._names: dict[str, dict[str, None]] = {}
        self._called: dict[str, str] = {}
        for key, name in listed:
            if key is not None:
                self.add(key, name)

    def add(self, key: str, name: str | None) -> None:
        """List an id, and what it is called where that is known."""
        self._ids[key] = None
        if name is not None:
            self._names.setdefault(plain(name), {})[key] = None
            self._called.setdefault(key, name)

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._ids))

    def called(self, name: str) -> tuple[str, ...]:
        """The ids of that exact cleaned name."""
        return tuple(self._names.get(plain(name), ()))

    def name_of(self, key: str) -> str | None:
        """What a thing was called when it was listed first; None where that is not known."""
        return self._called.get(key)

    def only(self) -> str | None:
        """The id of the only thing listed, or None."""
        return next(iter(self._ids)) if len(self._ids) == 1 else None

    def named_in(self, text: str) -> str | None:
        """The id whose name stands in a text; None if none or several do."""
        found = self.all_named_in(text)
        return found[0] if len(found) == 1 else None

    def all_named_in(self, text: str) -> tuple[str, ...]:
        """The ids whose names stand in a text; a name within a longer one does not count."""
        left, found = plain(text), dict[str, None]()
        for name in sorted(self._names, key=len, reverse=True):
            if len(name) > 1 and name in left:
                found.update(self._names[name])
                left = left.replace(name, "\n")
        return tuple(found)
