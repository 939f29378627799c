"""Reading .bib files: entries with positions, inheritance, names."""
