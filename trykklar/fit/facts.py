"""What a manuscript has, as plain values that every venue's demands are compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.fit.picture_files import FigureFile, figure_files
from trykklar.latex.loaded_packages import document_class
from trykklar.latex.word_count import Amount, count, count_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.checks import CheckResult
    from trykklar.latex.expansion.expand import Expanded
    from trykklar.latex.passage import Passage
    from trykklar.latex.read_document import Reading
    from trykklar.latex.word_count import SectionCount
    from trykklar.project.paper import Manuscript

_STATEMENTS = {
    "acknowledgements": r"acknowledg|^takk",
    "funding": r"\bfunding\b|financial support|finansiering",
    "competing_interests": r"(competing|conflicts?|declaration) .*interest|disclosure|interessek",
    "data_availability": r"data\b.*\b(availab|access)|tilgang til data|datatilgang",
    "ethics": r"\bethic|etikk",
    "author_contributions": r"(author|credit).*contribution|forfatter.*bidrag|bidrag fr",
    "generative_ai": r"generative|ai-assisted|generativ ki",
}
"""Statement -> what its heading has in it, in a manuscript that nobody described in paper.toml."""

_KEYWORDS = re.compile(
    r"\\(?:keywords|keyword|kwd)\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
    r"|\\begin\s*\{(?:keywords?|IEEEkeywords)\}"
    r"((?:[^\\]|\\(?!(?:begin|end)\s*\{))*+)\\end\s*\{",
    re.DOTALL,
)
_BETWEEN = re.compile(r"\\(?:sep|and|textbullet|cdot)\b|[,;·•]|\\\\")


@dataclass(frozen=True)
class Facts:
    """A manuscript's measures.

    Attributes:
        title: Title and subtitle, as plain text.
        amounts: Part -> words and characters of it.
        keywords: The keywords.
        highlights: The highlights; None where a manuscript has no place for them.
        statements: Names of the statements that are there.
        references: How many works are cited.
        figures: How many figures there are; None where the text was not read again.
        tables: The same of tables.
        sections: Its outermost sections, with what each holds.
        files: The pictures' files.
        packages: Package or class -> options; None where a venue's own preamble is used.
        pages: Pages of its PDF for the venue; None where it has not been built as it is now.
        used_class: Its class; "" where a venue's own is used.
    """

    title: str
    amounts: Mapping[str, Amount]
    keywords: tuple[str, ...]
    highlights: tuple[str, ...] | None
    statements: frozenset[str]
    references: int
    figures: int | None = None
    tables: int | None = None
    sections: tuple[SectionCount, ...] = ()
    files: tuple[FigureFile, ...] = ()
    packages: Mapping[str, str] | None = None
    pages: int | None = None
    used_class: str = ""


def of_edition(
    manuscript: Manuscript, name: str, result: CheckResult, reading: Reading | None = None
) -> Facts:
    """What an edition has: its words as they were checked, the rest from paper.toml.

    Args:
        manuscript: The project.
        name: The edition.
        result: The result of checking it.
        reading: Its text, for what only that has: sections, figures, tables.
    """
    edition = manuscript.paper.editions[name]
    title = ": ".join(filter(None, (edition.title, edition.subtitle)))
    written = {key: text for key, text in edition.statements.model_dump().items() if text.strip()}
    roles = any(person.roles for person in manuscript.paper.people)
    plain = {
        "title": title,
        "abstract": edition.abstract,
        "keywords": " ".join(edition.keywords),
        "statements": " ".join(written.values()),
    }
    facts = Facts(
        title=title,
        amounts={**result.amounts, **{part: count_plain(text) for part, text in plain.items()}},
        keywords=edition.keywords,
        highlights=edition.highlights,
        statements=frozenset([*written, *(["author_contributions"] if roles else [])]),
        references=result.works,
    )
    return _with_text(facts, reading) if reading else facts


def of_document(result: CheckResult, reading: Reading, known: Expanded) -> Facts:
    """What a manuscript has that nobody described in paper.toml.

    Args:
        result: The result of checking it.
        reading: Its text.
        known: The same as TeX reads it, with its preamble.
    """
    from trykklar.word.metadata import title_of

    flat = known.passage
    title = title_of(flat)
    keywords = _keywords(flat)
    own = {"title": count_plain(title), "keywords": count_plain(" ".join(keywords))}
    facts = Facts(
        title=title,
        amounts={**result.amounts, **own},
        keywords=keywords,
        highlights=None,
        statements=_stated(reading),
        references=result.works,
        packages=reading.packages,
        used_class=document_class(known.preamble).name,
    )
    return _with_text(facts, reading)


def _with_text(facts: Facts, reading: Reading) -> Facts:
    """The facts with what only the text itself has."""
    kinds = [item.kind for item in reading.floats]
    return replace(
        facts,
        figures=sum(kind in _FIGURES for kind in kinds),
        tables=sum(kind in _TABLES for kind in kinds),
        sections=count(reading),
        files=figure_files(reading),
    )


_FIGURES = frozenset(["figure", "wrapfigure", "floatingfigure", "sidewaysfigure", "SCfigure"])
_TABLES = frozenset(["table", "wraptable", "floatingtable", "sidewaystable", "SCtable"])


def _keywords(flat: Passage) -> tuple[str, ...]:
    match = _KEYWORDS.search(flat.text)
    if match is None:
        return ()
    parts = _BETWEEN.split(match[1] if match[1] is not None else match[2])
    bare = (re.sub(r"\\[A-Za-z]+\s*|[{}$~]", " ", part) for part in parts)
    return tuple(" ".join(part.split()) for part in bare if part.strip())


def _stated(reading: Reading) -> frozenset[str]:
    """The statements that have a heading, or a command of their own."""
    headings = [heading.title.casefold() for heading in reading.headings]
    return frozenset(
        name
        for name, pattern in _STATEMENTS.items()
        if any(re.search(pattern, heading) for heading in headings)
    )
