"""Asks a case in a bundle once more, on the day and by the rules that its manifest names."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wagekit.case import Case, open_case
from wagekit.handover.bundle_name import CASE
from wagekit.handover.unpack import unpack
from wagekit.output.files import files_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagekit.handover.manifest import Manifest


def outputs_again(bundle: Path, manifest: Manifest, plugins: Path | None) -> Mapping[str, str]:
    """What `analyze` says now, by file.

    Args:
        bundle: The bundle, verified.
        manifest: Its manifest.
        plugins: A folder with the further rules that it lists.

    Raises:
        WagekitError: The bundle cannot be unpacked, or a rule that it names is not known.
        UnreadableCase: The case in it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="wk-") as made:
        folder = Path(made)
        unpack(bundle, manifest, CASE, folder)
        case = _as_it_was_called(open_case(folder), manifest)
        run = case.analyze(
            as_of=manifest.judged.day, only=manifest.rules, plugins=plugins, lang=manifest.lang
        )
        return files_of(case, replace(run, judged=manifest.judged))


def _as_it_was_called(case: Case, manifest: Manifest) -> Case:
    """The case under the id it had, which may have been the name of its folder."""
    settings = replace(case.settings, case_id=manifest.case_id)
    return Case(case.folder, replace(case.read, settings=settings))
