"""What was due and paid under each contract, by day."""
