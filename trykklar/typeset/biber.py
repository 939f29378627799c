"""Biber, for documents with biblatex.

What it is started on: a control file that only biblatex can have written (`controlfile.py`), and
bibliographies that lie in the document's folder. What is XML among them declares no document type,
by which libxml2 would read other files and fetch addresses (it takes no XInclude, and obeys no
stylesheet, unless it is told to, which biber does not do). What an entry is sorted by can be run
as a program (`perl/TrykklarSort.pm`): where biber is a Perl script, it is kept from that.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.sought import joined
from trykklar.typeset import controlfile
from trykklar.typeset.controlfile import Fault
from trykklar.typeset.datasource import locate
from trykklar.typeset.helper import Helper, Verdict
from trykklar.typeset.log.biber import findings
from trykklar.typeset.source import Place, find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.controlfile import Source
    from trykklar.typeset.workshop import Workshop

_PERL = Path(__file__).parent / "perl"


def biber(shop: Workshop, sources: Sequence[Path]) -> list[Helper]:
    """Biber's run, where the document asks for one.

    Args:
        shop: Where.
        sources: The author's files that TeX read, absolute.
    """
    bcf = shop.made(".bcf")
    if not (shop.root / bcf).is_file():
        return []
    control = controlfile.read(shop.root / bcf)
    found = [(source, locate(shop, source)) for source in control.sources]
    unfit = (_unfit(shop, source, path) for source, seen in found for path in seen.found)
    faults = (*control.faults, *chain.from_iterable(unfit))
    return [
        Helper(
            name="biber",
            command=_command(shop),
            inputs=(bcf, *(path for _, seen in found for path in seen.found)),
            outputs=(shop.made(".bbl"),),
            judge=partial(_judged, shop, sources),
            variables=_guard(),
            refused=tuple(_finding(shop, fault, sources) for fault in faults),
            sought=joined(seen.sought for _, seen in found),
        )
    ]


def _command(shop: Workshop) -> tuple[str, ...]:
    work = os.fspath(shop.document.work)
    # No biber.conf: like a latexmkrc, it comes with the manuscript, or with one machine.
    return (
        "biber",
        "--noconf",
        "--nodieonerror",
        f"--input-directory={work}",
        f"--output-directory={work}",
        shop.job,
    )


def _guard() -> dict[str, str]:
    """What keeps Perl code out of what is sorted by; a packed biber takes no Perl options."""
    program = shutil.which("biber")
    if program is None:
        return {}
    with Path(program).open("rb") as file:
        script = file.read(2) == b"#!"
    return {"PERL5LIB": os.fspath(_PERL), "PERL5OPT": "-MTrykklarSort"} if script else {}


def _unfit(shop: Workshop, source: Source, path: Path) -> Iterator[Fault]:
    """Why a bibliography must not be read."""
    file = shop.root / path
    if source.xml and file.is_file():
        yield from _declares(shop, file, source.name)


def _declares(shop: Workshop, file: Path, name: str) -> Iterator[Fault]:
    from trykklar.xml import NotXML, parse

    try:
        parse(unicodedata.normalize("NFD", shop.document.fence.read(file).decode()))
    except (NotXML, UnicodeDecodeError, OSError) as fault:
        message = f"'{name}' cannot be read as biblatexml: {fault}."
        yield Fault("bib-unsafe-xml", name, message, "Leave out <!DOCTYPE ...>, and use UTF-8.")


def _finding(shop: Workshop, fault: Fault, sources: Sequence[Path]) -> Finding:
    place = find(sources, re.escape(fault.text)) if fault.text else None
    path, line, column = place or Place(shop.document.source)
    return Finding(fault.code, Severity.ERROR, path, line, column, fault.message, fault.hint)


def _judged(shop: Workshop, sources: Sequence[Path], finished: Finished) -> Verdict:
    return Verdict(findings(shop.root, sources, finished), failed=finished.status != 0)
