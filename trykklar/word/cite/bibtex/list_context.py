r"""What LaTeX has to know before it sets a citation or a list by itself, where there are several.

Sources: multibib 1.4, chapterbib 1.17, bibunits 2.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import loaded
from trykklar.word.mark.list_unit import has_units, unit_name

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage

# As `\bibliographyweb` has it: a list goes on counting, or has labels of its own.
_CONTINUED = (
    r"\ifcontinuouslabels\expandafter\let\expandafter\usecounter\csname @newusecounter\endcsname\fi"
)
_LABELLED = (
    r"\ifcsname @biblabel{0}\endcsname\expandafter\let\csname @biblabel\expandafter\endcsname"
    r"\csname @biblabel{0}\endcsname\fi "
)


def citation_context(passage: Passage, at: int) -> str:
    """LaTeX before a citation, by which TeX knows the works of its chapter or unit.

    Args:
        passage: The flat source.
        at: Where the citation stands.
    """
    if not has_units(passage):
        return ""
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
