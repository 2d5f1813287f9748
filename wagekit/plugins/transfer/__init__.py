"""Transfer of the whole works by a contractor (转包)."""
