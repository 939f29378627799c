r"""Code in which commands are obeyed, as the letters that are printed of it.

Of such code Word has the words and the lines, and not the bold type and the colours.

Sources: the manuals of alltt, of fancyvrb (`commandchars`) and of listings (`escapeinside`,
`escapechar`, `mathescape`; `literate` is in `replaced_letters.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pylatexenc.latex2text import LatexNodes2Text

from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.plain.included_code import listing
from trykklar.word.mark.plain.replaced_letters import declared_styles, replacing, with_styles
from trykklar.word.mark.rules.letters import LETTERS
from trykklar.word.mark.rules.wrapping_commands import BEFORE_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_ALLTT, _LISTING = "alltt", "lstlisting"
_OBEYING = frozenset([_ALLTT, _LISTING, "Verbatim", "Verbatim*", "BVerbatim", "LVerbatim"])
_VALUE = r"\{((?:\\.|[^\\{}]|\{(?:\\.|[^\\{}])*\})*)\}"
_FANCY_ONE = re.compile(
    r"\\(?:DefineVerbatimEnvironment|RecustomVerbatimEnvironment)\s*\{(\w+)\}\s*\{(\w+)\}\s*"
    + _VALUE
)
_LISTING_ONE = re.compile(
    r"\\(lstnewenvironment|newtcblisting|newminted)\s*(\[[^\]]*\]\s*)?\{(\w+)\}"
    r"(?:\s*\[(\d)\])?(\s*\[[^\]]*\])?"
)
_SETTING = {name: re.compile(rf"\\{name}\s*(?=\{{)") for name in ("fvset", "lstset")}
_NEAR = 500  # letters of a declaration
_SIGN = re.compile(r"\\?(.)", re.DOTALL)
_SIGNS = 3  # what a command begins with, what opens and what closes an argument
_PAIR = re.compile(r"\{((?:\\.|[^{}])*)\}\{((?:\\.|[^{}])*)\}|(.)(.)\s*(?=,|\Z)")
_LETTERS = {**LETTERS, "textless": "<", "textgreater": ">"}
_ACCENTS = frozenset("`'^\"~=.")
_LABEL = re.compile(r"\\label\{[^{}\n]*\}")
_OPTION = re.compile(r"[ \t]*\[")
_MATHS = re.compile(r"\$([^$\n]*)\$")


class _Kind(NamedTuple):
    """An environment of code.

    Attributes:
        name: Its name.
        base: The environment that it is a kind of.
        settings: The options that it has always.
        arguments: How many arguments in braces it takes.
        own: Whether the author declares it.
    """

    name: str
    base: str
    settings: str = ""
    arguments: int = 0
    own: bool = False


class _Settings(NamedTuple):
    """What holds for the code of a document.

    Attributes:
        given: The settings for all code, by the command that sets them.
        styles: The settings of listings' styles and languages, by their names.
    """

    given: Mapping[str, str]
    styles: Mapping[str, str]


class _Signs(NamedTuple):
    """What obeys code: the signs around commands and arguments.

    Attributes:
        escape: What a command begins with.
        opening: What an argument begins with.
        closing: What it ends with.
    """

    escape: str
    opening: str
    closing: str


def edits(passage: Passage) -> Iterator[Edit]:
    """The edits that make plain code of such code, and of what authors declare as verbatim.

    Args:
        passage: The flat source, with its preamble.
    """
    own = {kind.name: kind for kind in _declared(passage)}
    given = {name: _together(pattern, passage) for name, pattern in _SETTING.items()}
    styles = declared_styles(passage)
    for command in commands(passage, *body(passage)):
        if command.name == "begin":
            kind = own.get(command.environment, _Kind(command.environment, command.environment))
            if kind.base in _OBEYING:
                yield from _plain(passage, command, kind, _Settings(given, styles))


def _plain(passage: Passage, command: Command, kind: _Kind, known: _Settings) -> Iterator[Edit]:
    ending = f"\\end{{{command.environment}}}"
    end = passage.searched.find(ending, command.end)
    # A bracket on the first line of the code is code: `[1]` of what R prints.
    optioned = kind.base != _ALLTT and _OPTION.match(passage.text, command.end)
    spans, at = arguments(passage, command.end) if optioned else ((), command.end)
    for _ in range(kind.arguments):
        group = passage.group(at)
        at = group.end + 1 if group else at
    if not command.end <= at <= end:
        return
    local = "".join(map(passage.slice, spans))
    listed = kind.base == _LISTING
    given = ",".join((known.given["lstset" if listed else "fvset"], kind.settings, local))
    given = with_styles(given, known.styles) if listed else given
    readings = [_reading(kind.base, _settings(given))]
    readings += [replacing(given, _printed)] if listed else []
    if not any(readings) and not kind.own:
        return
    shown = code = passage.text[at:end]
    head = options(local) if listed else {}
    for reading in filter(None, readings):
        shown = reading(shown)
    # A line that is referred to is led to by a place before the code, in which there can be none.
    lines = "".join(label for label in _LABEL.findall(code) if label not in shown)
    yield Edit(command.start, end + len(ending), lines + listing(shown, head))


def _declared(passage: Passage) -> Iterator[_Kind]:
    """The environments of code that the author declares."""
    for match in _FANCY_ONE.finditer(passage.text):
        yield _Kind(match[1], match[2], match[3], own=True)
    for match in _LISTING_ONE.finditer(passage.text):
        name = match[3] + "code" * (match[1] == "newminted")
        count = int(match[4] or 0) - bool(match[5])
        settings = _together(_SETTING["lstset"], passage, match.end(), match.end() + _NEAR)
        yield _Kind(name, _LISTING, settings, max(count, 0), own=True)


def _together(
    pattern: re.Pattern[str], passage: Passage, start: int = 0, end: int | None = None
) -> str:
    stop = len(passage.text) if end is None else end
    groups = (passage.group(match.end()) for match in pattern.finditer(passage.text, start, stop))
    return ",".join(passage.slice(group) for group in groups if group is not None)


def _settings(text: str) -> Mapping[str, str]:
    """The options that let commands into code; signs with backslashes are no lists of options."""
    found = dict.fromkeys(re.findall(r"\b(mathescape)\b(?!\s*=\s*false)", text), "true")
    for name in ("commandchars", "escapeinside", "escapechar"):
        places = list(re.finditer(rf"\b{name}\s*=\s*", text))
        if places:
            found[name] = text[places[-1].end() :]
    return found


def _reading(base: str, settings: Mapping[str, str]) -> Callable[[str], str] | None:
    """What reads the code; None where no commands are obeyed in it."""
    if base == _ALLTT:
        return lambda code: obeyed(code, _Signs("\\", "{", "}"))
    if base == _LISTING:
        pair = _PAIR.match(settings.get("escapeinside", "").strip())
        sign = _SIGN.match(settings.get("escapechar", "").lstrip(" {"))
        marks = [
            re.sub(r"\\(.)", r"\1", part) for part in (pair.groups("") if pair else ()) if part
        ] or ([sign[1]] if sign and sign[1] not in ",}" else [])
        if not marks and "mathescape" not in settings:
            return None
        return lambda code: _escaped(code, marks, maths="mathescape" in settings)
    signs = [match[1] for match in _SIGN.finditer(settings.get("commandchars", ""))][:_SIGNS]
    return (lambda code: obeyed(code, _Signs(*signs))) if len(signs) == _SIGNS else None


def _escaped(code: str, marks: list[str], *, maths: bool) -> str:
    r"""Code without what is around LaTeX in it: `(*@\textbf{x}@*)`, `$x^2$`."""
    if marks:
        inside = re.escape(marks[0]) + r"([^\n]*?)" + re.escape(marks[-1])
        code = re.sub(inside, lambda match: _printed(match[1]), code)
    return _MATHS.sub(lambda match: _printed(f"${match[1]}$"), code) if maths else code


def obeyed(code: str, signs: _Signs) -> str:
    r"""The letters that are printed of code: `\textbf{if} \{x\}` as `if {x}`.

    Args:
        code: As it is written.
        signs: Of commands and arguments.
    """
    found: list[str] = []
    command = re.compile(
        re.escape(signs.escape) + r"(?:([A-Za-z@]+)[ \t]*|([^A-Za-z@]))|"
        f"{re.escape(signs.opening)}|{re.escape(signs.closing)}",
        re.DOTALL,
    )
    at = 0
    while (match := command.search(code, at)) is not None:
        found.append(code[at : match.start()])
        at = match.end()
        if match[1]:
            found.append(_symbol(match[1]))
            for _ in range(BEFORE_TEXT.get(match[1], 0)):
                at = _behind(code, at, signs)
        elif match[2] and match[2] in _ACCENTS:
            letter = re.compile(r"\{(\w?)\}|(\w)").match(code, at)
            accented = letter and _printed(f"\\{match[2]}{{{letter[1] or letter[2] or ''}}}")
            found.append(accented or match[2])
            at = letter.end() if letter else at
        elif match[2]:
            found.append(match[2])
    return "".join([*found, code[at:]])


def _behind(code: str, at: int, signs: _Signs) -> int:
    """Where an argument that prints nothing ends."""
    end = code.find(signs.closing, at) if code.startswith(signs.opening, at) else -1
    return end + 1 if end >= 0 else at


@cache
def _symbol(name: str) -> str:
    r"""What a command prints by itself: `\textless`, but nothing of `\textbf`."""
    return _LETTERS.get(name) or _printed(f"\\{name}{{}}").strip()


def _printed(latex: str) -> str:
    try:
        return str(LatexNodes2Text(math_mode="text").latex_to_text(latex))
    except (IndexError, KeyError, TypeError):  # a command whose arguments are not there
        return ""
