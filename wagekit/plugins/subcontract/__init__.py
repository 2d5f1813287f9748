"""Unlawful subcontracting (违法分包)."""
