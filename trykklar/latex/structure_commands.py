r"""The commands and environments that a text is built of, apart from citations and references.

Sources: The LaTeX 2e Sources, and the manuals of KOMA-Script, caption, topcapt, wrapfig, floatflt,
rotating, sidecap, tufte-latex, chemstyle, glossaries, fancyvrb, listings, minted, verbatim,
moreverb, tcolorbox, pythontex, sagetex, knitr, TikZ, PSTricks, forest, circuitikz and overpic. `*`
after a name is understood, but for verbatim text.
"""

from __future__ import annotations

import re

HEADINGS = {
    "part": -1, "chapter": 0, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4,
    "subparagraph": 5, "addpart": -1, "addchap": 0, "addsec": 1, "minisec": 5,
}  # fmt: skip
r"""`\x[short]{title}` -> its depth, as LaTeX counts them."""
_LEVELS = ("section", "subsection", "subsubsection", "paragraph", *("subparagraph",) * 8)
ALPHANUMERIC = {f"lvl{level}": name for level, name in zip("abcdefghijkl", _LEVELS, strict=True)}
"""Level of alphanum, as it is noted for the contents -> LaTeX's own of the same depth."""
FRONT_MATTER = frozenset(
    [
        *("maketitle", "titlepage", "abstract", "includepdf"),
        *("tableofcontents", "listoffigures", "listoftables"),
        *HEADINGS,
    ]
)
"""Commands and environments that print where they stand, before and within the text."""
COUNTED = ("part", "chapter", "section", "subsection", "subsubsection")
"""Those that classes number, the outermost first."""

CAPTIONS = {"caption": 0, "captionabove": 0, "captionbelow": 0, "topcaption": 0, "captionof": 1}
r"""`\x{kind}[short]{text}` -> how many arguments stand before what is printed."""

FLOATS = {
    "figure": ("figure", 0),
    "table": ("table", 0),
    "wrapfigure": ("figure", 2),
    "wraptable": ("table", 2),
    "floatingfigure": ("figure", 1),
    "floatingtable": ("table", 1),
    "sidewaysfigure": ("figure", 0),
    "sidewaystable": ("table", 0),
    "SCfigure": ("figure", 0),
    "SCtable": ("table", 0),
    "marginfigure": ("figure", 0),
    "margintable": ("table", 0),
    "algorithm": ("algorithm", 0),
    "listing": ("listing", 0),
    "scheme": ("scheme", 0),
    "chart": ("chart", 0),
    "graph": ("graph", 0),
}
"""Environment -> the counter of its caption, and how many arguments in braces it takes."""
SUBFLOATS = {"subfigure": ("subfigure", 1), "subtable": ("subtable", 1)}
"""The same for what stands in a float."""

FORMULAS = frozenset(
    ["equation", "align", "gather", "multline", "eqnarray", "flalign", "alignat", "xalignat",
     "xxalignat", "displaymath", "math", "dmath", "dgroup", "IEEEeqnarray"]
)  # fmt: skip
"""Environments of formulas: LaTeX's own, of amsmath, breqn and IEEEtrantools."""

COUNTED_LIST = re.compile(r"\\usecounter\s*\{\s*([^{}]*?)\s*\}")
r"""In the settings of `\begin{list}{label}{settings}`: the counter that its items step."""

_VERBATIM = """
verbatim verbatim* Verbatim Verbatim* BVerbatim BVerbatim* LVerbatim LVerbatim* SaveVerbatim
lstlisting minted verbatimtab pycode sagesilent luacode luacode* asy gnuplot tcblisting
boxedverbatim verbbox spverbatim javacode Schunk Sinput Soutput
"""
VERBATIM = frozenset(_VERBATIM.split())
"""Environments whose text TeX does not read as LaTeX."""

CODE_FILES = {
    "lstinputlisting": 0, "inputminted": 1, "verbatiminput": 0, "VerbatimInput": 0,
    "BVerbatimInput": 0, "LVerbatimInput": 0, "verbatimtabinput": 0, "listinginput": 1,
}  # fmt: skip
r"""`\x[options]{file}`, which shows a file of code -> how many arguments stand before its name."""

_DRAWINGS = """
tikzpicture picture pspicture forest tikzcd circuitikz pgfpicture chemfig sequencediagram
ganttchart dot2tex overpic tikzfigure
"""
DRAWINGS = frozenset(_DRAWINGS.split())
"""Environments that draw a picture, which TeX alone can read."""

DRAWING_SETTINGS = "trykklarsettings"
"""Before a drawing, in one argument: the macros of the text that it uses."""

LIST_OF_WORKS = "thebibliography"
LISTS_OF_WORKS = {"mcitethebibliography": LIST_OF_WORKS}
"""Environments that mean another one: those of a .bbl for mciteplus, as achemso and REVTeX use."""

HEADING_OF_WORKS = "bibsection"
"""natbib's command for what is printed above a list of works, which authors define anew."""

GLOSSARIES = frozenset(
    ["printglossary", "printglossaries", "printnoidxglossary", "printnoidxglossaries",
     "printunsrtglossary", "printunsrtglossaries", "printacronyms"]
)  # fmt: skip
"""What prints the entries that are used."""
ENTRIES = {
    "newglossaryentry": 1,
    "provideglossaryentry": 1,
    "longnewglossaryentry": 2,
    "newacronym": 2,
    "newabbreviation": 2,
}
r"""`\x[options]{label}{..}` of glossaries -> how many arguments come behind the label."""
_NAMES = """
figurename tablename contentsname listfigurename listtablename abstractname refname bibname
chaptername partname appendixname indexname prefacename pagename seename alsoname enclname ccname
headtoname proofname glossaryname lstlistingname
"""
PRINTED_NAMES = frozenset(_NAMES.split())
"""What LaTeX and its packages print by a macro that languages and authors define: `Figure`."""
