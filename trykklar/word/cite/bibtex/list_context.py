r"""What LaTeX has to know before it sets a citation or a list by itself.

What is set in the text holds from there on; and there may be several lists.

Sources: natbib 8.31b, multibib 1.4, chapterbib 1.17, bibunits 2.4.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import loaded
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.list_unit import has_units, unit_name
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage

# natbib's settings -> how many arguments in braces they take.
_SETTINGS = {"defcitealias": 2, "setcitestyle": 1, "citestyle": 1, "shortcites": 1, "bibpunct": 6}
# As `\bibliographyweb` has it: a list goes on counting, or has labels of its own.
_CONTINUED = (
    r"\ifcontinuouslabels\expandafter\let\expandafter\usecounter\csname @newusecounter\endcsname\fi"
)
_LABELLED = (
    r"\ifcsname @biblabel{0}\endcsname\expandafter\let\csname @biblabel\expandafter\endcsname"
    r"\csname @biblabel{0}\endcsname\fi "
)


def citation_context(passage: Passage, at: int) -> str:
    """LaTeX before a citation: what is set before, and the works of its chapter or unit.

    Args:
        passage: The flat source.
        at: Where the citation stands.
    """
    settings = "".join(text for place, text in _set_in_text(passage) if place < at)
    return settings + (_unit(passage, at) if has_units(passage) else "")


@lru_cache(maxsize=2)
def _set_in_text(passage: Passage) -> tuple[tuple[int, str], ...]:
    """The settings of citations in the text, each with its place."""
    found = []
    for command in commands(passage, *body(passage)):
        if command.name in _SETTINGS:
            at = arguments(passage, command.end)[1]
            end = passage.behind_arguments(at, _SETTINGS[command.name])
            found.append((command.start, passage.text[command.start : end]))
    return tuple(found)


def _unit(passage: Passage, at: int) -> str:
    name = unit_name(passage, at).removeprefix("@")
    if "bibunits" in loaded(passage.text):
        return rf"\csname @input\endcsname{{{name or 'bu'}.aux}}"
    return rf"\expandafter\def\csname the@ipfilectr\endcsname{{{'@' * bool(name)}{name}}}"


def list_context(passage: Passage, at: int, *, first: bool) -> str:
    """The same before a list.

    Args:
        passage: The flat source.
        at: Where the list begins.
        first: Whether none stands before it.
    """
    packages = loaded(passage.text)
    if "multibib" not in packages:
        return citation_context(passage, at)
    name = passage.place(at).path.stem
    return ("" if first else _CONTINUED) + _LABELLED.format(name)
