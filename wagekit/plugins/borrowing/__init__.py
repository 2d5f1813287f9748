"""Contracting under a borrowed licence (挂靠)."""
