r"""A block marked as a whole: the earlier words struck out, then the later LaTeX in its colour.

Nothing is put inside of a command's argument, so that what compiled before compiles now. It is what
a passage is given that latexdiff's word-by-word marking breaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.diff.plain_words import CITATIONS, plain
from trykklar.latex.escape import escaped
from trykklar.latex.structure_commands import FLOATS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trykklar.diff.block_pairs import BlockPair

_ITEM = re.compile(r"\s*\\item\b\s*(?:\[[^\]]*\])?")
_FLOAT = re.compile(rf"\\begin\s*\{{(?:{'|'.join(FLOATS)})\*?\}}(?:\[[^\]]*\])?(?:\{{[^{{}}]*\}})*")
_KEPT = re.compile(
    rf"(?P<citation>\\(?:{'|'.join(sorted(CITATIONS, key=len)[::-1])})\*?"
    r"(?:\[[^\]\n]*\])*\{[^{}]*\})"
    r"|(?<!\\)%[^\n]*|(?<![\\$])\$(?P<inline>(?:\\.|[^$\\])+)\$|\\\((?P<round>(?:[^\\]|\\[^()])*+)\\\)"
    r"|\\\[(?P<square>(?:[^\\]|\\[^\[\]])*+)\\\]"
    r"|\\begin\s*\{(?P<kind>equation\*?|displaymath|math)\}"
    r"(?P<display>(?:[^\\]|\\(?!(?:begin|end)\s*\{(?P=kind)\}))*+)\\end\s*\{(?P=kind)\}"
    r"|\\(?P<name>[A-Za-z]+)(?:\{\})?|\\.",
    re.DOTALL,
)
_FORMULAS = ("inline", "round", "square", "display")
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_ALIGNED = re.compile(r"&|\\\\|\\(?:begin|tag|intertext)\b|\n\s*\n")
"""What a formula in a line cannot have."""


def whole(pair: BlockPair, commands: Collection[str] | None) -> str:
    """LaTeX for a pair of blocks, of which each is closed.

    Args:
        pair: What was, and what is.
        commands: As of `struck`.
    """
    old = struck(pair.old.text, commands) if pair.old else ""
    new = pair.new.text if pair.new else ""
    end = new[len(new.rstrip()) :] or "\n"
    new = new.rstrip()
    if not new.strip():
        return f"{old}\\par\n{new}{end}" if old else f"{new}{end}"
    item = _ITEM.match(new)
    head, rest = (new[: item.end()], new[item.end() :]) if item else ("", new)
    floating = _FLOAT.search(rest)
    if floating:
        at = floating.end()
        shown = f"{rest[:at]}\\DIFnewcolor{rest[at:]}"
        return f"{head}{old}\\par\n{shown}{end}" if old else f"{head}{shown}{end}"
    return f"{head}\n{old}{{\\DIFnewcolor {rest.strip()}\\par}}{end}"


def struck(text: str, commands: Collection[str] | None) -> str:
    """The words of LaTeX as they can be struck out anywhere, with citations and formulas.

    Args:
        text: A block of the earlier version.
        commands: Commands of the authors' that stand for words; None where words alone are to be
            shown, because even these, citations or formulas do not compile.
    """
    return "".join(f"\\DIFdel{{{piece}}} " for piece in _pieces(text, commands))


def _pieces(text: str, commands: Collection[str] | None) -> Iterator[str]:
    if commands is None:
        yield from _words(text)
        return
    at = 0
    for found in _KEPT.finditer(text):
        kept = _kept(found, commands)
        if kept is not None:
            yield from _words(text[at : found.start()])
            yield from filter(None, (kept,))
            at = found.end()
    yield from _words(text[at:])


def _kept(found: re.Match[str], commands: Collection[str]) -> str | None:
    """What is struck out as it is written: "" for nothing, None for what words are taken from."""
    formula = next((found[name] for name in _FORMULAS if found[name]), None)
    if found[0].startswith("%"):
        return ""
    if found["citation"] or found["name"] in commands:
        return f"\\mbox{{{found[0]}}}"
    if formula is None:
        return None
    bare = _LABEL.sub("", formula).strip()
    return "[...]" if _ALIGNED.search(bare) else f"\\mbox{{${bare}$}}"


def _words(text: str) -> Iterator[str]:
    shown = " ".join(plain(text).split())
    if shown:
        yield escaped(shown)
