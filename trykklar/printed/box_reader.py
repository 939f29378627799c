r"""The nodes of a box -> what it prints, as runs.

What each node is, `\showbox` of TeX and its successors say (The TeXbook, chapter 24; tex.web,
part 12); widths are in points.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.box_shape import (
    DASH,
    KIND,
    LENGTH,
    RULE,
    THICKEST,
    child_kinds,
    endless_glue,
    is_underscore,
    lined_box,
    with_line_ends,
)
from trykklar.printed.box_space import glue_space, kern_space
from trykklar.printed.drawn_accent import ACCENTS, with_accent
from trykklar.printed.formula_source import BEGIN, END, formula_latex, needs_formula, referred
from trykklar.printed.link_target import link_target
from trykklar.printed.nfss_font import font, letter
from trykklar.printed.showbox_hook import MARKED, PARAGRAPH, SIGNED, UNMARKED, UNSIGNED
from trykklar.printed.text_run import MARK, PLAIN, UNSPEAKABLE, Run, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from trykklar.printed.box_node import Node
    from trykklar.printed.nfss_font import FontLetter
    from trykklar.printed.text_run import Look, Runs

_RAISED, _LOWERED = -1.0, 0.7  # shifts of a box, downwards
_LEADERS = re.compile(rf"\\[cx]?leaders {LENGTH}")
_BOX_WIDTH = re.compile(rf"\\hbox\({LENGTH}\+{LENGTH}\)x(\d+(?:\.\d+)?)")
_SHIFTED = re.compile(rf"shifted {LENGTH}")
_NO_BREAK = "\N{NO-BREAK SPACE}"
NAME_DASH = "———"
_NO_WIDTH, _RING = ")x0.0", "˚"
_FRACTION_SLASH = "⁄"
# Raised signs that Unicode has raised.
_RAISED_SIGNS = {"◦": "°", "′": "′"}
# Those that OT1 lowers, as it has no others (latex.ltx, `\set@low@box`).
_LOWERED_SIGNS = {"”": "„", "’": "‚"}
# An arrow that is put together of a line and its point is one sign.
_POINTS = {"→": "−", "⇒": "=", "−": "←", "=": "⇐", "↔": "−", "⇔": "="}
_SCRIPTS = ("hbox", "kern", "hbox")  # The TeXbook, appendix G, rule 18: above, space, below


def read(nodes: Iterable[Node]) -> Runs:
    """What some nodes of a horizontal list print.

    Args:
        nodes: As `node.tree` makes them.

    Raises:
        UnreadableBoxError: One of them is something that has no letters.
    """
    reader = _Reader()
    reader.walk(list(nodes), PLAIN)
    return tuple(reader.runs)


class _Reader:
    """Goes through nodes, and keeps what they print."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._link: tuple[str, bool] = ("", False)
        self._label: tuple[str, bool] = ("", False)
        self._size = 10.0
        self._bound = False  # whether the next space is one at which no line breaks
        self._hidden = False  # between the beginning and the end of a note's mark
        self._mark = False  # the same, where the mark is read as it looks
        self._formula = 0
        self._accent: list[str] | None = None
        self._base = False
        self._stretch = 0.0
        self._overhung = False  # behind a box that is declared to have no width
        self._divided = 0.0  # the size of the bar of a fraction on the line
        self._leaning = False  # whether the last letter leans
        self._following = ""  # the node behind

    def walk(self, nodes: Sequence[Node], look: Look) -> None:
        """Reads some nodes of one list."""
        end = 0
        for at, node in enumerate(nodes):
            if at < end:
                continue
            if node.text.startswith(BEGIN) and (end := self._formula_end(nodes, at, look)):
                continue
            kind = _kind(node.text)
            reader = _READERS.get(kind)
            if reader is not None:
                self._following = nodes[at + 1].text if at + 1 < len(nodes) else ""
                reader(self, node, look)
            elif kind not in _SILENT:
                end = self._letters(nodes, at, look)

    def _formula_end(self, nodes: Sequence[Node], at: int, look: Look) -> int:
        """Reads a formula of which the LaTeX is known; behind it, or 0 where it is read as text."""
        end = next((n for n in range(at, len(nodes)) if nodes[n].text.startswith(END)), at)
        latex = formula_latex(nodes[at:end])
        if not latex or self._hidden:
            return 0
        inner = _Reader()
        inner._size, inner._formula = self._size, 1
        try:
            inner.walk(nodes[at + 1 : end], PLAIN)
        except UnreadableBoxError:
            letters = UNSPEAKABLE
        else:
            if not needs_formula(nodes[at:end], inner.runs):
                return 0
            letters = plain(inner.runs)
        self._add(letters, replace(look, italic=False, formula=latex))
        self._bound = self._overhung = False
        return end + 1

    def _letters(self, nodes: Sequence[Node], at: int, look: Look) -> int:
        """Reads a letter, and those behind it that are read like it; behind them."""
        found = letter(nodes[at].text)
        if found is None:
            return at + 1
        self._size, self._leaning = found.font.size, found.font.look.italic
        if self._accent is not None:
            self._accentuate(found.text, self._accent, _joined(look, found.look))
            return at + 1
        self._bound = self._overhung = False
        alone = look.raised or self._formula or self._divided or self._mark
        if alone or not found.text.isalnum():
            self._add(*self._shaped(found.text, _joined(look, found.look)))
            return at + 1
        word = _word(nodes, at)
        self._add("".join(word), _joined(look, found.look))
        return at + len(word)

    def _accentuate(self, text: str, accent: list[str], look: Look) -> None:
        """An accent, or the letter that it is set over."""
        if not self._base:
            accent.append(text)
            return
        self._accent, self._base = None, False
        self._bound = self._overhung = False
        self._add(*self._shaped(with_accent(text, accent), look))

    def _shaped(self, text: str, look: Look) -> tuple[str, Look]:
        """A letter as Unicode has it, where TeX makes it of its own means."""
        if look.raised and text in _RAISED_SIGNS:
            return _RAISED_SIGNS[text], replace(look, raised=False)
        if look.lowered and text in _LOWERED_SIGNS:
            return _LOWERED_SIGNS[text], replace(look, lowered=False)
        if text == _FRACTION_SLASH:
            self._divided = self._size
        elif self._size >= self._divided:
            self._divided = 0.0
        else:
            look = replace(look, lowered=True)  # what it is divided by, in smaller letters
        last = self.runs[-1] if self.runs else None
        if self._formula and last and last.look == look and last.text[-1:] == _POINTS.get(text):
            bare = last.text.rstrip(last.text[-1])
            head = last.text[-1] if text in "−=" else text
            self.runs[-1] = replace(last, text=bare)
            return head, look
        return text, look

    def _add(self, text: str, look: Look) -> None:
        if self._hidden or not text:
            return
        link, address = self._link
        look = replace(look, link=link, address=address) if link else look
        label, paged = self._label
        look = replace(look, label=label, paged=paged) if label else look
        if self._mark:
            self.runs.append(Run(text, look, mark=True))
            return
        one = not (look.formula or look.label)
        if (
            one
            and len(self.runs) > 1
            and self.runs[-1].text.isspace()
            and self.runs[-2].look == look
        ):
            # Space is in no font: between two italic words, it is italic, too.
            before, space = self.runs[-2:]
            self.runs[-2:] = [Run(before.text + space.text + text, look, before.mark)]
            return
        last = self.runs[-1] if self.runs else None
        if last is None or last.mark or last.look != look:
            self.runs.append(Run(text, look))
        elif not (text in (" ", _NO_BREAK) and last.text.endswith((" ", _NO_BREAK))):
            self.runs[-1] = Run(last.text + text, look)

    def glue(self, node: Node, look: Look) -> None:
        """Space, unless it is too little to be seen, or stands between lines."""
        space = glue_space(node.text, self._size, self._stretch, in_formula=bool(self._formula))
        self._add(_NO_BREAK if space == " " and self._tied else space, look)
        self._bound = False

    @property
    def _tied(self) -> bool:
        """Whether a line cannot break at a space here, as within a formula."""
        return self._bound or bool(self._formula)

    def kern(self, node: Node, look: Look) -> None:
        """Space between two letters; or what is moved for an accent."""
        if "(for accent)" in node.text:
            self._base = self._accent is not None
            self._accent = self._accent or []
            return
        overhung, self._overhung = self._overhung, False
        if not overhung:
            correction = self._leaning and not self._leans_on
            self._add(kern_space(node.text, self._size, correction=correction), look)

    @property
    def _leans_on(self) -> bool:
        """Whether a letter that leans is next."""
        face = font(self._following.partition(" ")[0][1:])
        return face is not None and face.look.italic

    def penalty(self, node: Node, look: Look) -> None:
        """What says whether a line may break at the next space."""
        del look
        self._bound = node.text.endswith(" 10000")

    def box(self, node: Node, look: Look) -> None:
        """A box on the line, above it, or below it."""
        if self._accent is not None and not self._base:
            self._accent.append(plain(read(node.children)))
            return
        if _NO_WIDTH in node.text and plain(read(node.children)).strip() == _RING:
            self._accent, self._base = [_RING], True  # \r A of OT1
            return
        shifted = _SHIFTED.search(node.text)
        # A frame is let down by as much as its text stands above its lower edge.
        framed = any(kind == "vbox" for kind in child_kinds(node))
        shift = float(shifted[1]) if shifted and not framed else 0.0
        inner = replace(
            look, raised=look.raised or shift < _RAISED, lowered=look.lowered or shift > _LOWERED
        )
        outer, self._stretch = self._stretch, endless_glue(node)
        before, size = len(self.runs), self._size
        self.walk(node.children, inner)
        self._stretch = outer
        self._size = size if shift else self._size  # that of the line, not of what is raised
        self._overhung |= _NO_WIDTH in node.text and len(self.runs) > before

    def column(self, node: Node, look: Look) -> None:
        """Things one above the other."""
        if is_underscore(node, self._size):
            self._add("_", look)
            return
        if self._formula and child_kinds(node) == _SCRIPTS:
            above, _, below = node.children
            self.walk([above], replace(look, raised=True))
            self.walk([below], replace(look, lowered=True))
            return
        if self._formula and (lined := lined_box(node)) is not None:
            self.walk([lined], look)
            return
        if self._formula and len(node.children) > 1:
            raise UnreadableBoxError("a formula that is not on one line")
        parts = [text for child in node.children if (text := plain(read([child])).strip())]
        if len(parts) == 2 and (marks := [text for text in parts if text in ACCENTS]):  # noqa: PLR2004
            base = next(text for text in parts if text not in marks[:1])
            self._add(with_accent(base, marks[:1]), look)  # \c{c} of OT1: one above the other
            return
        self.walk(list(with_line_ends(node)), look)

    def rule(self, node: Node, look: Look) -> None:
        """A rule as wide as a name stands for the names that the entry before has."""
        match = RULE.match(node.text)
        if match is None:
            return
        height, depth, width = map(float, match.groups())
        if self._formula and width > 0 and height + depth > 0:
            raise UnreadableBoxError("a formula that is not on one line")
        if width > DASH * self._size and abs(height + depth) < THICKEST * self._size:
            self._add(NAME_DASH, look)

    def leaders(self, node: Node, look: Look) -> None:
        """A box that is repeated as often as there is room: a comma that goes with a line's end."""
        room, box = _LEADERS.match(node.text), node.children[0] if node.children else None
        size = _BOX_WIDTH.match(box.text) if box else None
        if room and size and box and float(room[1]) < 2 * float(size[3]):
            self.walk([box], look)

    def broken(self, node: Node, look: Look) -> None:
        """A place where a word may be broken: LuaTeX says here what stands there if it is not."""
        kept = [child for child in node.children if child.text.startswith("= ")]
        for child in kept:
            child.text = child.text[2:]
        self.walk(kept, look)

    def begin_formula(self, node: Node, look: Look) -> None:
        """The beginning of a formula."""
        del node, look
        self._formula += 1

    def end_formula(self, node: Node, look: Look) -> None:
        """The end of one."""
        del node, look
        self._formula = max(self._formula - 1, 0)

    def special(self, node: Node, look: Look) -> None:
        """The marks of our own, and the links of XeTeX."""
        if SIGNED in node.text:
            self._hidden = True
            self.runs.append(MARK)
        elif UNSIGNED in node.text:
            self._hidden = False
        elif MARKED in node.text or UNMARKED in node.text:
            self._mark = MARKED in node.text
        elif PARAGRAPH in node.text and self.runs:
            self._add("\n", look)
        elif (label := referred(node.text)) is not None:
            self._label = label
        elif "pdf:bann" in node.text or "pdf: bann" in node.text:
            self._link = link_target(node.text)
        elif "pdf:eann" in node.text or "pdf: eann" in node.text:
            self._link = ("", False)

    def begin_link(self, node: Node, look: Look) -> None:
        """The beginning of a link."""
        del look
        self._link = link_target(node.text)

    def end_link(self, node: Node, look: Look) -> None:
        """The end of one."""
        del node, look
        self._link = ("", False)


