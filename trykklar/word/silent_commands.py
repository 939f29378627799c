"""Commands that print nothing: pandoc may pass them over without a word."""

from __future__ import annotations

HEADS = frozenset(
    ["lhead", "chead", "rhead", "lfoot", "cfoot", "rfoot", "fancyhead", "fancyfoot", "fancyhf",
     "markboth", "markright"]
)  # fmt: skip
"""Commands whose arguments are words that stand above or below the pages."""
_SILENT_NAMES = """
    newdimen newif newsavebox
    headheight parskip parindent leftskip rightskip labelsep labelwidth itemsep baselineskip
    corref fnref tnoteref inst printglossaries headrulewidth footrulewidth SetAlgoLined bibsection
    thechapter thesection label hypertarget hyphenchar advance ifthenelse else global
    noindent indent centering raggedright raggedleft flushleft flushright center
    small footnotesize scriptsize tiny
    normalsize large Large LARGE huge Huge selectfont bfseries itshape sffamily rmfamily
    ttfamily scshape upshape mdseries normalfont color fontsize linespread singlespacing
    doublespacing onehalfspacing setstretch sloppy fussy frenchspacing boldmath arraybackslash
    vspace hspace vfill hfill smallskip medskip bigskip addvspace vskip hskip par newline
    linebreak pagebreak nopagebreak newpage clearpage cleardoublepage enlargethispage
    FloatBarrier strut phantom vphantom hphantom null quad qquad break goodbreak nobreak penalty
    samepage needspace noalign afterpage ignorespaces unskip leavevmode setlength addtolength
    setcounter addtocounter stepcounter refstepcounter pagestyle thispagestyle pagenumbering
    captionsetup bibliographystyle graphicspath hypersetup addcontentsline
    phantomsection begingroup endgroup makeatletter makeatother newcommand renewcommand
    providecommand def let newenvironment renewenvironment usepackage RequirePackage
    DeclareMathOperator newtheorem theoremstyle newlength newcounter linenumbers nolinenumbers
    tableofcontents listoffigures listoftables maketitle frontmatter mainmatter backmatter
    appendix appendices twocolumn onecolumn raggedbottom flushbottom selectlanguage index glsadd
    nocite printindex sisetup lstset allowdisplaybreaks protect relax numberwithin counterwithin
    renewbibmacro AtBeginDocument urlstyle bookmark pdfbookmark hyphenation balance makeindex
    crefname Crefname restoregeometry newgeometry geometry setstocksize today
    date tabcolsep arraystretch columnwidth doublespace vbox hbox columnbreak newblock bibsep
    bibfont displaystyle textstyle limits nonumber notag fontfamily fontseries fontshape
    fontencoding usefont
    rowcolors rowcolor cellcolor columncolor begin end hrule hline rule hrulefill dotfill
    journal ifx fi singlespace glsaddall glsaddallunused textwidth linewidth discretionary
    hangindent hangafter addtocategory DeclareBibliographyCategory defbibheading defbibnote
    defbibfilter newrefsection newrefsegment ExecuteBibliographyOptions hsize vsize
    setcitestyle defcitealias citestyle shortcites bibpunct
    bibliographyunit defaultbibliography defaultbibliographystyle
    citereset mancite fvset nomenclature normalcolor poemlines ContinuedFloat Needspace
    etocsettagdepth etocsettocdepth etocsetnexttocdepth
"""
_SILENT = HEADS.union(_SILENT_NAMES.split())


def silent(name: str) -> bool:
    """Whether a command prints nothing that a reader of the text would miss.

    Args:
        name: Without backslash and star.
    """
    return name in _SILENT or "@" in name
