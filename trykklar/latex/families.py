r"""The citation commands of LaTeX's packages, by the form of their arguments.

Sources: the manuals of natbib, biblatex (3.9, 3.11), apacite, cite, harvard, jurabib, csquotes,
acl, abntex2cite, chicago and bibentry. `*` after a name is understood; names that only look like
citations (`\setcitestyle`, `\defcitealias`, `\urlcite`) are not here.
"""

from __future__ import annotations

_NATBIB = """
cite citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citenum citetalias
citepalias Citet Citep Citealt Citealp Citeauthor Citefullauthor citeauthorp shortcites citeposs
Citeposs citeyearnp citetp possessivecite
"""
_BIBLATEX = """
Cite parencite Parencite footcite Footcite footcitetext Footcitetext textcite Textcite smartcite
Smartcite autocite Autocite supercite footfullcite fullcite citetitle citedate citeurl notecite
Notecite pnotecite Pnotecite fnotecite citedoi Citetitle citeauthoryear headlesscite
footheadlesscite
nptextcite posscite Posscite nobrackettextcite inlinecite ptextcite sourcecite headlessfullcite
fullcitebib shorthandcite citelocation citeissue citebyversion gentextcite
gentextcites parentextcite Parentextcite tcite pcite citefirstlastauthor parencitesentence
"""
_APACITE = """
citeA citeNP citeauthorNP citeyearNP shortcite shortciteA shortciteNP shortciteauthor fullcite
fullciteA fullciteNP fullciteauthor nocitemeta maskcite maskciteA maskciteNP maskcitep maskcitet
maskciteauthor maskciteyear maskciteyearNP maskfullcite maskfullciteA maskshortcite maskshortciteA
"""
_OTHERS = """
citen onlinecite citeonline citeauthoronline citeyearonline textcite citeasnoun citeaffixedx
possessivecite citeN shortciteN citeANP citeAN citeNN shortciteNN shortciteANP citeyearN newcite
newcitep Citename citeapos ycite ycitep ycitet yciteA citebyear opcit loccit idemcite bibentry
footcitep footcitet sidecite marginnotecite citeg upcite scite supercitep
footciteA longcite citelong citetag onlinecites fancycite citeshort inlinefullcite
"""
PLAIN = frozenset((_NATBIB + _BIBLATEX + _APACITE + _OTHERS).split())
r"""`\x<pre>[pre][post]{keys}`."""

_MULTIPLE = """
cites Cites parencites Parencites footcites Footcites footcitetexts Footcitetexts smartcites
Smartcites textcites Textcites autocites Autocites supercites fullcites footfullcites citeauthors
Citeauthors citetitles citeyears notecites Notecites nptextcites
"""
MULTIPLE = frozenset(_MULTIPLE.split())
r"""`\x(pre)(post)[pre][post]{keys}[pre][post]{keys}...`."""

_VOLUME = "volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite"
VOLUME = frozenset(_VOLUME.split()) | {name.capitalize() for name in _VOLUME.split()}
r"""`\x[pre]{volume}[pages]{keys}`."""

VOLUMES = frozenset(f"{name}s" for name in VOLUME)
r"""`\x(pre)(post)[pre]{volume}[pages]{keys}...`."""

TRAILING = {
    "citeaffixed": 1,
    "citefield": 1,
    "citelist": 1,
    "citename": 1,
    "printcitefield": 1,
    "citeinstitution": 0,
    "textcquote": 1,
    "blockcquote": 1,
    "hybridblockcquote": 1,
}
r"""`\x[pre][post]{keys}` with further braces, which are text or names of fields."""

LEADING = {
    "foreigntextcquote": 1,
    "hyphentextcquote": 1,
    "foreignblockcquote": 1,
    "hyphenblockcquote": 1,
}
r"""`\x{language}[pre][post]{key}`: braces before the keys."""

QUOTES = frozenset({"displaycquote", "foreigndisplaycquote", "hyphendisplaycquote"})
r"""Environments of csquotes: `\begin{x}[pre][post]{key}`."""

PAIRS = frozenset({"apud", "apudonline", "citeseealso"})
r"""`\apud[post]{original}[post]{read}` of abntex2cite."""
