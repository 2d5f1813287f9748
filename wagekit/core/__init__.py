"""The verbs: what a rule is, how it is found, and how it is run on an engine."""
