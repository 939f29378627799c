r"""How pages are counted: `i`, `ii` in front, and 1 where the text begins.

TeX says what it prints behind each command that changes it, whatever classes make of it.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.expansion.counting import as_counter
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.blocks.front_zone import ends_front
from trykklar.word.neutral.vocabulary import PAGE_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.export_state import ExportState
    from trykklar.word.model import ResolvedMark

# LaTeX's form of a counter -> Word's, ECMA-376, part 1, 17.18.59.
_FORMS = {
    "arabic": "decimal", "roman": "lowerRoman", "Roman": "upperRoman", "alph": "lowerLetter",
    "Alph": "upperLetter",
}  # fmt: skip
_UNCOUNTED = "none"
_SETTING = re.compile(r"\\pagenumbering\s*\{\s*([A-Za-z]+)\s*\}|\\setcounter\{page\}\{(\d+)\}")
_MATTERS = {"\\frontmatter": "lowerRoman", "\\mainmatter": "decimal"}  # as most classes have it
_ASKED = "[\\thepage][\\arabic{page}]"
_ANSWER = re.compile(r"\[([^\[\]]*)\]\s*\[(\d+)\]")


def counted(mark: ResolvedMark, state: ExportState) -> list[Any]:
    """The place from whose page on pages are counted anew; field: the command."""
    place = pf.Div(classes=[PAGE_NUMBERS])
    state.met.page_numbers.append((place, mark.text(0)))
    return [place]


def set_aside(blocks: Sequence[Any]) -> tuple[list[Any], list[tuple[Any, Any]]]:
    """The text without such places in its front matter, and these, each with what is behind it.

    Args:
        blocks: The text.

    Returns:
        Both; None stands for the beginning of the text.
    """
    front = list(takewhile(lambda block: _is_place(block) or not ends_front(block), blocks))
    following: Any = next(iter(blocks[len(front) :]), None)
    places: list[tuple[Any, Any]] = []
    for block in reversed(front):
        if _is_place(block):
            places.append((block, following))
        else:
            following = block
    kept = [block for block in front if not _is_place(block)]
    if not kept:  # nothing is printed before
        places = [(place, None) for place, _ in places]
    return [*kept, *blocks[len(front) :]], places[::-1]


def put_back(blocks: Sequence[Any], places: Sequence[tuple[Any, Any]]) -> list[Any]:
    """The text with these places before what was behind them, or else at its beginning.

    Args:
        blocks: The text, of which front matter may have been put in another order.
        places: Such places.
    """
    known = {id(block) for block in blocks}
    found = [place for place, following in places if id(following) not in known]
    for block in blocks:
        found += [place for place, following in places if following is block]
        found.append(block)
    return found


def count_pages(state: ExportState, *, typeset: bool) -> None:
    """Say of each such place how its pages are counted.

    Args:
        state: The state of the export, which knows the places.
        typeset: Whether TeX can be asked.
    """
    places = state.met.page_numbers
    sources = [_ASKED, *(f"{command}{_ASKED}" for _, command in places)] if places else []
    asked = print_pieces(state.inputs.document, sources) if typeset else ()
    printed = ["" if piece is None else " ".join(map(plain, piece.paragraphs)) for piece in asked]
    for (place, command), shown in zip(places, printed[1:] or [""] * len(places), strict=True):
        answer = _ANSWER.search(shown)
        form, first = _read(*answer.groups()) if answer else _usual(command)
        place.attributes = {"form": form, "first": first}


def _read(shown: str, number: str) -> tuple[str, str]:
    """The form in which TeX prints a number; one that is a part of more has none in Word."""
    if not shown.strip():
        return _UNCOUNTED, number
    forms = (_FORMS[form] for form in _FORMS if as_counter(int(number), form) == shown.strip())
    return next(forms, ""), number


def _usual(command: str) -> tuple[str, str]:
    """What a command says where TeX cannot be asked."""
    found = _SETTING.match(command)
    if found is None:
        return _MATTERS.get(command, ""), "1"
    return (_FORMS.get(found[1], _UNCOUNTED), "1") if found[1] else ("", found[2])


def _is_place(block: Any) -> bool:
    return PAGE_NUMBERS in getattr(block, "classes", ())
