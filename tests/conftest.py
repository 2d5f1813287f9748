"""No test measures time: an example of Hypothesis may take as long as a busy machine needs."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")
