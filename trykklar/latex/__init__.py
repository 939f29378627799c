"""Reading LaTeX: citations, labels, floats and prose, with the place of each."""

from trykklar.latex.reading import Reading, read

__all__ = ["Reading", "read"]
