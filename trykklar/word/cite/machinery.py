"""Which machinery of LaTeX's cites: it says how commands and fields are meant."""

from __future__ import annotations

from trykklar.latex.loaded_packages import is_loaded
from trykklar.word.cite.csl.choose_style import uses_biblatex


def backend(preamble: str) -> str:
    """Which machinery cites: `biblatex`, `natbib`, or an empty string for LaTeX's own."""
    if uses_biblatex(preamble):
        return "biblatex"
    return "natbib" if is_loaded(preamble, "natbib", "elsarticle") else ""
