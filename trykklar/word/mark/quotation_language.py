r"""The language of the marks that csquotes sets, where the text changes its language."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from trykklar.latex.babel_names import TAGS
from trykklar.latex.loaded_packages import package_options
from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.mark.language_at import babel_at
from trykklar.word.spans import Cover

_FOLLOWING = re.compile(r"autostyle(?:\s*=\s*(?:true|try))?")
_FOREIGN = re.compile(
    r"\\(?:foreignlanguage\*?\s*(?:\[[^\]]*\]\s*)?\{\w+\}|text(?=[a-z])(\w+)\s*(?:\[[^\]]*\])?(?=\s*\{))"
)


def marks_language(text: str, offset: int) -> str:
    r"""The language whose marks `\enquote` has at a place, by babel's name of it.

    With `autostyle`, that is the language of the place; else the document's everywhere (csquotes'
    manual, 2.1).

    Args:
        text: The flat source.
        offset: The place.

    Returns:
        "" where it is the document's, or is said around the place by `\foreignlanguage`.
    """
    if not follows_language(text) or offset in _foreign(text):
        return ""
    return babel_at(text, offset)


@lru_cache(maxsize=2)
def follows_language(text: str) -> bool:
    """Whether marks are those of the language around them, and not the document's.

    Args:
        text: The flat source.
    """
    given = ",".join(package_options(text, "csquotes"))
    return any(_FOLLOWING.fullmatch(option.strip()) for option in given.split(","))


@lru_cache(maxsize=2)
def _foreign(text: str) -> Cover:
    r"""The arguments of `\foreignlanguage`, and of polyglossia's `\textnorwegian`."""
    passage = Passage(text, Source(Path(), text))
    groups = (
        passage.group(passage.skip(match.end()))
        for match in _FOREIGN.finditer(text)
        if not match[1] or match[1] in TAGS
    )
    return Cover((group.start, group.end) for group in groups if group is not None)
