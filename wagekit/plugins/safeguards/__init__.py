"""ZD01 to ZD12: the safeguards that make wages on a site safe before they are owed."""
