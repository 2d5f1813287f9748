"""The letter to the housing authority: its parts, its words, and what it must not say."""
