"""Which CSL style comes nearest to the style a document was typeset in, where none is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import is_loaded, package_options
from trykklar.word.cite.csl.csl_style import known
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Mapping

_MORE = re.compile(r"\\ExecuteBibliographyOptions\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}")
_BIBTEX = re.compile(r"\\bibliographystyle\s*\{\s*([^{}]*?)\s*\}")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
USUAL = "apa"
_NUMBERS = "ieee"
_SORTED_NUMBERS = "acm-sig-proceedings"
_ALPHABETIC = "din-1505-2-alphanumeric"
_YEARS = "chicago-author-date"
_OWN = ("numeric", "alphabetic", "authoryear", "authortitle", "verbose", "reading", "draft")
# biblatex's or BibTeX's name -> CSL's, where they are not the same.
_NAMES: Mapping[str, str] = {
    "apa6": "apa",
    "apa7": "apa",
    "apalike": "apa",
    "chem-acs": "american-chemical-society",
    "chem-angew": "angewandte-chemie",
    "chem-rsc": "royal-society-of-chemistry",
    "chicago-authordate": "chicago-author-date",
    "iso-authoryear": "iso690-author-date-en",
    "iso-numeric": "iso690-numeric-en",
    "lncs": "springer-lecture-notes-in-computer-science",
    "mla": "modern-language-association",
    "nejm": "the-new-england-journal-of-medicine",
    "phys": "american-physics-society",
    "splncs04": "springer-lecture-notes-in-computer-science",
    **dict.fromkeys(("unsrt", "unsrtnat", "ieeetr", "IEEEtran", "IEEEtranN", "siam"), _NUMBERS),
    **dict.fromkeys(("plain", "abbrv", "acm"), _SORTED_NUMBERS),
    "alpha": _ALPHABETIC,
}


def nearest_style(preamble: str, source: str) -> str:
    """The name of a CSL style of the kind that was typeset: by number, by label, or by year.

    Args:
        preamble: Of the document; it says how biblatex is loaded.
        source: All of the document; it says what BibTeX's style is.
    """
    uncommented = _COMMENT.sub("", preamble)
    if not uses_biblatex(uncommented):
        styles = _BIBTEX.findall(_COMMENT.sub("", source))
        return _named(styles[-1], {"sorting": "none"}) if styles else USUAL
    return _named(*_biblatex(uncommented))


def as_given(preamble: str) -> bool:
    """Whether titles are printed as they stand in the .bib, as by the styles biblatex comes with.

    Args:
        preamble: Of the document.
    """
    uncommented = _COMMENT.sub("", preamble)
    return uses_biblatex(uncommented) and _biblatex(uncommented)[0].startswith(_OWN)


def uses_biblatex(preamble: str) -> bool:
    """Whether biblatex cites: it is loaded, or a class that loads it has its files named."""
    return is_loaded(preamble, "biblatex") or "\\addbibresource" in preamble


def _biblatex(preamble: str) -> tuple[str, Mapping[str, str]]:
    """The style of biblatex, and its options."""
    chosen: dict[str, str] = {}
    for text in (*package_options(preamble, "biblatex"), *_MORE.findall(preamble)):
        chosen.update(options(text))
    return chosen.get("citestyle") or chosen.get("style") or "numeric", chosen


def _named(style: str, chosen: Mapping[str, str]) -> str:
    if style in _NAMES or known(style):
        return _NAMES.get(style, style)
    if "alphabetic" in style:
        return _ALPHABETIC
    if "num" in style or style.startswith("trad-"):
        ordered = chosen.get("sorting") == "none"
        return _NUMBERS if ordered else _SORTED_NUMBERS
    return _YEARS if "authoryear" in style else USUAL
