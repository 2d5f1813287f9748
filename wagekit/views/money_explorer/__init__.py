"""The money of a project, to look around in: what was due, paid, traced and known by a day."""
