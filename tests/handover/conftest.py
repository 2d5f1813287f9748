"""Lets the tests of the handover use the case of the tests of views."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "views"))
