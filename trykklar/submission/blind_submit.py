"""A blind submission: a copy without what says who wrote it, searched before it is delivered."""

from __future__ import annotations

import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from trykklar.bibliography import database
from trykklar.blind import identity
from trykklar.blind.blind_copy import MAIN, SILENT, BlindCopy, anonymous, blind_copy
from trykklar.blind.blind_findings import UNPUBLISHED, blind_findings
from trykklar.blind.hidden_parts import hidden_parts
from trykklar.blind.own_works import OwnWorks, bodies, own_works, spoken_of
from trykklar.blind.search import search
from trykklar.blind.unpublished_work import own_unpublished
from trykklar.finding import Finding, Severity, at_origin
from trykklar.latex.expansion.expand import expand
from trykklar.latex.read_document import read
from trykklar.poppler import page_texts
from trykklar.project.paper import Organisation
from trykklar.project.selection import Selection
from trykklar.storage.atomic_file import write
from trykklar.storage.scratch import scratch
from trykklar.submission import beside_pieces, package_files
from trykklar.submission.order import Order, plain_order, titles_folder
from trykklar.submission.submit import Submission, submit
from trykklar.typeset.continued_build import hand_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trykklar.bibliography.entry import Entry
    from trykklar.blind.secret import Secrets
    from trykklar.document import Document
    from trykklar.latex.read_document import Reading
    from trykklar.project.paper import Manuscript
    from trykklar.project.venue import Venue
    from trykklar.submission.source_bundle import SourceBundle
    from trykklar.typeset import Progress

_NAMING = ("acknowledgements", "funding", "author_contributions")


@contextmanager
def _without_time_zone() -> Iterator[None]:
    """TeX's day is that of UTC: where the sun stands while it runs says where the authors are."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


@_without_time_zone()
def blind_submit(
    chosen: Selection,
    venue: Venue | None,
    venue_name: str | None,
    hide: Sequence[str],
    progress: Callable[[Progress], None],
) -> tuple[Submission, Order]:
    """Makes a blind submission, whole or not at all.

    Args:
        chosen: One document, as it is.
        venue: Where it is handed in.
        venue_name: The venue that was asked for, if one was.
        hide: What the user named that must not be found.
        progress: Called with each event of the builds.

    Raises:
        FatalError: Something outside of the text stands in the way.
    """
    document = _assembled(chosen, venue, venue_name)
    order = replace(plain_order(Selection((document,)), venue), name=_name(chosen), main=MAIN)
    package_files.remove(order.folder, order.root)
    named = titles_folder(order)
    package_files.remove(named, order.root)
    failure = _first_build(document, progress)
    if failure:
        return Submission(None, None, {}, failure), order
    secrets, own, spoken = _known(chosen, document, venue, hide)
    with scratch() as place:
        copy = blind_copy(document, place / "copy", own, venue.review if venue else None)
        hand_on(document, copy.document)
        blind = replace(
            order,
            selection=Selection((copy.document,)),
            search=_Search(copy, secrets, document),
        )
        made = submit(blind, progress)
        findings = (*spoken, *_at_home((*_with_data(copy), *made.findings), copy, own))
        if spoken and made.folder:
            package_files.remove(order.folder, order.root)
            made = replace(made, folder=None, archive=None)
        if made.folder:
            files = _named(chosen, copy, venue)
            findings += _absent(venue, {**files, **made.files}, document)
            for name, content in files.items():
                write(named / name, content, within=order.root)
        cleaned = sum(figure.changed for figure in copy.figures.values())
        return replace(made, findings=findings, cleaned=cleaned), blind


def _name(chosen: Selection) -> str:
    """What the submission is called; a stranger's file may have its author's name."""
    (document,) = chosen.documents
    return f"{document.name if chosen.manuscript else MAIN}-blind"


def _assembled(chosen: Selection, venue: Venue | None, venue_name: str | None) -> Document:
    """The document without authors, where paper.toml knows them."""
    (document,) = chosen.documents
    edition = chosen.edition(document)
    if chosen.manuscript is None or edition is None or venue is None:
        return document
    from trykklar.project.assemble import assemble

    bare = _without_people(chosen.manuscript, edition, venue)
    return assemble(bare, edition, venue_name, "blind", opening=SILENT)


def _without_people(manuscript: Manuscript, edition: str, venue: Venue) -> Manuscript:
    settings = manuscript.paper.editions[edition]
    wording = settings.blind.model_dump(exclude_defaults=True)
    gone = dict.fromkeys((*_NAMING, *venue.review.title_page_statements), "")
    stated = {**wording.pop("statements", {}), **gone}
    statements = settings.statements.model_copy(update=stated)
    bare = settings.model_copy(update={**wording, "statements": statements})
    nobody = Organisation(name=anonymous(settings.language))
    paper = manuscript.paper.model_copy(
        update={
            "people": (),
            "organisation": nobody,
            "editions": {**manuscript.paper.editions, edition: bare},
        }
    )
    return replace(manuscript, paper=paper)


def _first_build(document: Document, progress: Callable[[Progress], None]) -> tuple[Finding, ...]:
    """Typesets the document as it is, for its record; the errors that stand in the way.

    What only the checks find, they find in the copy.
    """
    from trykklar.typeset import typeset

    with ThreadPoolExecutor(os.cpu_count()) as beside:
        drawings = tuple(beside.map(partial(typeset, progress=progress), document.drawings))
    made = (*drawings, typeset(document, progress=progress))
    if all(each.pdf and not each.faulty for each in made):
        return ()
    found = (each for part in made for each in at_origin(part.findings, part.document.origins))
    return tuple(each for each in found if each.severity is not Severity.HINT)


def _known(
    chosen: Selection, document: Document, venue: Venue | None, hide: Iterable[str]
) -> tuple[Secrets, OwnWorks, tuple[Finding, ...]]:
    """Who must not be named, what they wrote, and where the text calls it theirs."""
    cited = venue is None or venue.review.self_citations == "keep"
    if chosen.manuscript:
        secrets = identity.of_paper(chosen.manuscript.paper, hide, cited=cited)
    else:
        hidden = hidden_parts(expand(document), anonymous(document.language))
        secrets = identity.of_source(hidden, hide, cited=cited)
    reading = read(document)
    listed = database.assemble(reading)
    own = own_works(listed, secrets)
    secrets = replace(secrets, bodies=bodies(listed, secrets))
    kept = own_unpublished(reading, own) if cited else ()
    return secrets, own, (*_spoken_of(reading, own), *map(_unpublished, kept))


def _spoken_of(reading: Reading, own: OwnWorks) -> Iterator[Finding]:
    for citation, words in spoken_of(reading, own):
        place = citation.place
        yield Finding(
            "blind-own-work", Severity.ERROR, place.path, place.line, place.column,
            f"'{words}' says that the work cited here is by the authors.",
            "Write of it in the third person: 'Nordmann (2010) shows'.",
        )  # fmt: skip


def _unpublished(found: tuple[Entry, str]) -> Finding:
    entry, words = found
    line = entry.source.line(entry.offset)
    return Finding(
        "blind-own-work", Severity.ERROR, entry.source.path, line, 0,
        f"'{words}' says of a work by the authors that nobody else can know it.", UNPUBLISHED,
    )  # fmt: skip


class _Search:
    """The search of a blind submission, as `Order.search` takes it."""

    def __init__(self, copy: BlindCopy, secrets: Secrets, document: Document) -> None:
        self._copy, self._secrets, self._document = copy, secrets, document

    def __call__(self, files: Mapping[str, bytes], bundle: SourceBundle) -> tuple[Finding, ...]:
        """The leaks in the files, at the author's own."""
        pages = {name: _pages(content) for name, content in files.items() if name.endswith(".pdf")}
        leaks = search(files, pages, self._secrets)
        origins = {
            f"source/{name}": self._copy.origins.get(path, path)
            for name, path in bundle.origins.items()
            if path in self._copy.origins
        }
        document = self._document
        main = document.origins.get(document.source, document.source)
        works = [path for copied, path in self._copy.origins.items() if copied.suffix == ".bib"]
        hidden = self._copy.hidden.places
        return blind_findings(leaks, origins, document.fence, works, main, hidden=hidden)


