"""What a venue asks for beside the manuscript: title page, highlights, declarations."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.project.assemble import statements
from trykklar.project.assemble.front_matter import Front
from trykklar.project.assemble.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from trykklar.project.paper import Manuscript
    from trykklar.project.venue import Venue

_OWN = {"cover_letter": "cover-letter", "checklist": "checklist"}
_ENDINGS = (".docx", ".pdf", ".txt", ".md", ".tex", ".odt")


def pieces(manuscript: Manuscript, edition: str, venue: Venue) -> dict[str, bytes]:
    """The pieces that an edition's data give, and those that the author wrote.

    Args:
        manuscript: The project.
        edition: Name of the edition.
        venue: What asks for them.
    """
    settings = manuscript.paper.editions[edition]
    found: dict[str, bytes] = {}
    wanted = set(venue.upload.pieces) | ({"title_page"} if venue.review.title_page else set())
    if "title_page" in wanted:
        found["title-page.txt"] = _lines(_title_page(manuscript, edition, venue))
    if "highlights" in wanted and settings.highlights:
        found["highlights.txt"] = _lines(f"• {text.strip()}" for text in settings.highlights)
    if "declarations" in wanted:
        found["declarations.txt"] = _lines(_declared(manuscript, edition, venue))
    for piece, stem in _OWN.items():
        if piece in wanted:
            found |= _written(manuscript, stem)
    return {name: content for name, content in found.items() if content.strip()}


def absent(venue: Venue, found: Mapping[str, bytes], path: Path) -> Iterator[Finding]:
    """The pieces that a venue asks for and that are not there.

    Args:
        venue: What asks for them.
        found: Those that are there, by the names of their files.
        path: Where the author would put them right.
    """
    stems = {name.rpartition(".")[0].replace("-", "_") for name in found}
    for piece in venue.upload.pieces:
        if piece not in stems:
            message = f"{venue.name} asks for a file with the {piece.replace('_', ' ')}."
            hint = _HINTS.get(piece, "Write it into paper.toml.")
            yield Finding("submit-piece-missing", Severity.WARNING, path, 0, 0, message, hint)


_HINTS = {
    "highlights": 'paper.toml: highlights = ["..."] under [editions.NAME].',
    "cover_letter": "Put it beside paper.toml: manuscript/cover-letter.docx, .pdf, .txt or .md.",
    "checklist": "Put it beside paper.toml: manuscript/checklist.docx, .pdf, .txt or .md.",
    "declarations": "paper.toml: [editions.NAME.statements].",
    "title_page": "It is made of paper.toml for editions.",
}


def _lines(lines: Iterator[str]) -> bytes:
    return ("\n".join(lines).strip() + "\n").encode()


def _title_page(manuscript: Manuscript, edition: str, venue: Venue) -> Iterator[str]:
    """Title, people and all statements: the one file that says who wrote it."""
    front = Front(manuscript.paper.editions[edition], manuscript.paper)
    yield front.full_title
    yield ""
    for person in front.people:
        orcid = f"ORCID {person.orcid}" if person.orcid else ""
        yield ", ".join(filter(None, (person.name, person.affiliation, orcid)))
        if person.email:
            yield f"  {person.email}" + ("  (corresponding author)" if person.corresponding else "")
    organisation = manuscript.paper.organisation
    parts = (organisation.name, organisation.department, organisation.city, organisation.country)
    yield ", ".join(filter(None, parts))
    yield ""
    yield from _declared(manuscript, edition, venue)


def _declared(manuscript: Manuscript, edition: str, venue: Venue) -> Iterator[str]:
    settings = manuscript.paper.editions[edition]
    words = LANGUAGES[settings.language].words
    for name, text in statements.texts(manuscript.paper, settings, venue).items():
        if text:
            yield words[name]
            yield text.strip()
            yield ""


def _written(manuscript: Manuscript, stem: str) -> dict[str, bytes]:
    folder = manuscript.path.parent
    for ending in _ENDINGS:
        path = folder / f"{stem}{ending}"
        with suppress(OSError):
            return {path.name: manuscript.fence.read(path)}
    return {}
