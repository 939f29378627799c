"""Programs that work for TeX between two passes: biber, BibTeX, makeindex."""
