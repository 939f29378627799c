"""One piece of work that is done before the dump."""

from __future__ import annotations

from dataclasses import dataclass

# \csname would give a meaning to what has none, but for the group.
KNOWN = r"""
\def\trykklar@known#1#2#3{%
  \begingroup
  \def\trykklar@found{}%
  \@for\next:=#2\do{%
    \edef\trykklar@found{\trykklar@found\expandafter\meaning\csname\next\endcsname}}%
  \edef\next{\endgroup\noexpand\ifcase\pdfstrcmp{\pdfmdfivesum{\trykklar@found}}{#1} }%
  \next#3\fi}
"""
r"""Does #3 where the meanings of the commands #2 have the MD5 sum #1."""


@dataclass(frozen=True)
class Shortcut:
    r"""TeX code in place of biblatex's.

    Attributes:
        definitions: What is there for it, read before the preamble.
        relied: The commands whose meaning must be the known one: what is replaced, and what the
            replacement relies on. Without the backslash, divided by commas.
        known: The MD5 sum of their meanings, one after the other.
        start: Puts it in place, at the end of the preamble.
    """

    definitions: str
    relied: str
    known: str
    start: str

    @property
    def started(self) -> str:
        """Its start, where it is known to be right."""
        return rf"\trykklar@known{{{self.known}}}{{{self.relied}}}{{{self.start}}}%"
