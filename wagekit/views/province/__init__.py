"""The page of a province: what a run over all its projects found, and what it could not judge."""
