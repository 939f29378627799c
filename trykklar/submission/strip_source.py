r"""What TeX never prints is taken out: comments, `\iffalse`, `comment`, what follows the end.

Only what is certain: where it is not, the text stays. The proof compares what comes out.

Source: The TeXbook, chapters 8 (comments, spaces and line ends) and 20 (conditionals).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trykklar.submission.tex_stretches import StretchKind, stretches

_COMMENT_ENVIRONMENTS = frozenset({"comment"})
_CATCODE = re.compile(r"\\catcode\s*`\\?%")
_CONDITION = re.compile(r"\\(if[A-Za-z@]*|else|or|fi)(?![A-Za-z@])")
_CONDITIONS = """
if ifcat ifx ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifeof iftrue
iffalse ifcase ifdefined ifcsname iffontchar ifpdf ifxetex ifluatex ifPDFTeX ifXeTeX ifLuaTeX
"""
_PRIMITIVE = frozenset(_CONDITIONS.split())
# Commands whose names only look like conditions: they take arguments, or are a sign.
_ARGUMENTS = re.compile(
    r"ifthenelse|iff|ifdef|ifundef|ifcsdef|ifcsundef|ifdefmacro|ifdefempty|ifdefvoid|ifdefequal|"
    r"ifdefstring|ifcsstring|ifstrequal|ifstrempty|ifblank|notblank|ifnumcomp|ifnumequal|"
    r"ifnumgreater|ifnumless|ifboolexpr|ifbool|iftoggle|ifdimcomp|ifinlist|ifciteseen|ifentrytype|"
    r"ifnameundef|iffieldundef|iflistundef|ifkeyword"
)
_NEW_SWITCH = re.compile(r"\\newif\s*\{?\s*\\(if[A-Za-z@]+)")
_HIDDEN = re.compile(r"\\iffalse(?![A-Za-z@])")
_END = re.compile(r"\\end\s*\{document\}|\\endinput(?![A-Za-z@])")


@dataclass(frozen=True)
class Habits:
    """What must be known of a document to take anything out of its files.

    Attributes:
        raw: Environments whose text TeX takes as it is.
        comments: Environments that print nothing.
        switches: Conditions that `newif` made, in any file.
    """

    raw: frozenset[str]
    comments: frozenset[str]
    switches: frozenset[str]


def habits(texts: list[str], raw: frozenset[str], packages: frozenset[str]) -> Habits:
    r"""What the files of a document say of themselves.

    Args:
        texts: All files of the document.
        raw: Environments whose text TeX takes as it is.
        packages: The packages that are loaded.
    """
    whole = "\n".join(texts)
    own = re.compile(r"\\(?:includecomment|newenvironment|renewenvironment)\*?\s*\{(\w+)\}")
    excluded = set(re.findall(r"\\excludecomment\s*\{(\w+)\}", whole))
    loaded = _COMMENT_ENVIRONMENTS if packages & {"comment", "verbatim"} else frozenset()
    comments = (loaded | excluded) - set(own.findall(whole))
    return Habits(raw - comments, frozenset(comments), frozenset(_NEW_SWITCH.findall(whole)))


def strip(text: str, known: Habits) -> str:
    """The text of a file without what TeX never prints.

    Args:
        text: What the file holds, as Latin-1.
        known: Of the whole document.
    """
    if _CATCODE.search(text):
        return text
    shorter = _without_end(text, known)
    shorter = _without_environments(shorter, known)
    shorter = _without_branches(shorter, known)
    return _without_comments(shorter, known)


def code(text: str, known: Habits) -> str:
    """The text with all that is no code blanked out, offset for offset.

    Args:
        text: What the file holds.
        known: Of the whole document.
    """
    parts = [
        text[start:end] if kind is StretchKind.CODE else re.sub(r"[^\n]", " ", text[start:end])
        for kind, start, end in stretches(text, known.raw)
    ]
    return "".join(parts)


def _without_end(text: str, known: Habits) -> str:
    """The text up to the end of the document, or to the line that ends the file."""
    for end in _END.finditer(code(text, known)):
        if end[0].startswith("\\endinput"):
            if text[: end.start()].rpartition("\n")[2].strip():
                continue  # in a condition, or a definition
            line = text.find("\n", end.end())
            return text if line < 0 else text[: line + 1]
        return text[: end.end()] + "\n"
    return text


def _without_environments(text: str, known: Habits) -> str:
    """The text without the environments that print nothing, where they have lines of their own."""
    for name in sorted(known.comments):
        begin = re.compile(rf"^[ \t]*\\begin\s*\{{{name}\}}", re.MULTILINE)
        end = re.compile(rf"^[ \t]*\\end\s*\{{{name}\}}[ \t]*$\n?", re.MULTILINE)
        bare = code(text, known)
        parts, at, searched = [], 0, 0
        while (first := begin.search(text, searched)) and (last := end.search(text, first.end())):
            begins = first.start() + first[0].index("\\")
            if bare[begins : begins + 6] == "\\begin":  # and does not stand in a comment
                parts.append(text[at : first.start()])
                at = last.end()
            searched = last.end()
        text = "".join([*parts, text[at:]])
    return text


def _without_branches(text: str, known: Habits) -> str:
    r"""The text without `\iffalse ... \fi`; of one with `\else`, that branch is kept."""
    bare, at = code(text, known), 0
    ends = branch_ends(bare, known)
    kept = ""
    parts: list[str] = []
    while start := _HIDDEN.search(bare, at):
        found = ends.get(start.end())
        if found is None or not _plain_place(bare, start.start()):
            parts.append(kept + text[at : start.end()])
            kept, at = "", start.end()
            continue
        end, word = found[0]
        before = kept + text[at : start.start()]
        at = after_blanks(text, end)
        parts.append(before)
        kept = "\\iftrue " if word == "else" else _seam(before, text[at : at + 1])
    return "".join([*parts, kept, text[at:]])


def _plain_place(bare: str, at: int) -> bool:
    r"""Whether it is carried out where it stands: not `\let\x\iffalse`, and not in a definition."""
    before = bare[max(at - _NEAR, 0) : at]
    return not re.search(r"\\(?:let|expandafter|newcommand|def|gdef|edef)\b[^\n]*$", before)


def branch_ends(bare: str, known: Habits) -> dict[int, list[tuple[int, str]]]:
    r"""Where the branches of conditions end: `\ifx a\else b\fi` has two, behind `\else` and `\fi`.

    Args:
        bare: The text as `code` has it.
        known: Of the whole document.

    Returns:
        Offset behind the name of a condition -> the ends of its branches, as far as they are sure,
        each with its word, `else` or `fi`.
    """
    opened: list[int] = []  # the ends of the conditions that are open
    ends: dict[int, list[tuple[int, str]]] = {}
    for match in _CONDITION.finditer(bare):
        name = match[1]
        if name in {"fi", "else", "or"}:
            if opened:
                word = "fi" if name == "fi" else "else"
                ends.setdefault(opened[-1], []).append((match.end(), word))
            if opened and name == "fi":
                opened.pop()
        elif name in _PRIMITIVE or name in known.switches:
            opened.append(match.end())
        elif not _ARGUMENTS.fullmatch(name):
            opened.clear()  # nobody knows whether it is a condition
    return ends


def after_blanks(text: str, at: int) -> int:
    r"""Behind the blanks that TeX passes over after the name of a command.

    Args:
        text: Of a file.
        at: Where the name ends.
    """
    while text[at : at + 1] in {" ", "\t"}:
        at += 1
    return at


def _seam(before: str, following: str) -> str:
    """What stands for a branch that is gone, so that TeX reads what is around it as before."""
    if following in {"", "\n", "\r"}:
        return "%"
    named = re.search(r"\\[A-Za-z@]+\Z", before[-_NEAR:])
    return " " if named and following.isalpha() else ""


_NEAR = 60


def _without_comments(text: str, known: Habits) -> str:
    """The text without comments; a bare `%` stays where it keeps the end of a line away."""
    parts: list[str] = []
    for kind, start, end in stretches(text, known.raw):
        if kind is not StretchKind.COMMENT:
            parts.append(text[start:end])
        elif text.startswith("%&", start) and start == 0:
            parts.append(text[start:end])  # which format TeX is to load
        else:
            parts.append("%")
    bare = "".join(parts)
    return "".join(_lines_without_marks(bare, known))


def _lines_without_marks(text: str, known: Habits) -> list[str]:
    """The lines of a text but for those that hold nothing but a comment's sign."""
    raw_lines: set[int] = set()
    first = 0
    for kind, start, end in stretches(text, known.raw):
        last = first + text.count("\n", start, end)
        if kind is StretchKind.RAW:
            raw_lines.update(range(first, last + 1))
        first = last
    lines = re.findall(r"[^\n]*\n|[^\n]+$", text)
    return [line for number, line in enumerate(lines) if number in raw_lines or line.strip() != "%"]
