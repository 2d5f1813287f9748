"""The files of a folder with further rules: they go with the answer that they gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagekit.core.errors import WagekitError
from wagekit.core.registry import rules_in
from wagekit.handover.bundle_name import PLUGINS
from wagekit.handover.bundle_write import member_of_text
from wagekit.handover.said import shown
from wagekit.intake.said import why_not
from wagekit.views.handover.words import as_said

if TYPE_CHECKING:
    from pathlib import Path

    from wagekit.handover.manifest import Manifest


def rule_files(folder: Path | None) -> dict[str, bytes]:
    """The rule files of a folder, by their names in a bundle.

    Args:
        folder: The folder; None where no further rules were asked for.

    Raises:
        WagekitError: One of them cannot be opened.
    """
    found = rules_in(folder) if folder else ()
    return {f"{PLUGINS}{path.name}": _read(path) for path in found}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = why_not(error)
        raise WagekitError(as_said("rule_unreadable", name=shown(path.name), why=why)) from error


def refuse_other_rules(manifest: Manifest, folder: Path | None) -> None:
    """Refuse to run again with other rules than those that gave the answer.

    Those in the bundle are never run by themselves: they are program code from somebody else.

    Args:
        manifest: What the bundle says of itself.
        folder: The folder with further rules that a person named.

    Raises:
        WagekitError: The folder's rules are not those that the manifest lists, or cannot be opened.
    """
    listed = set(manifest.under(PLUGINS))
    given = {member_of_text(name, data) for name, data in rule_files(folder).items()}
    if listed == given:
        return
    names = sorted({shown(m.name.removeprefix(PLUGINS)) for m in listed ^ given})
    key = "plugins_differ" if folder else "other_plugins"
    raise WagekitError(as_said(key, names=", ".join(names)))
