"""`python -m wagekit.cli`."""

import sys

from wagekit.cli import main

sys.exit(main())
