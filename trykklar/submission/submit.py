"""One document -> what is uploaded, proven: or the findings that stand in the way."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity, failed
from trykklar.fit.class_requirement import other_class
from trykklar.latex.expansion.expand import expand_text
from trykklar.latex.loaded_packages import document_class
from trykklar.preflight.inspection import Inspection, inspect
from trykklar.submission import beside_pieces, package_files
from trykklar.submission.archival import says_archival
from trykklar.submission.compile_proof import Proof, prove
from trykklar.submission.figure_files import FigureFiles, figure_files
from trykklar.submission.order import Order, expectation, wants
from trykklar.submission.plain_word import plain_word
from trykklar.submission.source_bundle import BundleShape, SourceBundle, source_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from trykklar.publish.publication import Publication
    from trykklar.typeset import Progress, Typesetting

_BBL_FORMAT = re.compile(rb"biblatex bbl format version ([\d.]+)")
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Submission:
    """What came of it.

    Attributes:
        folder: Where everything is; None where something stands in the way.
        archive: The same as a zip.
        files: Name -> content.
        findings: What is wrong.
        inspection: Of the PDF.
        proof: Of the sources; None where no sources are handed in.
        cleaned: How many figures of a blind submission had data that were taken out.
    """

    folder: Path | None
    archive: Path | None
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    inspection: Inspection | None = None
    proof: Proof | None = None
    cleaned: int = 0


@dataclass(frozen=True)
class _Proven:
    """What is made of a document that has just been typeset."""

    inspection: Inspection
    figures: FigureFiles
    bundle: SourceBundle
    proof: Proof


def submit(order: Order, progress: Callable[[Progress], None]) -> Submission:
    """Makes a submission, whole or not at all.

    Args:
        order: What is asked for.
        progress: Called with each event of the build.

    Raises:
        FatalError: Something outside of the text stands in the way.
    """
    package_files.remove(order.folder, order.root)
    publication, proven = _published(order, progress)
    found = _serious(publication)
    if proven is None or publication.failed:
        return Submission(None, None, {}, found)
    inspection, figures, bundle, proof = (
        proven.inspection, proven.figures, proven.bundle, proven.proof
    )  # fmt: skip
    found += (*_other_class(order), *inspection.findings, *figures.findings)
    found += (*_unlike(order, proof), *_wrong_list(order, bundle), *_not_archival(order, proof))
    files = {**_files(order, publication, bundle, proof), **figures.separate}
    found += (*_absent(order, files), *_too_large(order, files))
    if order.search and proof.pdf:
        found += order.search(files, bundle)
    if failed(found):
        return Submission(None, None, {}, found, inspection, proof)
    whole = package_files.with_manifest(files, _facts(order, bundle, proof))
    archive = package_files.deliver(whole, order.folder, order.root)
    return Submission(order.folder, archive, whole, found, inspection, proof)


def _published(
    order: Order, progress: Callable[[Progress], None]
) -> tuple[Publication, _Proven | None]:
    """The document typeset; the bundle is proven while its Word file is made."""
    from trykklar.publish.publication import publish

    proven: list[_Proven] = []

    def follow(typesetting: Typesetting) -> None:
        if typesetting.pdf and not typesetting.faulty:
            proven.append(_proven(order, typesetting.pdf))

    (publication,) = publish(
        order.selection, word=wants(order, "word"), progress=progress, after=follow
    )
    return publication, next(iter(proven), None)


def _proven(order: Order, pdf: Path) -> _Proven:
    with ThreadPoolExecutor(1) as beside:
        inspected = beside.submit(inspect, pdf, expectation(order))
        figures = figure_files(order.document, order.venue)
        bundle = source_bundle(order.document, _shape(order, figures.names))
        proof = prove(bundle, pdf, order.document.made(".aux"))
        return _Proven(inspected.result(), figures, bundle, proof)


def _serious(publication: Publication) -> tuple[Finding, ...]:
    """Errors and warnings; what the inspection of the PDF says again is left to it."""
    return tuple(
        finding
        for finding in publication.findings
        if finding.severity is not Severity.HINT and not finding.code.startswith("pdf-")
    )


def _shape(order: Order, pictures: Mapping[Path, str]) -> BundleShape:
    upload = order.venue.upload if order.venue else None
    return BundleShape(
        main=order.main,
        flat=upload.flat if upload else False,
        stripped=upload is None or upload.strip_comments or order.search is not None,
        renamed=pictures,
    )


def _other_class(order: Order) -> tuple[Finding, ...]:
    """That the venue has a class of its own, and a stranger's main file uses another."""
    venue, document = order.venue, order.document
    if venue is None or document.edition:
        return ()
    used = document_class(expand_text(document).preamble).name
    if not other_class(used, venue):
        return ()
    message = (
        f"It is set with the class {used}; manuscripts for {venue.name} are set with "
        f"{venue.document_class}."
    )
    hint = rf"\documentclass{{{venue.document_class}}}, unless its guide for authors takes yours."
    source = expectation(order).source
    return (Finding("submit-other-class", Severity.WARNING, source, 0, 0, message, hint),)


