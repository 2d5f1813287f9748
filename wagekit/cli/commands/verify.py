"""`wagekit verify BUNDLE.zip [--rerun]`: is it whole, and does it still say the same?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from wagekit.cli.say import Say
from wagekit.handover.bundle_name import OUTPUTS
from wagekit.handover.differences import differences, page_differences
from wagekit.handover.made_with import made_with
from wagekit.handover.other_versions import other_versions
from wagekit.handover.rule_files import refuse_other_rules
from wagekit.handover.unpack import texts
from wagekit.handover.verify import verify_bundle
from wagekit.views.handover.words import word

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from wagekit.handover.manifest import Manifest
    from wagekit.model.text import Text

NOT_VERIFIED = 2
MOST = 20
"""Problems beyond so many are counted only."""


def execute(arguments: argparse.Namespace) -> int:
    """Verify a bundle, and run it again if asked to."""
    say = Say(arguments)
    with say.progress("正在核对交接包……", "verifying the bundle ..."):
        checked = verify_bundle(arguments.bundle)
    if checked.problems or checked.manifest is None:
        return _refuse(say, checked.problems)
    manifest = checked.manifest
    _tell(say, word("whole", members=len(manifest.members) + 1))
    _tell(say, word("compare", code=manifest.fingerprint()))
    return _rerun(say, arguments, manifest) if arguments.rerun else 0


def _rerun(say: Say, arguments: argparse.Namespace, manifest: Manifest) -> int:
    from wagekit.cli.rerun import outputs_again  # noqa: PLC0415 - to verify takes no engine

    refuse_other_rules(manifest, arguments.plugins)
    now = made_with()
    for line in other_versions(manifest.made_with, now):
        _tell(say, line)
    before = texts(arguments.bundle, manifest, OUTPUTS)
    with say.progress("正在重新运行……", "running again ..."):
        after = outputs_again(arguments.bundle, manifest, arguments.plugins)
    left_out = {one.name for one in manifest.left_out if one.reason != "hidden"}
    wrong = [*differences(before, after, left_out)]
    if left_out:
        _tell(say, word("left_not_compared", many=len(left_out)))
    if left_out or manifest.made_with.code != now.code:
        _tell(say, word("pages_not_compared"))
    else:
        wrong += page_differences(before, after)
    if wrong:
        return _refuse(say, [word("differs", many=len(wrong)), *wrong])
    found, untold = (manifest.outcomes.get(kind, 0) for kind in ("found", "cannot_tell"))
    _tell(say, word("same", found=found, cannot_tell=untold))
    return 0


def _tell(say: Say, line: Text) -> None:
    say.same(line.in_(say.lang))


def _refuse(say: Say, problems: Sequence[Text]) -> int:
    """Each problem in a line of its own, with `--quiet` too."""
    for line in _first(problems):
        print(f"wagekit: {line.in_(say.lang)}", file=sys.stderr)  # noqa: T201 - the command line
    return NOT_VERIFIED


def _first(problems: Sequence[Text]) -> Iterator[Text]:
    yield from problems[:MOST]
    if len(problems) > MOST:
        yield word("more", many=len(problems) - MOST)
