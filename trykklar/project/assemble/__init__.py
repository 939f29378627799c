"""Manuscript -> LaTeX: preamble, front matter, sections, tables, figures."""

from trykklar.project.assemble.edition import assemble

__all__ = ["assemble"]
