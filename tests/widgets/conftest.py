"""Lets the tests of widgets use the cases of the tests of views and of memos."""

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / part) for part in ("views", "memo")]
