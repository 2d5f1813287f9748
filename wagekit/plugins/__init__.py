"""The rules: one a file, `<family>/<code>_<name>.py`; their cases are in `tests/rules`."""
