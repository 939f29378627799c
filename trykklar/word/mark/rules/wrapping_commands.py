"""Commands around text: what stays of them is the text, with or without signs around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.pairs import bracketed
from trykklar.word.mark.command import Command, arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import CLOSE_QUOTE, DEEPER, HIGHER, OPEN_QUOTE, encode, mark
from trykklar.word.mark.quotation_language import marks_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

# Command -> (arguments in braces to leave out, text before, text after).
WRAPPERS = {
    "enquote": (0, OPEN_QUOTE, CLOSE_QUOTE),
    "textquote": (0, OPEN_QUOTE, CLOSE_QUOTE),
    "say": (0, OPEN_QUOTE, CLOSE_QUOTE),
    "parentext": (0, "(", ")"),
    "brackettext": (0, "[", "]"),
    "nopage": (0, "", ""),  # jurabib: a note without a sign for pages
    "textnorwegian": (0, r"\foreignlanguage{norsk}{", "}"),
    "textnynorsk": (0, r"\foreignlanguage{nynorsk}{", "}"),
    "textenglish": (0, r"\foreignlanguage{british}{", "}"),
    "resizebox": (2, "{", "}"),
    "scalebox": (1, "{", "}"),
    "rotatebox": (1, "{", "}"),
    "parbox": (1, "{", "}"),
    "pbox": (1, "{", "}"),
    "adjustbox": (1, "{", "}"),
    "raisebox": (1, "{", "}"),
    "colorbox": (1, "{", "}"),
    "fcolorbox": (2, "{", "}"),
    "makebox": (0, "{", "}"),
    "framebox": (0, "{", "}"),
    **dict.fromkeys(["shadowbox", "doublebox", "ovalbox", "Ovalbox"], (0, "{", "}")),
    "fbox": (0, "{", "}"),
    "frame": (0, "{", "}"),
    "centerline": (0, "{", "}"),
    "makecell": (0, "{", "}"),
    "thead": (0, "{", "}"),
    "rotcell": (0, "{", "}"),
    "shortstack": (0, "{", "}"),
    **dict.fromkeys(["uwave", "uuline", "dashuline", "dotuline"], (0, r"\uline{", "}")),
    "xout": (0, r"\sout{", "}"),
    "ensuretext": (0, "{", "}"),
    # The first letter of a text, which stands as high as two lines.
    "IEEEPARstart": (0, "{", "}"),
    "PARstart": (0, "{", "}"),
    "lettrine": (0, "{", "}"),
    "afterpage": (0, "\n\n", "\n\n"),
    "path": (0, r"\texttt{", "}"),
}
SIZED = frozenset(["makebox", "framebox"])
r"""Boxes that take a size in a picture's units: `\makebox(20,10)[bl]{text}`."""
# Commands of which pandoc reads no paragraph in the argument -> arguments in braces before that.
INLINE = {
    **dict.fromkeys(
        (
            "mbox", "hbox", "vbox", "emph", "textbf", "textit", "textmd", "textnormal", "textrm",
            "textsc", "textsf", "textsl", "texttt", "textup", "underline", "uline", "sout", "hl",
            "MakeUppercase", "MakeLowercase", "uppercase", "lowercase", "leftline", "rightline",
            "nohyphens",
        ),
        0,
    ),
    "foreignlanguage": 1,
    "textcolor": 1,
}  # fmt: skip
BEFORE_TEXT = {
    **{name: count for name, (count, _, _) in WRAPPERS.items() if count},
    **{name: count for name, count in INLINE.items() if count},
    "color": 1, "fontsize": 2,
}  # fmt: skip
"""Command -> its arguments in braces that are no text, before what it prints."""
_BLOCK = re.compile(r"\\begin\s*\{|\\par(?:box)?\b|\n[ \t]*\n|\\caption")
_LABELLED = re.compile(
    r"(?:%[^\n]*)?\s*\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\b[^%]*\\label\b"
)


def wrapper(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command around text: the text stays."""
    dropped, before, after = WRAPPERS[command.name]
    size = passage.delimited(passage.skip(command.end), "(", ")")  # of a picture's `\makebox(3,1)`
    sized = size and command.name in SIZED
    at = arguments(passage, size.end + 1 if size and sized else command.end, optional=3)[1]
    for _ in range(dropped):
        argument = passage.argument(at)
        if argument is None:
            return
        at = arguments(passage, argument[1], optional=3)[1]
    text = passage.group(passage.skip(at))
    if text is not None:
        # Pandoc reads no paragraphs inside a group: around blocks, the braces go.
        loose = before == "{" and bool(_BLOCK.search(passage.slice(text)))
        yield Edit(command.start, text.start, "\n\n" if loose else before)
        yield Edit(text.end, text.end + 1, "\n\n" if loose else after)


def quotation(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\enquote{text}`: its marks are those of the language that csquotes has there.

    `\enquote*{text}` has those of a quotation within another one.
    """
    edits = list(wrapper(passage, command))
    if command.star and edits:
        begin, end = edits
        edits = [replace(begin, text=DEEPER + begin.text), replace(end, text=end.text + HIGHER)]
    language = marks_language(passage.text, command.start)
    if not language or not edits:
        yield from edits
        return
    opening, closing = edits
    yield replace(opening, text=rf"\foreignlanguage{{{language}}}{{{opening.text}")
    yield replace(closing, text=f"{closing.text}}}")


def around(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command that pandoc reads itself: around a box of paragraphs it goes, and they stay."""
    at = arguments(passage, command.end)[1]
    for _ in range(INLINE[command.name]):
        argument = passage.argument(at)
        if argument is None:
            return
        at = argument[1]
    text = passage.group(passage.skip(at))
    if text is not None and _BLOCK.search(passage.slice(text)):
        yield Edit(command.start, text.start, "\n\n")
        yield Edit(text.end, text.end + 1, "\n\n")


def across(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\twocolumn[text]`: text across both columns, as a title page above them."""
    at = passage.skip(command.end)
    opened = passage.text.startswith("[", at)
    end = bracketed(passage.text, at, len(passage.text), "]", long=True) if opened else -1
    yield Edit(command.start, at + 1 if end >= 0 else command.end, "\n\n")
    if end >= 0:
        yield Edit(end, end + 1, "\n\n")


def aim(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\hypertarget{name}{text}`: a place that can be linked to, as one that has a label.

    Around a float's inside or a heading with a label, as in pandoc's own LaTeX, it goes.
    """
    name = passage.argument(command.end)
    text = passage.group(passage.skip(name[1])) if name else None
    if name is None or text is None:
        return
    if around_blocks(passage, text) or _LABELLED.match(passage.text, text.start, text.end):
        yield Edit(command.start, text.start, "\n\n")
        yield Edit(text.end, text.end + 1, "\n\n")
    else:
        place = mark("target", command.start, encode(passage.slice(name[0]).strip()))
        yield Edit(command.start, text.start, place + "{")


def around_blocks(passage: Passage, text: Span) -> bool:
    """Whether an argument holds paragraphs, environments or captions."""
    return _BLOCK.search(passage.slice(text)) is not None
