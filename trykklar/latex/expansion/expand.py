"""A document -> one passage of LaTeX as TeX would read it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import FatalError, Finding
from trykklar.latex.expansion import (
    boxes,
    branching,
    calculating,
    caption_type,
    character_codes,
    choosing,
    citation_declaration,
    counting,
    declarations,
    declared_contents,
    defining,
    environment_call,
    environment_definition,
    environment_hook,
    file_input,
    file_streams,
    font_selector,
    item_list,
    kernel_commands,
    key_options,
    key_values,
    lists_of_works,
    lookahead,
    looping,
    naming,
    note_marks,
    package_options,
    patching,
    registers,
    shorthand,
    silent_primitives,
    verbatim_text,
)
from trykklar.latex.expansion.command_vocabulary import Vocabulary
from trykklar.latex.expansion.expander import Expander
from trykklar.latex.expansion.lexer import Lexer
from trykklar.latex.expansion.made_lists import MadeLists
from trykklar.latex.expansion.plain_run import run
from trykklar.latex.expansion.printed_branch import PrintedBranches
from trykklar.latex.source import read_source
from trykklar.latex.structure_commands import DRAWINGS, VERBATIM

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.expansion.expander import Primitive
    from trykklar.latex.expansion.printed_branch import Shows
    from trykklar.latex.noted_lookup import NotedLookup
    from trykklar.latex.passage import Passage
    from trykklar.latex.source import Source

_SET_BY_TEX = DRAWINGS | {"alltt", "psfrags"}
_EXPANDABLE: dict[str, Primitive] = {
    **branching.EXPANDABLE,
    **calculating.EXPANDABLE,
    **choosing.EXPANDABLE,
    **counting.EXPANDABLE,
    **file_streams.EXPANDABLE,
    **item_list.EXPANDABLE,
    **naming.EXPANDABLE,
    **registers.EXPANDABLE,
}
_EXECUTED: dict[str, Primitive] = {
    **boxes.EXECUTED,
    **branching.EXECUTED,
    **calculating.EXECUTED,
    **character_codes.EXECUTED,
    **choosing.EXECUTED,
    **citation_declaration.EXECUTED,
    **counting.EXECUTED,
    **declarations.EXECUTED,
    **declared_contents.EXECUTED,
    **caption_type.EXECUTED,
    **defining.EXECUTED,
    **environment_call.EXECUTED,
    **environment_definition.EXECUTED,
    **environment_hook.EXECUTED,
    **file_input.EXECUTED,
    **file_streams.EXECUTED,
    **font_selector.EXECUTED,
    **item_list.EXECUTED,
    **kernel_commands.EXECUTED,
    **key_options.EXECUTED,
    **package_options.EXECUTED,
    **key_values.EXECUTED,
    **lists_of_works.EXECUTED,
    **lookahead.EXECUTED,
    **looping.EXECUTED,
    **naming.EXECUTED,
    **note_marks.EXECUTED,
    **patching.EXECUTED,
    **registers.EXECUTED,
    **shorthand.EXECUTED,
    **silent_primitives.EXECUTED,
    **verbatim_text.EXECUTED,
}
_DEFINING = defining.ECHOED | environment_definition.EXECUTED.keys()


class Expanded(NamedTuple):
    r"""A document with its macros expanded.

    Attributes:
        document: What was read.
        passage: What TeX would read, every character with its place in the author's files.
        preamble: The preamble as it is written, for who sets a part of the text by itself.
        findings: Files that are not there, and calls that were not followed to their end.
        sources: Every file that was read, the main file first.
        packages: Package or class -> the options it was loaded with.
        written: Name of a file that stands in the manuscript (`filecontents`) -> its text.
        verbatim: The environments whose text is handed on as it is written.
        imports: Offset in the passage -> from there on, the folders in which the names of files
            are looked for first, the innermost last.
        paths: Further folders for them: `\input@path`.
        lookup: Finds the files, and knows where it looked.
    """

    document: Document
    passage: Passage
    preamble: str
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    packages: Mapping[str, str]
    written: Mapping[str, Source]
    verbatim: frozenset[str]
    imports: tuple[tuple[int, tuple[Path, ...]], ...]
    paths: tuple[str, ...]
    lookup: NotedLookup


def expand(
    document: Document,
    lists: Callable[[str], Path | None] | None = None,
    shows: Shows | None = None,
) -> Expanded:
    r"""Read a document with everything it is made of, for who makes another document of it.

    Definitions are handed on, too, and drawings as they are written, for TeX to set them.

    Args:
        document: What to read.
        lists: Name of a list of works -> what BibTeX made, to be read in place of `\bibliography`.
        shows: Whether its PDF shows a text, of which it is also given what stands before it: which
            branch TeX read of a condition whose answer it alone knows.

    Raises:
        FatalError: The main file cannot be read.
    """
    return _expanded(document, _DEFINING, VERBATIM | _SET_BY_TEX, lists, shows)


def expand_text(document: Document) -> Expanded:
    """Read a document with everything it is made of, for who asks what stands in it.

    Raises:
        FatalError: The main file cannot be read.
    """
    return _expanded(document, (), VERBATIM)


def _expanded(
    document: Document,
    echoed: Collection[str],
    raw: Collection[str],
    lists: Callable[[str], Path | None] | None = None,
    shows: Shows | None = None,
) -> Expanded:
    source = read_source(document.source, document.fence, document.source)
    if isinstance(source, Finding):
        raise FatalError(source.message, findings=[source])
    expander = Expander(document, source, Vocabulary(_EXPANDABLE, _EXECUTED, echoed, raw))
    expander.files.lists = MadeLists(lists) if lists else None
    expander.printed = PrintedBranches(shows)
    expander.first_reading(source)
    expander.open_file(Lexer(source))
    run(expander)
    begin = source.text.find(r"\begin{document}")
    lonely = expander.emitter.balance.lonely  # braces that are taken out at the end
    return Expanded(
        document=document,
        passage=expander.emitter.passage(document.source),
        preamble=source.text[:begin] if begin >= 0 else "",
        findings=tuple(expander.findings),
        sources=tuple(expander.files.sources.values()),
        packages=expander.packages,
        written=expander.files.written,
        verbatim=frozenset(expander.environments.raw),
        imports=tuple(
            (at - bisect_left(lonely, at), folders) for at, folders in expander.files.imports
        ),
        paths=tuple(expander.files.paths),
        lookup=expander.files.lookup,
    )
