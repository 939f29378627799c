"""Manuscript -> LaTeX: preamble, front matter, sections, tables, figures."""
