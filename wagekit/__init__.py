"""A kit for labour inspectors: from a pile of files to findings, who must pay, and the letter."""