def _pages(pdf: bytes) -> list[str]:
    with scratch() as place:
        path = place / "given.pdf"
        write(path, pdf, within=place, lasting=False)
        return page_texts(path) or []


def _with_data(copy: BlindCopy) -> Iterator[Finding]:
    """The figures whose data could not be taken out."""
    for path, figure in copy.figures.items():
        if figure.lacking:
            message = (
                f"What the file says of who made it, when and where was not taken out: "
                f"{figure.lacking}. It was searched for names alone."
            )
            hint = "Save it as PDF, PNG or JPEG, or take its data out: exiftool -all= FILE."
            yield Finding("blind-figure-data", Severity.WARNING, path, 0, 0, message, hint)


def _at_home(findings: Iterable[Finding], copy: BlindCopy, own: OwnWorks) -> tuple[Finding, ...]:
    """Findings about the copy, at the author's own files; none of works that we replaced in it."""
    ours = re.compile(rf"\b(?:{'|'.join(own.keys.values()) or '(?!)'})\b")
    return tuple(
        replace(each, path=copy.origins.get(each.path, each.path))
        for each in findings
        if not (each.code.startswith("tex-") and ours.search(each.message))
    )


def _named(chosen: Selection, copy: BlindCopy, venue: Venue | None) -> dict[str, bytes]:
    """What says who wrote it: it is uploaded apart, and lies in a folder of its own."""
    edition = chosen.edition(chosen.documents[0])
    if chosen.manuscript and edition and venue:
        review = venue.review.model_copy(update={"title_page": True})
        asking = venue.model_copy(update={"review": review})
        return beside_pieces.pieces(chosen.manuscript, edition, asking)
    return {"title-page.txt": "\n\n".join(copy.hidden.texts).encode() + b"\n"}


def _absent(
    venue: Venue | None, files: Mapping[str, bytes], document: Document
) -> tuple[Finding, ...]:
    if venue is None:
        return ()
    path = document.origins.get(document.source, document.source)
    return tuple(beside_pieces.absent(venue, files, path))
