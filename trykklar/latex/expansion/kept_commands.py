"""Commands and environments that later stages understand better than their definitions."""

from __future__ import annotations

from trykklar.latex.citation_commands import (
    LEADING,
    MULTIPLE,
    PAIRS,
    PLAIN,
    PRINTED,
    TRAILING,
    VOLUME,
    VOLUMES,
)
from trykklar.latex.structure_commands import CAPTIONS, FLOATS, HEADINGS, SUBFLOATS

_STRUCTURE = """
appendix frontmatter mainmatter backmatter tableofcontents listoffigures listoftables
label ref pageref eqref autoref cref Cref vref nameref hyperref crefrange Crefrange labelcref subref
subcaption subfloat subcaptionbox floatsource includegraphics includesvg graphicspath
footnote footnotetext footnotemark footref thanks endnote marginpar
title subtitle author date maketitle affil affiliation address institute email ead keywords
abstract Abstract Keywords and subject publishers titlehead
item begin end par input include bibliography printbibliography bibliographystyle addbibresource
bibitem newblock natexlab bibinfo doibase harvarditem harvardand harvardyearleft
harvardyearright harvardurl nocite url href path nolinkurl burlalt urlalt
emph textbf textit textsc textsf texttt textrm textup textsl textmd textnormal underline
bfseries mdseries itshape scshape slshape upshape em rmfamily sffamily ttfamily normalfont
tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge
enquote textquote blockquote foreignlanguage selectlanguage
tabular multicolumn multirow hline toprule midrule bottomrule cline cmidrule
newtheorem theoremstyle newglossaryentry newacronym gls glspl ac acp acs acl acf
@startsection usepackage documentclass RequirePackage newline linebreak clearpage newpage
"""
_CITATIONS = PLAIN | MULTIPLE | VOLUME | VOLUMES | PAIRS | PRINTED | set(TRAILING) | set(LEADING)
KEPT = frozenset(_STRUCTURE.split()) | _CITATIONS | HEADINGS.keys() | CAPTIONS.keys()
"""A copy of a package beside the manuscript, or a new look, does not take these over."""

WITH_TEXT = frozenset(
    ["subtitle", "affil", "affiliation", "address", "institute", "email", "ead", "keywords",
     "Abstract", "Keywords"]
)  # fmt: skip
"""Those whose text is their argument: what an author defines without one is another command."""

_ENVIRONMENTS = """
document abstract longtable tabular
tabularx tabulary equation align gather multline eqnarray itemize enumerate description quote
quotation verse center flushleft flushright minipage thebibliography theindex titlepage
proof theorem lemma definition keyword keywords frontmatter
"""
_UNSTARRED = [*_ENVIRONMENTS.split(), *FLOATS, *SUBFLOATS, "verbatim", "lstlisting"]
KEPT_ENVIRONMENTS = frozenset([*_UNSTARRED, *(f"{name}*" for name in _UNSTARRED)])
r"""What `\renewenvironment` gives these is their look."""
