"""What a reader must never see: LaTeX's own signs where TeX prints none, and marks of this program.

TeX draws some signs as lines or accents; of these, the words around them are enough, where the PDF
has such an accent at all.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.judge.docx_passage import ENTRY
from trykklar.word.judge.folding import folded, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.word.judge.docx_passage import DocxPassage

_SIGN = re.compile(r"[\\{}&%#$_^~]")
_MARK = re.compile("[\ue000-\ue7ff]")
# A sign -> what a PDF may have for it; a line is none of its letters.
_DRAWN = {"_": "", "^": "^\u02c6\u0302", "~": "~\u02dc\u0303\u223c"}
_DROPPED = re.compile("[\\s\\-\N{SOFT HYPHEN}\u2010]+")
_AROUND = 3  # characters: more may be broken by a line or a page
_NEAR = 40


class RawSign(NamedTuple):
    """A sign that a Word file shows and the PDF does not.

    Attributes:
        passage: Where it stands.
        text: What stands around it.
        mark: Whether it is one of this program's marks.
    """

    passage: DocxPassage
    text: str
    mark: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words around it, folded."""
        return tuple(words(self.text))


def raw_signs(
    passages: Iterable[DocxPassage], orders: Iterable[Iterable[str]]
) -> Iterator[RawSign]:
    """The signs of a Word file that are not to be there; one of each paragraph.

    Args:
        passages: The Word file.
        orders: The pages of the PDF, for each order of words.
    """
    texts = ["".join(pages) for pages in orders]
    printed = list(map(_squeezed, texts))
    drawn = {
        sign
        for sign, forms in _DRAWN.items()
        if not forms or any(form in text for form in forms for text in texts)
    }
    undrawn = str.maketrans(dict.fromkeys("".join(sign + _DRAWN[sign] for sign in drawn), ""))
    bare = [text.translate(undrawn) for text in printed]
    left = {sign: max(text.count(sign) for text in printed) for sign in "\\{}&%#$_^~"}
    checked = list(passages)
    ours = Counter(
        sign for passage in checked for part in passage.stretches for sign in _SIGN.findall(part)
    )
    many = {sign for sign, count in ours.items() if count > left[sign]}
    for passage in checked:
        for text in passage.stretches:
            mark = _MARK.search(text)
            found = mark or next(_unprinted(text, many, undrawn, [*printed, *bare]), None)
            if found is not None and (mark or passage.kind != ENTRY):
                start = max(found.start() - _NEAR, 0)
                yield RawSign(passage, text[start : found.end() + _NEAR], mark is not None)
                break


def _unprinted(
    text: str, many: set[str], undrawn: Mapping[int, str], printed: list[str]
) -> Iterator[re.Match[str]]:
    """The signs around which the PDF shows something else, with and without what it draws."""
    for match in _SIGN.finditer(text) if many.intersection(text) else ():
        before = _squeezed(text[max(match.start() - _NEAR, 0) : match.start()])
        behind = _squeezed(text[match.end() : match.end() + _NEAR])
        forms = {before[-_AROUND:] + match[0] + behind[:_AROUND]}
        if ord(match[0]) in undrawn:
            before, behind = (part.translate(undrawn) for part in (before, behind))
            forms.add(before[-_AROUND:] + behind[:_AROUND])
        if match[0] in many and not any(form in page for form in forms for page in printed):
            yield match


def _squeezed(text: str) -> str:
    return _DROPPED.sub("", folded(text))
