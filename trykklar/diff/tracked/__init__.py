"""Two Word files -> one in which the second differs from the first by tracked changes."""
