"""What TeX printed, as LaTeX that prints the same: its letters, in the fonts that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.printed.text_run import Run, Runs

_COMMANDS = {
    "typewriter": "texttt", "small_caps": "textsc", "italic": "textit", "bold": "textbf",
    "raised": "textsuperscript", "lowered": "textsubscript",
}  # fmt: skip


# As pandoc reads them; by themselves they would be quotation marks.
_MARKS = str.maketrans({"`": r"\`{}", "'": r"\textquotesingle{}"})


def latex(paragraphs: Iterable[Runs]) -> str:
    """Paragraphs as LaTeX.

    Args:
        paragraphs: What is printed.
    """
    return "\n\n".join("".join(map(_run, runs)) for runs in paragraphs)


def _run(run: Run) -> str:
    text = escaped(run.text).translate(_MARKS).replace("--", "-{}-")
    for look, command in _COMMANDS.items():
        if getattr(run.look, look) and run.text.strip():
            text = f"\\{command}{{{text}}}"
    return text
