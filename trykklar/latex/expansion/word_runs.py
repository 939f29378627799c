"""Which commands are there without the author: LaTeX's own, as far as a condition asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander

_ALWAYS = """
relax documentclass begin end par section subsection subsubsection paragraph label ref cite caption
footnote item emph textbf textit textsc textsf texttt title author date maketitle includegraphics
tableofcontents today LaTeX TeX hbox vbox empty usepackage newcommand providecommand
makeatletter makeatother figurename tablename refname abstractname contentsname
"""
_BY_CLASS = {
    "chapter": {"book", "report", "memoir", "scrbook", "scrreprt", "extbook", "extreport"},
    "bibname": {"book", "report", "memoir", "scrbook", "scrreprt"},
    "frontmatter": {"book", "memoir", "scrbook", "elsarticle"},
    "mainmatter": {"book", "memoir", "scrbook"},
    "backmatter": {"book", "memoir", "scrbook"},
}
_BY_PACKAGE = {
    "citep": {"natbib"},
    "citet": {"natbib"},
    "printbibliography": {"biblatex"},
    "addbibresource": {"biblatex"},
    "textcite": {"biblatex"},
    "href": {"hyperref"},
    "texorpdfstring": {"hyperref"},
    "hypersetup": {"hyperref"},
    "cref": {"cleveref"},
    "toprule": {"booktabs"},
    "includegraphics": {"graphicx", "graphics"},
}
_ENGINES = {
    "XeTeXversion": ("xelatex",),
    "XeTeXrevision": ("xelatex",),
    "luatexversion": ("lualatex",),
    "directlua": ("lualatex",),
    "pdftexversion": ("pdflatex",),
    "pdfoutput": ("pdflatex",),
    "pdfstrcmp": ("pdflatex",),
    "Umathchar": ("xelatex", "lualatex"),
}
_KNOWN = frozenset(_ALWAYS.split())


def defined(expander: Expander, name: str) -> bool:
    """Whether a control sequence is defined when the text is read."""
    if name in _ENGINES:
        return expander.document.engine in _ENGINES[name]
    needed = _BY_CLASS.get(name) or _BY_PACKAGE.get(name)
    if needed is not None and name not in expander.scope.meanings:
        return not needed.isdisjoint(expander.packages)
    return (
        name in expander.scope.meanings
        or name in expander.expandable
        or name in expander.executed
        or name in _KNOWN
    )
