"""How clues are accepted, routed, concluded and in time (线索办理)."""
