"""The test kit that is shipped: rule cases in YAML, run on every engine."""
