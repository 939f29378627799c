r"""Handlers for bibliographies: `\bibliography`, `\addbibresource`, refsections, `\bibitem`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.latex.elements import Bibliography, Item
from trykklar.latex.file_lookup import absent, refused
from trykklar.latex.passage import skip_options, skip_star

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.noted_lookup import Terms
    from trykklar.latex.passage import Passage, Span
    from trykklar.latex.reader import Handler, Reader
    from trykklar.latex.source import Place, Source

_MAGIC = frozenset("*?[")


def bibliography(reader: Reader, passage: Passage, start: int, at: int, *, track: str = "") -> int:
    r"""`\bibliography{a,b}`, `\nobibliography{a}`, `\putbib[a]`."""
    at = skip_star(passage, at)
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    names = passage.slice(span)
    _nameless(reader, passage, span)
    for name in names.split(","):
        add(reader, name.strip(), passage.place(span.start), track=track)
    reader.mask(passage, start, span.end + 1, "bibliography")
    return span.end + 1


def resource(reader: Reader, passage: Passage, start: int, at: int, *, local: bool = False) -> int:
    r"""`\addbibresource[options]{file}`, `\addglobalbib`, `\addsectionbib`."""
    options = passage.delimited(passage.skip(at))
    given = passage.slice(options) if options else ""
    span = passage.group(passage.skip(options.end + 1 if options else at))
    if span is None:
        return at
    reader.mask(passage, start, span.end + 1, "bibliography")
    if "remote" in given:
        return span.end + 1
    name = passage.slice(span).strip()
    _nameless(reader, passage, span)
    section = reader.section if local else -1
    place = passage.place(span.start)
    add(reader, name, place, section=section, glob="glob" in given, whole=True)
    return span.end + 1


def add(
    reader: Reader,
    name: str,
    place: Place,
    *,
    section: int = -1,
    track: str = "",
    glob: bool = False,
    whole: bool = False,
) -> None:
    """Record a bibliography file; a missing one is a finding."""
    if not name or "#" in name or "\\" in name:
        return
    name = name.strip('"')
    if glob or (_MAGIC & set(name)):
        found, outside = _matching(reader, name)
    else:
        found, outside = [path for path in [_find(reader, name)] if path], []
    for path in outside:
        shown = str(path.relative_to(reader.document.root))
        reader.found.findings.append(_finding(place, *refused(shown, path, reader.document.root)))
    written = _written(reader, name)
    if written is not None and not found:
        made = Bibliography(name, written.path, place, section, track, written)
        reader.found.bibliographies.append(made)
        return
    if not found and not outside:
        reader.found.findings.append(_missing(reader, name, place))
    if not found:
        reader.found.bibliographies.append(Bibliography(name, None, place, section, track))
    for path in found:
        made = Bibliography(name, path, place, section, track, whole=whole)
        reader.found.bibliographies.append(made)


def _nameless(reader: Reader, passage: Passage, span: Span) -> None:
    """Report a command that names no file at all."""
    if not passage.slice(span).strip():
        finding = ("bibliography-missing", "No bibliography file is named here.", "Name one.")
        reader.found.findings.append(_finding(passage.place(span.start), *finding))


def _written(reader: Reader, name: str) -> Source | None:
    written = reader.expanded.written
    return written.get(name) or written.get(f"{name}.bib")


def _find(reader: Reader, name: str) -> Path | None:
    path = reader.lookup.find(*_terms(reader, name))
    if path is None and " " in name:
        path = reader.lookup.find(name.replace(" ", ""), ".bib")
    return path or reader.lookup.of_tex(name if name.endswith(".bib") else f"{name}.bib")


def _terms(reader: Reader, name: str) -> Terms:
    return name, ".bib", reader.folders, reader.expanded.paths


def _matching(reader: Reader, pattern: str) -> tuple[list[Path], list[Path]]:
    """The files that a pattern stands for: those that may be read, and those that lie outside."""
    found = reader.lookup.matching(pattern)
    outside = [path for path in found if not reader.document.fence.holds(path)]
    return sorted({*found} - {*outside}), outside


def _missing(reader: Reader, name: str, place: Place) -> Finding:
    code, message, hint = absent(reader.document, *_terms(reader, name))
    if code == "file-missing":
        code, message = "bibliography-missing", f"The bibliography file '{name}' is not there."
        hint = "Nothing that only it holds can be found."
    return _finding(place, code, message, hint)


def _finding(place: Place, code: str, message: str, hint: str) -> Finding:
    where = (place.path, place.line, place.column)
    return Finding(code, Severity.ERROR, *where, message, hint)


def style(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\bibliographystyle{apalike}`."""
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    reader.found.styles.append(passage.slice(span).strip())
    reader.mask(passage, start, span.end + 1, "bibliography")
    return span.end + 1


def ref_section(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\begin{refsection}[a.bib,b.bib]`: citations in it have bibliographies of their own."""
    reader.sections += 1
    reader.section = reader.sections
    return _local(reader, passage, at, reader.section)


def _local(reader: Reader, passage: Passage, at: int, section: int) -> int:
    span = passage.delimited(passage.skip(at))
    if span is None:
        return at
    for name in passage.slice(span).split(","):
        add(reader, name.strip(), passage.place(span.start), section=section)
    return span.end + 1


def end_section(reader: Reader, _passage: Passage, _start: int, at: int) -> int:
    r"""`\end{refsection}`, `\endrefsection`."""
    reader.section = 0
    return at


def bib_unit(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\begin{bibunit}` of bibunits: what `\putbib` in it names is for its citations."""
    reader.sections += 1
    reader.section = reader.sections
    return skip_options(passage, at)


def put_bib(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\putbib[a,b]`; without files the ones of `\defaultbibliography`."""
    return _local(reader, passage, at, reader.section)


def bib_item(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\bibitem[label]{key}`."""
    options = passage.delimited(passage.skip(at))
    middle = options.end + 1 if options else at
    span = passage.group(passage.skip(middle))
    if span is None:
        return at
    _add_item(reader, passage, span)
    reader.mask(passage, start, span.end + 1, "bibliography")
    return span.end + 1


def harvard_item(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\harvarditem[abbreviated]{full}{year}{key}`."""
    at = skip_options(passage, at)
    for _ in range(2):
        given = passage.argument(at)
        at = given[1] if given else at
    return bib_item(reader, passage, start, at)


def _add_item(reader: Reader, passage: Passage, span: Span) -> None:
    name = passage.slice(span).strip()
    if name and "#" not in name:
        reader.found.items.append(Item(name, passage.place(span.start)))


COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(
        ("bibliography", "nobibliography", "defaultbibliography", "bibliodetails"), bibliography
    ),
    **dict.fromkeys(("addbibresource", "addglobalbib"), resource),
    "bibliographystyle": style,
    "addsectionbib": partial(resource, local=True),
    "newrefsection": ref_section,
    "refsection": ref_section,
    "endrefsection": end_section,
    "putbib": put_bib,
    "bibitem": bib_item,
    "harvarditem": harvard_item,
}
ENVIRONMENTS: dict[str, Handler] = {"refsection": ref_section, "bibunit": bib_unit}
CLOSING: dict[str, Handler] = {"refsection": end_section, "bibunit": end_section}
