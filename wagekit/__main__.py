"""`python -m wagekit` is the command `wagekit`."""

import sys

from wagekit.cli import main

sys.exit(main())
