r"""BibTeX, for documents with \bibliography: one run for each bibliography in the document."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.atomic_file import write
from trykklar.typeset.environment import databases
from trykklar.typeset.helpers.helper import Helper, HelperVerdict
from trykklar.typeset.log.bibtex_log import findings
from trykklar.typeset.tex_source import uncommented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace

_INCLUDED = re.compile(rb"\\@input\{([^}]*)\}")
_COUNTS = re.compile(rb"\\(?:citation|bibdata|bibstyle)\{")
_NAMES = re.compile(r"\\(bibdata|bibstyle)\{([^}]*)\}")
# BibTeX's status: 1 after warnings, 2 after errors, 3 when it gave up (bibtex.web, history).
_GAVE_UP = 3
_UNOPENED = "I couldn't open database file"  # bibtex.web, section 123
_ENDINGS = {"bibdata": ".bib", "bibstyle": ".bst"}


def bibtex(context: BuildContext, seen: Trace) -> list[Helper]:
    r"""BibTeX's runs, one for each .aux that names a bibliography of its own.

    BibTeX is given the citations alone, in a file of their own: it then has a reason to run only
    where they changed, and finds the .aux files of \include, which it would look for in the root.

    Args:
        context: Where.
        seen: TeX's last pass.

    Raises:
        FatalError: Where the work folder cannot be written.
    """
    included = {name for aux in seen.outputs for name in _inclusions(context, aux)}
    own = _chapters(context, seen, included)
    tops = [
        path
        for path in seen.outputs
        if path.suffix == ".aux" and (path in own or path not in included)
    ]
    sources = context.sources(seen)
    return [helper for aux in tops for helper in _helper(context, aux, own, sources)]


def _chapters(context: BuildContext, seen: Trace, included: set[Path]) -> frozenset[Path]:
    """The .aux files of chapters that have a list of their own, by the package chapterbib."""
    if not any(path.name == "chapterbib.sty" for path in seen.inputs):
        return frozenset()
    return frozenset(aux for aux in included if b"\\bibdata{" in _content(context, aux))


def _helper(
    context: BuildContext, aux: Path, own: frozenset[Path], sources: Sequence[Path]
) -> Iterator[Helper]:
    wanted = b"".join(_citations(context, aux, set(own - {aux})))
    if b"\\bibdata{" not in wanted:
        return
    work = context.document.work
    alone = work / "bibtex" / (aux.relative_to(work) if aux in own else aux.name)
    write(context.root / alone, wanted, within=context.root, lasting=False)
    yield Helper(
        name=f"bibtex {alone.relative_to(work / 'bibtex').with_suffix('')}",
        command=("bibtex", str(alone.with_suffix(""))),
        inputs=(alone, *_read(context, wanted.decode("utf-8", "replace"))),
        outputs=(alone.with_suffix(".bbl"),),
        carried={alone.with_suffix(".bbl"): aux.with_suffix(".bbl")},
        judge=partial(_judged, context, sources, aux.relative_to(work).with_suffix(".bbl")),
        variables=databases(context.document, "BIBINPUTS", "BSTINPUTS"),
    )


def _inclusions(context: BuildContext, aux: Path) -> Iterator[Path]:
    if aux.suffix == ".aux":
        for match in _INCLUDED.finditer(_content(context, aux)):
            yield context.document.work / match[1].decode("utf-8", "replace")


def _citations(context: BuildContext, aux: Path, known: set[Path]) -> Iterator[bytes]:
    """The lines that BibTeX reads, those of included files in their place.

    Each file is read once: what stands in it a second time changes nothing, and files that have the
    next one twice would double with each.

    Args:
        context: Where.
        aux: The file.
        known: Files that are not read any more; those that were are added.
    """
    waiting = [_lines(context, aux, known)]
    while waiting:
        line = next(waiting[-1], None)
        if line is None:
            waiting.pop()
        elif included := _INCLUDED.match(line):
            name = included[1].decode("utf-8", "replace")
            inner = Path(os.path.normpath(context.document.work / name))
            waiting.append(_lines(context, inner, known))
        elif _COUNTS.match(line):
            yield line


def _lines(context: BuildContext, aux: Path, known: set[Path]) -> Iterator[bytes]:
    """The lines of a file; none where it is known already."""
    text = b"" if aux in known else _content(context, aux)
    known.add(aux)
    return iter(text.splitlines(keepends=True))


def _content(context: BuildContext, aux: Path) -> bytes:
    try:
        return context.document.fence.read(context.root / aux)
    except OSError:
        return b""


def _read(context: BuildContext, wanted: str) -> Iterator[Path]:
    """The bibliographies and the style, where they are the author's and not TeX's own."""
    for kind, names in _NAMES.findall(uncommented(wanted)):
        for name in names.split(","):
            yield from context.own(name.strip().removesuffix(_ENDINGS[kind]) + _ENDINGS[kind])


def _judged(
    context: BuildContext, sources: Sequence[Path], brought: Path, finished: Finished
) -> HelperVerdict:
    """What BibTeX complained about, unless the author hands on its list and not what it reads.

    Preprint servers ask for that; latexmk does not run BibTeX then (its manual, `$bibtex_use`).
    """
    if _UNOPENED in finished.output and (context.root / brought).is_file():
        return HelperVerdict(idle=True)
    return HelperVerdict(
        findings(context.root, sources, finished), failed=not 0 <= finished.status < _GAVE_UP
    )
