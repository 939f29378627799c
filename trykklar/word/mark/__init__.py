"""LaTeX -> the same LaTeX with marks that pandoc carries through as plain characters."""
