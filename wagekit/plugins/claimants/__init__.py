"""Whether what people claim in a clue is wages, theirs, and still unpaid (虚假讨薪的疑点)."""
