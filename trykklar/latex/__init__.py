"""Reading LaTeX: citations, labels, floats and prose, with the place of each."""

from trykklar.latex.read_document import Reading, read

__all__ = ["Reading", "read"]
