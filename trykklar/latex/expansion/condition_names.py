r"""Which commands that begin with `if` end in `\fi`, and which take their branches in braces."""

from __future__ import annotations

_CONDITIONS = """
if ifcat ifx ifnum ifdim ifodd ifcase iftrue iffalse ifdefined ifcsname ifmmode ifvmode ifhmode
ifinner ifvoid ifhbox ifvbox ifeof iffontchar ifpdf ifpdftex ifxetex ifluatex ifPDFTeX ifXeTeX
ifLuaTeX ifLuaHBTeX iftutex
"""
CONDITIONS = frozenset(_CONDITIONS.split())
r"""Conditions of TeX's, and those of the packages that ask which engine runs."""

ARROW = "iff"
r"""The double arrow of formulas, the one command of LaTeX's that only looks like a condition."""

_TAKES_BRACES = """
ifthenelse iftoggle ifbool ifboolexpr ifboolexpe ifstrequal ifstrempty ifblank ifdef ifundef
ifcsdef ifcsundef ifdefempty ifdefvoid ifdefmacro ifdefstring ifdefstrequal ifdefparam ifdefprefix
ifdefprotected ifdefltxprotect ifcsmacro ifnumcomp ifnumequal ifnumless ifnumodd ifnumgreater
ifdimcomp ifdimequal ifdimless ifdimgreater ifinlist ifinlistcs ifentrytype ifkeyword ifcategory
iffieldundef ifnameundef iflistundef ifnumeral ifciteseen ifentryseen iffootnote ifstrcmp ifcsempty
ifcsvoid ifcsstring ifcsstrequal ifcsequal ifdefequal ifdefcounter ifcscounter ifltxcounter
iflanguage ifpackageloaded iffileexists ifnatexlab ifglsused ifglsentryexists ifglshaslong
ifnottoggle ifnotbool ifdeflength ifcslength ifdefdimen ifdefcount ifglshasshort ifglsfieldvoid
ifbibliography ifcurrentname iffirstinits ifuseauthor ifpunct ifterm ifinteger ifiscode
"""
TAKES_BRACES = frozenset(_TAKES_BRACES.split())
"""Commands of etoolbox, biblatex, glossaries and other packages."""


def looks_like_condition(name: str, following: str | None) -> bool:
    r"""Whether a name that nobody defined is that of a condition of TeX's: `\if@twoside`.

    A command that takes arguments, as scrlayer's `\ifoot{..}`, is none.

    Args:
        name: The name.
        following: What stands behind it; None at the end of the text.
    """
    if not name.startswith("if") or name == ARROW or name in TAKES_BRACES:
        return False
    return following is not None and following[:1] not in ("{", "[", "*")
