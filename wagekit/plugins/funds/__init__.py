"""Project money: what was due, whether it was paid, and what the owner must have in place."""
