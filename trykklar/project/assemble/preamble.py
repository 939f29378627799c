r"""Everything before `\begin{document}`, for a venue and a language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from pylatex import Command, NoEscape, Package

from trykklar.project.assemble.markup import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.project.assemble.front_matter import Front
    from trykklar.project.assemble.languages import Language
    from trykklar.project.venue import Venue
    from trykklar.project.venue_demands import Layout

_DEFAULTS = r"""
% What a float is set in, unless the venue sets it otherwise.
\providecommand{\tablesize}{\small}
\providecommand{\anon}[2][]{#2} % \anon[for reviewers]{as published}; acmart has it, too
\providecommand{\floatsource}[1]{\par\vspace{4pt}{\footnotesize\raggedright #1\par}}
"""

# What setspace does, whose footnotes hyperref's links do not find.
_SPACED = r"""
\usepackage{etoolbox}
\linespread{%s} %% floats and footnotes keep their own lines
\AtBeginEnvironment{table}{\linespread{1}\selectfont}
\AtBeginEnvironment{figure}{\linespread{1}\selectfont}
\makeatletter\patchcmd{\@footnotetext}{\reset@font}{\linespread{1}\reset@font}{}{}\makeatother
"""
# PDF/A by LaTeX's own PDF management. Its dates are the clock's and its identifier is random,
# unless they are set: pdfTeX's own date is fixed, and has to be read as letters. `year`, which it
# writes, is no property of PDF/A-2 (ISO 19005-2, 6.6.4).
# Source: the manuals of pdfmanagement-testphase and l3pdfmeta.
_ARCHIVAL = r"""
\RequirePackage{pdfmanagement-testphase}
\DocumentMetadata{pdfstandard=a-%(level)s, lang=%(language)s}
\ifdefined\pdfcreationdate
\begingroup\everyeof{\noexpand}\endlinechar=-1
\edef\x{\endgroup
  \noexpand\AddToDocumentProperties[document]{pdfcreationdate}{%(day)s}
  \noexpand\AddToDocumentProperties[document]{pdfmoddate}{%(day)s}
  \noexpand\AddToDocumentProperties[hyperref]{pdfmetadate}{%(day)s}
  \noexpand\AddToDocumentProperties[hyperref]{pdfdate}{%(day)s}}\x
\fi
\AddToDocumentProperties[hyperref]{pdfinstanceid}{uuid:%(identifier)s}
\ExplSyntaxOn
\prop_if_exist:cT { g__pdfmeta_standard_prop }
  { \prop_gremove:cn { g__pdfmeta_standard_prop } { year } }
\ExplSyntaxOff
"""
_DAY = r"\scantokens\expandafter{\pdfcreationdate}"
_STRETCH = {"one-and-a-half": 1.25, "double": 1.66}  # in terms of the class's own 1.2 em


def lines(
    venue: Venue, language: Language, *, bibliography: str, front: Front, work: Path, local: str
) -> Iterator[str]:
    """The preamble, a line or a block of lines at a time.

    Args:
        venue: Class, fonts, look and citations.
        language: The edition's language.
        bibliography: The .bib file, from the folder TeX runs in.
        front: Title and people, for the PDF's own metadata.
        work: Folder of the made floats, from the folder TeX runs in.
        local: What the citations need in this language.
    """
    if venue.upload.pdfa:
        yield _archival(venue.upload.pdfa, language, front)
    yield Command("documentclass", NoEscape(venue.document_class), _options(venue.options)).dumps()
    yield rf"\makeatletter\def\input@path{{{{{work.as_posix()}/}}}}\makeatother % made floats"
    yield venue.fonts.strip()
    yield Package("babel", _options((*language.others, f"main={language.babel}"))).dumps()
    yield Package("csquotes", NoEscape("autostyle")).dumps()
    yield from map(_package, ("graphicx", "booktabs", "tabularx"))
    yield venue.preamble.strip()
    yield from _layout(venue.layout)
    yield from _citations(venue, bibliography)
    yield local
    yield from _metadata(language, front)
    yield _DEFAULTS.strip()
    if front.paper.macros:
        yield rf"\input{{{front.paper.macros}}}"


def _archival(level: str, language: Language, front: Front) -> str:
    """What makes the PDF say that it is PDF/A; its identifier is the same for the same title."""
    identifier = uuid5(NAMESPACE_URL, f"{front.full_title} ({language.tag})")
    return _ARCHIVAL.strip() % {
        "level": level, "language": language.tag, "day": _DAY, "identifier": identifier
    }  # fmt: skip


def _package(name: str) -> str:
    return str(Package(name).dumps())


def _options(options: tuple[str, ...]) -> NoEscape | None:
    return NoEscape(",".join(options)) if options else None


def _layout(layout: Layout) -> Iterator[str]:
    if layout.spacing != "single":
        yield _SPACED.strip() % _STRETCH[layout.spacing]
    if layout.line_numbers:
        yield _package("lineno")
        yield r"\linenumbers"


def _citations(venue: Venue, bibliography: str) -> Iterator[str]:
    if venue.citations == "natbib":
        yield Package("natbib", _options(venue.citation_options)).dumps()
    else:
        # natbib=true: the sections' \\citet and \\citep mean the same under both machineries.
        options = ("backend=biber", f"style={venue.style}", "natbib=true", *venue.citation_options)
        yield Package("biblatex", _options(options)).dumps()
        yield Command("addbibresource", NoEscape(bibliography)).dumps()


def _metadata(language: Language, front: Front) -> Iterator[str]:
    """The PDF's own data. hyperref comes last, as it patches what the others define."""
    yield Package("hyperref").dumps()
    yield "\\hypersetup{hidelinks,"
    yield f"  pdftitle={{{text(front.full_title)}}},"
    yield f"  pdfauthor={{{text(front.names)}}},"
    yield f"  pdfkeywords={{{text(', '.join(front.keywords))}}},"
    yield f"  pdflang={{{language.tag}}}, bookmarksnumbered, pdfdisplaydoctitle,"
    yield "}"
