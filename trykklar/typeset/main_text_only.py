r"""LaTeX that reads a main file's text alone: its preamble is behind already, or in a dump."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OPENING = r"\expandafter\let\expandafter\trykklaropen\csname @@input\endcsname"
"""What `opened` needs to have been run before."""

_SKIPPING = r"""
\long\def\trykklartext#1\begin#2{\def\trykklarfound{#2}\ifx\trykklarfound\trykklarsought
  \expandafter\ignorespaces\else\expandafter\trykklartext\fi}
\def\trykklarsought{document}
"""


def text_only(main: Path) -> str:
    r"""LaTeX that goes on behind the \begin{document} of a main file.

    Args:
        main: The main file, from the folder TeX runs in.
    """
    # \expandafter opens the file, so that \trykklartext takes its argument from there.
    return rf"{OPENING}{_SKIPPING}\expandafter\trykklartext{opened(main)}"


def opened(path: Path) -> str:
    r"""LaTeX that opens a file as `\input` of plain TeX does.

    A quotation mark is a command of its own in Norwegian and German; `\string` makes it a sign.

    Args:
        path: The file, from the folder TeX runs in.
    """
    return rf'\trykklaropen \string"{path.as_posix()}\string" '
