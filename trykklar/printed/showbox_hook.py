r"""What makes TeX write into its log what it prints of each citation and of each list of works.

Each citation is set as always, in its place and in its order, but in a box that is shown in the log
(`\showbox`) and then opened again, so that nothing of the layout changes: biblatex decides by pages
whether a work was cited just before. Each entry of a list is set in a box so wide that no line
breaks; what has been shown is thrown away. Citations within citations belong to the outermost one.

What can stand in no box, as a rule across the page, is found by its errors, and set without one.

The names that are replaced are biblatex's own; they are the same from 3.7 to 3.21. Where one of
them is missing, nothing is replaced, and the log says which.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BAR = "|=|"
"""What stands between the fields of a line in the log."""

START = "TRYKKLAR-"
"""What a line in the log begins with; a word follows that says what it is."""

(
    RECORD, SHOWN, PASSED, BOX, SHIPPED, LABEL, INNER, NAMED, NOTED, WORDS, GLYPH, NUMBER, MISSING,
    END, LIST, LISTED, FAMILY,
) = (
    "RECORD", "SHOWN", "PASSED", "BOX", "SHIPPED", "LABEL", "INNER", "NAMED", "NOTED", "WORDS",
    "GLYPH", "NUMBER", "MISSING", "END", "LIST", "LISTED", "FAMILY",
)  # fmt: skip

RESOLVED = r"\r@"
"""What the name of a label begins with where LaTeX keeps what it stands for."""

FORMULA, REFERENCE, REFERRED = "trykklar:formula .", "trykklar:refer ", "trykklar:referred"
"""What is written into a box: in a formula, its LaTeX; before what is printed of a label, and
behind it."""

SIGNED, UNSIGNED = "trykklar:mark", "trykklar:unmark"
"""Around the mark of a note in a citation."""

PARAGRAPH = "trykklar:paragraph"
"""The same, where a paragraph begins that can be none in a line."""

NOTES, CONTENTS, MARKED, UNMARKED, PICTURE = (
    "trykklar:notes", "trykklar:contents", "trykklar:sign", "trykklar:unsigned", "trykklar:shown ",
)  # fmt: skip
"""On a page: before its notes, a list of contents, around the mark of a note, behind a picture."""

HEAD, END_MARK, POINTER = "head", "endmark", "pointer"
"""Kinds of records: what stands before an item or theorem, the sign at the end of one, and what is
printed of an example that is near: `(3)`."""

BEGUN = "trykklar:begun"
"""In the place of its environment: a head in which a list begins, whose label stands behind it."""

ALONE = frozenset(["itemize"])
"""Environments of which the label is shown alone, without the heads before it."""

DISPLAY, NOTE = "display", "note"
"""In the place of a counter: where the number of an equation is printed, and the mark of a note."""

# Signs that a language or the author may have made commands of: in the hook, they are signs.
_SIGNS = (33, 34, 39, 40, 41, 42, 43, 44, 45, 46, 47, 58, 59, 60, 61, 62, 63, 91, 93, 96, 124)
_CODES = "".join(f"\\catcode{code} 12 " for code in _SIGNS)
_START = rf"\begingroup\catcode64 11 \catcode36 3 {_CODES}" + "\n"

_RELIED = (
    "blx@citepunct,blx@citexpunct@ii,blx@multicite,blx@thecheckpunct,blx@bibitem,blx@biblistitem,"
    "blx@bibliography,blx@biblist,blx@execute,blxmkbibnote,blxcitecmd,@footnotemark,@footnotetext,"
    "@starttoc"
)

_END = "\\endgroup\n"

_AT_END = (
    r"\AddToHook{enddocument/afterlastpage}{\trykklarshow@glyphs\trykklarshow@say{END}}" + "\n"
)

MOST_PAGES = 4
"""Of a document, on which its front matter is looked for."""


SPACED = "8128"
"""The penalty behind the space that a piece of LaTeX ends in; LaTeX itself uses no such one."""


_NAMES = {
    "RELIED": _RELIED, "BAR": BAR, "START": START, "FORMULA": FORMULA, "REFERENCE": REFERENCE,
    "REFERRED": REFERRED, "PARAGRAPH": PARAGRAPH, "NOTES": NOTES, "SHOWNFILE": PICTURE,
    "CONTENTS": CONTENTS,
    "OPENMARK": SIGNED, "CLOSEMARK": UNSIGNED, "UNMARKED": UNMARKED, "MARKED": MARKED,
    "SPACED": SPACED, "MOSTPAGES": str(MOST_PAGES),
    "DISPLAY": DISPLAY, "FOOTMARK": NOTE, "HEADED": HEAD, "MARKEND": END_MARK, "POINTING": POINTER,
    "BEGUN": BEGUN,
}  # fmt: skip


def _filled(*parts: str, end: str = "") -> str:
    """The code of some files of `hook/`, in a group, with the names that this module gives."""
    folder = files("trykklar.printed") / "hook"
    texts = [(folder / f"{part}.tex").read_text(encoding="utf-8") for part in parts]
    code = "".join(texts) + end
    for name, text in _NAMES.items():
        code = code.replace(name, text)
    return f"{_START}{code}{_END}"


def passing(turns: Iterable[int]) -> str:
    """LaTeX before the hook, for citations that can stand in no box: they are set as ever.

    Args:
        turns: Which, counted from 1 in the order of typesetting.
    """
    return "".join(
        rf"\expandafter\gdef\csname trykklarshow@pass@{turn}\endcsname{{}}" for turn in turns
    )


HOOK = _filled("begin", "numbers", "heads", "catch", "citations")
"""LaTeX to be run where the text begins; in no group of its own it leaves only definitions."""

NUMBERS = _filled("begin", "numbers", "heads", end=_AT_END)
"""The same, where numbers and heads are all that is asked for."""

PAGES = _filled("begin", "pages")
"""The same, for the first pages of a document, each as it is."""

PIECES = _filled("begin", "catch", "pieces", "formulas")
r"""The same, for pieces of LaTeX: each stands between `\trykklarbegin` and `\trykklarend`, and
`\trykklarstop` behind the last. Behind `\trykklarlisten`, notes are shown,
and the LaTeX of formulas. At the end of a formula, `\trykklarlisted` shows its list."""
