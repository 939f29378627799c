"""Where a link in a box leads: to a place of the document, or to an address."""

from __future__ import annotations

import re

_TARGET = re.compile(r"goto name\s*\{([^{}]*)\}|/D\s*\(((?:[^()\\]|\\.)*)\)")
_ADDRESS = re.compile(r"/URI\s*\(((?:[^()\\]|\\.)*)\)")
_OCTAL = re.compile(r"\\(?:([0-7]{1,3})|(.))", re.DOTALL)


def link_target(text: str) -> tuple[str, bool]:
    """Where a link leads, and whether that is an address.

    Args:
        text: The node that begins it, as the log shows it.
    """
    address = _ADDRESS.search(text)
    if address:
        return _unescaped(address[1]), True
    target = _TARGET.search(text)
    return (_unescaped(target[1] or target[2] or "") if target else "", False)


def _unescaped(text: str) -> str:
    """A string of PDF's (ISO 32000-1, 7.3.4.2) as text."""
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)) if match[1] else match[2], text)
