r"""The atoms of a formula -> LaTeX that everybody reads: LaTeX's own and amsmath's.

Whatever macro of a package made them, TeX has scripts, fractions, roots, accents, brackets and
letters of fonts in the end (The TeXbook, chapter 17).
"""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped
from trykklar.printed import box_reader
from trykklar.printed.box_node import Node, UnreadableBoxError
from trykklar.printed.math_letter import set_letter
from trykklar.printed.math_list import ABOVE, BELOW, IN_TEXT, NUCLEUS, OVER, UNDER, MathNode
from trykklar.printed.math_signs import MathLetter, in_alphabet
from trykklar.printed.text_run import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trykklar.printed.math_letter import MathFonts

_SIGNS = ("mathord", "mathbin", "mathrel", "mathopen", "mathclose", "mathpunct", "mathinner")
_OPERATOR = "mathop"
_COVERS = {"overline": "overline", "underline": "underline", "radical": "sqrt"}
_EMPTY = "{}"
_NAME = re.compile(r"\\([A-Za-z]+)")
_PLACED = re.compile(r"\\special\{trykklar:place (\d+) (\d)\}")
_FRACTION = re.compile(
    r"\\fraction, thickness (?:= )?(?P<bar>[^,]+)(?:, left-delimiter (?P<left>[^,]+))?"
    r"(?:, right-delimiter (?P<right>.+))?"
)
_NO_BAR, _NO_BRACKET = "0.0", '"0'
_SPACE = re.compile(r"\\(?:glue|kern|mkern)(?:\([^)]*\))? ?(-?[\d.]+)(mu)?")
_POINTS_OF_MU = 0.5  # at ten points, about
_WIDE, _THIN = 5.0, 1.0  # points
_SET = r"\mathon"
_BETWEEN = (_SET, r"\mathoff", r"\kern", r"\glue", r"\penalty")
_NOTHING_PRINTED = """
penalty write openout closeout mark marks pdfcolorstack displaystyle textstyle scriptstyle
scriptscriptstyle pdfliteral pdfsave pdfrestore pdfdest whatsit
"""
_UNPRINTED = frozenset(_NOTHING_PRINTED.split())


def place_mark(number: int, arguments: int = 0) -> str:
    """LaTeX in the place of what TeX is not to read, in a formula of which it is asked.

    Args:
        number: Of the place.
        arguments: How many of the groups behind it belong to what stands there.
    """
    return rf"\special{{trykklar:place {number} {arguments}}}"


def latex_of(nodes: Sequence[MathNode], fonts: MathFonts, placed: Callable[[int], str]) -> str:
    """LaTeX of some atoms.

    Args:
        nodes: The atoms.
        fonts: Their fonts.
        placed: What stands at a place, by its number in `place_mark`.

    Raises:
        UnreadableBoxError: Something in it is set already, or no table says what it is.
    """
    return _LatexWriter(fonts, placed).row(nodes)


