"""What TeX prints before a caption's number and behind it: `Fig. 1.`, where a class says it so.

Classes, packages and languages have a say in it, so that the PDF is asked: it shows each caption
whose number and words the .aux has.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trykklar.poppler import page_texts
from trykklar.word.aux_numbers import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_WORDS = 5  # of a caption that are looked for
_ASKED = 40  # captions of a kind
_NEAR = 80  # characters before a caption's words
_PLAIN = re.compile(r"[^\\{}$~_^&#%]*")
# What only says how words look: they are read on behind it.
_LOOK = re.compile(
    r"\\(?:text(?:bf|it|sl|sf|rm|tt|sc|up|md|normal)|emph|(?:bf|md)series|(?:it|sl|sc|up)shape|"
    r"(?:sf|rm|tt)family|normalfont|bf|it|sl|sf|small|footnotesize|relax|ignorespaces|protect)"
    r"(?![A-Za-z])\s*|[{}]"
)
_WORD = re.compile(r"\w+")
_NAME = r"\b([^\W\d_]+\.?)[^\S\n]{0,3}"
_BEHIND = r"(\s{0,3})((?:[^\w\s()\[\]]\s?){0,4})\s{0,3}\Z"  # KOMA-Script, with appendices: `1.:`
# A language may have the number first: `1. táblázat.` in Hungarian, `1. att.` in Latvian.
_FIRST, _NAME_BEHIND = r"(?:\A|\n)", r"(\.?[^\S\n]{1,3}[^\W\d_]{2,}[.:]?)\s{1,3}\Z"
_FIRST_WORDS = re.compile(r"(?=[^\W\d_a-z])(?:[^\W\d_]+\.?[^\S\n]+){1,2}")
_APART = r"[^\w\n]*\n?[^\w\n]*"


class CaptionLabel(NamedTuple):
    """What stands around a caption's number.

    Attributes:
        name: `Fig.`; empty where it stands behind the number.
        separator: Between number and text.
    """

    name: str
    separator: str


def printed_labels(
    pdf: Path, lists: Mapping[str, Iterable[Line]], *, renamed: bool = False
) -> dict[str, CaptionLabel]:
    """Kind of a caption -> how the PDF prints what stands around its number.

    Args:
        pdf: The document's; none need be there.
        lists: The lists of captions in its .aux.
        renamed: Whether captions of a kind may be called otherwise at some place. What the PDF
            prints around one of these stands under the kind and its number, `figure 2`.
    """
    kinds: dict[str, list[Line]] = {}
    for name, lines in lists.items():
        for line in lines if name != "toc" else ():
            kinds.setdefault(line.kind, []).append(line)
    text = _text(pdf) if kinds else ""
    seen = ((kind, Counter(_seen(lines[:_ASKED], text))) for kind, lines in kinds.items())
    labels = {kind: _usual(found) for kind, found in seen if found}
    if renamed:
        several = ((kind, line) for kind in list(labels) for line in kinds[kind])
        labels.update(_others(several, labels, text))
    return labels


def _usual(found: Counter[CaptionLabel]) -> CaptionLabel:
    """The label that is seen most; what stands beside one caption is no part of the others'."""
    return max(found.items(), key=lambda item: (item[1], " " not in item[0].name))[0]


def _others(
    captions: Iterable[tuple[str, Line]], usual: Mapping[str, CaptionLabel], text: str
) -> Iterator[tuple[str, CaptionLabel]]:
    """Captions whose label is nowhere the usual one of their kind."""
    for kind, line in captions:
        found = Counter(_seen([line], text))
        if found and not any(_alike(label, usual[kind]) for label in found):
            yield f"{kind} {line.number}", found.most_common(1)[0][0]


def _alike(one: CaptionLabel, other: CaptionLabel) -> bool:
    return one.name.casefold() == other.name.casefold()


def printed_label(pdf: Path, number: str, words: str) -> CaptionLabel | None:
    """How the PDF prints what stands around the number of one caption; None where it does not say.

    Args:
        pdf: The document's; none need be there.
        number: Of the caption.
        words: Of the caption.
    """
    found = Counter(_seen([Line("", number, words, "")], _text(pdf)))
    return found.most_common(1)[0][0] if found else None


def _text(pdf: Path) -> str:
    return "\n".join(page_texts(pdf, "-raw") or ())


def separator_of(others: Mapping[str, CaptionLabel]) -> str | None:
    """What stands behind the number of captions that the PDF shows, where they agree.

    Args:
        others: Kinds of captions; one of a kind may have no words, and so show nothing itself.
    """
    separators = {label.separator for label in others.values()}
    return separators.pop() if len(separators) == 1 else None


def _seen(lines: Iterable[Line], text: str) -> Iterator[CaptionLabel]:
    lower = _lower(text)
    for line in lines:
        plain = _PLAIN.match(_LOOK.sub("", line.title))
        words = _WORD.findall(_lower(plain[0]))[:_WORDS] if plain else []
        if not line.number or not words:
            continue
        own = _lower(plain[0]).partition(words[0])[0].strip() if plain else ""  # `: Rents`
        label = re.compile(_NAME + re.escape(line.number) + _BEHIND, re.IGNORECASE)
        first = re.compile(_FIRST + re.escape(line.number) + _NAME_BEHIND)
        for match in _places(words, lower):
            near = text[max(match.start() - _NEAR, 0) : match.start()]
            found = label.search(near)
            behind = None if found else first.search(near)
            if behind:
                yield CaptionLabel("", f"{behind[1]} ")
            if found:
                signs = " ".join(found[3].split()).removesuffix(own).strip()
                separator = f"{' ' if found[2] and signs else ''}{signs} "
                seen = CaptionLabel(_freed(found[1]), separator)
                at = max(match.start() - _NEAR, 0) + found.start()
                before = text[text.rfind("\n", 0, at) + 1 : at]
                named = _FIRST_WORDS.fullmatch(before)  # `Supplementary Figure`
                if named:
                    seen = seen._replace(name=" ".join(f"{before}{seen.name}".split()))
                begins = named or not before
                yield from [seen] * (2 if begins else 1)  # a reference may stand before its words


def _places(words: Sequence[str], lower: str) -> Iterator[re.Match[str]]:
    """Where some words stand in a text: looked for by letters that no blank divides, for speed."""
    pattern, letters = re.compile(_APART.join(map(_spelt, words))), words[0][1:]
    if not letters:
        yield from pattern.finditer(lower)
        return
    at = lower.find(letters)
    while at >= 0:
        tried = (pattern.match(lower, max(at - before, 0)) for before in (1, 2))
        found = next(filter(None, tried), None)
        if found:
            yield found
        at = lower.find(letters, found.end() if found else at + 1)


def _freed(name: str) -> str:
    """`Figure` of `AFigure`: of a picture that ends in letters, poppler may see no gap below it."""
    begins = [
        at for at in range(1, len(name)) if name[at].isupper() and name[at + 1 : at + 3].islower()
    ]
    return name[begins[-1] :] if begins else name


def _spelt(word: str) -> str:
    """A word of which poppler may see the first letter apart, as in small capitals."""
    return rf"\b{re.escape(word[0])}\s?{re.escape(word[1:])}\b"


def _lower(text: str) -> str:
    """A text in small letters, each of which stays at its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text
