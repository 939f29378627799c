r"""Handlers for `\if...`, `\else` and `\fi`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.macros import Macro
from trykklar.latex.passage import target

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_SKIP = re.compile(r"%[^\n]*|\\(?:[A-Za-z@]+|.)", re.DOTALL)
_NUMBER = r"\s*(-?\d{1,10})(?!\d)"  # as many digits as TeX can count with
NUMBERS = re.compile(rf"{_NUMBER}\s*([<=>]){_NUMBER}\s?")
_CASE = re.compile(rf"{_NUMBER}\s?")
_TWO = re.compile(r"\s*\\([A-Za-z@]+)\s*\\([A-Za-z@]+)")
_UNDEFINED = frozenset({"undefined", "@undefined", "@UnDeFiNeD"})
_TAKES_BRACES = """
ifthenelse iftoggle ifbool ifboolexpr ifstrequal ifstrempty ifblank ifdef ifundef ifcsdef ifcsundef
ifdefempty ifdefvoid ifdefmacro ifdefstrequal ifnumcomp ifnumequal ifnumless ifnumodd ifnumgreater
ifdimcomp ifinlist ifinlistcs ifentrytype ifkeyword ifcategory iffieldundef ifnameundef iflistundef
ifnumeral ifciteseen ifentryseen iffootnote ifstrcmp ifcsempty ifcsvoid ifcsstring ifcsequal
ifdefequal ifdefcounter ifltxcounter iflanguage ifpackageloaded iffileexists ifnatexlab ifglsused
ifglsentryexists ifglshaslong ifnottoggle ifnotbool
"""
_BRACED = frozenset(_TAKES_BRACES.split())
_ENGINES = {
    "pdftex": "pdflatex",
    "PDFTeX": "pdflatex",
    "xetex": "xelatex",
    "XeTeX": "xelatex",
    "luatex": "lualatex",
    "LuaTeX": "lualatex",
}


def conditional(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""Any `\ifsomething`; a condition that cannot be decided leaves both branches to be read."""
    name = passage.text[start + 1 : at]
    if name in _BRACED:
        return at
    if name == "ifcase" and (match := _CASE.match(passage.text, at)):
        return _case(reader, passage, int(match[1]), match.end())
    truth, at = decide(reader, passage, name, at)
    reader.conditionals.append(truth is True)
    if truth is False:
        return _skip(reader, passage, start, at, to_else=True)
    return at


def _case(reader: Reader, passage: Passage, number: int, at: int) -> int:
    r"""`\ifcase 1 ..\or ..\else ..\fi`."""
    reader.conditionals.append(True)
    depth, start = 0, at
    for match in _SKIP.finditer(passage.text, at) if number else ():
        word = match[0][1:]
        depth += word.startswith("if") and _opens(reader, word)
        if depth == 0 and word in {"or", "else", "fi"}:
            number -= word == "or"
            if number == 0 or word != "or":
                reader.mask(passage, start, match.end(), "skipped")
                reader.conditionals[-1:] = [] if word == "fi" else [True]
                return match.end()
        depth -= word == "fi"
    if number:
        reader.conditionals.pop()
        reader.mask(passage, start, len(passage.text), "skipped")
        return len(passage.text)
    return at


def decide(reader: Reader, passage: Passage, name: str, at: int) -> tuple[bool | None, int]:
    """Whether a condition holds, None where only TeX knows, and where the condition ends."""
    if name in {"ifdefined", "ifx"}:
        return _meaning(reader, passage, name, at)
    if name == "ifcsname":
        return _named(reader, passage, at)
    if name == "ifnum" and (match := NUMBERS.match(passage.text, at)):
        left, right = int(match[1]), int(match[3])
        return {"<": left < right, "=": left == right, ">": left > right}[match[2]], match.end()
    if name == "ifodd" and (match := _CASE.match(passage.text, at)):
        return bool(int(match[1]) % 2), match.end()
    return reader.switches.get(name, _engine(reader, name)), at