def _unlike(order: Order, proof: Proof) -> tuple[Finding, ...]:
    """That the bundle is not the same as the official PDF."""
    source = expectation(order).source
    hint = (
        "A file that a macro names, or that is found by a setting of this machine, is the usual "
        "cause: name it letter by letter where it is read."
    )
    return tuple(
        Finding(
            "submit-not-the-same", Severity.ERROR, source, 0, 0,
            f"Compiled by itself, the bundle is not as the PDF: {difference}.", hint,
        )
        for difference in proof.differences
    )  # fmt: skip


def _wrong_list(order: Order, bundle: SourceBundle) -> tuple[Finding, ...]:
    """That the venue's biblatex reads another version of the list of works."""
    wanted = order.venue.upload.bbl_format if order.venue else ""
    for name, content in bundle.files.items():
        has = _BBL_FORMAT.search(content[:500]) if name.endswith(".bbl") else None
        if has and wanted and has[1].decode() != wanted:
            message = (
                f"The list of works is of version {has[1].decode()}, as this machine's biblatex "
                f"writes it; the venue's TeX reads {wanted}."
            )
            hint = "Build it where TeX Live is as new as the venue's, or cite with natbib."
            source = expectation(order).source
            return (Finding("submit-bbl-version", Severity.WARNING, source, 0, 0, message, hint),)
    return ()


def _not_archival(order: Order, proof: Proof) -> tuple[Finding, ...]:
    """That the venue asks for PDF/A, which the PDF does not say to be."""
    level = order.venue.upload.pdfa if order.venue else ""
    if not level or not proof.pdf or says_archival(proof.pdf):
        return ()
    message = f"The venue asks for PDF/A-{level}, and the PDF does not say that it is."
    hint = (
        "\\RequirePackage{pdfmanagement-testphase} and "
        f"\\DocumentMetadata{{pdfstandard=a-{level}}} before \\documentclass make it; have veraPDF "
        "judge the PDF before it is handed in."
    )
    source = expectation(order).source
    return (Finding("submit-no-pdfa", Severity.WARNING, source, 0, 0, message, hint),)


def _files(
    order: Order, publication: Publication, bundle: SourceBundle, proof: Proof
) -> dict[str, bytes]:
    """Everything that is handed in: the PDF is the one that the bundle itself gives."""
    files: dict[str, bytes] = {}
    stem = bundle.main.rpartition(".")[0]
    if order.venue is None or wants(order, "latex"):
        read = {name: text for name, text in bundle.files.items() if name not in proof.unread}
        files |= {f"source/{name}": content for name, content in read.items()}
    if order.venue is None or wants(order, "pdf"):
        files[f"{stem}.pdf"] = proof.pdf
    if publication.word:
        files[f"{stem}.docx"] = plain_word(order.document.fence.read(publication.word.path))
    return files | _pieces(order)


def _pieces(order: Order) -> dict[str, bytes]:
    manuscript, edition = order.selection.manuscript, order.selection.edition(order.document)
    if manuscript is None or edition is None or order.venue is None:
        return {}
    return beside_pieces.pieces(manuscript, edition, order.venue)


def _absent(order: Order, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    if order.venue is None or order.search is not None:
        return ()
    return tuple(beside_pieces.absent(order.venue, files, expectation(order).source))


def _too_large(order: Order, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    most = order.venue.upload.megabytes if order.venue else None
    size = sum(map(len, files.values())) / _MEGABYTE
    if most is None or size <= most:
        return ()
    largest = max(files, key=lambda name: len(files[name]))
    message = (
        f"All files together have {size:.1f} MB; {order.venue.name if order.venue else ''} takes "
        f"{most:g}. The largest is {largest}, {len(files[largest]) / _MEGABYTE:.1f} MB."
    )
    hint = "Save large pictures with fewer pixels, or as JPEG."
    source = expectation(order).source
    return (Finding("submit-too-large", Severity.ERROR, source, 0, 0, message, hint),)


def _facts(order: Order, bundle: SourceBundle, proof: Proof) -> dict[str, object]:
    return {
        "venue": order.venue.name if order.venue else None,
        "main": bundle.main,
        "engine": bundle.engine,
        "proof": {"passes": proof.passes, "same_as_the_official_pdf": not proof.differences},
    }
