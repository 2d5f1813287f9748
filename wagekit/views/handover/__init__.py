"""What is said of a case that goes from one hand to another."""
