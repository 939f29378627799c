"""What was made, on one screen: pages, words against limits, citations, findings, time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.report.printable import printable, relative
from trykklar.report.terminal import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.finding import Finding
    from trykklar.project.length_limits import LengthLimits
    from trykklar.publish.publication import Publication
    from trykklar.typeset import Typesetting
    from trykklar.word.export import WordExport


_PLACES = 3  # where errors are, that are named beside the PDF; the findings above name them all


def render(
    publications: Sequence[Publication], limits: dict[str, LengthLimits], seconds: float
) -> str:
    """The summary of a build.

    Args:
        publications: What was made.
        limits: Document name -> what its venue or paper.toml allows.
        seconds: How long the whole build took.
    """
    lines = [
        line
        for publication in publications
        for line in _document(publication, limits.get(publication.document.name))
    ]
    text = "\n".join([*lines, _total(publications, seconds)]) + "\n"
    return printable(text, keep="\n")


def _document(publication: Publication, limits: LengthLimits | None) -> Iterator[str]:
    document, checked = publication.document, publication.checked
    yield f"{document.name}{f' ({document.language})' if document.language else ''}"
    if not document.main.is_relative_to(document.work) and document.main.parent != Path():
        yield f"  TeX runs in {_here(document.root)}, from where the text names its files"
    yield f"  PDF        {_pdf(publication.typesetting)}"
    yield from _faults(publication.typesetting)
    if publication.word:
        yield from _word(publication.word)
    yield f"  words      {_words(checked.words, limits)}"
    undefined = f", {len(checked.undefined)} UNDEFINED" if checked.undefined else ""
    yield f"  citations  {checked.citations} of {len(checked.cited)} works{undefined}"
    yield f"  findings   {_found(publication)}"


def _pdf(typesetting: Typesetting) -> str:
    if typesetting.pdf is None:
        return "not made; the last one, if any, still stands"
    passes = [step.program for step in typesetting.passes]
    how = f"{', '.join(passes)}; {typesetting.seconds:.1f} s" if passes else "up to date"
    return f"{_here(typesetting.pdf)}, {typesetting.pages} pages ({how})"


def _faults(typesetting: Typesetting) -> Iterator[str]:
    """That a PDF is not to be sent anywhere, why not, and which one is."""
    if not typesetting.faulty:
        return
    wrong = [each for each in typesetting.findings if each.severity is Severity.ERROR]
    count = f"{len(wrong)} ERROR{'S' if len(wrong) != 1 else ''}"
    where = ", ".join(dict.fromkeys(_place(each) for each in wrong[:_PLACES]))
    more = ", ..." if len(wrong) > _PLACES else ""
    yield f"             MADE WITH {count}: {where}{more}"
    if typesetting.clean:
        yield f"             the last one without is {_here(typesetting.clean)}"


def _place(finding: Finding) -> str:
    return f"{_here(finding.path)}:{finding.line}" if finding.line else _here(finding.path)


def _word(export: WordExport) -> Iterator[str]:
    """Where the Word file is, and how it measures against the PDF."""
    from trykklar.word.export_summary import inventory_line, judged, measured, standing

    yield f"  Word       {_here(export.path)}{standing(export)}"
    yield f"             {inventory_line(export.inventory)}"
    if export.parity:
        yield from (f"             {line}" for line in measured(export.parity))
    yield from (f"             {line}" for line in judged(export))


def _words(number: int, limits: LengthLimits | None) -> str:
    if not limits or not limits.words:
        return f"{number:,}"
    low, high = limits.words
    verdict = "within" if low <= number <= high else "OUTSIDE"
    return f"{number:,}, {verdict} {low:,}-{high:,}"


def _found(publication: Publication) -> str:
    return summary(publication.findings) if publication.findings else "none"


def _total(publications: Sequence[Publication], seconds: float) -> str:
    wrong = sum(publication.failed for publication in publications)
    verdict = f"{wrong} of {len(publications)} need work" if wrong else "all good"
    return f"{verdict}, {seconds:.1f} s"


def _here(path: Path) -> str:
    """A path as seen from the folder the user is in."""
    return relative(path)
