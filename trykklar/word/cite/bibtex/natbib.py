r"""What natbib prints for a citation: its `\NAT@citex` and `\NAT@citexnum` (natbib.sty 8.31b)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.bibliography_block import target
from trykklar.word.cite.bibtex.command_form import form
from trykklar.word.cite.bibtex.pieces import bold, capital, inlines, joined, parsed, shown
from trykklar.word.inlines import fresh, plain
from trykklar.word.neutral.anchors import jump
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.word.cite.bibtex.command_form import Form
    from trykklar.word.cite.bibtex.punctuation import Punctuation
    from trykklar.word.inlines import Inlines
    from trykklar.word.model import BibciteEntry


class Natbib:
    """natbib at work on one document.

    Attributes:
        marks: Its settings.
    """

    def __init__(self, works: Mapping[str, BibciteEntry], marks: Punctuation) -> None:
        """Takes up a document.

        Args:
            works: Key -> what the .aux says.
            marks: How citations are set.
        """
        self.marks = marks
        self._works = works
        self._cited: set[str] = set()

    def cited(self, command: str, keys: Sequence[str], pre: Inlines, post: Inlines) -> Inlines:
        """What a citation prints, each work a link to its entry.

        Args:
            command: With its star.
            keys: In the author's order.
            pre: Prenote.
            post: Postnote.
        """
        marks = self.marks
        switches = form(command, noted=bool(pre or post), numbers=marks.numbers)
        keys = self._sorted(keys) if marks.sort else list(keys)
        by_number = marks.numbers or switches.number
        if switches.parens:
            return self._parenthesis(keys, switches, pre, post, by_number=by_number)
        if by_number:
            return self._numbers_in_text(keys, switches, pre, post)
        return self._years_in_text(keys, switches, pre, post)

    def label(self, key: str) -> Inlines:
        """What stands before a work in the list: its number, if works are cited by it."""
        before, after = self.marks.label
        known = self.marks.numbers and key in self._works
        return [pf.Str(f"{before}{self._works[key].number}{after}")] if known else []

    def print(self, kind: str, place: Any) -> None:
        """Fill in a letter or sign of the list.

        Args:
            kind: `letter`, `and`, `opening` or `closing`; `before` or `behind` a cited text.
            place: Where it stands; a letter is there already.
        """
        marks = self.marks
        if kind == "letter":
            place.content = [] if marks.numbers else place.content
        else:
            signs = {
                "and": marks.and_,
                **dict.fromkeys(("opening", "before"), marks.opening),
                **dict.fromkeys(("closing", "behind"), marks.closing),
            }
            place.content = inlines(signs.get(kind, ""))

    def _sorted(self, keys: Sequence[str]) -> list[str]:
        known = [key for key in keys if key in self._works]
        return [*sorted(known, key=self._number), *(key for key in keys if key not in self._works)]

    def _number(self, key: str) -> int:
        found = number(self._works[key].number) if key in self._works else None
        return -1 if found is None else found

    def _parenthesis(
        self, keys: list[str], switches: Form, pre: Inlines, post: Inlines, *, by_number: bool
    ) -> Inlines:
        marks = self.marks
        raised = by_number and marks.raised and not switches.number
        if raised and switches.part:
            return self._numbers_in_text(keys, switches, pre, post)
        found = (
            self._numbers(keys, switches)
            if by_number and not switches.part
            else self._years(keys, switches)
        )
        opening, closing = ("", "") if switches.open else (marks.opening, marks.closing)
        before = [*pre, pf.Space()] if pre else []
        if raised:
            inner = pf.Superscript(*inlines(opening), *found, *inlines(closing))
            return [*before, inner, *([pf.Space(), *post] if post else [])]
        after = [*inlines(marks.note), *post] if post else []
        return [*inlines(opening), *before, *found, *after, *inlines(closing)]

    def _numbers(self, keys: list[str], switches: Form) -> Inlines:
        """Numbers alone, drawn together where natbib does it."""
        between = inlines(self.marks.between + ("" if self.marks.raised else " "))
        runs: list[list[str]] = []
        for key in keys:
            last = runs[-1][-1] if runs else ""
            following = self.marks.compress and last and self._number(key) == self._number(last) + 1
            if following and not switches.number:
                runs[-1].append(key)
            else:
                runs.append([key])
        return joined([self._run(run, between) for run in runs], between)

    def _run(self, keys: list[str], between: Inlines) -> Inlines:
        links = [self._link(key, self._shown(key)) for key in keys]
        if len(keys) > 2:  # noqa: PLR2004 - two numbers are no range
            return [links[0], pf.Str("–"), links[-1]]
        return joined([[link] for link in links], between)

    def _shown(self, key: str) -> Inlines:
        return [pf.Str(self._works[key].number)] if key in self._works else bold("?")

    def _years(self, keys: list[str], switches: Form) -> Inlines:
        """Authors and years in one parenthesis: `Name, 2007a,b; Other, 2008`."""
        marks = self.marks
        found: list[Any] = []
        after: list[Any] = []
        last = ("", "")
        for key in keys:
            if key not in self._works:
                found += [*after, *bold("?")]
                continue
            name, work = self._name(key, switches), self._works[key]
            year, letter = parsed(work.date)
            this = (plain(name), year)
            if switches.part == "year":
                found += [*after, self._link(key, self._year(key))]
            elif not work.date:
                found += [*after, self._link(key, name)]
            elif this[0] == last[0]:
                found += self._again(key, letter, same=year == last[1])
            else:
                text = [*name, *inlines(f"{marks.date} {shown(work)}")]
                found += [*after, self._link(key, text)]
            last = this
            after = inlines(f"{marks.between} ")
        return found

    def _again(self, key: str, letter: str, *, same: bool) -> Inlines:
        """The same authors once more: the year alone, or its letter where the year is the same."""
        if same:
            return [*inlines(self.marks.years), self._link(key, inlines(letter or "?"))]
        text = inlines(shown(self._works[key]))
        return [*inlines(f"{self.marks.years} "), self._link(key, text)]

    def _years_in_text(
        self, keys: list[str], switches: Form, pre: Inlines, post: Inlines
    ) -> Inlines:
        r"""`Name (2007a,b); Other (see 2008)`; natbib repeats the prenote."""
        marks, dated = self.marks, False
        found: list[Any] = []
        after: list[Any] = []
        opening, closing = ("", "") if switches.open else (marks.opening, marks.closing)
        last = ("", "")
        for key in keys:
            if key not in self._works:
                found += [*after, *bold("?")]
                dated = False
                continue
            name, work = self._name(key, switches), self._works[key]
            year, letter = parsed(work.date)
            dated = bool(work.date)
            if switches.part or not dated:
                text = self._year(key) if switches.part == "year" else name
                found += [*after, self._link(key, text)]
            elif plain(name) == last[0]:
                found += self._again(key, letter, same=year == last[1])
            else:
                before = [*fresh(pre), pf.Space()] if pre else []
                head = [*name, pf.Space(), *inlines(opening), *before]
                found += [*after, self._link(key, [*head, *inlines(shown(work))])]
            last = (plain(name), year)
            after = inlines(f"{closing if dated else ''}{marks.between} ")
        note = [*inlines(marks.note), *post] if post else []
        return [*found, *note, *(inlines(closing) if dated else [])]

    def _numbers_in_text(
        self, keys: list[str], switches: Form, pre: Inlines, post: Inlines
    ) -> Inlines:
        """`Name [3, 4], Other [5]`."""
        marks, last = self.marks, ""
        found: list[Any] = []
        after: list[Any] = []
        opening, closing = ("", "") if switches.open else (marks.opening, marks.closing)
        for key in keys:
            if key not in self._works:
                found += [*after, *bold("?")]
                continue
            name, work = self._name(key, switches), self._works[key]
            if switches.part:
                text = self._year(key) if switches.part == "year" else name
                found += [*after, self._link(key, text)]
            else:
                blank = "" if marks.raised else " "
                begun = inlines(f"{marks.years}{blank}")
                if plain(name) != last:
                    gap = [] if marks.raised else [pf.Space()]
                    begun = [*after, *name, *gap, *self._raised(inlines(opening))]
                before = [*fresh(pre), pf.Space()] if pre else []
                number = self._raised([self._link(key, inlines(work.number))])
                found += [*begun, *before, *number]
            last = plain(name)
            after = [*self._raised(inlines(closing)), *inlines(f"{marks.between} ")]
            if switches.part:
                after = inlines(f"{marks.between} ")
        note = [*inlines(marks.note), *post] if post and not switches.part else []
        return [*found, *note, *self._raised(inlines(closing))]

    def _raised(self, inlines: Inlines) -> Inlines:
        return [pf.Superscript(*inlines)] if self.marks.raised and inlines else inlines

    def _name(self, key: str, switches: Form) -> Inlines:
        work = self._works[key]
        first = self.marks.long and key not in self._cited
        self._cited.add(key)
        chosen = work.full if (switches.full or first) and plain(work.full).strip() else work.name
        name = fresh(chosen)
        if self.marks.numbers:
            return name if plain(name).strip() else bold("(author?)")
        return capital(name) if switches.capital else name

    def _year(self, key: str) -> Inlines:
        date = shown(self._works[key])
        return bold("(year?)") if self.marks.numbers and not date else inlines(date)

    def _link(self, key: str, text: Inlines) -> Any:
        return jump(target(key), text)
