"""A document -> one passage of LaTeX as TeX would read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import FatalError, Finding
from trykklar.latex.expansion import (
    branching,
    choosing,
    counting,
    declarations,
    defining,
    environment_call,
    file_input,
    kernel_commands,
    key_values,
    lookahead,
    looping,
    naming,
    patching,
    shorthand,
    silent_primitives,
    verbatim_text,
)
from trykklar.latex.expansion.expander import Expander
from trykklar.latex.expansion.lexer import Lexer
from trykklar.latex.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.expansion.expander import Primitive
    from trykklar.latex.passage import Passage

_EXPANDABLE: dict[str, Primitive] = {
    **branching.EXPANDABLE,
    **choosing.EXPANDABLE,
    **counting.EXPANDABLE,
    **naming.EXPANDABLE,
}
_EXECUTED: dict[str, Primitive] = {
    **branching.EXECUTED,
    **choosing.EXECUTED,
    **counting.EXECUTED,
    **declarations.EXECUTED,
    **defining.EXECUTED,
    **environment_call.EXECUTED,
    **file_input.EXECUTED,
    **kernel_commands.EXECUTED,
    **key_values.EXECUTED,
    **lookahead.EXECUTED,
    **looping.EXECUTED,
    **naming.EXECUTED,
    **patching.EXECUTED,
    **shorthand.EXECUTED,
    **silent_primitives.EXECUTED,
    **verbatim_text.EXECUTED,
}


class Expanded(NamedTuple):
    """A document with its macros expanded.

    Attributes:
        passage: What TeX would read, every character with its place in the author's files.
        preamble: The preamble as it is written, for who sets a part of the text by itself.
        findings: Files that are not there, and calls that were not followed to their end.
    """

    passage: Passage
    preamble: str
    findings: tuple[Finding, ...]


def expand(document: Document, listed: Path | None = None) -> Expanded:
    r"""Read a document with everything it is made of.

    Args:
        document: What to read.
        listed: The list of works that BibTeX made, to be read in place of `\bibliography`.

    Raises:
        FatalError: The main file cannot be read.
    """
    source = read_source(document.source, document.fence)
    if isinstance(source, Finding):
        raise FatalError(f"{document.source} cannot be read", findings=[source])
    expander = Expander(document, source, _EXPANDABLE, _EXECUTED, defining.ECHOED)
    expander.listed = listed
    expander.sources[source.path] = source
    expander.first_reading(source)
    expander.open_file(Lexer(source))
    expander.run()
    begin = source.text.find(r"\begin{document}")
    preamble = source.text[:begin] if begin >= 0 else ""
    return Expanded(expander.emitter.passage(document.source), preamble, tuple(expander.findings))
