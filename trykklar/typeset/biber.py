"""Biber, for documents with biblatex."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.typeset import controlfile
from trykklar.typeset.helper import Helper, Verdict
from trykklar.typeset.log.biber import findings
from trykklar.typeset.source import Place, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.controlfile import Fault
    from trykklar.typeset.workshop import Workshop


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
    data = tuple(_located(shop, name) for name in control.sources)
    return [
        Helper(
            name="biber",
            command=_command(shop),
            inputs=(bcf, *data),
            outputs=(shop.made(".bbl"),),
            judge=partial(_judged, shop, sources),
            refused=tuple(_finding(shop, fault, sources) for fault in control.faults),
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


def _located(shop: Workshop, name: str) -> Path:
    """Where biber finds a bibliography: in the work folder first, then in the root."""
    made = shop.document.work / name
    return made if (shop.root / made).is_file() else Path(name)


def _finding(shop: Workshop, fault: Fault, sources: Sequence[Path]) -> Finding:
    place = find(sources, re.escape(fault.text)) if fault.text else None
    path, line, column = place or Place(shop.document.source)
    return Finding(fault.code, Severity.ERROR, path, line, column, fault.message, fault.hint)


def _judged(shop: Workshop, sources: Sequence[Path], finished: Finished) -> Verdict:
    return Verdict(findings(shop.root, sources, finished), failed=finished.status != 0)
