"""What a language is called by each tool, and the words a document needs in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENGLISH = {
    "abstract": "Abstract",
    "keywords": "Keywords",
    "corresponding": "Corresponding author",
    "acknowledgements": "Acknowledgements",
    "funding": "Funding",
    "competing_interests": "Declaration of competing interests",
    "data_availability": "Data availability",
    "ethics": "Ethics",
    "author_contributions": "Author contributions",
    "generative_ai": "Use of generative AI",
    "references": "References",
}
_BOKMAAL = {
    "abstract": "Sammendrag",
    "keywords": "Nøkkelord",
    "corresponding": "Korresponderende forfatter",
    "acknowledgements": "Takk",
    "funding": "Finansiering",
    "competing_interests": "Interessekonflikter",
    "data_availability": "Tilgang til data",
    "ethics": "Etikk",
    "author_contributions": "Forfatternes bidrag",
    "generative_ai": "Bruk av generativ KI",
    "references": "Referanser",
}
_NYNORSK = _BOKMAAL | {
    "abstract": "Samandrag",
    "corresponding": "Korresponderande forfattar",
    "competing_interests": "Interessekonfliktar",
    "author_contributions": "Bidrag frå forfattarane",
    "references": "Referansar",
}


@dataclass(frozen=True)
class Language:
    """One language of a publication.

    Attributes:
        tag: BCP 47 tag, for Word, CSL and the PDF.
        babel: Its name in LaTeX's babel, and in biblatex.
        others: Languages that words in the text may be in, by their babel names.
        words: What the document's own parts are called: `abstract`, `references` ...
    """

    tag: str
    babel: str
    others: tuple[str, ...]
    words: Mapping[str, str]

    @property
    def primary(self) -> str:
        """The first part of the tag: `nb`."""
        return self.tag.partition("-")[0]


LANGUAGES = {
    language.tag: language
    for language in (
        Language("en-GB", "british", ("norsk", "nynorsk"), _ENGLISH),
        Language("en-US", "american", ("norsk", "nynorsk"), _ENGLISH),
        Language("nb-NO", "norsk", ("british", "nynorsk"), _BOKMAAL),
        Language("nn-NO", "nynorsk", ("british", "norsk"), _NYNORSK),
    )
}
