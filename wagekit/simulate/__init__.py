"""Invented provinces of which it is known what is wrong in them."""
