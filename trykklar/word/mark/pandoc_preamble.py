"""What pandoc has to know of a preamble: the author's own macros, and nothing else.

Pandoc's reader stops at constructs of preambles that it never needed (jgm/pandoc#8541, ...), so
it is given definitions alone; those that look into TeX's own machinery are left out as well, and
taken out of the text where they stand in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import Span
from trykklar.word.mark.command import Command, commands
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_DEFINING_NAMES = """
    newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd def gdef
    DeclareMathOperator newenvironment renewenvironment newtheorem NewDocumentCommand
    RenewDocumentCommand NewDocumentEnvironment theoremstyle
"""
DEFINING = frozenset(_DEFINING_NAMES.split())
# What our marks, or pandoc itself, take care of: a definition would take it out of their hands.
_OURS_NAMES = """
    cite citep citet label ref caption section subsection subsubsection chapter part title
    author date maketitle footnote item abstract thanks emph textbf textit textsc and today cref
    Cref autoref floatsource enquote includegraphics table figure equation document appendix
    tableofcontents bibliography paragraph subparagraph thebibliography quote quotation
    bibitem newblock natexlab bibinfo url href path nolinkurl sc doibase harvardand harvardyearleft
    harvardyearright harvardurl harvarditem
"""
_OURS = frozenset(_OURS_NAMES.split())
# An environment that draws a box is a box to Word too: its name says more than its rules.
_MACHINERY = re.compile(
    r"\\[A-Za-z]*@[A-Za-z]|\\(?:csname|[vh]rule|setbox|sbox|savebox|usebox|un[hv]box|colorbox|begin\{(?:lrbox|tcolorbox|mdframed)\})"
)
_COUNTER = re.compile(
    r"the(?:part|chapter|(?:sub)*section|(?:sub)?paragraph|page|figure|table|equation|footnote|enum\w+)"
)
_NAME = re.compile(r"\s*\{?\s*\\?([A-Za-z@]+)\*?\s*\}?")
# An environment, and so a theorem, may have any signs in its name.
_ENVIRONMENT = re.compile(r"\s*\{\s*([^{}\\]+?)\*?\s*\}")
_PARAMETERS = re.compile(r"(?:\s|\[[^\]]*\]|#\d|(?<=\])\{\})*")
_BEGIN = r"\begin{document}"


class Definition(NamedTuple):
    """The whole definition of a macro.

    Attributes:
        start: Offset of the command that defines.
        end: Offset behind the definition.
        readable: Whether pandoc is to know it.
    """

    start: int
    end: int
    readable: bool


def body(passage: Passage) -> Span:
    r"""The part between `\begin{document}` and `\end{document}`."""
    text = passage.text
    found = [item for item in commands(passage) if item.environment == "document"]
    start = next((item.end for item in found if item.name == "begin"), 0)
    end = next((item.start for item in found if item.name == "end"), len(text))
    return Span(start, max(start, end))


def definitions(passage: Passage, end: int, start: int = 0) -> Iterator[Definition]:
    """The author's macros between two offsets."""
    at = start
    for command in commands(passage, start, end):
        if command.start < at or command.name not in DEFINING:
            continue
        found = _definition(passage, command)
        if found is not None:
            at = found.end
            yield found


def theorems(passage: Passage, end: int) -> Iterator[Span]:
    """The kinds of theorems that a preamble declares, and the style that each is declared in."""
    for definition in definitions(passage, end):
        if passage.text.startswith((r"\newtheorem", r"\theoremstyle"), definition.start):
            yield Span(definition.start, definition.end)


def unread(passage: Passage, command: Command) -> Iterator[Edit]:
    """A definition in the text that pandoc is not to know."""
    found = _definition(passage, command)
    if found is not None and not found.readable:
        yield Edit(found.start, found.end)


def _definition(passage: Passage, command: Command) -> Definition | None:
    named = _ENVIRONMENT if _names_environment(command) else _NAME
    name = named.match(passage.text, command.end)
    if name is None:
        return None
    at = name.end()
    readable = name[1] not in _OURS and "@" not in name[1] and not _COUNTER.fullmatch(name[1])
    for _ in range(_bodies(command)):
        match = _PARAMETERS.match(passage.text, at)
        after = match.end() if match else at
        group = passage.group(after)
        if group is None and passage.text[at:after].rstrip().endswith("]{}"):
            empty = passage.text.rindex("{}", at, after) + 1  # it prints nothing of its argument
            group = Span(empty, empty)
        if group is None:
            return None
        readable = readable and not _MACHINERY.search(passage.slice(group))
        at = group.end + 1
    match = (
        re.compile(r"\[[^\[\]{}]+\]").match(passage.text, at)
        if command.name == "newtheorem"
        else None
    )
    return Definition(command.start, match.end() if match else at, readable)


def _names_environment(command: Command) -> bool:
    return command.name == "newtheorem" or "nvironment" in command.name


def _bodies(command: Command) -> int:
    """How many groups follow the name."""
    if command.name == "theoremstyle":
        return 0
    if command.name == "NewDocumentEnvironment":
        return 3
    return 2 if "nvironment" in command.name or "Document" in command.name else 1
