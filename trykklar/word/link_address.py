"""Which addresses a link of a Word file may lead to.

A Word file is opened by people who never saw the source. What a click opens then has to be a page,
a work or a letter: not a file or a program of the reader's own, not a script, and no share of
another computer, which a name and password would be sent to.
"""

from __future__ import annotations

import re

_SCHEMES = frozenset({"http", "https", "ftp", "ftps", "mailto", "tel", "doi", "urn"})

# What stands before the first colon is the scheme, unless a path has begun (RFC 3986, 3.1 and 4.2).
# Programs that open an address pass over blanks and signs of control in it.
_SCHEME = re.compile(r"([^:/?#\\]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")


def may_be_live(address: str) -> bool:
    """Whether a click on an address does no more than open a page, a letter or a file beside.

    Args:
        address: As the source or pandoc has it; a bookmark of the same file begins with `#`.
    """
    seen = _UNSEEN.sub("", address)
    scheme = _SCHEME.match(seen)
    if scheme:
        return scheme[1].casefold() in _SCHEMES
    return not seen.startswith(("/", "\\"))
