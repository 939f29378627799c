r"""Formulas in the spelling that pandoc reads: `{\cal S}` as `\mathcal{S}`, `a \over b` as `\frac`.

What is here is plain TeX's, or a package's that pandoc does not know; each has the same look in
another spelling. A formula that pandoc cannot read would stand in Word as TeX.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.mark.command import arguments
from trykklar.word.mark.rules.drawing_mark import DRAWINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

# amsmath's accents for nested use.
_ACCENTS = ("Tilde", "Hat", "Bar", "Vec", "Dot", "Ddot", "Acute", "Grave", "Check", "Breve")
# Signs of text that LaTeX sets in formulas, too.
_TEXT_SIGNS = {
    "degree": "°", "textdegree": "°", "copyright": "©", "textcopyright": "©", "euro": "€",
    "texteuro": "€", "textregistered": "®", "texttrademark": "™", "textmu": "µ",
}  # fmt: skip
# Command -> what stands for it and its arguments.
_SPELT: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(["mathclap", "mathllap", "mathrlap", "smash", "rlap", "llap"], (1, "{{{0}}}")),
    **dict.fromkeys(["sfrac", "nicefrac"], (2, "{{{0}}}/{{{1}}}")),
    **dict.fromkeys(["vphantom", "vspace"], (1, "")),
    **{name: (0, rf"\{name.lower()}") for name in _ACCENTS},
    "cfrac": (2, r"\frac{{{0}}}{{{1}}}"),
    "emph": (1, r"\textit{{{0}}}"),
    "mathbbm": (1, r"\mathbb{{{0}}}"),
    "mathpzc": (1, r"\mathcal{{{0}}}"),
    "EuScript": (1, r"\mathcal{{{0}}}"),  # euscript
    "scaleobj": (2, "{{{1}}}"),  # scalerel
    "fbox": (1, r"\boxed{{\text{{{0}}}}}"),
    **dict.fromkeys(["textcolor", "colorbox", "scalebox", "rotatebox"], (2, "{{{1}}}")),
    **dict.fromkeys(["resizebox", "fcolorbox"], (3, "{{{2}}}")),
    **dict.fromkeys(["raisebox", "parbox"], (2, r"\text{{{1}}}")),
    **dict.fromkeys(["makebox", "framebox"], (1, r"\text{{{0}}}")),
    "abs": (1, r"\left|{0}\right|"),
    "norm": (1, r"\left\|{0}\right\|"),
    **dict.fromkeys(["ket", "Ket"], (1, r"\left|{0}\right\rangle ")),
    **dict.fromkeys(["bra", "Bra"], (1, r"\left\langle {0}\right|")),
    "ceil": (1, r"\left\lceil {0}\right\rceil "),
    "floor": (1, r"\left\lfloor {0}\right\rfloor "),
    "mathop": (1, r"\operatorname*{{{0}}}"),  # of pandoc's own, what has limits has them beside it
    "prescript": (3, "{{}}^{{{0}}}_{{{1}}}{2}"),
    "square": (0, r"\Box"),  # amssymb's two names of one sign; pandoc has a small one for this
    "qedhere": (0, ""),
    "vcentcolon": (0, ":"),
    "protect": (0, ""),
    "nonscript": (0, ""),
    "notag": (0, ""),  # the number is decided before
    "thinspace": (0, r"\,"),
    "thickspace": (0, r"\;"),
    **{name: (0, sign) for name, sign in _TEXT_SIGNS.items()},
}
ARITIES: Mapping[str, int] = {name: count for name, (count, _) in _SPELT.items()}
"""Command that is spelled here -> how many arguments it takes."""
_TEXTS = {
    **{name: name for name in ("text", "textrm", "textit", "textbf", "textsf", "texttt", "mbox")},
    **dict.fromkeys(["textsc", "textup", "textnormal", "hbox"], "text"), "intertext": "intertext",
}  # fmt: skip
_SWITCHES = {
    "cal": "mathcal", "bf": "mathbf", "rm": "mathrm", "it": "mathit", "sf": "mathsf",
    "tt": "mathtt", "frak": "mathfrak", "operator@font": "mathrm",
}  # fmt: skip
_MATRICES = {"bordermatrix": "matrix", "matrix": "matrix", "pmatrix": "pmatrix", "cases": "cases"}
# mathtools' matrices, which say where their columns are aligned, and its small ones.
_ALIGNED_MATRIX = re.compile(
    r"\\(begin|end)\{([pbBvV]?)(?:smallmatrix\*?|matrix\*)\}(?:\[[^\]]*\])?"
)
_INNER_FORMULA = re.compile(r"(?<!\\)\$((?:[^$\\]|\\.)*)\$", re.DOTALL)
# Behind these, pandoc knows no sign in the middle of brackets.
_MIDDLE = re.compile(
    r"\\middle(?![A-Za-z])\s*(?!\||\\\||\\[lr]?[vV]ert(?![A-Za-z])|\.|\\[lr]angle)"
)
_OVERS = frozenset(("overset", "underset", "stackrel"))
_DISPLAYED = r"\displaystyle"
_OPERATOR = re.compile(r"(?P<name>\\operatorname\*)\s*(?=\{)|\\.|[{}]", re.DOTALL)
# Within a name, pandoc puts no space between two names.
_NAMES_BESIDE = re.compile(r"(?<=\\arg|\\lim)\s*(?=\\(?:min|max|sup|inf)(?![A-Za-z]))")
_KERNS = {**dict.fromkeys(("kern", "mkern", "mskip", "hskip"), ""), "penalty": " "}
_DIMENSION = re.compile(
    r"\s*=?\s*-?\s*"
    r"(?:[\d.]+\s*(?:mu|pt|em|ex|cm|mm|in|bp|sp)?|\\(?:thin|med|thick)muskip(?![A-Za-z]))\s?"
)
_SIZE = r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge)\b\s*"
_SIZES = re.compile(_SIZE)
_TOKEN = re.compile(r"\\([A-Za-z@]+)\*?|\\.|[$\"]", re.DOTALL)
# `\*` is a times sign at the end of a line, and nothing within it (The TeXbook, chapter 18).
_SIGNS = {"$": "", '"': r"\text{”}", r"\/": "", r"\*": ""}
_OVER = re.compile(r"\\(over|atop)(?![A-Za-z])\s*")
_NESTING = re.compile(r"\\.|[{}]", re.DOTALL)
_LEVEL = re.compile(r"\\(left|right|begin|end)(?![A-Za-z])|\\.|[{}]", re.DOTALL)
_STEPS: Mapping[str, int] = defaultdict(
    int, {"{": 1, "}": -1, "left": 1, "right": -1, "begin": 1, "end": -1}
)
# amsmath's environments -> what is set within a formula in their place.
_INNER = {
    **dict.fromkeys(("equation", "displaymath", "math"), ""),
    **dict.fromkeys(("align", "flalign", "eqnarray", "split"), "aligned"),
    **dict.fromkeys(("gather", "multline"), "gathered"), "alignat": "alignedat",
}  # fmt: skip
_DISPLAYS = re.compile(rf"\\(begin|end)\{{({'|'.join(_INNER)})\*?\}}")
_OF_LINES = re.compile(
    r"\\(?:label|tag\*?)\s*\{(?:[^{}]|\{[^{}]*\})*\}|\\(?:notag|nonumber)(?![A-Za-z])"
)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_DRAWING = re.compile(rf"\\begin\{{(?:{'|'.join(map(re.escape, sorted(DRAWINGS)))})\*?\}}")
_DEEPEST = 40
_LONGEST = 50_000
_NOWHERE = Source(Path(), "")


def within_formula(text: str) -> str:
    """A displayed formula as it can stand between the signs of one in a line, for its picture.

    Args:
        text: LaTeX of the formula, in an environment of its own or in none.
    """

    def inner(match: re.Match[str]) -> str:
        name = _INNER[match[2]]
        return rf"\{match[1]}{{{name}}}" if name else ""

    return without_numbers(_DISPLAYS.sub(inner, text))


def without_numbers(text: str) -> str:
    """A formula without what says how its lines are numbered, and without blank lines.

    Args:
        text: LaTeX of the formula.
    """
    return _BLANK_LINE.sub("", _OF_LINES.sub("", text))


def beyond(text: str) -> bool:
    """Whether neither we nor pandoc may go through a formula: it is deep, long, or has a drawing.

    Args:
        text: LaTeX between the signs of a formula.
    """
    if len(text) > _LONGEST or len(_OVER.findall(text)) > _DEEPEST or drawings(text):
        return True
    steps = (_STEPS[match[1] or match[0]] for match in _LEVEL.finditer(text))
    return max(accumulate(steps), default=0) > _DEEPEST


def drawings(text: str) -> int:
    """How many drawings are in a formula, which TeX alone can read.

    Args:
        text: LaTeX between the signs of a formula.
    """
    return len(_DRAWING.findall(text))


def spelled(text: str) -> str:
    """A formula as pandoc reads it.

    Args:
        text: LaTeX between the signs of a formula, macros expanded.
    """
    text = _ALIGNED_MATRIX.sub(r"\\\1{\2matrix}", _SIZES.sub("", _MIDDLE.sub("", text)))
    passage, parts, at = Passage(_fractions(text), _NOWHERE), [], 0
    while match := _TOKEN.search(passage.text, at):
        replacement, end = _replacement(passage, match)
        parts += [passage.text[at : match.start()], replacement]
        at = end
    made = "".join([*parts, passage.text[at:]]).replace(r"{dcases}", r"{cases}")
    return _with_limits(made) if made.startswith(_DISPLAYED) else made


def _with_limits(text: str) -> str:
    r"""A display that is a formula in a line to pandoc, with what stands below `\operatorname*`."""
    passage, parts, done = Passage(text, _NOWHERE), [], 0
    depth = 0
    for match in _OPERATOR.finditer(text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        group = passage.group(match.end()) if match["name"] and depth == 0 else None
        if group and passage.text.startswith(("_", "^"), passage.skip(group.end + 1)):
            parts += [text[done : group.end + 1], r"\limits"]
            done = group.end + 1
    return "".join([*parts, text[done:]])


def _replacement(passage: Passage, match: re.Match[str]) -> tuple[str, int]:
    """What stands for a command, and where the text after it begins."""
    name, end = match[1] or "", match.end()
    if name in _SPELT or name == "mathbf" or name in _OVERS:
        return _with_arguments(passage, end, name) or (match[0], end)
    if name in _SWITCHES:
        stop = _end(passage.text, end)
        return rf"\{_SWITCHES[name]}{{{spelled(passage.text[end:stop].strip())}}}", stop
    if name in _KERNS and (size := _DIMENSION.match(passage.text, end)):
        return _KERNS[name] or (r"\!" if "-" in size[0] else r"\,"), size.end()
    group = passage.group(passage.skip(end)) if name in _TEXTS or name in _MATRICES else None
    if group and name in _TEXTS:
        inner = _INNER_FORMULA.sub(_spelled_within, passage.slice(group))
        return rf"\{_TEXTS[name]}{{{inner}}}", group.end + 1
    if group:
        kind, rows = _MATRICES[name], spelled(passage.slice(group)).replace(r"\cr", r"\\")
        return rf"\begin{{{kind}}}{rows}\end{{{kind}}}", group.end + 1
    return _SIGNS.get(match[0], match[0]), end


def _spelled_within(formula: re.Match[str]) -> str:
    """A formula within a text; pandoc reads none that begins or ends with a blank."""
    return f"${spelled(formula[1].strip())}$" if formula[1].strip() else formula[0]


def _with_arguments(passage: Passage, at: int, name: str) -> tuple[str, int] | None:
    if name in _OVERS:
        return _aligned_sign(passage, at, name)
    if name == "mathop":
        return _operator(passage, at)
    return _argued(passage, at, *_SPELT[name]) if name in _SPELT else _upright(passage, at)


def _aligned_sign(passage: Passage, at: int, name: str) -> tuple[str, int] | None:
    r"""`\overset{a}&=` as `&\overset{a}{=}`: TeX takes the sign behind that of the column."""
    over = passage.argument(at)
    column = passage.skip(over[1]) if over else at
    sign = passage.argument(column + 1) if passage.text.startswith("&", column) else None
    if over is None or sign is None:
        return None
    above, below = (spelled(passage.slice(part[0])) for part in (over, sign))
    return rf"&\{name}{{{above}}}{{{below}}}", sign[1]


def _operator(passage: Passage, at: int) -> tuple[str, int] | None:
    r"""`\mathop{\arg\min}` as an operator whose limits stand below it; nothing for an empty one."""
    made = _argued(passage, at, *_SPELT["mathop"])
    argument = passage.argument(at)
    if made is None or argument is None or not passage.slice(argument[0]).strip():
        return None
    return _NAMES_BESIDE.sub(r"\\,", made[0]), made[1]


def _upright(passage: Passage, at: int) -> tuple[str, int] | None:
    r"""Letters of `\mathbf`, as bold ones: pandoc has them in italics, as `\boldsymbol`'s."""
    argument = passage.argument(at)
    text = passage.slice(argument[0]) if argument else ""
    if argument is None or not (text.isascii() and text.isalnum()):
        return None
    names = (unicodedata.name(sign) for sign in text)
    plain = (name.replace("LATIN ", "").replace("LETTER ", "") for name in names)
    letters = (unicodedata.lookup(f"MATHEMATICAL BOLD {name}") for name in plain)
    return f"{{{''.join(letters)}}}", argument[1]


