r"""What lists and parts are called, `Contents` or `What is inside`, where the PDF says otherwise.

Authors, packages beside the text and languages rename them, `\addto\captionsnorsk{..}`, at any
place. A name that heads no line of the PDF is not taken: TeX is asked what it prints there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import PRINTED_NAMES
from trykklar.poppler import page_texts
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.blocks.given_name import given_name, given_names
from trykklar.word.judge.folding import words
from trykklar.word.mark.language_at import babel_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.word.export_state import ExportState

_LISTS = ("contentsname", "listfigurename", "listtablename", "abstractname", "refname", "bibname")
_MORE = 20  # letters of a line behind a name


def printed_name(macro: str, usual: str, offset: int, state: ExportState) -> str:
    """What is printed at a place for one of LaTeX's names.

    Args:
        macro: The name, `contentsname`.
        usual: The word of the language, where nobody gives another.
        offset: Where in the flat source it is printed.
        state: The state of the export; what TeX prints is noted on it.
    """
    manuscript = state.inputs.manuscript
    before = manuscript.flat.text[manuscript.start : offset]
    name = given_name(macro, manuscript.preamble, before) or usual
    if not state.inputs.typeset or macro not in PRINTED_NAMES or heads(name, state):
        return name
    setting = "".join(_settings(before, offset, state))
    known = state.met.printed_names
    if setting not in known:
        known[setting] = _asked(setting, state)
    printed = known[setting].get(macro, "")
    return printed if printed and heads(printed, state) else name


def _settings(before: str, offset: int, state: ExportState) -> Iterator[str]:
    """What the text says of names up to a place: the language, and those that it gives itself."""
    language = babel_at(state.inputs.manuscript.flat.text, offset)
    if language:
        yield f"\\selectlanguage{{{language}}}"
    for macro, value in dict(given_names(before)).items():
        yield f"\\def\\{macro}{{{value}}}" if macro in PRINTED_NAMES else ""


def _asked(setting: str, state: ExportState) -> Mapping[str, str]:
    """Name -> what TeX prints for it, behind some settings."""
    sources = [f"\\ifdefined\\{macro}{{{setting}\\{macro}}}\\fi" for macro in _LISTS]
    pieces = print_pieces(state.inputs.document, sources)
    return {
        macro: " ".join(plain(piece.paragraphs[0]).split())
        for macro, piece in zip(_LISTS, pieces, strict=True)
        if piece is not None and len(piece.paragraphs) == 1
    }


def heads(name: str, state: ExportState) -> bool:
    """Whether a name is a line of the PDF, or heads one; where nobody can say, it does.

    Args:
        name: Such as `References`.
        state: The state of the export.
    """
    pages = page_texts(state.inputs.document.made(".pdf"), "-raw")
    own = "".join(words(name))
    lead = re.compile(rf"{re.escape(name)}\s*[^\w\s]", re.IGNORECASE)
    return not pages or any(
        lead.match(line) or _bare(line[: 2 * len(name) + _MORE]) == own
        for page in pages
        for line in page.split("\n")
    )


def absent(name: str, state: ExportState) -> bool:
    """Whether no line of the PDF begins or ends with a name: a class may print none.

    Args:
        name: Such as `References`, which REVTeX has for some of its journals.
        state: The state of the export.
    """
    pdf = state.inputs.document.made(".pdf") if state.inputs.typeset else None
    pages = page_texts(pdf, "-raw") if pdf else None
    own = "".join(words(name))
    lines = ("".join(words(line)) for page in pages or () for line in page.split("\n"))
    return bool(pages and own) and not any(
        line.startswith(own) or line.endswith(own) for line in lines
    )


def _bare(line: str) -> str:
    """The words of a line, without the numbers around them."""
    return "".join(words(line)).strip("0123456789")
