"""Small commands that pandoc drops with their text, or reads in another way than LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.marked.command import Command, arguments
from trykklar.word.marked.edit import Edit
from trykklar.word.marked.mark import CLOSE_QUOTE, OPEN_QUOTE, block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

# Command -> (arguments in braces to leave out, text before, text after).
WRAPPERS = {
    "enquote": (0, OPEN_QUOTE, CLOSE_QUOTE),
    "textquote": (0, OPEN_QUOTE, CLOSE_QUOTE),
    "citetext": (0, "(", ")"),
    "parentext": (0, "(", ")"),
    "thanks": (0, r"\footnote{", "}"),
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
    "framebox": (0, "{", "}"),
    "fbox": (0, "{", "}"),
    "centerline": (0, "{", "}"),
    "makecell": (0, "{", "}"),
    "thead": (0, "{", "}"),
    "rotcell": (0, "{", "}"),
    "shortstack": (0, "{", "}"),
    "hl": (0, "{", "}"),
    "ensuretext": (0, "{", "}"),
}
# Command -> the mark that stands for it.
BLOCKS = {
    "appendix": "appendix",
    "tableofcontents": "contents",
    "listoffigures": "figures",
    "listoftables": "tables",
    "printbibliography": "references",
    "bibliography": "references",
    "newpage": "page",
    "clearpage": "page",
    "cleardoublepage": "page",
}
# Environments that are layout only: they go, their content stays. Number: arguments in braces.
PLAIN = {
    "minipage": 1,
    "adjustbox": 1,
    "center": 0,
    "flushleft": 0,
    "flushright": 0,
    "landscape": 0,
    "spacing": 1,
    "doublespace": 0,
    "singlespace": 0,
    "onehalfspace": 0,
    "footnotesize": 0,
    "small": 0,
    "frontmatter": 0,
    "titlepage": 0,
    "appendices": 0,
    "subappendices": 0,
    "sloppypar": 0,
    "multicols": 1,
    "sideways": 0,
    "turn": 1,
    "subequations": 0,
    "linenumbers": 0,
    "CJK": 2,
    "tablenotes": 0,
    "FlushLeft": 0,
    "mdframed": 0,
    "framed": 0,
    "tcolorbox": 0,
    "fullwidth": 0,
    "threeparttable": 0,
}


def wrapper(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command around text: the text stays."""
    dropped, before, after = WRAPPERS[command.name]
    at = arguments(passage, command.end, optional=3)[1]
    for _ in range(dropped):
        argument = passage.argument(at)
        if argument is None:
            return
        at = arguments(passage, argument[1], optional=3)[1]
    text = passage.group(passage.skip(at))
    if text is not None:
        yield Edit(command.start, text.start, before)
        yield Edit(text.end, text.end + 1, after)


def paragraph(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command that stands for a block of the text; field: its optional argument."""
    options, at = arguments(passage, command.end)
    if command.name == "bibliography":
        argument = passage.argument(at)
        at = argument[1] if argument else at
    said = passage.slice(options[0]) if options else ""
    kind = BLOCKS[command.name]
    yield Edit(command.start, at, block(kind, command.start, said if kind == "references" else ""))


def layout(passage: Passage, command: Command) -> Iterator[Edit]:
    """An environment that says how, not what: its beginning and end become paragraph breaks."""
    at = command.end
    if command.name == "begin":
        at = arguments(passage, at, optional=3)[1]
        for _ in range(PLAIN[command.environment.rstrip("*")]):
            argument = passage.argument(at)
            at = argument[1] if argument else at
    yield Edit(command.start, at, "\n\n")


def language(passage: Passage, command: Command) -> Iterator[Edit]:
    """The starred form, whose argument pandoc prints as a word, as the plain one."""
    text = passage.text[command.start : command.end]
    yield Edit(command.start, command.end, text.replace("*", ""))
