r"""Slides of beamer as a text: each frame with its title as heading, and its content once.

Source: the beamer user guide, chapters "Creating Frames", "Creating Overlays", "Structuring a
Presentation: The Local Structure".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.latex.loaded_packages import document_class
from trykklar.latex.loaded_packages import loaded as packages
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trykklar.latex.passage import Passage, Span

    Rule = Callable[["_Slides", Command], Iterator[Edit]]

_OVERLAY = re.compile(r"\s*<[^<>\n{}]{0,60}>")
_DEFAULT = re.compile(r"\s*\[<[^\[\]\n]{0,60}>\]")
_ONCE = (
    "The slides of a frame are one text in the Word file, in which what only some of them show "
    "stands as well."
)
# Modes in which an article is not; numbers of slides say nothing there.
_OTHER_MODES = frozenset(["presentation", "beamer", "trans", "handout", "second"])
# What an article has as other articles do.
_OF_ARTICLES = frozenset(["section", "subsection", "subsubsection", "tableofcontents"])
_BLOCKS = ("block", "alertblock", "exampleblock", "beamerboxesrounded")
_THEOREMS = {
    "theorem": "Theorem", "corollary": "Corollary", "lemma": "Lemma", "fact": "Fact",
    "definition": "Definition", "definitions": "Definitions", "example": "Example",
    "examples": "Examples", "problem": "Problem", "solution": "Solution", "proof": "Proof",
}  # fmt: skip
# Environment that only says where or when -> its arguments in braces.
_LAYOUT = {
    "columns": 0, "column": 1, "overlayarea": 2, "overprint": 0, "onlyenv": 0, "uncoverenv": 0,
    "visibleenv": 0, "invisibleenv": 0, "actionenv": 0, "alertenv": 0, "structureenv": 0,
    "beamercolorbox": 1,
}  # fmt: skip
# Command that prints nothing of its own -> the arguments in braces that are not text.
_SILENT = {
    "note": 1, "pause": 0, "titlepage": 0, "setbeamertemplate": 2, "setbeamercolor": 2,
    "setbeamerfont": 2, "setbeamersize": 1, "setbeamercovered": 1, "setbeameroption": 1,
    "usebeamerfont": 1, "usebeamercolor": 1, "againframe": 1, "column": 1, "transdissolve": 0,
    "transfade": 0, "transwipe": 0, "transpush": 0, "hypersetup": 1, "logo": 1, "onslide": 0,
    "only": 0, "uncover": 0, "visible": 0, "invisible": 0, "alt": 0, "temporal": 0, "action": 0,
    "structure": 0, "mode": 0, "beamerbutton": 0, "beamergotobutton": 0, "beamerskipbutton": 0,
    "beamerreturnbutton": 0, "beamerdefaultoverlayspecification": 1,
    "usetheme": 1, "usebackgroundtemplate": 1,
}  # fmt: skip


def loaded(passage: Passage) -> bool:
    """Whether a document is a set of slides, or an article made of one."""
    return document_class(passage.text).name == "beamer" or in_article(passage)


def in_article(passage: Passage) -> bool:
    """Whether slides are printed as an article, each once (user guide, "Article Version")."""
    return "beamerarticle" in packages(passage.text)


def overlays(passage: Passage, text: Span) -> Iterator[Finding]:
    """What has to be said where frames have several slides: Word shows all of them as one text."""
    for command in commands(passage, *text):
        if command.name == "pause" or _OVERLAY.match(passage.text, command.end):
            place = passage.place(command.start)
            where = (place.path, place.line, place.column)
            yield Finding("word-slides", Severity.WARNING, *where, _ONCE)
            return


def edits(passage: Passage, text: Span) -> Iterator[Edit]:
    """The edits that make a text of slides.

    Args:
        passage: The flat source.
        text: Where its text stands.
    """
    slides = _Slides(passage, text)
    dropped = text.start
    for command in slides.commands:
        if slides.article:
            end = _elsewhere(slides, command)
            if end is not None:
                yield Edit(command.start, end)
                dropped = max(dropped, end)
        if command.start < dropped:
            continue
        rule = _rule(command, article=slides.article)
        if rule is not None:
            yield from rule(slides, command)
        else:
            end = slides.behind_overlay(command.end)
            if end > command.end:
                yield Edit(command.end, end)


def _elsewhere(slides: _Slides, command: Command) -> int | None:
    r"""Where what is for slides alone ends: `\only<presentation>{..}`, `\mode<beamer>{..}`."""
    match = _OVERLAY.match(slides.passage.text, command.end)
    modes = set(re.split(r"[|,\s]+", match[0].strip().strip("<>"))) if match else set()
    if match is None or not modes <= _OTHER_MODES:
        return None
    content = slides.group(match.end())
    return content.end + 1 if content else None


def _rule(command: Command, *, article: bool) -> Rule | None:
    if article and (command.environment.rstrip("*") in _THEOREMS or command.name in _OF_ARTICLES):
        return None
    if command.name in ("begin", "end"):
        return _ENVIRONMENTS.get(command.environment.rstrip("*"))
    if command.name in _SILENT:
        return _silent
    return _COMMANDS.get(command.name)


class _Slides:
    """The slides that are read.

    Attributes:
        passage: The flat source.
        commands: Those of the text.
        article: Whether they are printed as an article.
        level: The heading that a frame's title becomes.
    """

    def __init__(self, passage: Passage, text: Span) -> None:
        self.passage = passage
        self.commands = list(commands(passage, *text))
        names = {command.name for command in self.commands}
        self.shown = "tableofcontents" in names or "AtBeginSection" in passage.text
        self.article = in_article(passage)
        deep = "subsubsection" if "subsection" in names else "subsection"
        self.level = deep if self.shown and "section" in names else "section"
        if self.article:
            self.level = "paragraph"

    def behind_overlay(self, at: int) -> int:
        """Where the specifications of slides end that stand at an offset."""
        for pattern in (_OVERLAY, _DEFAULT, _OVERLAY):
            match = pattern.match(self.passage.text, at)
            at = match.end() if match else at
        return at

    def behind_options(self, at: int) -> int:
        """The same with options in brackets."""
        return self.behind_overlay(arguments(self.passage, self.behind_overlay(at), optional=2)[1])

    def group(self, at: int) -> Span | None:
        """The group behind blanks."""
        return self.passage.group(self.passage.skip(at))

    def heading(self, start: int, title: Span) -> Iterator[Edit]:
        """A title in braces becomes a heading."""
        if self.passage.slice(title).strip():
            yield Edit(start, title.start, f"\n\n\\{self.level}*{{")
            yield Edit(title.end, title.end + 1, "}\n\n")
        else:
            yield Edit(start, title.end + 1, "\n\n")

    def line(self, start: int, title: Span) -> Iterator[Edit]:
        """A text in braces becomes a paragraph in bold."""
        yield Edit(start, title.start, "\n\n\\textbf{")
        yield Edit(title.end, title.end + 1, "}\n\n")


def _frame(slides: _Slides, command: Command) -> Iterator[Edit]:
    r"""`\begin{frame}<1->[options]{Title}{Subtitle}`."""
    if command.name == "end":
        yield Edit(command.start, command.end, "\n\n")
        return
    at = slides.behind_options(command.end)
    title = slides.passage.group(at)
    subtitle = slides.passage.group(title.end + 1) if title else None
    if title is None:
        yield Edit(command.start, at, "\n\n")
        return
    yield from slides.heading(command.start, title)
    if subtitle is not None:
        yield from slides.line(title.end + 1, subtitle)


def _short_frame(slides: _Slides, command: Command) -> Iterator[Edit]:
    r"""`\frame{..}`: the frame as an argument."""
    content = slides.group(slides.behind_options(command.end))
    if content is not None:
        yield Edit(command.start, content.start, "\n\n")
        yield Edit(content.end, content.end + 1, "\n\n")


def _frame_title(slides: _Slides, command: Command) -> Iterator[Edit]:
    r"""`\frametitle<1>[short]{Title}`."""
    title = slides.group(slides.behind_options(command.end))
    if title is not None:
        yield from slides.heading(command.start, title)


def _subtitle(slides: _Slides, command: Command) -> Iterator[Edit]:
    title = slides.group(slides.behind_options(command.end))
    if title is not None:
        yield from slides.line(command.start, title)


def _block(slides: _Slides, command: Command) -> Iterator[Edit]:
    r"""`\begin{block}<1->{Title}`."""
    title = slides.group(slides.behind_options(command.end)) if command.name == "begin" else None
    if title is None:
        yield Edit(command.start, command.end, "\n\n")
    else:
        yield from slides.line(command.start, title)


def _theorem(slides: _Slides, command: Command) -> Iterator[Edit]:
    r"""`\begin{theorem}<1->[name]`: beamer's own, without numbers."""
    environment = command.environment
    if rf"\newtheorem{{{environment}}}" in slides.passage.text:
        return
    if command.name == "end":
        yield Edit(command.start, command.end, "\n\n")
        return
    at = slides.behind_overlay(command.end)
    given, end = arguments(slides.passage, at)
    name = f" ({slides.passage.slice(given[0])})" if given else ""
    given_title = slides.passage.slice(given[0]) if given and environment == "proof" else ""
    title = given_title or f"{_THEOREMS[environment]}{name}"
    end = slides.behind_overlay(end)
    yield Edit(command.start, end, f"\n\n\\textbf{{{title}{'.' * (environment == 'proof')}}}\n\n")


