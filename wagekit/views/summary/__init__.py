"""`summary.md`: the page that a person reads first."""
