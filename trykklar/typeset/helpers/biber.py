"""Biber, for documents with biblatex.

What it is started on: a control file that only biblatex can have written (`controlfile.py`), and
bibliographies that lie in the document's folder. What is XML among them declares no document type,
by which libxml2 would read other files and fetch addresses (it takes no XInclude, and obeys no
stylesheet, unless it is asked to, which biber does not do). What an entry is sorted by can be run
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
from trykklar.storage.sought import joined
from trykklar.typeset.build_context import PERL
from trykklar.typeset.environment import databases
from trykklar.typeset.helpers import controlfile
from trykklar.typeset.helpers.controlfile import ControlFault
from trykklar.typeset.helpers.datasource import locate
from trykklar.typeset.helpers.helper import Helper, HelperVerdict
from trykklar.typeset.log.biber_log import findings
from trykklar.typeset.tex_source import TexPlace, find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.helpers.controlfile import BiberSource

_UNFOUND = "ERROR - Cannot find "  # Biber/Utils.pm, `locate_data_file`


def biber(context: BuildContext, sources: Sequence[Path]) -> list[Helper]:
    """Biber's run, where the document asks for one.

    Args:
        context: Where.
        sources: The author's files that TeX read, absolute.
    """
    bcf = context.made(".bcf")
    if not (context.root / bcf).is_file():
        return []
    control = controlfile.read(context.root / bcf)
    found = [(source, locate(context, source)) for source in control.sources]
    unfit = (_unfit(context, source, path) for source, seen in found for path in seen.found)
    faults = (*control.faults, *chain.from_iterable(unfit))
    return [
        Helper(
            name="biber",
            command=_command(context),
            inputs=(bcf, *(path for _, seen in found for path in seen.found)),
            outputs=(context.made(".bbl"),),
            judge=partial(_judged, context, sources),
            variables={**_guard(), **databases(context.document, "BIBINPUTS")},
            refused=tuple(_finding(context, fault, sources) for fault in faults),
            sought=joined(seen.sought for _, seen in found),
        )
    ]


def _command(context: BuildContext) -> tuple[str, ...]:
    work = os.fspath(context.document.work)
    # No biber.conf: like a latexmkrc, it comes with the manuscript, or with one machine.
    return (
        "biber",
        "--noconf",
        "--nodieonerror",
        f"--input-directory={work}",
        f"--output-directory={work}",
        context.job,
    )


def _guard() -> dict[str, str]:
    """What keeps Perl code out of what is sorted by; a packed biber takes no Perl options."""
    program = shutil.which("biber")
    if program is None:
        return {}
    with Path(program).open("rb") as file:
        script = file.read(2) == b"#!"
    return {"PERL5LIB": os.fspath(PERL), "PERL5OPT": "-MTrykklarSort"} if script else {}


def _unfit(context: BuildContext, source: BiberSource, path: Path) -> Iterator[ControlFault]:
    """Why a bibliography must not be read."""
    file = context.root / path
    if source.xml and file.is_file():
        yield from _declares(context, file, source.name)


def _declares(context: BuildContext, file: Path, name: str) -> Iterator[ControlFault]:
    from trykklar.storage.safe_xml import XMLError, parse

    try:
        parse(unicodedata.normalize("NFD", context.document.fence.read(file).decode()))
    except (XMLError, UnicodeDecodeError, OSError) as fault:
        message = f"'{name}' cannot be read as biblatexml: {fault}."
        yield ControlFault(
            "bib-unsafe-xml", name, message, "Leave out <!DOCTYPE ...>, and use UTF-8."
        )


def _finding(context: BuildContext, fault: ControlFault, sources: Sequence[Path]) -> Finding:
    place = find(sources, re.escape(fault.text)) if fault.text else None
    path, line, column = place or TexPlace(context.document.source)
    return Finding(fault.code, Severity.ERROR, path, line, column, fault.message, fault.hint)


def _judged(context: BuildContext, sources: Sequence[Path], finished: Finished) -> HelperVerdict:
    """What biber complained about, unless the author hands on its list and not what it reads."""
    if _UNFOUND in finished.output and (context.root / f"{context.job}.bbl").is_file():
        return HelperVerdict(idle=True)
    return HelperVerdict(findings(context.root, sources, finished), failed=finished.status != 0)
