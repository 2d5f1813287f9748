"""Workers sent by others, and tasks given to others (劳务派遣、外包)."""
