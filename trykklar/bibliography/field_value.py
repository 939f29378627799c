"""The value of a field: delimiters taken off, `@string` names replaced, parts joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.budget import Budget

_PART = re.compile(r"\s*(?:#\s*)*")
_NAME = re.compile(r"[^\s#{},\"]+")
_BRACE = re.compile(r"[{}]")


class FieldValue(NamedTuple):
    """A value, the names in it that no `@string` defines, and whether it came out too long."""

    text: str
    unknown: tuple[str, ...] = ()
    cut: bool = False


def single(raw: str) -> str | None:
    """A value of one part that stands in delimiters, without these; None for any other.

    Args:
        raw: As of `resolve`.
    """
    if "#" in raw:
        return None
    if raw[:1] == "{" and raw[-1:] == "}":
        return raw[1:-1]
    return raw[1:-1] if raw[:1] == '"' and raw[-1:] == '"' and len(raw) > 1 else None


def resolve(raw: str, strings: Mapping[str, str], budget: Budget) -> FieldValue:
    """What BibTeX makes of a value.

    Args:
        raw: As written, `{..}`, `"..."`, a number, a name, or several with `#` between them.
        strings: Name in lower case -> value.
        budget: Pays for values put in the place of names: twenty strings that each are twice the
            one before are a megabyte. Past it a value stays as it is written.
    """
    inner = single(raw)
    if inner is not None:
        return FieldValue(inner)
    if raw.isdigit():
        return FieldValue(raw)
    texts, unknown = [], []
    for part in _parts(raw):
        if part[0] in '{"':
            texts.append(part[1:-1] if len(part) > 1 else "")
        elif part.isdigit():
            texts.append(part)
        else:
            text = strings.get(part.lower())
            texts.append(part if text is None else text)
            if text is None:
                unknown.append(part)
    if not budget.spend(sum(map(len, texts))):
        return FieldValue(raw, (), cut=True)
    return FieldValue("".join(texts), tuple(unknown))


def _parts(raw: str) -> Iterator[str]:
    at = 0
    while True:
        gap = _PART.match(raw, at)
        at = gap.end() if gap else at
        if at >= len(raw):
            return
        end = _end(raw, at)
        yield raw[at:end]
        at = end


def _end(raw: str, at: int) -> int:
    if raw[at] not in '{"':
        match = _NAME.match(raw, at)
        return match.end() if match else at + 1
    depth = 0
    for index in range(at, len(raw)):
        depth += {"{": 1, "}": -1}.get(raw[index], 0)
        closing = raw[index] == "}" if raw[at] == "{" else raw[index] == '"' and index > at
        if closing and depth == 0:
            return index + 1
    return len(raw)
