r"""What a warm engine is started with: LaTeX up to where it waits, and the rest of the main file.

The engine runs the preamble (or starts from its dump) and \begin{document}, which reads what the
last pass left, and then waits for a line on its terminal. It can wait further on, too: before it
opens the section that the author is at work on. Nothing of what comes after has been read by then,
so that it sees every file as it is when it is asked to go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.typeset.main_text_only import text_only

if TYPE_CHECKING:
    from pathlib import Path

READY = "trykklar is ready"
"""What the engine says when it waits."""

# Only \scrollmode reads from the terminal; a negative number asks without a prompt (The TeXbook,
# chapter 20, \read). The author's preamble, which is behind already, is skipped in the main file.
_WAITING = r"""
\def\trykklarwait{\global\let\trykklarwait\relax
  \begingroup\endlinechar=-1 \scrollmode\immediate\write16{%s}%%
  \read-1 to\trykklargo \nonstopmode\endgroup}
"""

# A hook of one file is known by its name alone; two folders may have a file of that name.
_SECTION = r"""\edef\trykklarsection{\detokenize{%s/%s}}
\AddToHook{file/before}{\edef\trykklarfile{\CurrentFilePath/\CurrentFile}%%
  \csname @onelevel@sanitize\endcsname\trykklarfile
  \ifx\trykklarfile\trykklarsection\expandafter\trykklarwait\fi}"""


def start(main: Path, preamble: bytes, section: Path | None) -> bytes:
    r"""The file that the engine is given in place of the main file.

    Args:
        main: The document's main file, from the folder TeX runs in.
        preamble: What stands before the text, and \begin{document}; that alone with a dump.
        section: The file to wait for, as the main file reads it; None to wait where the text
            begins.
    """
    place = _SECTION % (section.parent.as_posix(), section.name) if section else r"\trykklarwait"
    text = text_only(main)
    return preamble.rstrip(b"\n") + f"%{_WAITING % READY}{place}\n{text}\n".encode()
