"""What TeX, biber and BibTeX say, as findings at the author's file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity

if TYPE_CHECKING:
    from trykklar.typeset.recorder import Trace
    from trykklar.typeset.workshop import Workshop

_ERROR = re.compile(r"^(.+?):(\d+): (.*)$", re.MULTILINE)


def read(shop: Workshop, seen: Trace) -> tuple[Finding, ...]:
    """What TeX said in a pass that came to a good end."""
    return ()


def errors(shop: Workshop, seen: Trace) -> tuple[Finding, ...]:
    """What made a pass fail."""
    text = (shop.root / shop.made(".log")).read_text("utf-8", "replace")
    return tuple(
        Finding("tex-unknown", Severity.ERROR, shop.root / name, int(line), 0, said)
        for name, line, said in _ERROR.findall(text)
    )
