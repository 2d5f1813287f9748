"""pandas frames at the edge: in canonical terms for code, in words for who looks at them."""
