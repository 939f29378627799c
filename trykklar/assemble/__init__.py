"""Manuscript -> LaTeX: preamble, front matter, sections, tables, figures."""

from trykklar.assemble.edition import assemble

__all__ = ["assemble"]
