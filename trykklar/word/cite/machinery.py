"""Which machinery of LaTeX's cites: it says how commands and fields are meant."""

from __future__ import annotations

import re

from trykklar.word.cite.csl.choose_style import BIBLATEX

_NATBIB = re.compile(r"\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\bnatbib\b|\{elsarticle\}")


def backend(preamble: str) -> str:
    """Which machinery cites: `biblatex`, `natbib`, or an empty string for LaTeX's own."""
    if BIBLATEX.search(preamble):
        return "biblatex"
    return "natbib" if _NATBIB.search(preamble) else ""
