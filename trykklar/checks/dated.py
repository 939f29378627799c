r"""Whether citations are printed with names and years, as far as what is loaded says so.

Only then does `\\citet{winter2003}` print what an author has typed as Winter (2003); with numbers,
it prints Winter [1].
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trykklar.checks.check_context import CheckContext

# Styles of BibTeX that natbib, or they themselves, print names and years with (CTAN, by their
# manuals); of another, nobody knows.
_NAMES = """
plainnat abbrvnat unsrtnat apalike apa apacite chicago agsm dcu kluwer jmr jphysicsb nederlands
elsarticle-harv aer econ ecta jpe qje cje apsr ajps ajs asr ametsoc agu authordate1 authordate2
authordate3 authordate4 humannat humanbio dinat
"""
_STYLES = frozenset(_NAMES.split())
_BIBLATEX = re.compile(
    r"(?<![\w-])(?:cite)?style\s*=\s*\{?(?:ext-)?(?:authoryear|apa|chicago-authordate|mla-new|unified)"
)
_NUMBERS = re.compile(r"\b(?:numbers|super)\b")
_CHANGED = re.compile(r"\\(?:setcitestyle|bibpunct|citestyle|ExecuteBibliographyOptions)\b")


def dated(context: CheckContext) -> bool:
    """Whether names and years are printed for certain."""
    packages, styles = context.reading.packages, context.reading.styles
    if any(_CHANGED.search(source.text) for source in context.reading.sources):
        return False
    if "biblatex" in packages:
        return bool(_BIBLATEX.search(packages["biblatex"]))
    if "natbib" not in packages and "apacite" not in packages:
        return False
    numbered = _NUMBERS.search(packages.get("natbib", ""))
    return not numbered and bool(styles) and _STYLES.issuperset(styles)
