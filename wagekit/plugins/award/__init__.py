"""Unlawful award by the owner (违法发包)."""
