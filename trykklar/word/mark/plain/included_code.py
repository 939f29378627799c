r"""Files of code that a text shows, as listings in the text: `\lstinputlisting` and its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.latex.source import Source, read_source
from trykklar.latex.structure_commands import CODE_FILES
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit, rewrite
from trykklar.word.mark.locate import locate
from trykklar.word.mark.mark import CONTROLS
from trykklar.word.mark.options import options
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document
    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_ENVIRONMENTS = ("lstlisting", "verbatim", "Verbatim")
_KEPT = ("caption", "label", "language")
_ENDINGS = ("", ".tex", ".txt")
# What lets LaTeX into code (listings and minted), and what shows that there is some.
_LATEX = re.compile(r"\b(?:texcl|texcomments|mathescape|escapeinside|escapechar)\b")
_OF_LATEX = re.compile(r"\\[a-zA-Z\"'`^~]|\$")
_RANGE = re.compile(r"\s*(\d{1,7})\s*(-?)\s*(\d{0,7})\s*")


class _Shown(NamedTuple):
    """A file of code that is shown.

    Attributes:
        end: Where the command that shows it ends.
        given: The command's options.
        code: The lines that it shows.
    """

    end: int
    given: str
    code: str


def with_code(passage: Passage, document: Document) -> tuple[Passage, tuple[Finding, ...]]:
    """A source in which files of code stand where they are shown, and what of them cannot be.

    Args:
        passage: The flat source.
        document: Whose; a file that it may not read, or that is not there, is shown as nothing.
    """
    text = body(passage)
    named = any(f"\\{name}" in passage.text for name in CODE_FILES)
    latex = _LATEX.search(passage.text, 0, text.start) is not None
    edits: list[Edit] = []
    findings: list[Finding] = []
    for command in commands(passage, *text) if named else ():
        shown = _shown(passage, command, document) if command.name in CODE_FILES else None
        if shown is None:
            continue
        unread = _OF_LATEX.search(shown.code) and (latex or _LATEX.search(shown.given))
        code = "" if unread else listing(shown.code, options(shown.given))
        edits.append(Edit(command.start, shown.end, code))
        findings += [_finding(passage, command)] if unread else []
    return (rewrite(passage, edits, 0, len(passage.text)) if edits else passage), tuple(findings)


def _finding(passage: Passage, command: Command) -> Finding:
    place = passage.place(command.start)
    message = f"The code of \\{command.name} is not in the Word file: LaTeX stands in its comments."
    return Finding("word-lost", Severity.WARNING, place.path, place.line, place.column, message)


def _shown(passage: Passage, command: Command, document: Document) -> _Shown | None:
    given, at = arguments(passage, command.end)
    name = passage.argument(passage.behind_arguments(at, CODE_FILES[command.name]))
    if name is None:
        return None
    optional = passage.slice(given[0]) if given else ""
    path = locate(document, passage.slice(name[0]), _ENDINGS)
    source = read_source(path, document.fence, document.source) if path else None
    text = source.text if isinstance(source, Source) else ""
    return _Shown(name[1], optional, _chosen(text, options(optional)))


def listing(code: str, settings: Mapping[str, str]) -> str:
    """Code in an environment that nothing in it ends.

    Args:
        code: Its lines.
        settings: Options, of which caption, label and language are kept.
    """
    free = [name for name in _ENVIRONMENTS if f"\\end{{{name}}}" not in code]
    if not code.strip() or not free:
        return ""
    kept = ",".join(f"{name}={{{settings[name]}}}" for name in _KEPT if name in settings)
    head = f"[{kept}]" if kept and free[0] == _ENVIRONMENTS[0] else ""
    lines = CONTROLS.sub("", code).strip("\n")
    return f"\n\n\\begin{{{free[0]}}}{head}\n{lines}\n\\end{{{free[0]}}}\n\n"


def _chosen(code: str, settings: Mapping[str, str]) -> str:
    """The lines that are asked for, by `firstline` and `lastline`, or listings' `linerange`."""
    lines = code.expandtabs().splitlines()
    first, last = settings.get("firstline", "1"), settings.get("lastline", "")
    wanted = settings.get("linerange", "").split(",") if settings.get("linerange") else []
    parts = [match for each in wanted or [f"{first}-{last}"] if (match := _RANGE.fullmatch(each))]
    if not parts:
        return "\n".join(lines)
    return "\n".join(line for part in parts for line in lines[_from(part) : _to(part, lines)])


def _from(part: re.Match[str]) -> int:
    return max(int(part[1]) - 1, 0)


def _to(part: re.Match[str], lines: list[str]) -> int:
    if part[3]:
        return int(part[3])
    return len(lines) if part[2] else int(part[1])
