"""The rules: pure functions from what was read to findings."""
