"""BibTeX's messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.typeset.helper import Verdict

if TYPE_CHECKING:
    from trykklar.typeset.process import Finished
    from trykklar.typeset.workshop import Workshop


def findings(shop: Workshop, finished: Finished) -> Verdict:
    if finished.status < 2:
        return Verdict()
    return Verdict(
        (Finding("tex-biber-failed", Severity.ERROR, shop.document.source, 0, 0, finished.output),),
        failed=True,
    )
