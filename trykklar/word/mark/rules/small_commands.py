"""Small commands that pandoc drops with their text, or reads in another way than LaTeX."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import is_loaded
from trykklar.word.mark import list_unit
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import (
    CLOSE_QUOTE,
    DEEPER,
    HIGHER,
    OPEN_QUOTE,
    SEPARATOR,
    block,
    encode,
    mark,
)
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
    "textnorwegian": (0, r"\foreignlanguage{norsk}{", "}"),
    "textnynorsk": (0, r"\foreignlanguage{nynorsk}{", "}"),
    "textenglish": (0, r"\foreignlanguage{british}{", "}"),
    "resizebox": (2, "{", "}"),
    "scalebox": (1, "{", "}"),
    "rotatebox": (1, "{", "}"),
    "parbox": (1, "{", "}"),
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
    "hl": (0, "{", "}"),
    "added": (0, "{", "}"),
    "replaced": (0, "{", "}"),
    "ensuretext": (0, "{", "}"),
    # The first letter of a text, which stands as high as two lines.
    "IEEEPARstart": (0, "{", "}"),
    "PARstart": (0, "{", "}"),
    "lettrine": (0, "{", "}"),
    "path": (0, r"\texttt{", "}"),
}
SIZED = frozenset(["makebox", "framebox"])
r"""Boxes that take a size in a picture's units: `\makebox(20,10)[bl]{text}`."""
# Commands of which pandoc reads no paragraph in the argument -> arguments in braces before that.
INLINE = {
    **dict.fromkeys(
        (
            "mbox", "hbox", "vbox", "emph", "textbf", "textit", "textmd", "textnormal", "textrm",
            "textsc", "textsf", "textsl", "texttt", "textup", "underline", "uline", "sout",
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
BARE = frozenset(["begingroup", "endgroup", "noindent", "indent", "leavevmode"])
DIMENSIONS = frozenset(["hrule", "vrule", "hskip", "vskip", "kern"])
_DIMENSIONS = re.compile(
    r"(?:\s*(?:height|width|depth|plus|minus)?\s*=?\s*-?[\d.]*"
    r"(?:\s*(?:pt|cm|mm|in|em|ex|bp|sp|pc|filll?|fil)\b|\\[A-Za-z]+(?:width|height|skip|indent)\b))*"
)
_MEASURE = re.compile(
    r"\s*-?[\d.,]*\s*(?:pt|cm|mm|in|em|ex|bp|sp|pc|dd|cc|\\[A-Za-z]+(?:width|height|indent|skip|sep))?\s*"
)
# Environments whose arguments pandoc, or a later stage, reads itself.
_WITH_ARGUMENTS = frozenset(["list", "subfigure", "subtable"])
_ENDS_IN_NAME = re.compile(r"\\[A-Za-z@]+\Z")
_LONGEST_NAME = 50
_BLOCK = re.compile(r"\\begin\s*\{|\\par(?:box)?\b|\n[ \t]*\n|\\caption")
_PARAGRAPH_END = re.compile(r"[ \t]*\n[ \t]*\n|\s*\\(?:begin|end|par|(?:sub)*section)(?![A-Za-z])")
_LABELLED = re.compile(
    r"(?:%[^\n]*)?\s*\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\b[^%]*\\label\b"
)
# Command -> the mark that stands for it.
BLOCKS = {
    **dict.fromkeys(("appendix", "appendices"), "appendix"),  # IEEEtran's
    "tableofcontents": "contents",
    "listoffigures": "figures",
    "listoftables": "tables",
    "lstlistoflistings": "listings",
    "listoflistings": "listings",
    "listofalgorithms": "algorithms",
    "printbibliography": "references",
    "bibliography": "references",
    "bibbysection": "references",
    "bibbysegment": "references",
    "bibbycategory": "references",
    "printshorthands": "shorthands",
    "printbiblist": "shorthands",
    "newpage": "page",
    "clearpage": "page",
    "cleardoublepage": "page",
}
_LISTS = ("references", "shorthands")  # of works, and of their shorthands
NAMED_LISTS = ("bibliography", "printbiblist")
"""Lists that have a name in braces."""

_APPENDICES = "appendices"  # of the package appendix: where it begins, appendices do
# Environments that are layout only: they go, their content stays. Number: arguments in braces.
PLAIN = {
    **dict.fromkeys((list_unit.FILE, list_unit.UNIT), 0),
    "minipage": 1,
    "adjustbox": 1,
    "spacing": 1,
    "doublespace": 0,
    "singlespace": 0,
    "onehalfspace": 0,
    "footnotesize": 0,
    "small": 0,
    "frontmatter": 0,
    _APPENDICES: 0,
    "subappendices": 0,
    "sloppypar": 0,
    "sideways": 0,
    "turn": 1,
    "subequations": 0,
    "linenumbers": 0,
    "CJK": 2,
    "tablenotes": 0,
    "TableNotes": 0,
    "addmargin": 1,
    "fullwidth": 0,
    "@twocolumnfalse": 0,
    "threeparttable": 0,
}
REMARKS = {
    "todo": "comment", "marginpar": "aside", "marginnote": "aside", "marginline": "aside",
    "sidepar": "aside",
}  # fmt: skip
"""Remarks in the margin -> the mark of each: one for co-authors, or one that is printed."""


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
    text = passage.delimited(passage.skip(command.end))
    if text is None:
        yield Edit(command.start, command.end)
    else:
        yield Edit(command.start, text.start, "\n\n")
        yield Edit(text.end, text.end + 1, "\n\n")


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


def paragraph(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command that stands for a block of the text; field: its optional argument."""
    options, at = arguments(passage, command.end)
    if command.name in NAMED_LISTS:
        argument = passage.argument(at)
        at = argument[1] if argument else at
    given = passage.slice(options[0]) if options else ""
    kind = BLOCKS[command.name]
    yield Edit(command.start, at, block(kind, command.start, given if kind in _LISTS else ""))


def page_end(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\pagebreak` beside the end of a paragraph is a page's; in one, it is that of a line.

    In brackets LaTeX is asked, and is free to do without, up to 4.
    """
    options, at = arguments(passage, command.end)
    asked = bool(options) and passage.slice(options[0]).strip() != "4"
    before = passage.text[max(command.start - _LONGEST_NAME, 0) : command.start]
    ends = _PARAGRAPH_END.match(passage.text, at) or before.rstrip(" \t").endswith("\n\n")
    yield Edit(command.start, at, block("page", command.start, "") if ends and not asked else "{}")


def layout(passage: Passage, command: Command) -> Iterator[Edit]:
    """An environment that says how, not what: its beginning and end become paragraph breaks."""
    at = command.end
    if command.name == "begin":
        at = arguments(passage, at, optional=3)[1]
        at = passage.behind_arguments(at, PLAIN[command.environment.rstrip("*")])
        if command.environment == _APPENDICES:
            yield Edit(command.start, at, block("appendix", command.start))
            return
    yield Edit(command.start, at, "\n\n")


def measured(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{adjustwidth}{-1in}{0pt}`: lengths and numbers behind it are no words of the text."""
    at = after_measures(passage, command)
    if at > command.end:
        yield Edit(command.end, at)


def after_measures(passage: Passage, command: Command) -> int:
    """Where the lengths and numbers end that an environment is given; its own end without any.

    Args:
        passage: The flat source.
        command: The beginning of an environment that nobody here knows.
    """
    end = command.end
    if command.environment in _WITH_ARGUMENTS:
        return end
    at = arguments(passage, end)[1]
    while passage.text[at : at + 1] == "{":
        argument = passage.argument(at)
        if argument is None or not _MEASURE.fullmatch(passage.slice(argument[0])):
            break
        end = at = argument[1]
    return end


def turned(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`landscape` of pdflscape: its pages lie; field: how those lay that end here."""
    del passage
    lay = "portrait" if command.name == "begin" else "landscape"
    yield Edit(command.start, command.end, block("turn", command.start, lay))


def comment(passage: Passage, command: Command) -> Iterator[Edit]:
    """A comment goes with its line end and the indent after it, as in TeX.

    Pandoc leaves a blank where a footnote follows on the next line.
    """
    text, end = passage.text, command.end + 1
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    ends_paragraph = text[end : end + 1] == "\n"
    yield Edit(command.start, min(end, len(text)), "\n" if ends_paragraph else "")


def dimension(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\hrule height 1.2pt`, `\vskip 3pt plus 1fil`: pandoc would print the dimension."""
    match = _DIMENSIONS.match(passage.text, command.end)
    yield Edit(command.start, match.end() if match else command.end, " ")


def unadorned(passage: Passage, command: Command) -> Iterator[Edit]:
    """A list without its options, for which pandoc would take its terms for nothing."""
    at = arguments(passage, command.end)[1]
    yield Edit(command.end, at)


def noted(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\tnote{a}`: a raised sign."""
    del passage
    yield Edit(command.start, command.end, r"\textsuperscript")


def notes(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""A table's notes: a paragraph for each `\item[a]`, its sign raised."""
    tail = passage.text.find(rf"\end{{{command.environment}}}", command.end)
    for item in commands(passage, command.end, max(tail, command.end)):
        if item.name == "item":
            sign, at = arguments(passage, item.end)
            raised = rf"\textsuperscript{{{passage.slice(sign[0])}}} " if sign else ""
            yield Edit(item.start, at, "\n\n" + raised)
    yield from layout(passage, command)


def remark(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\todo[inline]{text}` is a comment, `\marginpar{text}` a note that is printed."""
    text = passage.group(passage.skip(arguments(passage, command.end)[1]))
    if text is not None:
        head, _, tail = mark(REMARKS[command.name], command.start, SEPARATOR).partition(
            SEPARATOR * 2
        )
        yield Edit(command.start, text.start, head + SEPARATOR)
        yield Edit(text.end, text.end + 1, tail)


def bare(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command that prints nothing, but behind which pandoc loses a group or an equation.

    The blanks behind it go with it: alone on its line, it would leave an empty one.
    """
    end, text = passage.skip(command.end - command.star), passage.text
    before = text[max(command.start - _LONGEST_NAME, 0) : command.start]
    joined = text[end : end + 1].isalpha() and _ENDS_IN_NAME.search(before)
    yield Edit(command.start, end, " " if joined else "")


def protecting(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\cprotect[om]\footnote{\verb|x|}`: what it lets into an argument, the reading does, too."""
    at = arguments(passage, command.end)[1]
    yield Edit(command.start, passage.skip(at))


def measure(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\unit[0.2]{eV}`, whose bracket makes pandoc take the rest of the page for a unit.

    siunitx has settings there, `\unit[per-mode=symbol]{\metre\per\second}`, and TeX is asked.
    """
    value, at = arguments(passage, command.end)
    if value and not is_loaded(passage.text, "siunitx"):
        yield Edit(command.start, value[0].start)
        yield Edit(value[0].end, passage.skip(at), "~")


def language(passage: Passage, command: Command) -> Iterator[Edit]:
    """The starred form, whose argument pandoc prints as a word, as the plain one."""
    text = passage.text[command.start : command.end]
    yield Edit(command.start, command.end, text.replace("*", ""))


def qed(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\qed`: pandoc puts a sign at the end of a proof itself, and a control character here."""
    begin = passage.text.rfind(r"\begin{proof}", 0, command.start)
    inside = begin > passage.text.rfind(r"\end{proof}", 0, command.start)
    yield Edit(command.start, command.end, "" if inside else "~◻")


def qed_here(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\qedhere` in running text: the sign; `blocks/end_mark.py` knows that pandoc has another."""
    del passage
    yield Edit(command.start, command.end, "~◻")


def today(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""The day that `\today` prints; no fields."""
    del passage
    yield Edit(command.start, command.end, mark("today", command.start))
