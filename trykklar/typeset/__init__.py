"""LaTeX -> PDF: engines, passes, the record of what was read, log -> findings."""
