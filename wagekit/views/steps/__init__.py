"""The steps from the papers to the letter."""