def _argued(passage: Passage, at: int, count: int, form: str) -> tuple[str, int] | None:
    found = []
    for _ in range(count):
        argument = passage.argument(arguments(passage, at, optional=3)[1])
        if argument is None:
            return None
        found.append(spelled(passage.slice(argument[0])))
        at = argument[1]
    return form.format(*found), at


def _fractions(text: str) -> str:
    r"""`{a \over b}` as `{\frac{a}{b}}`."""
    while match := _OVER.search(text):
        start = len(text) - _end(_mirrored(text), len(text) - match.start())
        end = _end(text, match.end())
        over, under = text[start : match.start()].strip(), text[match.end() : end].strip()
        stacked = rf"\substack{{{over}\\{under}}}"
        made = rf"\frac{{{over}}}{{{under}}}" if match[1] == "over" else stacked
        text = text[:start] + made + text[end:]
    return text


def _mirrored(text: str) -> str:
    """Read from behind, with the braces turned; one with a backslash is none."""
    plain = re.sub(r"\\.", "..", text)
    return plain[::-1].translate(str.maketrans("{}", "}{"))


def _end(text: str, at: int) -> int:
    """Where the group ends that an offset is in."""
    depth = 0
    for match in _NESTING.finditer(text, at):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return match.start()
    return len(text)
