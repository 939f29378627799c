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
    found = [name for text in texts for name in _given(text) if name[0] == macro]
    return found[-1][1] if found else ""


_GIVEN = re.compile(
    r"\\(?:renewcommand\s*\*?|def)\s*\{?\s*\\([A-Za-z]+name)\s*\}?\s*\{([^{}\\]+)\}"
)


@lru_cache(maxsize=4)
def _given(text: str) -> list[tuple[str, str]]:
    return _GIVEN.findall(text)
