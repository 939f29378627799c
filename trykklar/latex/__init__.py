"""Reading LaTeX: scanner, macros, include graph; citations, labels, floats, words."""
