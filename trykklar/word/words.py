"""The words a document prints of itself in each language: captions, references, headings.

They are LaTeX's: babel's for captions and headings, cleveref's and hyperref's for references
(cleveref.sty and hyperref.sty of TeX Live 2022), enotez's for end notes, so that Word says what
the PDF says.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Names = tuple[str, str]


@dataclass(frozen=True)
class Words:
    """Words of one language.

    Attributes:
        captions: Counter -> name in a caption.
        crefs: Counter -> name for one and for more, as cref has it.
        full: The same, where Cref does not only capitalise.
        autorefs: Counter -> name as autoref has it.
        parts: Part of the front matter, or list -> its heading.
        last, to: What stands between references.
        last_group: What stands before the last of three kinds or more; empty where it is `last`.
        and_: Between two authors in running text.
        quotes: Outer and inner quotation marks, as csquotes has them.
        nouns: Whether the names keep their capitals, as in German.
    """

    captions: Mapping[str, str]
    crefs: Mapping[str, Names]
    autorefs: Mapping[str, str]
    parts: Mapping[str, str]
    and_: str
    to: str
    last: str
    quotes: tuple[str, str, str, str]
    full: Mapping[str, Names] = field(default_factory=dict)
    nouns: bool = False
    last_group: str = ""


_ENGLISH = Words(
    captions={"figure": "Figure", "table": "Table", "algorithm": "Algorithm", "listing": "Listing"},
    crefs={
        "equation": ("eq.", "eqs."),
        "figure": ("fig.", "figs."),
        "subfigure": ("fig.", "figs."),
        "table": ("table", "tables"),
        "section": ("section", "sections"),
        "chapter": ("chapter", "chapters"),
        "appendix": ("appendix", "appendices"),
        "footnote": ("footnote", "footnotes"),
        "algorithm": ("algorithm", "algorithms"),
        "listing": ("listing", "listings"),
        "theorem": ("theorem", "theorems"),
        "page": ("page", "pages"),
        "item": ("item", "items"),
    },
    full={
        "equation": ("Equation", "Equations"),
        "figure": ("Figure", "Figures"),
        "subfigure": ("Figure", "Figures"),
    },
    autorefs={
        "equation": "Equation",
        "figure": "Figure",
        "table": "Table",
        "appendix": "Appendix",
        "chapter": "chapter",
        "section": "section",
        "subsection": "subsection",
        "subsubsection": "subsubsection",
        "footnote": "footnote",
        "theorem": "Theorem",
    },
    parts={
        "abstract": "Abstract",
        "keywords": "Keywords",
        "authornote": "Author Note",
        "highlights": "Highlights",
        "acknowledgements": "Acknowledgements",
        "references": "References",
        "glossary": "Glossary",
        "acronyms": "Acronyms",
        "notes": "Notes",
        "bibliography": "Bibliography",
        "contents": "Contents",
        "figures": "List of Figures",
        "tables": "List of Tables",
    },
    and_="and",
    to="to",
    last=" and ",
    last_group=", and ",
    quotes=("“", "”", "‘", "’"),
)
_BRITISH_QUOTES = ("‘", "’", "“", "”")
_NORWEGIAN = Words(
    captions={
        "figure": "Figur",
        "table": "Tabell",
        "algorithm": "Algoritme",
        "listing": "Opplisting",
    },
    crefs={
        "equation": ("likning", "likningene"),
        "figure": ("figur", "figurene"),
        "subfigure": ("figur", "figurene"),
        "table": ("tabell", "tabellene"),
        "section": ("avsnitt", "avsnittene"),
        "chapter": ("kapittel", "kapitlene"),
        "appendix": ("tillegg", "tilleggene"),
        "footnote": ("fotnote", "fotnotene"),
        "algorithm": ("algoritme", "algoritmene"),
        "listing": ("opplisting", "opplistingene"),
        "theorem": ("teorem", "teoremene"),
        "page": ("side", "siden"),
        "item": ("punkt", "punktene"),
    },
    autorefs={
        "equation": "Ligning",
        "figure": "Figur",
        "table": "Tabell",
        "appendix": "Tillegg",
        "chapter": "kapittel",
        "section": "seksjon",
        "subsection": "underseksjon",
        "subsubsection": "under-underseksjon",
        "footnote": "fotnote",
        "theorem": "Teorem",
    },
    parts={
        "abstract": "Sammendrag",
        "keywords": "Nøkkelord",
        "authornote": "Om forfatteren",
        "highlights": "Hovedpunkter",
        "acknowledgements": "Takk",
        "references": "Referanser",
        "glossary": "Ordliste",
        "acronyms": "Akronymer",
        "notes": "Notes",
        "bibliography": "Bibliografi",
        "contents": "Innhold",
        "figures": "Figurer",
        "tables": "Tabeller",
    },
    and_="og",
    to="til",
    last=" og ",
    quotes=("«", "»", "‹", "›"),
)
_NYNORSK = Words(
    **{
        **{name: getattr(_NORWEGIAN, name) for name in Words.__dataclass_fields__},
        "parts": {
            **_NORWEGIAN.parts,
            "abstract": "Samandrag",
            "references": "Referansar",
            "contents": "Innhald",
            "figures": "Figurar",
            "tables": "Tabellar",
        },
    }
)
# babel's name of a language -> its tag.
TAGS = {
    "british": "en-GB",
    "ukenglish": "en-GB",
    "english": "en-US",
    "american": "en-US",
    "usenglish": "en-US",
    "norsk": "nb-NO",
    "norwegian": "nb-NO",
    "bokmal": "nb-NO",
    "nynorsk": "nn-NO",
    "swedish": "sv-SE",
    "danish": "da-DK",
    "german": "de-DE",
    "ngerman": "de-DE",
    "french": "fr-FR",
    "francais": "fr-FR",
    "spanish": "es-ES",
    "dutch": "nl-NL",
    "finnish": "fi-FI",
    "italian": "it-IT",
}
# What pandoc's reader calls a language -> the tag Word wants.
PANDOC_TAGS = {"no": "nb-NO", "nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "sv": "sv-SE"}


def words(tag: str) -> Words:
    """The words of a language; English where we know none.

    Args:
        tag: BCP 47 tag.
    """
    primary = tag.partition("-")[0]
    known = {"nb": _NORWEGIAN, "no": _NORWEGIAN, "nn": _NYNORSK, "en": _ENGLISH}
    return known.get(primary) or _further(primary)


@cache
def _further(primary: str) -> Words:
    """A language of words.toml; what it has no word for is English."""
    text = (files("trykklar.word") / "words.toml").read_text("utf-8")
    said: dict[str, Any] = tomllib.loads(text).get(primary, {})
    merged: dict[str, Any] = {
        name: {**getattr(_ENGLISH, name), **said[name]}
        for name in ("captions", "crefs", "autorefs", "parts")
        if name in said
    }
    if not said:
        return _ENGLISH
    return replace(_ENGLISH, **{"full": {}, "last_group": "", **said, **merged})


def quotes(tag: str) -> tuple[str, str, str, str]:
    r"""What `\enquote` prints in a language: outer and inner marks."""
    if tag == "en-GB":
        return _BRITISH_QUOTES
    return words(tag).quotes
