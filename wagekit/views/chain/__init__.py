"""The chain of contracts and payments of one project."""
