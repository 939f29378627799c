r"""How natbib sets its citations: the signs between them, and whether by year or by number.

Options, `\bibpunct`, `\setcitestyle` and the styles natbib knows by name are applied in natbib's
own order (natbib.sty 8.31b); a class of the author's own is read, too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class, loaded, package_options
from trykklar.latex.passage import Passage, Span, whole
from trykklar.latex.source import Source, read_source
from trykklar.word.cite.bibtex.punctuation import (
    CHANGES,
    MORE,
    NAMED,
    PARTS,
    Punctuation,
    like,
    opted,
    plain,
)
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.locate import locate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.export_state import ExportInputs

_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_BIBOPTIONS = re.compile(r"\\biboptions\s*\{([^}]*)\}")
_STYLE = re.compile(r"\\bibliographystyle\s*\{([^}]*)\}")
_LABEL = re.compile(
    r"\\(?:(?:re)?newcommand|def)\*?\s*\{?\s*\\(?:bibnumfmt|@biblabel)\s*\}?\s*"
    r"(?:\[1\]|#1)\s*\{([^{}#]*)#1([^{}#]*)\}"
)
_ORDER = """
    numbers super authoryear round square angle curly comma semicolon colon sort compress
    sort&compress longnamesfirst
"""
# Classes that load natbib themselves, by number where the author says nothing.
_NUMBERING = {"elsarticle": "numbers", "revtex4": "numbers,sort&compress", "acmart": "numbers"}


def read(inputs: ExportInputs) -> Punctuation:
    """The settings of a document that loads natbib.

    Args:
        inputs: What the export is given: its preamble, and the author's own classes and packages.
    """
    text = "\n".join(_sources(inputs))
    found, settled = _optional(text)
    label = _LABEL.findall(text)
    for name, change in _changes(whole(Source(inputs.document.source, text))):
        settled = True
        found = CHANGES[name](found, change)
    styles = _STYLE.findall(inputs.manuscript.flat.text) or _STYLE.findall(text)
    style = styles[-1].strip() if styles else ""
    if not settled and style in NAMED:
        found = like(found, style)
    found = replace(found, numbers=found.numbers or inputs.numbers.counted)
    return replace(found, label=(plain(label[-1][0]), plain(label[-1][1]))) if label else found


def _sources(inputs: ExportInputs) -> Iterator[str]:
    """The author's classes and packages, then the preamble: it has the last word."""
    preamble = _COMMENT.sub("", inputs.manuscript.preamble)
    for item in loaded(preamble).values():
        ending = ".cls" if item.is_class else ".sty"
        path = locate(inputs.document, item.name + ending, ("",))
        other = path if path and path.stem != "natbib" else None
        main = inputs.document.source
        source = read_source(other, inputs.document.fence, main) if other else None
        if isinstance(source, Source):
            yield _COMMENT.sub("", source.text)
    yield preamble


def _optional(text: str) -> tuple[Punctuation, bool]:
    """What the options say, and whether they leave nothing to the style's name.

    Those of the class are every package's that knows them (clsguide, on global options).
    """
    chosen = document_class(text)
    given = [
        *chosen.options,
        *package_options(text, "natbib"),
        *_BIBOPTIONS.findall(text),
    ]
    usual = next((value for kind, value in _NUMBERING.items() if chosen.name.startswith(kind)), "")
    own = "" if "authoryear" in chosen.options else usual
    names = {part.strip() for value in (own, *given) for part in value.split(",")}
    if "authoryear" in names and usual:
        names -= {"numbers"}
    found, settled = Punctuation(), False
    for option in _ORDER.split():
        if option in names:
            found = opted(option, found)
            settled = settled or (option not in MORE and option != "authoryear")
    return found, settled or bool(usual)


def _changes(passage: Passage) -> Iterator[tuple[str, tuple[str, ...]]]:
    r"""`\bibpunct`, `\setcitestyle` and `\citestyle`, with their arguments."""
    for command in commands(passage):
        if command.name not in CHANGES:
            continue
        optional, at = arguments(passage, command.end)
        found: list[str] = []
        while (group := _group(passage, at)) is not None and len(found) < PARTS[command.name]:
            found.append(passage.slice(group))
            at = group.end + 1
        if len(found) == PARTS[command.name]:
            yield command.name, (*found, *(passage.slice(span) for span in optional))


def _group(passage: Passage, at: int) -> Span | None:
    return passage.group(passage.skip(at))
