r"""Notes that are printed as works of the list: `\footnote{..}` of REVTeX is a citation of `Note1`.

Sources: the author's guide to REVTeX 4.2, on `footinbib`; the manual of notes2bib (`\bibnote`),
which achemso loads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_CLASS = "revtex"
_GROUP = r"\{(?:[^{}]|\{[^{}]*\})*\}"
_LABEL = rf"\[(?:[^\[\]{{}}]|{_GROUP}){{0,400}}\]"
_BIBNOTE = r"\bibnote"
_NUMBERED = re.compile(rf"\\bibitem\s*(?:{_LABEL})?(?:%\s*)?\{{(Note-\d+)\}}")
_NOTING = frozenset([_BIBNOTE[1:], "cite"])
_NEAR = 100
_ENTRY = re.compile(rf"\\bibitem\s*(?:{_LABEL})?(?:%\s*)?\{{(Note\d+)\}}")


def edits(passage: Passage) -> Iterator[Edit]:
    """Edits that make a citation of each such note, where the list has as many.

    Args:
        passage: The flat source, with the list that BibTeX made.
    """
    yield from _bibnotes(passage)
    if not document_class(passage.text).name.startswith(_CLASS):
        return
    names = _ENTRY.findall(passage.text)
    if not names:
        return
    notes = [command for command in commands(passage, *body(passage)) if command.name == "footnote"]
    texts = [passage.group(passage.skip(command.end)) for command in notes]
    if len(texts) == len(names):
        for name, command, text in zip(names, notes, texts, strict=True):
            if text is not None:
                yield Edit(command.start, text.end + 1, rf"\cite{{{name}}}")


def _bibnotes(passage: Passage) -> Iterator[Edit]:
    r"""Edits that make `\cite{Note-1}` of each `\bibnote{..}` whose words the list has.

    So of `\cite[p.~3]{a}`, of which achemso makes a note, too.
    """
    entries = [(match[1], match.end()) for match in _NUMBERED.finditer(passage.text)]
    for command in commands(passage, *body(passage)) if entries else ():
        if command.name not in _NOTING:
            continue
        spans, at = arguments(passage, command.end)
        text = passage.group(passage.skip(at))
        if text is None or (command.name == "cite" and len(spans) != 1):
            continue
        given = passage.slice(spans[0]) if spans else ""
        own = passage.slice(text)
        if command.name == "cite":
            own, given = rf"\citenum{{{own}}},{given}", ""
        far = len(own) * 2 + _NEAR
        found = (key for key, end in entries if _says(passage.text[end : end + far], own))
        key = given.strip() or next(found, "")
        if key:
            yield Edit(command.start, text.end + 1, rf"\cite{{{key}}}")


def _says(entry: str, own: str) -> bool:
    """Whether a work says the words of a note, be it behind `Ref.`."""
    own, entry = _letters(own), _letters(entry)
    return entry.startswith(own) or own in entry[: len(own) + len("Ref.~")]


def _letters(latex: str) -> str:
    return "".join(latex.split())
