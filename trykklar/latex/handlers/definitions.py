r"""Handlers for commands that define others: `\newcommand`, `\def`, `\let`, `\newenvironment`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.macros import Macro, Parameter, classic, document, macro, primitive
from trykklar.latex.passage import skip_star, target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Command, Handler, Reader

_PARAMETERS = re.compile(r"[^{}\\\n]{0,200}(?:\\[^{}\n]{0,80})?(?=\{)")


def new_command(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\newcommand`, `\renewcommand`, `\providecommand`, `\DeclareRobustCommand`."""
    name, at = target(passage, skip_star(passage, at))
    parameters, at = _classic(passage, at)
    body = passage.argument(at)
    if not name or body is None:
        return at
    text = passage.slice(body[0])
    reader.mask(passage, start, body[1], "definition")
    if "provide" in passage.text[start:at] and name in reader.commands:
        return body[1]
    set_macro(reader, name, macro(parameters, text, internal=_internal(reader)))
    return body[1]


def new_document_command(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\NewDocumentCommand` and its kin of xparse."""
    name, at = target(passage, at)
    spec = passage.argument(at)
    body = passage.argument(spec[1]) if spec else None
    if not name or spec is None or body is None:
        return at
    reader.mask(passage, start, body[1], "definition")
    made = macro(
        document(passage.slice(spec[0])), passage.slice(body[0]), internal=_internal(reader)
    )
    set_macro(reader, name, made)
    return body[1]


def define(
    reader: Reader, passage: Passage, start: int, at: int, *, everywhere: bool = False
) -> int:
    r"""`\def`, `\edef`; with `everywhere` also `\gdef`, `\xdef`."""
    name, at = target(passage, at)
    pattern = _PARAMETERS.match(passage.text, at)
    body = passage.group(pattern.end()) if pattern else None
    if not name or pattern is None or body is None:
        return at
    reader.mask(passage, start, body.end + 1, "definition")
    if name == "input@path":
        reader.search_paths = re.findall(r"\{([^{}]*)\}", passage.slice(body))
    made = macro(primitive(pattern[0].strip()), passage.slice(body), internal=_internal(reader))
    set_macro(reader, name, made, everywhere=everywhere)
    return body.end + 1


def let(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\let\new\old`, `\let\new=\old`."""
    name, at = target(passage, at)
    at = passage.skip(at)
    if passage.text.startswith("=", at):
        at = passage.skip(at + 1)
    old, at = target(passage, at)
    if name:
        reader.mask(passage, start, at, "definition")
        set_meaning(reader, name, reader.commands.get(old, _NOTHING))
    return at


_NOTHING = Macro((), "")


def new_environment(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\newenvironment`, `\renewenvironment`."""
    name, at = _braced(passage, skip_star(passage, at))
    parameters, at = _classic(passage, at)
    return _environment(reader, passage, start, at, name=name, parameters=parameters)


def new_document_environment(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\NewDocumentEnvironment` and its kin of xparse."""
    name, at = _braced(passage, at)
    spec, at = _braced(passage, at)
    return _environment(reader, passage, start, at, name=name, parameters=document(spec))


def _environment(
    reader: Reader,
    passage: Passage,
    start: int,
    at: int,
    *,
    name: str,
    parameters: Sequence[Parameter],
) -> int:
    begin = passage.argument(at)
    end = passage.argument(begin[1]) if begin else None
    if not name or begin is None or end is None:
        return at
    reader.mask(passage, start, end[1], "definition")
    made = macro(
        parameters, passage.slice(begin[0]), passage.slice(end[0]), internal=_internal(reader)
    )
    if not reader.in_package or name not in reader.environments:
        reader.environments[name] = made
    return end[1]


def set_macro(reader: Reader, name: str, made: Macro, *, everywhere: bool = False) -> None:
    r"""Define a macro, unless that would hide a command which is understood better as it is.

    A package beside the manuscript may be a copy of natbib: what `\\citep` means is known here. A
    redefinition through internals of LaTeX (`\\@ifnextchar`) still cites.
    """
    known = reader.commands.get(name)
    if known is not None and not isinstance(known, Macro):
        opaque = any("@" in word or word == "csname" for word in made.words)
        if reader.in_package or name not in REDEFINABLE or opaque:
            return
    reader.define(name, made, everywhere=everywhere)


def set_meaning(reader: Reader, name: str, command: Command) -> None:
    """As `set_macro`, for `let`."""
    known = reader.commands.get(name)
    builtin = known is not None and not isinstance(known, Macro)
    if builtin and (reader.in_package or name not in REDEFINABLE):
        return
    reader.define(name, command)


REDEFINABLE: set[str] = set()
"""Built-in commands that an author may redefine: those that cite and refer."""


def _classic(passage: Passage, at: int) -> tuple[tuple[Parameter, ...], int]:
    count, default = 0, None
    at = passage.skip(at)
    if span := passage.delimited(at):
        digits = passage.slice(span).strip()
        count = int(digits) if digits.isdecimal() and len(digits) == 1 else 0
        at = passage.skip(span.end + 1)
        if inner := passage.delimited(at):
            default, at = passage.slice(inner), inner.end + 1
    return classic(count, default if count else None), at


def _braced(passage: Passage, at: int) -> tuple[str, int]:
    given = passage.argument(at)
    return (passage.slice(given[0]).strip(), given[1]) if given else ("", at)


def _internal(reader: Reader) -> bool:
    return reader.letters.pattern.startswith(r"%|\\(?:[A-Za-z@")


def option(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\DeclareOption{name}{code}` of a local class: the code runs where the option is given."""
    name, middle = _braced(passage, skip_star(passage, at))
    code = passage.argument(middle)
    if code is None:
        return at
    given = reader.found.packages.get(passage.source.path.stem, "")
    if name in {one.strip() for one in given.split(",")}:
        reader.reread(passage, code[0])
    return code[1]


def named(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\csname x\endcsname` and `\@nameuse{x}`: the command of that name."""
    end = passage.text.find("\\endcsname", at, at + 500)
    if end < 0:
        return at
    name = reader.plain(passage.text[at:end], passage).strip()
    after = end + len("\\endcsname")
    return reader.run_named(name, passage, start, after)


def switch(reader: Reader, _passage: Passage, _start: int, at: int, *, letter: bool) -> int:
    r"""`\makeatletter` and `\makeatother`."""
    reader.internal(letter=letter)
    return at


def expl(reader: Reader, _passage: Passage, _start: int, at: int, *, on: bool) -> int:
    r"""`\ExplSyntaxOn` and `\ExplSyntaxOff`."""
    reader.expl(on=on)
    return at


def group(reader: Reader, _passage: Passage, _start: int, at: int, *, opens: bool) -> int:
    r"""`\begingroup`, `\endgroup`, `\bgroup`, `\egroup`."""
    (reader.open_group if opens else reader.close_group)()
    return at


_CLASSIC = "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd"
_DOCUMENT = ("New", "Renew", "Provide", "Declare")

COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(_CLASSIC.split(), new_command),
    **{f"{verb}DocumentCommand": new_document_command for verb in _DOCUMENT},
    **{f"{verb}ExpandableDocumentCommand": new_document_command for verb in _DOCUMENT},
    **{f"{verb}DocumentEnvironment": new_document_environment for verb in _DOCUMENT},
    "def": define,
    "edef": define,
    "gdef": partial(define, everywhere=True),
    "xdef": partial(define, everywhere=True),
    "let": let,
    "newenvironment": new_environment,
    "renewenvironment": new_environment,
    "DeclareOption": option,
    "csname": named,
    "makeatletter": partial(switch, letter=True),
    "makeatother": partial(switch, letter=False),
    "ExplSyntaxOn": partial(expl, on=True),
    "ExplSyntaxOff": partial(expl, on=False),
    **dict.fromkeys(("begingroup", "bgroup"), partial(group, opens=True)),
    **dict.fromkeys(("endgroup", "egroup"), partial(group, opens=False)),
}
