r"""Pieces of LaTeX -> what TeX prints of each: a command that nobody here knows, for one.

They are set one after the other behind the document's own preamble, with all that its last pass
noted down of numbers and pages. Of a piece in which TeX finds an error, or of which something
cannot be read as text, such as a drawing, nothing is returned.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.latex.input_encoding import AS_UTF8
from trykklar.printed import draft_pass, log_record
from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.engine_glyphs import lettered
from trykklar.printed.from_records import paragraphs, runs
from trykklar.printed.showbox_hook import SPACED
from trykklar.printed.text_run import plain as text_of
from trykklar.sandbox.limits import Limits
from trykklar.typeset.build_context import BuildContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.document import Document
    from trykklar.printed.log_record import Log, LogRecord
    from trykklar.printed.text_run import Runs

SECONDS = 60.0
_PIECE = "piece"

# Nodes by which more is seen than letters: colours, rules under words, pictures.
_MORE = re.compile(r"[.|]*\\(?:pdfcolorstack|pdfliteral|pdfrefx|special|rule)")
# A path that is drawn (PDF 32000-1, 8.5.3): a line or curve, and its stroke or filling.
_LINE = re.compile(r"[.|]*\\pdfliteral\b.*\b[lc]\b.*\b[SsfBb]\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SPACED = re.compile(rf"[.|]*\\penalty {SPACED}\b")
# A note is printed elsewhere; a picture has no letters.
_NOTE = re.compile(r"[.|]*\\insert")
_ELSEWHERE = re.compile(r"[.|]*\\(?:pdfrefximage|pdfrefxform|XeTeX(?:pic|pdf)file)")


@dataclass(frozen=True, slots=True)
class LatexPiece:
    """What is printed of a piece of LaTeX.

    Attributes:
        paragraphs: Of its text; none where something is drawn that has no letters.
        plain: Whether these letters are all that is seen of it.
        drawn: Whether something is printed of which nobody can say which letters it is.
        lined: Whether that are lines which are drawn beside signs, as chemformula's arrows.
        notes: Of its footnotes, in the order of their marks.
        lacking: Whether the font lacked a letter of it.
        spaced: Whether it ends in a space.
    """

    paragraphs: tuple[Runs, ...]
    plain: bool
    drawn: bool = False
    notes: tuple[Runs, ...] = ()
    lined: bool = False
    lacking: bool = False
    spaced: bool = False


def print_pieces(
    document: Document, sources: Sequence[str], *, cited: bool = False
) -> tuple[LatexPiece | None, ...]:
    """What TeX prints of some pieces of LaTeX, one after the other.

    Args:
        document: It was typeset, and nobody else builds it meanwhile.
        sources: The pieces, whose braces are in pairs.
        cited: Whether they are citations and works: notes belong to them, and formulas are read as
            such, and not letter by letter.

    Returns:
        One for each; None where TeX cannot be asked.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
    """
    found: list[LatexPiece | None] = [None] * len(sources)
    if not any(sources):
        return tuple(found)
    begin = r"\trykklarbegin\trykklarlisten" if cited else r"\trykklarbegin"
    # A command may look behind its arguments for another one: there is something that is none.
    log = log_of(document, (f"{begin} {source}\\relax\\trykklarend\n" for source in sources))
    if log is None:
        return tuple(found)
    records = log.records.values()
    pieces = pieces_in(log)
    for place, record in enumerate(pieces[: len(found)]):
        notes = [note for note in records if record.number in note.within[:1]]
        found[place] = _piece(record, notes, log)
    return tuple(found)


def log_of(document: Document, parts: Iterable[str]) -> Log | None:
    r"""What TeX's log says of some pieces; None where TeX cannot be asked.

    Args:
        document: It was typeset, and nobody else builds it meanwhile.
        parts: The pieces, each between `\trykklarbegin` and `\trykklarend`.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
    """
    context = BuildContext(document, Limits(SECONDS), lambda _: None, time.monotonic())
    try:
        return log_record.read(draft_pass.log_of_pieces(context, "".join((AS_UTF8, *parts))))
    except draft_pass.DraftPassError:
        return None


def pieces_in(log: Log) -> list[LogRecord]:
    """The records of such pieces, in their order.

    Args:
        log: Of them.
    """
    return [record for record in log.records.values() if record.kind == _PIECE]


def _piece(record: LogRecord, notes: Sequence[LogRecord], log: Log) -> LatexPiece | None:
    inserts = sum(bool(_NOTE.match(line)) for line in record.box)
    if record.errors or not record.whole or any(map(_ELSEWHERE.match, record.box)):
        return None
    if inserts != len(notes):
        return None
    plain = not any(map(_MORE.match, record.box))
    for part in (record, *notes):
        part.box = list(lettered(part.box, log.glyphs))
    try:
        shown = paragraphs(record)
        if any(map(_LINE.match, record.box)) and not any(map(_has_word, shown)):
            return LatexPiece(shown, plain=False, drawn=True, lined=True)
        spaced = any(map(_SPACED.match, record.box))
        noted = tuple(map(runs, notes))
        return LatexPiece(shown, plain, notes=noted, lacking=record.lacking, spaced=spaced)
    except UnreadableBoxError:
        return LatexPiece((), plain=False, drawn=True)


def _has_word(shown: Runs) -> bool:
    return _WORD.search(text_of(shown)) is not None
