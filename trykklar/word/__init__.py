"""LaTeX -> Word."""
