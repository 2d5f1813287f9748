"""What the findings add up to: which act it looks like, and what speaks against the others."""
