r"""Handlers for the package acro, whose abbreviations may bring a citation of their own.

Source: the manual of acro 3, "cite": the citation is printed where the full form is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.handlers.citation_handler import add
from trykklar.latex.passage import Span, skip_options

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_FULL = "ac Ac acp Acp iac Iac acf Acf acfp Acfp iacf Iacf"
_CITE = re.compile(
    r"(?:\A|,)\s*cite\s*=\s*(?:\{\s*(?:\[[^\[\]]*\]\s*)*\{?([^{}\[\]]*)|([^,{}\s]+))"
)


def declare(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\DeclareAcronym{id}{short=..,cite=key}`: cited where its full form is printed."""
    name = passage.argument(at)
    given = passage.argument(name[1]) if name else None
    if name is None or given is None:
        return at
    found = _CITE.search(passage.text, given[0].start, given[0].end)
    if found:
        keys = Span(*found.span(1 if found[1] is not None else 2))
        reader.glossary.cited.setdefault(passage.slice(name[0]).strip(), keys)
    reader.mask(passage, start, given[1], "definition")
    return given[1]


def use(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\ac{id}`: the first one cites, by what the declaration says."""
    end = at + (passage.text[at : at + 1] == "*")
    span = passage.group(passage.skip(skip_options(passage, end)))
    if span is None:
        return at
    keys = reader.glossary.cited.pop(passage.slice(span).strip(), None)
    if keys is not None:
        add(reader, passage, keys.start, keys, command="cite", notes=[])
    return at


COMMANDS: dict[str, Handler] = {
    "DeclareAcronym": declare,
    **dict.fromkeys(_FULL.split(), use),
}
