"""Lets the tests of documents use the case of the tests of views."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "views"))
