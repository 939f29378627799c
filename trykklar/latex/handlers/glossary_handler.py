r"""Handlers for the glossaries package: a description is printed where its entry is used."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.passage import skip_options
from trykklar.latex.structure_commands import ENTRIES, GLOSSARIES

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage, Span
    from trykklar.latex.reader import Handler, Reader

_USES = """
gls Gls GLS glspl Glspl GLSpl glsdisp glslink glsadd glstext Glstext glsfirst Glsfirst glsname
Glsname glsplural glsdesc Glsdesc glssymbol acrshort Acrshort acrlong Acrlong acrfull Acrfull
acrshortpl acrlongpl acrfullpl glsentrylong glsentryshort glsxtrshort glsxtrlong glsxtrfull
"""

_LABELLED = re.compile(r"\bnumberedsection\s*=\s*\{?(?:autolabel|nameref)\b")
_TYPE = re.compile(r"\btype\s*=\s*\{?([^,{}\s]+)")
_USUAL = ("main", "acronym", "symbols", "numbers", "index")  # of \printglossaries, by its options


def new_entry(reader: Reader, passage: Passage, start: int, at: int, *, groups: int) -> int:
    r"""`\newglossaryentry{label}{..}`, `\newacronym[..]{label}{..}{..}`: kept until it is used."""
    name = passage.argument(skip_options(passage, at))
    if name is None:
        return at
    label, at = passage.slice(name[0]).strip(), name[1]
    parts: list[Span] = []
    for _ in range(groups):
        given = passage.argument(at)
        if given is None:
            break
        parts.append(given[0])
        at = given[1]
    reader.mask(passage, start, at, "definition")
    reader.glossary.entries.setdefault(label, tuple(parts))
    return at


def use(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\gls{label}` and the like."""
    at = skip_options(passage, at)
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    reader.glossary.used.append(passage.slice(span).strip())
    return span.end + 1


def use_all(reader: Reader, _passage: Passage, _start: int, at: int) -> int:
    r"""`\glsaddall`."""
    reader.glossary.whole = True
    return at


def show(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\printglossary[type=x,numberedsection=autolabel]`: its heading has the label `x` then.

    Source: the manual of glossaries, "numberedsection".
    """
    reader.glossary.printed = True
    span = passage.delimited(passage.skip(at))
    options = passage.slice(span) if span else ""
    if _LABELLED.search(f"{options},{reader.expanded.packages.get('glossaries', '')}"):
        named = _TYPE.search(options)
        reader.found.made_labels.update([named[1]] if named else _USUAL)
    return at


def read_used(reader: Reader) -> None:
    """Read the descriptions of used entries, which may use further ones."""
    glossary = reader.glossary
    if not glossary.printed:
        return
    if glossary.whole:
        glossary.used += glossary.entries
    seen: set[str] = set()
    for label in glossary.used:  # which grows while it is read
        for code in () if label in seen else glossary.entries.get(label, ()):
            reader.walk(code)
        seen.add(label)


COMMANDS: dict[str, Handler] = {
    **{name: partial(new_entry, groups=count) for name, count in ENTRIES.items()},
    **dict.fromkeys(_USES.split(), use),
    "glsaddall": use_all,
    **dict.fromkeys(GLOSSARIES, show),
}
