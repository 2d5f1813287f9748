"""What a run writes: findings, determinations, coverage, issues and a summary."""
