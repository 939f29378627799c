r"""What an author calls a list: `\renewcommand{\contentsname}{What is inside}`."""

from __future__ import annotations

import re
from functools import lru_cache


def given_name(macro: str, *texts: str) -> str:
    """The text that a name of LaTeX's is given last; empty where it is given none.

    Args:
        macro: The name: `contentsname`.
        texts: LaTeX in which it may be given, in their order.
    """
    found = [name for text in texts for name in given_names(text) if name[0] == macro]
    return found[-1][1] if found else ""


_RENAMED = re.compile(
    r"\\(?:(?:figure|table)name|selectlanguage|captionsetup)(?![A-Za-z])|\{otherlanguage"
)
_GIVEN = re.compile(
    r"\\(?:renewcommand\s*\*?|[egx]?def)\s*\{?\s*\\([A-Za-z]+name)\s*\}?\s*\{([^{}\\]+)\}"
)


def renames(text: str) -> bool:
    """Whether captions are called otherwise somewhere in a text: by the author, or a language."""
    return _RENAMED.search(text) is not None


@lru_cache(maxsize=4)
def given_names(text: str) -> list[tuple[str, str]]:
    """Each name that a text gives, and what it is, in their order.

    Args:
        text: LaTeX.
    """
    return _GIVEN.findall(text)
