"""What is owed, what covers it, and who pays the rest."""