def _layout(slides: _Slides, command: Command) -> Iterator[Edit]:
    at = command.end
    if command.name == "begin":
        at = slides.behind_options(at)
        for _ in range(_LAYOUT[command.environment]):
            given = slides.group(at)
            at = given.end + 1 if given else at
    yield Edit(command.start, at, "\n\n")


def _silent(slides: _Slides, command: Command) -> Iterator[Edit]:
    at = slides.behind_options(command.end)
    for _ in range(_SILENT[command.name]):
        given = slides.group(at)
        at = slides.behind_options(given.end + 1) if given else at
    yield Edit(command.start, at, "\n\n" if command.name == "column" else "")


def _section(slides: _Slides, command: Command) -> Iterator[Edit]:
    """A section, which slides show in their table of contents, or nowhere."""
    title = slides.group(slides.behind_options(command.end))
    if title is None:
        return
    if slides.shown:
        yield Edit(command.start, title.start, f"\\{command.name}*{{")
    else:
        yield Edit(command.start, title.end + 1, "\n\n")


def _contents(slides: _Slides, command: Command) -> Iterator[Edit]:
    """The table of contents, as it stands on a slide: the titles of the sections."""
    lines = [
        slides.passage.slice(title)
        for other in slides.commands
        if other.name in ("section", "subsection") and not other.star
        for title in [slides.group(slides.behind_options(other.end))]
        if title is not None
    ]
    end = arguments(slides.passage, command.end)[1]
    yield Edit(command.start, end, "\n\n".join(["", *lines, ""]))


_ENVIRONMENTS: Mapping[str, Rule] = {
    "frame": _frame,
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys(_THEOREMS, _theorem),
    **dict.fromkeys(_LAYOUT, _layout),
}
_COMMANDS: Mapping[str, Rule] = {
    "frame": _short_frame,
    "frametitle": _frame_title,
    "framesubtitle": _subtitle,
    "tableofcontents": _contents,
    **dict.fromkeys(("section", "subsection", "subsubsection"), _section),
}
