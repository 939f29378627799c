"""`review`: what a co-author did to a Word file, at the lines of the LaTeX."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import FatalError, at_origin, failed
from trykklar.report.printable import say

if TYPE_CHECKING:
    import argparse

    from trykklar.document import Document
    from trykklar.review.returned_file import ReturnedFile
    from trykklar.review.review_change import Review


_WORD = ".docx"


def run(options: argparse.Namespace) -> int:
    """Show what was changed, or carry it out; 1 where something is left for the author to decide.

    Raises:
        FatalError: The file cannot be read, was not made here, or a file cannot be written.
    """
    from trykklar.review import carry_out, review_report
    from trykklar.review.returned_file import read
    from trykklar.review.review_change import State
    from trykklar.review.review_page import review_page
    from trykklar.review.review_plan import review
    from trykklar.review.several_files import together
    from trykklar.review.unset_letters import with_settable
    from trykklar.storage.atomic_file import write

    files = [Path(name) for name in options.targets if name.lower().endswith(_WORD)]
    if not files:
        raise FatalError(
            "There is no Word file among the arguments.", "Name what came back: RETURNED.docx."
        )
    returned = [read(path) for path in files]
    document = _document(returned[0], options)
    found = with_settable(together([review(file, document) for file in returned]), document)
    if options.html:
        names = ", ".join(path.name for path in files)
        write(options.html, review_page(found, f"Changes in {names}"), within=None)
    if options.patch:
        changes = carry_out.chosen(found, options.apply or "all", options.author)
        _print(carry_out.patch(carry_out.edits(changes), document.fence))
        return 0
    if options.apply or options.comments:
        left = _applied(found, document, options)
        # What a TOML file says now is assembled again.
        faulty = _typeset(_document(returned[0], options))
        return int(left or faulty)
    say((review_report.json if options.format == "json" else review_report.text)(found), sys.stdout)
    return int(any(change.state is State.CONFLICT for change in found.changes))


def _print(patch: bytes) -> None:
    """Give a patch to the program that reads it as it is; to a terminal, harmless."""
    if sys.stdout.isatty():
        say(patch.decode("utf-8", "replace"), sys.stdout)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(patch)


def _document(returned: ReturnedFile, options: argparse.Namespace) -> Document:
    """The document that was named, or the one that the file says it was made from."""
    from trykklar.project import selection

    named = [name for name in options.targets if not name.lower().endswith(_WORD)]
    origin = _made_from(returned, options.project)
    if not named and not origin.name:
        raise FatalError(
            f"{returned.path} does not say what it was made from.",
            "Name the edition or the main file after it.",
        )
    names = named or [origin.name]
    venue = options.venue or (origin.venue if names == [origin.name] else None)
    chosen = selection.choose(
        names, options.project, venue, allowed=options.allow, folder=options.cd
    )
    if len(chosen.documents) != 1:
        raise FatalError("A returned file was made from one document.", "Name one.")
    return chosen.documents[0]


class _Origin(NamedTuple):
    """What a file says that it was made from.

    Attributes:
        name: An edition, or a main file below the user's folder; empty where it says neither.
        venue: What the edition was assembled for; None for its own.
    """

    name: str
    venue: str | None = None


def _made_from(returned: ReturnedFile, project: Path) -> _Origin:
    known = returned.source_map
    if known is None:
        return _Origin("")
    edition = known.edition or known.document
    # It is a stranger's word: no path is followed that it gives as the name of an edition.
    is_name = edition and not edition.endswith(".tex")
    if is_name and (project / "manuscript" / "paper.toml").is_file():
        return _Origin(edition, known.venue or None)
    main = Path(known.main)
    if known.main.endswith(".tex") and not main.is_absolute() and ".." not in main.parts:
        return _Origin(str(project / main))
    return _Origin("")


def _applied(found: Review, document: Document, options: argparse.Namespace) -> bool:
    """Write the chosen changes; whether some are left for the author to decide."""
    from trykklar.review import carry_out
    from trykklar.review.comment_lines import comment_edits
    from trykklar.review.review_change import State
    from trykklar.review.uncommitted import uncommitted

    changes = carry_out.chosen(found, options.apply, options.author) if options.apply else []
    wanted = carry_out.edits(changes)
    if options.comments:
        wanted += comment_edits(found.comments, options.comments)
    touched = sorted({edit.source.path for edit in wanted})
    dirty = [] if options.allow_dirty else uncommitted(touched, document.fence)
    if dirty:
        names = ", ".join(path.name for path in dirty)
        raise FatalError(
            f"These files have changes that are not committed: {names}.",
            "Commit them first, so that the co-author's changes stand alone; or say --allow-dirty.",
        )
    files = carry_out.carry_out(wanted, document.fence)
    say(f"{len(changes)} changes written into {len(files)} files.\n", sys.stdout)
    left = [item for item in found.changes if item.state is State.CONFLICT and item not in changes]
    if left:
        numbers = ", ".join(str(change.number) for change in left)
        say(
            f"Left for you to decide: {numbers}. `review` without --apply shows them.\n", sys.stdout
        )
    return bool(left)


def _typeset(document: Document) -> bool:
    """Have TeX set a document, its drawings first; whether it complained, which is shown."""
    from trykklar.publish.reported_once import once
    from trykklar.report.terminal import render
    from trykklar.typeset import typeset

    made = [typeset(part) for part in (*document.drawings, document)]
    findings = once(
        [item for part in made for item in at_origin(part.findings, part.document.origins)]
    )
    if failed(findings):
        sys.stdout.write(render(findings, [document.fence]) + "\n")
    return failed(findings)
