r"""What struck-out text needs of the earlier version: its own commands, numbers and labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.diff.two_texts import gone_labels
from trykklar.latex.passage import Passage
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.diff.two_texts import TwoTexts

_DEFINITION = re.compile(
    r"^[ \t]*\\(?P<by>newcommand|renewcommand|providecommand|DeclareRobustCommand|"
    r"DeclareMathOperator|def)\*?\s*\{?\s*\\(?P<name>[A-Za-z@]+)\}?",
    re.MULTILINE,
)
_PARAMETERS = re.compile(r"[^{}\n]*")


def definitions(texts: TwoTexts) -> str:
    """LaTeX for the end of the preamble.

    Args:
        texts: Both versions; the earlier one was typeset where that is needed.
    """
    lines = ["\\makeatletter", *_commands(texts), *_labels(texts), *_citations(texts)]
    return "\n".join([*lines, "\\makeatother"]) + "\n" if lines[1:] else ""


def _commands(texts: TwoTexts) -> Iterator[str]:
    """The commands that the earlier version defined, for where the later one has none."""
    head, known = texts.old.frame.head, texts.new.frame.head
    now = {match["name"] for match in _DEFINITION.finditer(known)}
    passage = Passage(head, Source(texts.old.document.source, head))
    for match in _DEFINITION.finditer(head):
        name, end = match["name"], _end(passage, match.end())
        if name not in now and end:
            statement = head[match.start() : end].strip()
            statement = re.sub(r"\A\\(?:re|provide)(?:new)?command", r"\\newcommand", statement)
            yield f"\\@ifundefined{{{name}}}{{%\n{statement}%\n}}{{}}"


def _end(passage: Passage, at: int) -> int:
    """Behind the body of a definition; 0 where it is not found."""
    match = _PARAMETERS.match(passage.text, at)
    at = passage.skip(match.end() if match else at)
    span = passage.group(at)
    return span.end + 1 if span else 0


def _labels(texts: TwoTexts) -> Iterator[str]:
    """The numbers behind references to labels that are gone."""
    for name in gone_labels(texts.old, texts.new):
        target = texts.old.numbers.targets.get(name)
        number, page = (target.number, target.page) if target else ("--", "--")
        kind = target.kind if target else ""
        yield f"\\DIFoldlabel{{{name}}}{{{number}}}{{{page}}}{{{kind or 'section'}}}"


def _citations(texts: TwoTexts) -> Iterator[str]:
    """What BibTeX's list printed for works that are no longer in it."""
    for was, now in texts.lists.values():
        kept = {work.key for work in now.works}
        for work in was.works:
            value = texts.old.numbers.citations.get(work.key)
            if work.key not in kept and value is not None:
                yield f"\\DIFoldcite{{{work.key}}}{{{value}}}"