def _engine(reader: Reader, name: str) -> bool | None:
    if name[2:] in _ENGINES:
        return reader.document.engine == _ENGINES[name[2:]]
    return reader.document.engine != "xelatex" if name == "ifpdf" else None


def _meaning(reader: Reader, passage: Passage, name: str, at: int) -> tuple[bool | None, int]:
    if name == "ifdefined":
        word, end = target(passage, at)
        return defined(reader, word), end
    match = _TWO.match(passage.text, at)
    if match is None:
        return None, at
    left, right = match[1], match[2]
    if left in _UNDEFINED or right in _UNDEFINED:
        return not defined(reader, left if right in _UNDEFINED else right), match.end()
    if left == right:
        return True, match.end()
    first, second = reader.commands.get(left), reader.commands.get(right)
    if isinstance(first, Macro) and isinstance(second, Macro):
        return (first.body, first.parameters) == (second.body, second.parameters), match.end()
    return None, match.end()


def _named(reader: Reader, passage: Passage, at: int) -> tuple[bool | None, int]:
    end = passage.searched.find("\\endcsname", at)
    if end < 0:
        return None, at
    word = reader.plain(passage.text[at:end], passage).strip()
    return defined(reader, word), end + len("\\endcsname")


def defined(reader: Reader, word: str) -> bool | None:
    """Whether a control sequence is defined; None for what LaTeX or a class may define."""
    if word in reader.commands or word in {"relax", "documentclass", "begin"}:
        return True
    if word in {"XeTeXversion", "XeTeXrevision"}:
        return reader.document.engine == "xelatex"
    if word in {"luatexversion", "directlua"}:
        return reader.document.engine == "lualatex"
    if word in {"pdftexversion", "pdfoutput", "pdfstrcmp"}:
        return reader.document.engine == "pdflatex"
    return None if word in _OF_CLASSES else False


_LATER = """
chapter part frontmatter mainmatter backmatter keywords institute affiliation printbibliography
bibname refname abstractname textquote HCode iflatexml
"""
_OF_CLASSES = frozenset(_LATER.split())


def otherwise(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\else` and `\or` in a branch that is read: the rest is skipped if it was the true one."""
    if reader.conditionals and reader.conditionals[-1]:
        return _skip(reader, passage, start, at, to_else=False)
    return at


def finish(reader: Reader, _passage: Passage, _start: int, at: int) -> int:
    r"""`\fi`."""
    if reader.conditionals:
        reader.conditionals.pop()
    return at


def _skip(reader: Reader, passage: Passage, start: int, at: int, *, to_else: bool) -> int:
    depth = 0
    for match in _SKIP.finditer(passage.text, at):
        word = match[0][1:]
        if match[0][0] == "%":
            continue
        if word == "fi":
            if depth == 0:
                reader.mask(passage, start, match.end(), "skipped")
                reader.conditionals.pop()
                return match.end()
            depth -= 1
        elif word == "else" and depth == 0 and to_else:
            reader.mask(passage, start, match.end(), "skipped")
            reader.conditionals[-1] = False
            return match.end()
        elif word.startswith("if") and _opens(reader, word):
            depth += 1
    reader.mask(passage, start, len(passage.text), "skipped")
    reader.conditionals.pop()
    return len(passage.text)


def _opens(reader: Reader, word: str) -> bool:
    return word not in _BRACED and not isinstance(reader.commands.get(word), Macro)


def new_if(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\newif\ifdraft`: defines `\drafttrue` and `\draftfalse` too."""
    name, at = target(passage, at)
    if name.startswith("if"):
        reader.switches[name] = False
        for value in (True, False):
            handler = partial(_set_switch, name=name, value=value)
            reader.define(f"{name[2:]}{str(value).lower()}", handler, everywhere=True)
    return at


def _set_switch(
    reader: Reader, _passage: Passage, _start: int, at: int, *, name: str, value: bool
) -> int:
    reader.switches[name] = value
    return at


COMMANDS: dict[str, Handler] = {
    "if...": conditional,
    "else": otherwise,
    "or": otherwise,
    "fi": finish,
    "newif": new_if,
}
