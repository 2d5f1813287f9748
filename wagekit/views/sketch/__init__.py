"""Drawings as frozen shapes, for matplotlib and for a browser."""
