r"""What the PDF prints around the numbers of headings: `Chapter 1` on a line of its own, or `1.`.

Classes and packages set it in many ways, and no other file says how: the PDF is asked. It may print
nothing at all of a number that is counted, as with an empty label in titlesec's `\titleformat`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts
from trykklar.word.inlines import plain
from trykklar.word.model import HeadingKind, Lead, last_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from trykklar.word.model import MarkedHeading

_Entry = tuple[HeadingKind, str, Counter[Lead]]
_MOST_WORDS = 3
_SHORTEST = 3  # letters of a title behind which the text goes on in the same line
_WRITTEN_OUT = frozenset(["part", "chapter", "appendix"])
_RUN_IN = frozenset(["subsection", "subsubsection", "paragraph", "subparagraph"])  # may be, that is
_BEHIND = ".:)"
_DASHES = frozenset(["–", "—", "-", ":", "|"])
PARTED_CAPITALS = re.compile(r"(?<=\b[A-Z]) (?=[A-Z]{2,}\b)")
"""The blank of `A PPENDIX`: pdftotext parts a capital from those that are set smaller."""
_GAP = re.compile(r"\s{3,}")
_PAGE = re.compile(r"\d+|[ivxlc]+")
_LETTERS = re.compile(r"[^\W\d_]+\.?|§+")
_ENDS_TEXT = re.compile(r"[^\W\d_A-Z]{4,}[.!?:]")  # a last line of one word: no number
_UNSHOWN = Lead(shown=False)


def printed_leads(
    headings: Sequence[MarkedHeading], pdf: Path | None
) -> Mapping[HeadingKind, Lead]:
    """What a PDF has around the numbers of headings; nothing without a PDF.

    Args:
        headings: All headings, in order.
        pdf: What TeX made of the source as it is.
    """
    some = any(item.line.number for item in headings)
    pages = page_texts(pdf, "-layout") if pdf and some else None
    return leads(headings, pages or ())


def leads(headings: Sequence[MarkedHeading], pages: Iterable[str]) -> Mapping[HeadingKind, Lead]:
    """What most headings of a kind have around their numbers, where that is anything.

    Args:
        headings: All headings, in order.
        pages: The text of the PDF's pages, laid out as on paper.
    """
    waiting: dict[str, list[tuple[str, _Entry]]] = {}
    for item in headings:
        if item.line.number:
            entry = (item.level, item.appendix), _bare(plain(item.inlines)), Counter[Lead]()
            for number in {item.line.number, last_part(item.line.number)}:
                waiting.setdefault(number, []).append((item.line.number, entry))
    if not waiting:
        return {}
    pages = list(pages)
    lines = [line for page in pages for line in _lines_of(page)]
    alone = _alone([line for page in pages for line in ("", *_lines_of(page))], headings)
    for line, after in [*pairwise([*lines, ""]), *_columns(lines)]:
        for number, lead, title in _split(PARTED_CAPITALS.sub("", line).split(), after):
            for own, (_, whole, found) in waiting.get(number, ()):
                last = own != number
                bare = not whole and lead.apart and lead.before.count(" ") == 1
                if bare or (
                    title and (whole.startswith(title) or (last and _runs_in(whole, title)))
                ):
                    found[lead._replace(last=last)] += 1
    entries = [entry for own, held in waiting.items() for whole, entry in held if own == whole]
    return _unshown(entries, alone) | _chosen(entries)


def _lines_of(page: str) -> list[str]:
    return [line for line in page.split("\n") if line.strip()]


def _columns(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The parts of a line that has several, as where a heading stands beside another column.

    What stands far before a title may be its number, and a column of its own.
    """
    for line in lines:
        parts = _GAP.split(line.strip())
        if _PAGE.fullmatch(parts[-1]):
            continue  # a line of a table of contents
        yield from ((part, "") for part in parts if len(parts) > 1)
        yield from ((f"{one} {other}", "") for one, other in pairwise(parts) if " " not in one)


def _runs_in(title: str, line: str) -> bool:
    """Whether the text goes on behind a title in its line."""
    return len(title) >= _SHORTEST and line.startswith(title)


def _split(words: list[str], following: str) -> Iterator[tuple[str, Lead, str]]:
    """Each way to take a line for the beginning of a heading: its number, its lead, its title."""
    for at, word in enumerate(words[: _MOST_WORDS + 1]):
        number = word.rstrip(_BEHIND)
        behind = word[len(number) :]
        rest = words[at + 1 :]
        if rest and rest[0] in _DASHES:
            behind, rest = f"{behind} {rest[0]}", rest[1:]
        apart = not rest
        if at or not apart:
            before = "".join(f"{part} " for part in words[:at])
            title = _bare(following if apart else " ".join(rest))
            yield number, Lead(before, behind, apart), title
        if not _LETTERS.fullmatch(word):
            return


def _alone(lines: Sequence[str], headings: Sequence[MarkedHeading]) -> AbstractSet[str]:
    """The titles that stand on a line with nothing before them, whether or not the text goes on.

    A word above one may be its number, and some words above a chapter its number written out.
    """
    most = {
        _bare(plain(item.inlines)): _MOST_WORDS if item.line.kind in _WRITTEN_OUT else 1
        for item in headings
    }
    beginnings: dict[str, list[str]] = {}
    for title in {_bare(plain(item.inlines)) for item in headings if item.line.kind in _RUN_IN}:
        if len(title) >= _SHORTEST:
            beginnings.setdefault(title[:_SHORTEST], []).append(title)
    found = set[str]()
    for above, line in pairwise(["", *lines]):
        shown = _bare(line)
        begun = (title for title in beginnings.get(shown[:_SHORTEST], ()) if shown != title)
        found.update(title for title in begun if shown.startswith(title))
        words = above.split()
        counts = len(words) <= most.get(shown, 0) and not _ENDS_TEXT.fullmatch(above.strip())
        if shown in most and (not counts or _bare(above) in {"", *most}):
            found.add(shown)
    return found


def _unshown(entries: Sequence[_Entry], alone: AbstractSet[str]) -> dict[HeadingKind, Lead]:
    """The kinds of which most headings stand alone, and none with its number."""
    kinds: dict[HeadingKind, list[_Entry]] = {}
    for entry in entries:
        kinds.setdefault(entry[0], []).append(entry)
    return {
        kind: _UNSHOWN
        for kind, own in kinds.items()
        if not any(found for _, _, found in own)
        and sum(title in alone for _, title, _ in own) * 2 > len(own)
    }


def _chosen(entries: Iterable[_Entry]) -> dict[HeadingKind, Lead]:
    """For each kind the lead that more than half of its headings have; words before signs."""
    totals, tally = Counter[HeadingKind](), dict[HeadingKind, Counter[Lead]]()
    for kind, _, found in entries:
        totals[kind] += 1
        tally.setdefault(kind, Counter()).update(found.keys())
    chosen = {}
    for kind, counted in tally.items():
        often = [lead for lead, count in counted.items() if count * 2 > totals[kind]]
        if often:
            chosen[kind] = max(
                often, key=lambda lead: (not lead.last, bool(lead.before), counted[lead])
            )
    return {kind: lead for kind, lead in chosen.items() if lead != Lead()}


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()
