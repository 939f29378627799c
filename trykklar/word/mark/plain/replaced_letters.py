r"""Letters of code for which others are printed: listings' `literate={->}{$\to$}2`.

Source: the manual of listings, 4.3 (`literate`) and 4.5 (`\lstdefinestyle`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.pairs import braced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trykklar.latex.passage import Passage

_KEY = re.compile(r"\bliterate\s*=\s*")
_STYLE = re.compile(r"\bstyle\s*=\s*\{?\s*([^,{}]+)")
_LANGUAGE = re.compile(r"\blanguage\s*=\s*\{?([^,{}]+)")
_DEFINED = re.compile(r"\\lstdefine(?:style|language)\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}")
_BASE = re.compile(r"\s*\[[^\]]*\]\s*\{[^{}]*\}")
_LENGTH = re.compile(r"\s*(?:\{\s*\d*\s*\}|\d)\s*")
_STRING = r'"(?:\\.|[^"\\\n])*"'
_SPACE = re.compile(r"\s*")


def declared_styles(passage: Passage) -> Mapping[str, str]:
    r"""The settings of `\lstdefinestyle` and `\lstdefinelanguage`, by their names.

    Args:
        passage: The flat source.
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(passage.text):
        base = _BASE.match(passage.text, match.end())
        at = _SPACE.match(passage.text, base.end() if base else match.end())
        group = passage.group(at.end()) if at else None
        if group is not None:
            found[match[1].strip()] = passage.slice(group)
    return found


def with_styles(settings: str, styles: Mapping[str, str]) -> str:
    """Settings behind those of the styles and languages that they name, and that these name.

    Args:
        settings: As they are written.
        styles: Those that the document declares.
    """
    found = {"": settings}
    waiting = [settings]
    while waiting:
        text = waiting.pop(0)
        for name in map(str.strip, [*_STYLE.findall(text), *_LANGUAGE.findall(text)]):
            if name in styles and name not in found:
                found[name] = styles[name]
                waiting.append(styles[name])
    return ",".join(reversed(found.values()))


@lru_cache(maxsize=8)
def replacing(settings: str, printed: Callable[[str], str]) -> Callable[[str], str] | None:
    """What puts the letters that are printed into code; None where all are printed as written.

    Args:
        settings: The options of listings that the code has, the last of which counts.
        printed: The letters that are printed of LaTeX.
    """
    places = list(_KEY.finditer(settings))
    if not places:
        return None
    text = settings[places[-1].end() :]
    starred = text.startswith("*")
    letters = {
        written: shown
        for written, latex in _items(_unbraced(text[starred:]))
        if written.strip() and (shown := printed(latex)).strip()
    }
    if not letters:
        return None
    longest = sorted(letters, key=len, reverse=True)
    # With a star, strings stay as they are.
    found = re.compile("|".join([_STRING] * starred + list(map(re.escape, longest))))
    return lambda code: found.sub(lambda match: letters.get(match[0], match[0]), code)


def _unbraced(text: str) -> str:
    """A value without the braces around all of it."""
    text = text.lstrip()
    end = braced(text, 0, len(text)) if text.startswith("{") else -1
    return text[1:end] if end >= 0 and text[end + 1 :].lstrip()[:1] in {"", ","} else text


def _items(text: str) -> Iterator[tuple[str, str]]:
    """What is written and what stands for it, one pair after the other."""
    at = 0
    while True:
        parts: list[str] = []
        for _ in range(2):
            space = _SPACE.match(text, at)
            at = space.end() if space else at
            end = braced(text, at, len(text)) if text.startswith("{", at) else -1
            if end < 0:
                return
            parts.append(text[at + 1 : end])
            at = end + 1
        length = _LENGTH.match(text, at)
        if length is None:
            return
        at = length.end()
        yield _inner(parts[0]), parts[1]


def _inner(written: str) -> str:
    """What is written, without braces around it; a sign may have a backslash there."""
    written = written[1:-1] if re.fullmatch(r"\{[^{}]*\}", written) else written
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", written)
