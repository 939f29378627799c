"""What a document is called and who wrote it, from its preamble or its title page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import panflute as pf
from pylatexenc.latex2text import LatexNodes2Text

from trykklar.word.document_tree import elements
from trykklar.word.docx.properties import Properties
from trykklar.word.inlines import plain
from trykklar.word.mark.command import arguments, commands

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.word.export_state import ExportInputs

_META = r"\b{name}\s*=\s*(?=\{{)"
_NOISE = re.compile(
    r"\\(?:thanks|footnote|corref|fnref|tnoteref|inst)\s*(?:\[[^\]]*\]\s*)?\{[^{}]*\}"
    r"|\\\\\*?\s*(?:\[[^\]]*\])?"
)
# pylatexenc 2.10 looks for the text of a link where there is none.
_ADDRESS = re.compile(r"\\href\s*(?:\[[^\]]*\])?\s*\{(?:[^{}]|\{[^{}]*\})*\}")
_LONGEST = 70


def about(inputs: ExportInputs, shown: str = "") -> Properties:
    """What Word's properties say.

    Args:
        inputs: What the export is given.
        shown: The title as it stands in the text; "" where it is not known.
    """
    flat = inputs.manuscript.flat
    return Properties(
        _meta(flat, "pdftitle") or shown or title_of(flat),
        _meta(flat, "pdfauthor") or ", ".join(name for _, name in authors(flat)),
        _meta(flat, "pdfkeywords"),
        inputs.language,
    )


def short_title(inputs: ExportInputs, shown: str = "") -> str:
    r"""For the header: `\runningtitle` of our venues, a class's short title, or the title.

    Args:
        inputs: What the export is given.
        shown: The title as it stands in the text; "" where it is not known.
    """
    flat = inputs.manuscript.flat
    found = re.search(r"\\newcommand\{\\runningtitle\}\s*(?=\{)", flat.text)
    span = flat.group(found.end()) if found else None
    title = _plain(flat.slice(span)) if span else command_text(flat, "shorttitle")
    title = title or shown or title_of(flat)
    return title if len(title) <= _LONGEST else title[:_LONGEST].rsplit(" ", 1)[0] + " …"


def shown_title(text: pf.Doc) -> str:
    """The title as it stands in the text, with what its acronyms print; "" where it has formulas.

    Args:
        text: The finished text.
    """
    for block in text.content:
        if isinstance(block, pf.Div) and block.attributes.get("custom-style") == "Title":
            if any(isinstance(item, pf.Math | pf.Image) for item in elements(block)):
                return ""
            paragraphs = (part.content for part in block.content if isinstance(part, pf.Para))
            return " ".join(" ".join(plain(part, " ") for part in paragraphs).split())
    return ""


def title_of(flat: Passage) -> str:
    r"""The plain text of what `\maketitle` prints, or "".

    That is the last `\title` before it, for each replaces the others.

    Args:
        flat: The flat source.
    """
    printed = next((item.start for item in commands(flat) if item.name == "maketitle"), -1)
    titles = _all(flat, "title")
    before = [text for offset, text in titles if offset < printed] or [text for _, text in titles]
    return before[-1] if before else ""


def _meta(flat: Passage, name: str) -> str:
    found = re.search(_META.format(name=name), flat.text)
    span = flat.group(found.end()) if found else None
    return _plain(flat.slice(span)) if span else ""


def authors(flat: Passage) -> list[tuple[int, str]]:
    r"""The authors that `\author` names, each with the offset of its command."""
    return [
        (offset, name)
        for offset, text in _all(flat, "author")
        for name in re.split(r"\s+(?:and|;)\s+", text)
    ]


def named(flat: Passage) -> list[tuple[int, str]]:
    """The authors, or those that only the PDF's properties name, each with its offset."""
    found = re.search(_META.format(name="pdfauthor"), flat.text)
    names = re.split(r"\s+and\s+|[;,]", _meta(flat, "pdfauthor")) if found else []
    at = found.start() if found else 0
    return authors(flat) or [(at, name.strip()) for name in names if name.strip()]


def command_text(flat: Passage, name: str) -> str:
    """The plain text of the first command of a name that has any, or ""."""
    return next((text for _, text in _all(flat, name)), "")


def _all(flat: Passage, name: str) -> list[tuple[int, str]]:
    found = []
    for command in commands(flat):
        if command.name == name:
            span = flat.group(flat.skip(arguments(flat, command.end, optional=2)[1]))
            if span is not None and flat.slice(span).strip():
                found.append((command.start, _plain(flat.slice(span))))
    return found


def _plain(text: str) -> str:
    bare = _NOISE.sub(" ", _ADDRESS.sub("", text)).replace(r"\and", " and ")
    return " ".join(LatexNodes2Text(keep_comments=False).latex_to_text(bare).split())