@lru_cache(maxsize=8192)
def _letter(line: str) -> FontLetter | None:
    """The letter of a node; None where it is another node."""
    return None if _kind(line) in NODES else letter(line)


@lru_cache(maxsize=8192)
def _kind(line: str) -> str:
    """What a node is; "" where that is not known."""
    kind = KIND.match(line)
    return kind[1] if kind else ""


def _word(nodes: Sequence[Node], at: int) -> list[str]:
    """The letters from a node on that are of one font."""
    first = _letter(nodes[at].text)
    found: list[str] = []
    while at < len(nodes) and (here := _letter(nodes[at].text)) is not None and first is not None:
        if here.font is not first.font or here.look is not first.look or not here.text.isalnum():
            break
        found.append(here.text)
        at += 1
    return found


def _joined(look: Look, face: Look) -> Look:
    if not (look.raised or look.lowered):
        return face
    return replace(face, raised=look.raised, lowered=look.lowered)


_READERS: Mapping[str, Callable[[_Reader, Node, Look], None]] = {
    "glue": _Reader.glue,
    "kern": _Reader.kern,
    "penalty": _Reader.penalty,
    "hbox": _Reader.box,
    "vbox": _Reader.column,
    "rule": _Reader.rule,
    "discretionary": _Reader.broken,
    **dict.fromkeys(("leaders", "cleaders", "xleaders"), _Reader.leaders),
    "mathon": _Reader.begin_formula,
    "mathoff": _Reader.end_formula,
    "special": _Reader.special,
    "pdfstartlink": _Reader.begin_link,
    "pdfendlink": _Reader.end_link,
}
_SILENT_NAMES = """
    write openout closeout insert mark marks setlanguage whatsit vadjust
    unset latelua localpar dir enddir begindir boundary adjust pdfdest pdfannot pdfsave pdfrestore
    pdfsetmatrix pdfcolorstack pdfliteral pdfrefxform pdfrefximage pdfthread pdfstartthread
    pdfendthread pdfsavepos savepos literal pdfrunninglinkoff pdfrunninglinkon mkern
    XeTeXpicfile XeTeXpdffile
"""
_SILENT = frozenset(_SILENT_NAMES.split())
NODES = frozenset([*_READERS, *_SILENT])
"""Names of nodes: what else a line of a box begins with is a font."""
