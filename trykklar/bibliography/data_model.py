"""Which fields an entry of each type needs and may have, for BibTeX's styles and for biblatex.

Sources: "BibTeXing" (Patashnik 1988), section 3; the biblatex manual, section 2.1.1 and 2.2, with
the mandatory fields of its data model (blx-dm.def). `a|b` means that one of the two is enough. What
is only on the web often has no date; the day it was seen stands for it, and styles print "n.d.".
"""

from __future__ import annotations

_BIBTEX = """
article: author title journal year
book: author|editor title publisher year
booklet: title
inbook: author|editor title chapter|pages publisher year
incollection: author title booktitle publisher year
inproceedings: author title booktitle year
conference: author title booktitle year
manual: title
mastersthesis: author title school year
misc: author|title|howpublished|note
phdthesis: author title school year
proceedings: title year
techreport: author title institution year
unpublished: author title note
"""
_BIBLATEX = """
article: author title journaltitle|journal year|date
book: author|editor title year|date
mvbook: author|editor title year|date
inbook: author title booktitle year|date
bookinbook: author title booktitle year|date
suppbook: author title booktitle year|date
booklet: author|editor title year|date
collection: editor title year|date
mvcollection: editor title year|date
incollection: author title booktitle year|date
suppcollection: author title booktitle year|date
manual: title year|date
misc: title year|date|urldate
dataset: title year|date|urldate
online: title year|date|urldate url|doi|eprint
patent: author title number year|date
periodical: editor title year|date
suppperiodical: author title journaltitle|journal year|date
proceedings: title year|date
mvproceedings: title year|date
inproceedings: author title booktitle year|date
conference: author title booktitle year|date
reference: editor title year|date
mvreference: editor title year|date
inreference: author title booktitle year|date
report: author title year|date
techreport: author title year|date
thesis: author title institution|school year|date
mastersthesis: author title institution|school year|date
phdthesis: author title institution|school year|date
unpublished: author title year|date
software: title year|date|urldate
electronic: title year|date|urldate
www: title year|date|urldate
"""
_FREE = """
artwork audio bibnote commentary image jurisdiction legislation legal letter movie music performance
review standard video set xdata customa customb customc customd custome customf
"""
_EXTRA = {
    "bibtex": "online electronic www thesis report collection dataset software patent periodical",
    "biblatex": "",
}
_COMMON = """
abstract address annote annotation author booktitle chapter crossref date day doi edition editor
eprint file howpublished institution isbn issn journal key keywords keyword language langid month
note number organization pages publisher school series title type url urldate volume year verified
archiveprefix primaryclass timestamp bibsource biburl owner groups abstractnote collaboration
eprinttype eprintclass pmid pmcid pubmedid mrnumber zblnumber coden location numpages articleno city
fjournal priority readstatus mendeley-tags rating review comment comments lccn copyright shorttitle
urlnote lastchecked lastaccessed accessed translator origyear size pubstate eid issue read source
bdsk-url-1 bdsk-url-2 bdsk-url-3 bdsk-file-1 bdsk-file-2 date-added date-modified local-url
ids xdata options hyphenation annotator commentator introduction foreword afterword
article-number unique-id da date-added eissn earlyaccessdate keywords-plus researcherid-numbers
orcid-numbers research-areas web-of-science-categories affiliation author-email cited-references
number-of-cited-references times-cited usage-count-last-180-days usage-count-since-2013
journal-iso doc-delivery-number funding-acknowledgement funding-text web-of-science-index oa
"""
_BIBLATEX_FIELDS = """
addendum afterword annotator authortype bookauthor bookpagination booksubtitle booktitleaddon
commentator editora editorb editorc editoratype editorbtype editorctype editortype entryset
entrysubtype eventdate eventtitle eventtitleaddon execute foreword gender holder indexsorttitle
indextitle introduction issue issuesubtitle issuetitle issuetitleaddon journalsubtitle journaltitle
journaltitleaddon label langidopts library mainsubtitle maintitle maintitleaddon nameaddon origdate
origlanguage origlocation origpublisher origtitle pagetotal pagination part presort related
relatedoptions relatedstring relatedtype reprinttitle shortauthor shorteditor shorthand
shorthandintro shortjournal shortseries sortkey sortname sortshorthand sorttitle sortyear subtitle
titleaddon usera userb userc userd usere userf verba verbb verbc version volumes venue xref isan
isrn ismn iswc lista listb listc listd liste listf namea nameb namec urlday urlmonth urlyear
numberofvolumes amendment
"""


UNPRINTED = frozenset(
    ["abstract", "annote", "comment", "comments", "file", "keyword", "keywords", "mendeley-tags"]
)
"""Fields that reference managers write several times, and that no style prints."""


def _table(text: str) -> dict[str, tuple[frozenset[str], ...]]:
    rows = (line.partition(":") for line in text.strip().splitlines())
    return {
        kind: tuple(frozenset(names.split("|")) for names in needed.split())
        for kind, _, needed in rows
    }


REQUIRED = {"bibtex": _table(_BIBTEX), "biblatex": _table(_BIBLATEX)}
"""Model -> type -> sets of fields, of each of which one is needed."""

TYPES = {
    model: frozenset(table) | frozenset(_FREE.split()) | frozenset(_EXTRA[model].split())
    for model, table in REQUIRED.items()
}
"""Model -> types it knows. Styles for BibTeX often add those of the web."""

FIELDS = frozenset((_COMMON + _BIBLATEX_FIELDS).split())
"""Fields that one of the two models, or a program that writes .bib files, knows."""
