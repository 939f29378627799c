"""A command that nobody here knows is in Word as TeX prints it: its text, with its fonts.

What TeX prints of signs that are no letters, such as a telephone, is a picture in the line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING

from trykklar.poppler import AS_DRAWN, page_texts
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.run_latex import latex
from trykklar.printed.text_run import plain
from trykklar.word.blocks.kept_aside import is_printed_elsewhere
from trykklar.word.blocks.picture import is_picture, located
from trykklar.word.blocks.rendering import render
from trykklar.word.blocks.shown_arguments import drawn_lines, in_a_row
from trykklar.word.judge import printed_letters
from trykklar.word.judge.folding import folded
from trykklar.word.mark.mark import CONTROLS, encode, mark
from trykklar.word.pandoc_reading import PrintedCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from trykklar.printed.latex_pieces import LatexPiece
    from trykklar.word.export_state import ExportState
    from trykklar.word.judge.printed_letters import PrintedLetters

_LONGEST = 1_000  # characters of a command with its arguments
_MOST = 5_000
_NAMES_FILE = re.compile(r"\\[A-Za-z@]+\*?\s*(?:\[[^\]{}]*\]\s*)?\{([^{}\\]{1,300})\}\Z")
_LAST = re.compile(r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}\Z")
_NUMBER = re.compile(r"[-+−±]?\s?\d[\d.,\s]*")
_SIGNS = frozenset(["Sm", "So"])  # Unicode's categories of arrows, harpoons and the like
_WORD_LENGTH = 3
_SAYS = re.compile(r"[^\W_]{2,}")
# What TeX is given before a command: the language, and settings (`pandoc_reading.py`).
_CONTEXT = re.compile(
    r"\A(?:\\selectlanguage\{[^{}]*\})?(?:\\sisetup\s*\{(?:[^{}]|\{[^{}]*\})*\})*"
)
# Letters that nothing beside them changes, up to a command and from its end on.
_PLAIN = re.compile(r"[^\\{}$%&#^_~\[\]<>\"'`-]*")
_PLAIN_END = re.compile(rf"{_PLAIN.pattern}\Z")
_FAR, _NEAR, _ENOUGH = 80, 12, 6  # characters: looked at, compared, and needed to be sure
_DEGREE = str.maketrans("◦", "°")  # what a PDF has for the raised circle


def printer(
    state: ExportState, pdf: Path | None
) -> Callable[[Iterable[str]], Mapping[str, PrintedCommand]]:
    """What says, of commands with their arguments, what they print, as LaTeX.

    Args:
        state: The state of the export.
        pdf: What TeX made of the source as it is; without it, that is not known.
    """
    known: dict[str, LatexPiece | None] = {}
    # A text that breaks pandoc is read in many parts: the PDF's fonts are asked for once.
    letters = cache(partial(printed_letters.of, log=state.inputs.document.made(".log")))
    return lambda sources: _printed(sources, known, state, pdf, letters)


def _printed(
    sources: Iterable[str],
    known: dict[str, LatexPiece | None],
    state: ExportState,
    pdf: Path | None,
    letters: Callable[[Path], PrintedLetters],
) -> Mapping[str, PrintedCommand]:
    sources = tuple(sources)
    texts = _texts(sources, known, state, pdf, letters)
    texts.update(_rows(sources, known, texts, pdf))
    others = (source for source in sources if known.get(source) is None)
    pictures = {source: picture for source in others if (picture := _picture(source, state))}
    return {**texts, **pictures}


def _picture(source: str, state: ExportState) -> PrintedCommand | None:
    r"""A picture, where the argument of a command is the file of one: apa7's `\fitfigure{map}`."""
    match = _NAMES_FILE.search(source)
    inputs = state.inputs
    path = located(match[1].strip(), inputs, len(inputs.manuscript.flat.text)) if match else None
    if match is None or path is None or not is_picture(path):
        return None
    return PrintedCommand(rf"\includegraphics{{{match[1]}}}", whole=True)


def _texts(
    sources: Iterable[str],
    known: dict[str, LatexPiece | None],
    state: ExportState,
    pdf: Path | None,
    letters: Callable[[Path], PrintedLetters],
) -> dict[str, PrintedCommand]:
    usable = [
        source
        for source in dict.fromkeys(sources)
        if len(source) <= _LONGEST and not CONTROLS.search(source)
    ][:_MOST]
    pages = page_texts(pdf) if pdf and usable else None
    if pdf is None or pages is None:
        return {}
    new = [source for source in usable if source not in known]
    known.update(zip(new, _print_twice(new, state), strict=True))
    flat = state.inputs.manuscript.flat.text
    pieces = {
        source: piece
        for source in usable
        if (piece := known[source]) is not None and not _is_kept_aside(piece, source, flat, pdf)
    }
    drawn = {source: piece for source, piece in pieces.items() if _is_drawn(piece, source)}
    render(drawn, state, "commands")
    found = {
        source: _drawn(source, state)
        for source, piece in drawn.items()
        if piece.lined or _is_seen(source, state)
    }
    names = letters(pdf)
    shown = "".join(_level("".join(pages)).split())
    for source, piece in pieces.items():
        if source not in drawn and _as_printed(piece, source, flat, shown, names):
            apart = "\n\n" * (len(piece.paragraphs) > 1)
            text = f"{apart}{latex(piece.paragraphs)}{apart or ' ' * piece.spaced}"
            found[source] = PrintedCommand(text, whole=piece.plain)
    signs = [source for source, piece in pieces.items() if _is_signs(piece, source)]
    left = [source for source in signs if source not in found]
    render(left, state, "commands")
    found.update((source, _drawn(source, state)) for source in left if _is_made(source, state))
    return found


