"""What is in a submission, where it is, and what was proven, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.report.printable import printable, relative
from trykklar.submission.archival import says_archival
from trykklar.submission.order import titles_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.submission.order import Order
    from trykklar.submission.submit import Submission


def summary(made: Submission, order: Order) -> str:
    """The lines that end the command.

    Args:
        made: What came of it.
        order: What was asked for.
    """
    return printable("\n".join(_lines(made, order)) + "\n", keep="\n")


def _lines(made: Submission, order: Order) -> Iterator[str]:
    place = f" for {order.venue.name}" if order.venue else ""
    if made.folder is None or made.archive is None:
        wrong = sum(finding.severity is Severity.ERROR for finding in made.findings)
        yield f"{order.name}{place}: nothing was made, {wrong} error{'s' if wrong != 1 else ''}"
        return
    yield f"{order.name}{place}"
    yield f"  folder     {relative(made.folder)}/"
    yield f"  zip        {relative(made.archive)}, {_size(made)}"
    yield from _contents(made)
    if made.proof:
        yield (
            f"  proven     compiled by itself in an empty folder ({made.proof.passes} passes, no "
            "network): same text, pages and numbers as the PDF"
        )
    if order.search:
        yield (
            f"  blind      searched as a reviewer could: nothing in {len(made.files)} files says "
            "who wrote it"
        )
        if made.cleaned:
            many = "s" if made.cleaned > 1 else ""
            yield f"  figures    what {made.cleaned} file{many} said of their making was taken out"
        yield f"  title page {relative(titles_folder(order))}/, to be uploaded apart"
    elif order.venue and order.venue.review.anonymity == "double":
        yield "  reviewers  must not know who wrote it: `--blind` makes what they are given"
    if order.venue and order.venue.upload.pdfa and made.proof and says_archival(made.proof.pdf):
        yield f"  PDF/A      says that it is PDF/A-{order.venue.upload.pdfa}; have veraPDF judge it"
    if made.inspection:
        seen = made.inspection
        coarsest = f", pictures from {seen.coarsest} pixels per inch" if seen.coarsest else ""
        yield (
            f"  PDF        {seen.pages} pages of {seen.paper}, PDF {seen.version}, "
            f"{seen.fonts} fonts{coarsest}"
        )


def _size(made: Submission) -> str:
    return f"{sum(map(len, made.files.values())) / 1_000_000:.1f} MB"


def _contents(made: Submission) -> Iterator[str]:
    """The files, those of the sources counted."""
    source = [name for name in made.files if name.startswith("source/")]
    figures = [name for name in made.files if name.startswith("figures/")]
    others = sorted(name for name in made.files if not name.startswith(("source/", "figures/")))
    if source:
        many = "s" if len(source) > 1 else ""
        yield f"  source/    {len(source)} file{many} of LaTeX and figures"
    if figures:
        yield f"  figures/   {len(figures)} to be uploaded one by one"
    yield f"  beside it  {', '.join(others)}"
