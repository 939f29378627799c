"""Citations of a list that BibTeX or the author made, as LaTeX or natbib prints them."""
