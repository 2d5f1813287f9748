"""Chains and sketches as figures of matplotlib."""
