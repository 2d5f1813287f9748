"""The chain of a project, to look around in."""