def _rows(
    sources: Iterable[str],
    known: Mapping[str, LatexPiece | None],
    texts: Mapping[str, PrintedCommand],
    pdf: Path | None,
) -> Iterator[tuple[str, PrintedCommand]]:
    """The arguments that the PDF has in a row, of commands that TeX prints no plain text of."""
    asked = [source for source in dict.fromkeys(sources) if source in known]
    pages = page_texts(pdf, *AS_DRAWN) if pdf and asked else None
    text = drawn_lines(pages or ())
    for source in asked:
        piece = known[source]
        drawn = source in texts and (piece is None or piece.lined or not piece.drawn)
        row = None if drawn else in_a_row(source, text)
        if row is not None:
            yield source, PrintedCommand(row, whole=False)


def _print_twice(sources: Sequence[str], state: ExportState) -> Iterator[LatexPiece | None]:
    """What TeX prints of each; None where that depends on what was printed before.

    An acronym is spelt out once, and a counter counts: such a command prints something else when
    it is repeated, and what it prints in its place in the text is not known.
    """
    every = print_pieces(state.inputs.document, [source for source in sources for _ in range(2)])
    for first, second in zip(every[::2], every[1::2], strict=True):
        yield first if _paragraphs(first) == _paragraphs(second) else None


def _paragraphs(piece: LatexPiece | None) -> tuple[str, ...]:
    return tuple(map(plain, piece.paragraphs)) if piece else ()


def _is_kept_aside(piece: LatexPiece, source: str, flat: str, pdf: Path) -> bool:
    """Whether TeX prints nothing of a command where it stands, and its last argument elsewhere."""
    if piece.drawn or any(_paragraphs(piece)):
        return False
    argument = _LAST.search(source)
    return argument is not None and is_printed_elsewhere(argument[1], flat, pdf)


def _is_drawn(piece: LatexPiece, source: str) -> bool:
    r"""Whether the letters of something are not all of it; a ring round a number says no more."""
    given = source[source.rfind("{") :].strip("{}")
    return piece.drawn and not (piece.lined and "".join(_paragraphs(piece)) == given)


def _is_signs(piece: LatexPiece, source: str) -> bool:
    r"""Whether something is put together of signs, as mhchem's `\ce{A <=> B}`: no word is in it.

    Where the PDF has these in another order, they are shown as they look.
    """
    text = "".join(map(plain, piece.paragraphs))
    letters = re.findall(r"[^\W_]+", text)
    return any(unicodedata.category(letter) in _SIGNS for letter in text) and all(
        part in source and len(part) < _WORD_LENGTH for part in letters
    )


def _is_made(source: str, state: ExportState) -> bool:
    made = state.met.rendered.get(source)
    return made is not None and not made.blank


def _is_seen(source: str, state: ExportState) -> bool:
    """Whether there is a picture that says more than the words of the command's last argument."""
    made = state.met.rendered.get(source)
    if made is None or made.blank:
        return False
    kept = _SAYS.findall(source[source.rfind("{") :]) if source.endswith("}") else []
    return not kept or not set(kept) <= set(_SAYS.findall(made.text))


def _drawn(source: str, state: ExportState) -> PrintedCommand:
    """The mark of a picture."""
    text, start = state.inputs.manuscript.flat.text, state.inputs.manuscript.start
    place = max(text.find(source, start), start)
    return PrintedCommand(mark("sign", place, encode(source)), whole=True)


def _as_printed(
    piece: LatexPiece, source: str, flat: str, shown: str, names: PrintedLetters
) -> bool:
    """Whether TeX prints a text in the document, too, and not only where nothing is around it.

    A number that is not in the source may be a counter's, and a question mark a missing
    reference's: then all of the text has to be there as it is, and without a word in it, between
    the words beside the command. A number as it is written is known without the PDF, which has
    none of a table that runs off its page.
    """
    # What is raised may stand elsewhere in the PDF's text than in the line.
    text = " ".join(run.text for runs in piece.paragraphs for run in runs)
    if _is_number(text, source):
        return True
    forms = [_level(form).split() for form in names.variants(text)]
    if any(part not in source for part in re.findall(r"\d+|\?", text)):
        words = map("".join, forms)
        return any(
            form in shown and (_SAYS.search(text) or _in_place(form, source, flat, shown))
            for form in words
        )
    return any(all(word in shown for word in words) for words in forms)


def _is_number(text: str, source: str) -> bool:
    given = _LAST.search(source)
    if given is None or not _NUMBER.fullmatch(text):
        return False
    return re.sub(r"\D", "", text) == re.sub(r"\D", "", given[1])


def _in_place(printed: str, source: str, flat: str, shown: str) -> bool:
    """Whether what a command prints stands, wherever it does, between the letters beside it."""
    command = _CONTEXT.sub("", source)
    places = (match.span() for match in re.finditer(re.escape(command), flat))
    around = [_beside(flat, *span) for span in places]
    return bool(around) and all(
        len(before) + len(behind) >= _ENOUGH and f"{before}{printed}{behind}" in shown
        for before, behind in around
    )


def _beside(flat: str, start: int, end: int) -> tuple[str, str]:
    """The letters on both sides of a stretch, as far as they are plain text."""
    before = _PLAIN_END.search(flat, max(start - _FAR, 0), start)
    behind = _PLAIN.match(flat, end, end + _FAR)
    texts = (found[0] if found else "" for found in (before, behind))
    left, right = ("".join(_level(text).split()) for text in texts)
    return left[-_NEAR:], right[:_NEAR]


def _level(text: str) -> str:
    return folded(text.translate(_DEGREE))
