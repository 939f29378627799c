r"""The citation commands of LaTeX's packages: what each prints, and the form of its arguments.

Sources: the manuals of natbib, biblatex (3.9, 3.11), apacite, cite, harvard, jurabib, csquotes,
acl, abntex2cite, chicago and bibentry. `*` after a name is understood; names that only look like
citations (`\setcitestyle`, `\defcitealias`, `\urlcite`) are not here.
"""

from __future__ import annotations

_JOINED = "*"


def bare_key(written: str) -> str:
    r"""A key without the star by which its work is joined to the one before.

    So `\cite{a,*b}` is written for mciteplus, natbib and REVTeX; a star alone means all works.

    Args:
        written: As it stands between commas.
    """
    return written.removeprefix(_JOINED) or written


# What a command prints -> the commands `\x<pre>[pre][post]{keys}` that print it.
_PRINTS = {
    # As the machinery has its own \cite.
    "cite": """
        cite Cite shortcite shortcites maskcite maskshortcite inlinecite citetp citebyear idemcite
        sourcecite citelocation citeissue citebyversion citeg scite ycite fancycite onlinecites
        headlesscite opcit loccit shorthandcite maskfullcite citetag citelong citeaffixedx
    """,
    # Names and year, in parentheses.
    "parens": """
        citep Citep parencite Parencite autocite Autocite smartcite Smartcite notecite Notecite
        pnotecite Pnotecite maskcitep newcitep ycitep pcite parencitesentence
        citeauthoryear citetalias citepalias
    """,
    # Names, and the year in parentheses.
    "text": """
        citet Citet textcite Textcite citeA shortciteA fullciteA maskciteA maskfullciteA
        maskshortciteA maskcitet citeasnoun citeonline citeN shortciteN newcite ycitet yciteA
        tcite ptextcite nptextcite nobrackettextcite gentextcite parentextcite Parentextcite
        citefirstlastauthor
    """,
    # The same in the genitive.
    "possessive": "citeposs Citeposs posscite Posscite possessivecite citeapos",
    # Names and year, with a comma but no parentheses.
    "bare": "citealp Citealp citeNP shortciteNP fullciteNP maskciteNP citeNN shortciteNN",
    # The same without the comma.
    "loose": "citealt Citealt",
    "author": """
        citeauthor Citeauthor citefullauthor Citefullauthor citeauthorp citeauthorNP shortciteauthor
        shortciteauthorNP fullciteauthor fullciteauthorNP maskciteauthor Citename citeauthoronline
        citeANP citeAN shortciteANP
    """,
    "year": "citeyear citeyearNP citeyearN citeyearnp citedate maskciteyearNP citeyearonline",
    # The year in parentheses.
    "yearparens": "citeyearpar maskciteyear",
    "title": "citetitle Citetitle citeshort",
    # The entry, as the list of works has it.
    "entry": "fullcite fullcitebib bibentry longcite inlinefullcite headlessfullcite",
    "url": "citeurl",
    "doi": "citedoi",
    # The number without brackets.
    "number": "citenum citen onlinecite",
    "raised": "supercite upcite supercitep",
    # In a note of its own.
    "note": """
        footcite Footcite footcitetext Footcitetext fnotecite footcitep footcitet footciteA sidecite
        marginnotecite footheadlesscite
    """,
    "noteentry": "footfullcite",
    "none": "nocite nocitemeta",
}
PRINTS = {name: kind for kind, names in _PRINTS.items() for name in names.split()}
"""Command -> what it prints: a word of `_PRINTS`."""
PLAIN = frozenset(name for name, kind in PRINTS.items() if kind != "none")
r"""`\x<pre>[pre][post]{keys}`."""
SILENT = frozenset(PRINTS) - PLAIN
r"""`\nocite{keys}`: into the list, and nothing printed."""

_MULTIPLE = """
cites Cites parencites Parencites footcites Footcites footcitetexts Footcitetexts smartcites
Smartcites textcites Textcites autocites Autocites supercites fullcites footfullcites citeauthors
Citeauthors citetitles citeyears notecites Notecites nptextcites gentextcites
"""
MULTIPLE = frozenset(_MULTIPLE.split())
r"""`\x(pre)(post)[pre][post]{keys}[pre][post]{keys}...`; each is a command above with an `s`."""

NOTE_TEXTS = frozenset(
    f"{name}{s}"
    for name in ("footcitetext", "Footcitetext", "ftvolcite", "Ftvolcite")
    for s in ("", "s")
)
r"""The text of a note whose mark is a `\footnotemark`; see biblatex's manual, 3.9.1."""

_VOLUME = "volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite"
VOLUME = frozenset(_VOLUME.split()) | {name.capitalize() for name in _VOLUME.split()}
r"""`\x[pre]{volume}[pages]{keys}`."""
_VOLUME_PRINTS = {"t": "text", "f": "note", "ft": "note", "": "cite"}

VOLUMES = frozenset(f"{name}s" for name in VOLUME)
r"""`\x(pre)(post)[pre]{volume}[pages]{keys}...`."""

QUOTING = frozenset({"textcquote", "blockcquote", "hybridblockcquote"})
r"""`\x[pre][post]{key}[punctuation]{text}` of csquotes: a quotation and where it is from."""

TRAILING = {
    "citeaffixed": 1,
    "citefield": 1,
    "citelist": 1,
    "citename": 1,
    "printcitefield": 1,
    "citeinstitution": 0,
    **dict.fromkeys(QUOTING, 1),
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

PRINTED = frozenset({"citeproc"})
r"""`\x{key}{text}`: what pandoc printed of a citation itself, as R Markdown and Quarto write it."""

PAIRS = frozenset({"apud", "apudonline", "citeseealso"})
r"""`\apud[post]{original}[post]{read}` of abntex2cite."""

FIELDS = frozenset({"citefield", "citelist", "citename", "printcitefield"})
r"""`\x[pre][post]{key}[format]{field}`: a field of an entry."""


def prints(command: str) -> str:
    """What a citation command prints, as a word of this module's table.

    Args:
        command: Without its star.
    """
    if command in VOLUME or command in VOLUMES:
        kind = command.lower().partition("volcite")[0]
        return _VOLUME_PRINTS.get(kind, "parens")
    if command in FIELDS:
        return "field"
    return PRINTS.get(command) or PRINTS.get(command.removesuffix("s"), "parens")
