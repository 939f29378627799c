r"""Which encoding a manuscript is in that is not in UTF-8, and how LaTeX takes text of ours in it.

The options are those of inputenc 1.3 (inputenc.dtx, section 1) and of the Cyrillic bundle.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.storage.fence import Fence

AS_UTF8 = r"""\makeatletter\ifdefined\inputencoding
\edef\reserved@a{\noexpand\in@{utf8}{\ifdefined\inputencodingname\inputencodingname\fi}}\reserved@a
\ifin@\else\inputencoding{utf8}\fi\fi\makeatother
"""
r"""Has LaTeX read what follows as UTF-8, whatever the manuscript is in; behind its packages."""

USUAL = "cp1252"
"""Latin-1 and kin, with the signs that Windows adds; and what is neither that nor UTF-8."""

_CODECS = {
    "latin2": "iso8859-2", "latin3": "iso8859-3", "latin4": "iso8859-4", "latin5": "iso8859-9",
    "latin9": "iso8859-15", "latin10": "iso8859-16", "cp437": "cp437", "cp437de": "cp437",
    "cp850": "cp850", "cp852": "cp852", "cp858": "cp858", "cp865": "cp865", "cp866": "cp866",
    "applemac": "mac_roman", "macce": "mac_latin2", "maccyr": "mac_cyrillic", "cp1250": "cp1250",
    "cp1251": "cp1251", "cp1257": "cp1257", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
    "koi8-ru": "koi8-u", "iso88595": "iso8859-5",
}  # fmt: skip
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_DECLARED = re.compile(
    r"\\(?:usepackage|RequirePackage)\s*\[(?P<options>[^\]]{1,999})\]"
    r"\s*\{[^{}]{0,999}\binputen[cx]\b[^{}]{0,999}\}"
    r"|\\inputencoding\s*\{(?P<name>[^{}]{1,99})\}"
)
_READ = re.compile(r"\\(?:input|include)\b\s*\{?\s*([^\s{}\\]+)")
_TEXT = re.compile(r"\\begin\s*\{document\}")


def declared_encoding(main: Path, fence: Fence) -> str:
    """The encoding that a manuscript declares for inputenc, as Python calls it.

    Args:
        main: The main file; it declares it, or a file that its preamble reads.
        fence: What may be read.

    Returns:
        Empty where it declares none, or UTF-8.
    """
    for text in _preambles(main, fence):
        for declared in _DECLARED.finditer(text):
            name = _given(declared).split(",")[-1].strip()
            return "" if name.startswith("utf8") else _CODECS.get(name, USUAL)
    return ""


def as_utf8(text: str) -> str:
    """A text that is going to be written as UTF-8, whatever its files were written in."""
    return _DECLARED.sub(lambda declared: declared[0].replace(_given(declared), "utf8", 1), text)


def _given(declared: re.Match[str]) -> str:
    return declared["options"] or declared["name"]


def _preambles(main: Path, fence: Fence) -> Iterator[str]:
    text = _preamble(main, fence)
    yield text
    for name in _READ.findall(text):
        path = f"{main.parent}/{name}"
        yield _preamble(Path(path), fence) or _preamble(Path(f"{path}.tex"), fence)


def _preamble(path: Path, fence: Fence) -> str:
    """The LaTeX before the text of a file; names of encodings are in ASCII."""
    try:
        text = fence.read(path).decode("ascii", "replace")
    except (OSError, ValueError):  # a name that no file can have
        return ""
    return _COMMENT.sub("", _TEXT.split(text, maxsplit=1)[0])
