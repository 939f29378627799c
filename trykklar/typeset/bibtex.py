r"""BibTeX, for documents with \bibliography: one run for each bibliography in the document."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.file import write
from trykklar.typeset.helper import Helper, Verdict
from trykklar.typeset.log.bibtex import findings
from trykklar.typeset.source import uncommented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.recorder import Trace
    from trykklar.typeset.workshop import Workshop

_INCLUDED = re.compile(rb"\\@input\{([^}]*)\}")
_COUNTS = re.compile(rb"\\(?:citation|bibdata|bibstyle)\{")
_NAMES = re.compile(r"\\(bibdata|bibstyle)\{([^}]*)\}")
# BibTeX's status: 1 after warnings, 2 after errors, 3 when it gave up (bibtex.web, history).
_GAVE_UP = 3
_ENDINGS = {"bibdata": ".bib", "bibstyle": ".bst"}


def bibtex(shop: Workshop, seen: Trace) -> list[Helper]:
    r"""BibTeX's runs, one for each .aux that names a bibliography of its own.

    BibTeX is given the citations alone, in a file of their own: it then has a reason to run only
    where they changed, and finds the .aux files of \include, which it would seek in the root.

    Args:
        shop: Where.
        seen: TeX's last pass.

    Raises:
        CannotGoOn: Where the work folder cannot be written.
    """
    included = {name for aux in seen.outputs for name in _inclusions(shop, aux)}
    tops = [path for path in seen.outputs if path.suffix == ".aux" and path not in included]
    sources = shop.sources(seen)
    return [helper for aux in tops for helper in _helper(shop, aux, sources)]


def _helper(shop: Workshop, aux: Path, sources: Sequence[Path]) -> Iterator[Helper]:
    wanted = b"".join(_citations(shop, aux, frozenset()))
    if b"\\bibdata{" not in wanted:
        return
    alone = shop.document.work / "bibtex" / aux.name
    write(shop.root / alone, wanted, within=shop.root, lasting=False)
    yield Helper(
        name=f"bibtex {aux.stem}",
        command=("bibtex", str(alone.with_suffix(""))),
        inputs=(alone, *_read(shop, wanted.decode("utf-8", "replace"))),
        outputs=(alone.with_suffix(".bbl"),),
        carried={alone.with_suffix(".bbl"): aux.with_suffix(".bbl")},
        judge=partial(_judged, shop, sources),
        variables=dict.fromkeys(("BIBINPUTS", "BSTINPUTS"), f"{shop.document.work}:.:"),
    )


def _inclusions(shop: Workshop, aux: Path) -> Iterator[Path]:
    if aux.suffix == ".aux":
        for match in _INCLUDED.finditer(_content(shop, aux)):
            yield shop.document.work / match[1].decode("utf-8", "replace")


def _citations(shop: Workshop, aux: Path, above: frozenset[Path]) -> Iterator[bytes]:
    """The lines that BibTeX reads, those of included files in their place."""
    for line in _content(shop, aux).splitlines(keepends=True) if aux not in above else ():
        included = _INCLUDED.match(line)
        if included:
            inner = shop.document.work / included[1].decode("utf-8", "replace")
            yield from _citations(shop, inner, above | {aux})
        elif _COUNTS.match(line):
            yield line


def _content(shop: Workshop, aux: Path) -> bytes:
    try:
        return shop.document.fence.read(shop.root / aux)
    except OSError:
        return b""


def _read(shop: Workshop, wanted: str) -> Iterator[Path]:
    """The bibliographies and the style, where they are the author's and not TeX's own."""
    for kind, names in _NAMES.findall(uncommented(wanted)):
        for name in names.split(","):
            yield from shop.own(name.strip().removesuffix(_ENDINGS[kind]) + _ENDINGS[kind])


def _judged(shop: Workshop, sources: Sequence[Path], finished: Finished) -> Verdict:
    return Verdict(
        findings(shop.root, sources, finished), failed=not 0 <= finished.status < _GAVE_UP
    )
