"""Text as XML can hold it: an author's text may have characters that no XML document may."""

from __future__ import annotations

import re
from html import escape

# All but those that "Char" names (Extensible Markup Language 1.0, 2.2).
_NONE_OF_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# As JSON writes them; what stands behind a backslash that is written itself is no such one.
_IN_JSON = re.compile(r"(\\\\)|\\(?:u00(?:0[0-8bcef]|1[0-9a-f])|[bf]|uff(?:fe|ff))")


def xml_characters(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NONE_OF_XML.sub("", text)


def xml_escaped(text: str, *, quote: bool = True) -> str:
    """A text as it is written into XML.

    Args:
        text: Any.
        quote: Whether it stands between quotation marks, as the value of an attribute.
    """
    return escape(xml_characters(text), quote)


def json_for_xml(text: str) -> str:
    """JSON without the characters that XML cannot hold in its strings: XML is to be made of it."""
    return _IN_JSON.sub(lambda match: match[1] or "", xml_characters(text))
