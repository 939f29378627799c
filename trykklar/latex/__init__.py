"""Reading LaTeX: citations, labels, floats and prose, with the place of each."""
