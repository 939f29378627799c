r"""Environments that nobody here knows: what they are is for TeX to show.

Of a package's environment, the expansion leaves the name, and pandoc takes its inside for text. A
box round some paragraphs is that; a tree, a score, a glossed example or a chess board is not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.expansion.kept_commands import KEPT
from trykklar.latex.passage import Span
from trykklar.latex.structure_commands import CAPTIONS, HEADINGS, LIST_OF_WORKS
from trykklar.word.mark.command import COMMENT, Command, arguments, commands
from trykklar.word.mark.nesting import tokens
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.plain.group_environment import SWITCHES
from trykklar.word.mark.plain.proof_name import OWN_WORD
from trykklar.word.mark.rule_table import BEGINNINGS, COMMANDS
from trykklar.word.mark.rules.citation_mark import ALL
from trykklar.word.mark.rules.float_mark import FLOATS
from trykklar.word.mark.rules.letters import LETTERS
from trykklar.word.mark.rules.reference_mark import REFERENCES
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.mark.unit import OPAQUE
from trykklar.word.silent_commands import silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from trykklar.latex.passage import Passage

_LONGEST = 3_000  # characters of what may be a picture: more is text in a frame
_MOST = 400
_PROOF = "proof"  # with a title, which classes print in different ways
_TEXT_NAMES = """
    document quote quotation verse itemize enumerate description list trivlist enumerate* itemize*
    proof theindex letter alltt code obeylines otherlanguage foreignlanguage letterspace
    tightlist compactitem compactenum inparaenum asparaenum raggedright raggedleft centering
    samepage refsection refsegment
    dedication appendix changemargin adjustwidth paracol
    cbunit bibunit onehalfspacing doublespacing singlespacing nolinenumbers
    threeparttablex subfloatrow floatrow widetext strip backmatter mainmatter
    filecontents math displaymath
"""
_TEXT = frozenset(_TEXT_NAMES.split())
_BEGIN = re.compile(r"\\begin\s*\{([^{}]*)\}")
_DECLARED = re.compile(
    r"\\(?:\w*newtheorem|newmdtheoremenv|newtcbtheorem|(?:re)?newtcolorbox|declaretheorem|newlist|"
    r"newfloat|DeclareFloatingEnvironment|(?:re)?newenvironment|NewDocumentEnvironment)\*?"
    r"\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}"
)
# What makes a stretch one that is read, and not looked at.
_READ = frozenset(
    [*HEADINGS, *CAPTIONS, *ALL, *REFERENCES, "footnote", "footnotetext", "bibitem", "input"]
)
_KNOWN = frozenset([*KEPT, *COMMANDS, *LETTERS, "textsuperscript", "textsubscript"])


class Unknown(NamedTuple):
    """An environment that nobody knows.

    Attributes:
        span: All of it.
        inside: What is in it, without its optional argument.
        text: Whether it has what is read for sure, such as a citation: it is no picture, whatever
            else it prints.
    """

    span: Span
    inside: Span
    text: bool = False


def unknown(passage: Passage) -> tuple[Unknown, ...]:
    """The environments of a text that nobody knows; no picture lies in another or in a formula.

    Args:
        passage: The flat source.
    """
    known = _names(passage)
    begun_names = {name.rstrip("*") for name in _BEGIN.findall(passage.text)}
    if _PROOF not in begun_names and begun_names <= known:
        return ()
    text = body(passage)
    begun = {match.start() for match in tokens(passage, text) if match[1] == "begin"}
    found: list[Unknown] = []
    after = text.start
    for command in commands(passage, *text):
        if command.name != "begin" or command.start < after or command.start not in begun:
            continue
        tail = closing(passage, command)
        if tail is not None and command.environment == LIST_OF_WORKS:
            after = tail.end  # its works are printed one by one
        of_known = {command.environment, command.environment.rstrip("*")} & known
        if tail is None or (of_known and not _is_titled_proof(passage, command)):
            continue
        span = Span(command.start, tail.end)
        inside = Span(arguments(passage, command.end)[1], tail.start)
        if command.environment == _PROOF or _is_text(passage, span):
            found.append(Unknown(span, inside, text=True))
        elif span.end - span.start <= _LONGEST:
            found.append(Unknown(span, inside))
            after = span.end
    return tuple(found[:_MOST])


def names(passage: Passage) -> frozenset[str]:
    """The names of all environments of a text that nobody knows.

    Args:
        passage: The flat source.
    """
    begun = {name for name in _BEGIN.findall(passage.text) if name.rstrip("*") != _PROOF}
    text = body(passage) if any(map(_is_new(passage), begun)) else None
    found = commands(passage, *text) if text is not None else ()
    return frozenset(filter(_is_new(passage), (each.environment for each in found))) & begun


def _is_new(passage: Passage) -> Callable[[str], bool]:
    known = _names(passage)
    return lambda name: not {name, name.rstrip("*")} & known


def _is_titled_proof(passage: Passage, command: Command) -> bool:
    """Whether a proof has a title of the author's, and not the word that LaTeX has for it."""
    titles = arguments(passage, command.end)[0] if command.environment == _PROOF else ()
    return bool(titles) and passage.slice(titles[0]) != OWN_WORD


def foreign(passage: Passage, span: Span) -> bool:
    """Whether a stretch has commands that nobody here knows.

    Args:
        passage: The flat source.
        span: A whole environment.
    """
    return any(not _is_known(command) for command in commands(passage, *span))


def _is_known(command: Command) -> bool:
    name = command.name
    return name == COMMENT or not name.isalpha() or name in _KNOWN or silent(name)


def _is_text(passage: Passage, span: Span) -> bool:
    inside = list(commands(passage, *span))
    return any(
        command.name in _READ or command.environment.rstrip("*") in FLOATS for command in inside
    )


@lru_cache(maxsize=2)
def _names(passage: Passage) -> frozenset[str]:
    """The environments that are known, or that the author declares as text."""
    declared = _DECLARED.findall(passage.text)
    return frozenset([*_TEXT, *SWITCHES, *BEGINNINGS, *OPAQUE, *declared])