class _LatexWriter:
    """Writes atoms as LaTeX."""

    def __init__(self, fonts: MathFonts, placed: Callable[[int], str]) -> None:
        """Keeps what is known of them; as of `latex_of`."""
        self._fonts = fonts
        self._placed = placed

    def row(self, nodes: Sequence[MathNode]) -> str:
        """Atoms one beside the other; letters of one alphabet are one word."""
        groups = groupby(self._nodes(nodes), key=lambda found: found.alphabet)
        return "".join(in_alphabet("".join(text for text, _ in own), of) for of, own in groups)

    def _nodes(self, nodes: Sequence[MathNode]) -> Iterator[MathLetter]:
        """What stands for each node, and for a mark with the arguments behind it."""
        waiting = iter(node for node in nodes if node.text != _EMPTY)
        for node in waiting:
            place = _PLACED.match(node.text)
            if place is None:
                yield self._lone_letter(node) or MathLetter(self._written(node))
                continue
            given = [self.row([argument]) for argument in islice(waiting, int(place[2]))]
            yield MathLetter(self._placed(int(place[1])) + "".join(f"{{{x}}}" for x in given))

    def _lone_letter(self, node: MathNode) -> MathLetter | None:
        """The letter of an atom that is nothing else."""
        nucleus = node.part(NUCLEUS)
        alone = len(nucleus) == 1 and not (node.part(ABOVE) or node.part(BELOW))
        return self._letter(nucleus[0]) if alone and _name(node) in _SIGNS else None

    def _letter(self, node: MathNode) -> MathLetter | None:
        return self._fonts.letter(node.text)

    def _written(self, node: MathNode) -> str:
        if (letter := self._letter(node)) is not None:
            return letter.latex
        kind = _name(node)
        if kind in _WRITERS:
            return _WRITERS[kind](self, node)
        if kind in _UNPRINTED:
            return ""
        raise UnreadableBoxError(f"{node.text[:40]} in a formula")

    def sign(self, node: MathNode) -> str:
        """A sign or a formula, with its scripts."""
        return self._with_scripts(self._nucleus(node), node)

    def operator(self, node: MathNode) -> str:
        """An operator, which may be a name in upright letters, with its limits."""
        inner = [item for item in node.part(NUCLEUS) if _name(item) not in {"kern", "mkern"}]
        found = [self._lone_letter(item) for item in inner]
        upright = [item.text for item in found if item is not None and item.alphabet == "mathrm"]
        if not upright or len(upright) != len(inner):
            return self.sign(node)
        limits = "" if node.text.endswith(r"\nolimits") else "*"
        return self._with_scripts(rf"\operatorname{limits}{{{''.join(upright)}}}", node)

    def _with_scripts(self, base: str, node: MathNode) -> str:
        rows = ((sign, self.row(node.part(sign))) for sign in (BELOW, ABOVE))
        scripts = "".join(f"{sign}{{{row}}}" for sign, row in rows if row)
        return f"{base or _EMPTY}{scripts}" if scripts else base

    def _nucleus(self, node: MathNode) -> str:
        """What an atom is without its scripts: a group, unless it is one thing by itself."""
        inner = node.part(NUCLEUS)
        if len(inner) == 1 and (letter := self._letter(inner[0])) is not None:
            return letter.latex
        row = self.row(inner)
        first = _name(inner[0]) if inner else ""
        whole = first == "left" or (len(inner) == 1 and first in {"fraction", "mathchoice"})
        return row if whole or not row else f"{{{row}}}"

    def covered(self, node: MathNode) -> str:
        """A root, or what is under a line or above it."""
        base = rf"\{_COVERS[_name(node)]}{{{self.row(node.part(NUCLEUS))}}}"
        return self._with_scripts(base, node)

    def accent(self, node: MathNode) -> str:
        """A formula with an accent."""
        name = self._fonts.accent(node.text)
        return self._with_scripts(rf"\{name}{{{self.row(node.part(NUCLEUS))}}}", node)

    def bracket(self, node: MathNode) -> str:
        """A bracket as high as what it stands around."""
        return rf"\{_name(node)}{self._fonts.bracket(node.text)}"

    def fraction(self, node: MathNode) -> str:
        """One formula over another, with a line between them or without, perhaps in brackets."""
        match = _FRACTION.fullmatch(node.text)
        if match is None:
            raise UnreadableBoxError("a fraction of another kind")
        over, under = self.row(node.part(OVER)), self.row(node.part(UNDER))
        bare = match["bar"] == _NO_BAR
        made = rf"\substack{{{over}\\{under}}}" if bare else rf"\frac{{{over}}}{{{under}}}"
        sides = [self._fonts.bracket(match[side] or _NO_BRACKET) for side in ("left", "right")]
        if sides == [".", "."]:
            return made
        if bare and sides == ["(", ")"]:
            return rf"\binom{{{over}}}{{{under}}}"
        return rf"\left{sides[0]}{made}\right{sides[1]}"

    def space(self, node: MathNode) -> str:
        """Space that is wide enough to be seen."""
        match = _SPACE.match(node.text)
        width = float(match[1]) * (_POINTS_OF_MU if match[2] else 1.0) if match else 0.0
        if width >= _WIDE:
            return r"\quad "
        return r"\, " if width >= _THIN else ""

    def choice(self, node: MathNode) -> str:
        """What TeX chooses from by the size of letters."""
        return self.row(node.part(IN_TEXT))

    def box(self, node: MathNode) -> str:
        r"""Words in a formula, or letters that were set in a box, as those of `\boldsymbol`."""
        box = _as_box(node)
        if any(child.text.startswith(_SET) for child in box.children):
            inner = (child for child in box.children if not child.text.startswith(_BETWEEN))
            return "".join(set_letter(child).latex for child in inner)
        if _has_formula(box):
            raise UnreadableBoxError("a formula that is set already")
        shown = plain(box_reader.read([box]))
        return rf"\text{{{escaped(shown)}}}" if shown.strip() else ""


_WRITERS: Mapping[str, Callable[[_LatexWriter, MathNode], str]] = {
    **dict.fromkeys(_SIGNS, _LatexWriter.sign),
    _OPERATOR: _LatexWriter.operator,
    **dict.fromkeys(_COVERS, _LatexWriter.covered),
    **dict.fromkeys(("accent", "mathaccent"), _LatexWriter.accent),
    **dict.fromkeys(("left", "middle", "right"), _LatexWriter.bracket),
    **dict.fromkeys(("glue", "kern", "mkern"), _LatexWriter.space),
    "fraction": _LatexWriter.fraction,
    "mathchoice": _LatexWriter.choice,
    "hbox": _LatexWriter.box,
}


def _name(node: MathNode) -> str:
    match = _NAME.match(node.text)
    return match[1] if match else ""


def _as_box(node: MathNode) -> Node:
    """A box of a formula as a box of text is."""
    inner: Iterable[MathNode] = (child for part in node.parts.values() for child in part)
    return Node(node.text, [_as_box(child) for child in inner])


def _has_formula(box: Node) -> bool:
    return box.text.startswith(_SET) or any(map(_has_formula, box.children))
