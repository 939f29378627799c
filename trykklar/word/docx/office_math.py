r"""Formulas as the schema has them, and so that LibreOffice reads them as Word does.

Pandoc writes a run's style beside "normal text", where the schema allows only one of them, and
puts the count of a matrix's columns behind their alignment. A `\\` at the end of a matrix it takes
for the beginning of another row, and a row that is not full it leaves so. LibreOffice reads a line
that begins or ends with a sign as one that lacks a number there, `|` as "or", an invisible letter
as a box, the `&` at which Word aligns lines as "and", stars as products of nothing, and nothing
behind a bracket that has no partner, a `\\` or a brace at a limit.
"""

from __future__ import annotations

from lxml import etree

from trykklar.word.docx.formula_letters import finish_letters
from trykklar.word.docx.ooxml import M, m, parse, w

_NOTHING = "\N{ZERO WIDTH SPACE}"
_PLAIN = f'<m:rPr xmlns:m="{M}"><m:nor/></m:rPr>'
_EMPTY = f'<m:r xmlns:m="{M}">{_PLAIN}<m:t>{_NOTHING}</m:t></m:r>'
# What wants something on either side of it.
_SIGNS = frozenset("=:<>≤≥≠≈≡∼≅∝∈∉⊂⊆→⇒↔⇔≔+±×⋅⋆∗/∧∨∪∩")
_DELIMITER = (
    f'<m:d xmlns:m="{M}"><m:dPr><m:begChr m:val="{{begin}}"/><m:endChr m:val="{{end}}"/></m:dPr>'
    f"<m:e>{_EMPTY}</m:e></m:d>"
)
_BRACES = frozenset("{}")
_CLOSING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}
_SIGNED = (m("r"), m("box"))
_GROUPS = ("oMath", "e", "num", "den", "sup", "sub", "lim", "deg")
# The style of a display, and LaTeX's and amsmath's operators that have limits below them there.
_DISPLAY = "Equation"
_WITH_LIMITS = frozenset(
    ["det", "gcd", "inf", "lim", "liminf", "lim inf", "limsup", "lim sup", "max", "min", "Pr",
     "sup", "inj lim", "proj lim"]
)  # fmt: skip
_FILLED = ("e", "num", "den", "sup", "sub", "lim")
_ALIGNED = "&"
# Signs of LibreOffice's own language for formulas; an "&" that stands for itself is one, too.
_READ_OTHERWISE = frozenset(["|", "∣", "&", "#", "%", "^", "_", "~", "$", "@", _NOTHING])
_STARS = "*∗"
# Behind this one LibreOffice reads nothing; the other is the same sign to a reader.
_BACKSLASH, _SETMINUS = "\\", "∖"
_BRACE = (
    f'<m:groupChr xmlns:m="{M}"><m:groupChrPr><m:chr m:val="{{sign}}"/>'
    '<m:pos m:val="{side}"/></m:groupChrPr></m:groupChr>'
)
_BRACE_SIDES = {"⏟": ("limLow", "bot"), "⏞": ("limUpp", "top")}
_MATRIX = (
    f'<m:m xmlns:m="{M}"><m:mPr><m:baseJc m:val="center"/><m:plcHide m:val="on"/>'
    '<m:cGpRule m:val="3"/><m:cGp m:val="0"/><m:mcs>{columns}</m:mcs></m:mPr></m:m>'
)
_COLUMN = '<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{}"/></m:mcPr></m:mc>'
_SIDES = ("right", "left")
_ORDERS = {
    "rPr": ("lit", "nor", "scr", "sty", "brk", "aln"),
    "mcPr": ("count", "mcJc"),
}


def finish_formulas(root: etree._Element) -> None:
    """Put all formulas of a part right.

    Args:
        root: The part.
    """
    _lower_limits(root)
    finish_letters(root)
    for name, order in _ORDERS.items():
        for properties in root.iter(m(name)):
            _ordered(properties, order)
    for lines in list(root.iter(m("eqArr"))):
        around = lines.getparent()
        runs = lines.iterfind(f"{m('e')}/{m('r')}")
        if around is not None and any(_text(run) == _ALIGNED for run in runs):
            around.replace(lines, _columns(lines))
    for matrix in root.iter(m("m")):
        _squared(matrix)
    _fill(root)
    _brace_groups(root)
    for run in root.iter(m("r")):
        _readable(run)
    for group in [group for name in _GROUPS for group in root.iter(m(name))]:
        for bracket in _without_partner(group):
            _alone(bracket)
        _closed(group)


def _lower_limits(root: etree._Element) -> None:
    r"""What stands below `\max` in a display, which may be a formula in a line to pandoc."""
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is None or style.get(w("val")) != _DISPLAY:
            continue
        for formula in paragraph.findall(m("oMath")):
            for index in formula.findall(m("sSub")):
                base, below = index.find(m("e")), index.find(m("sub"))
                if base is not None and below is not None and _shown(base) in _WITH_LIMITS:
                    formula.replace(index, _limit(base, below))


def _limit(base: etree._Element, below: etree._Element) -> etree._Element:
    made = parse(f'<m:limLow xmlns:m="{M}"/>')
    made.append(base)
    limit = etree.SubElement(made, m("lim"))
    limit.extend(list(below))
    return made


def _ordered(properties: etree._Element, order: tuple[str, ...]) -> None:
    """Children in the schema's order, each once; a run in normal text has no style of its own."""
    found = {child.tag: child for child in properties}
    if m("nor") in found:
        found.pop(m("sty"), None)
        found.pop(m("scr"), None)
    for child in list(properties):
        properties.remove(child)
    properties.extend(found[m(name)] for name in order if m(name) in found)
    properties.extend(child for tag, child in found.items() if tag not in map(m, order))


def _columns(lines: etree._Element) -> etree._Element:
    """Aligned lines as a matrix, as amsmath sets them: columns to the right and left, in turn."""
    rows = [_cells(line) for line in lines.findall(m("e"))]
    count = max(map(len, rows))
    matrix = parse(
        _MATRIX.format(columns="".join(_COLUMN.format(_SIDES[at % 2]) for at in range(count)))
    )
    for cells in rows:
        row = etree.SubElement(matrix, m("mr"))
        for cell in cells:
            etree.SubElement(row, m("e")).extend(cell)
    return matrix


def _cells(line: etree._Element) -> list[list[etree._Element]]:
    cells: list[list[etree._Element]] = [[]]
    for part in line:
        if _text(part) == _ALIGNED:
            cells.append([])
        elif part.tag != m("argPr"):
            cells[-1].append(part)
    return cells


def _squared(matrix: etree._Element) -> None:
    r"""No row that only a `\\` at the end has made, and as many cells in every other."""
    rows = matrix.findall(m("mr"))
    if len(rows) > 1 and len(rows[-1]) == 1 and not _shown(rows[-1]):
        matrix.remove(rows.pop())
    columns = max(map(len, rows), default=0)
    for row in rows:
        for _ in range(columns - len(row)):
            etree.SubElement(row, m("e"))


def _fill(root: etree._Element) -> None:
    r"""Nothing at all where LibreOffice sees an error: in a cell, below `\underset{}{a}`."""
    for group in [group for name in _FILLED for group in root.iter(m(name))]:
        if not len(group):
            group.append(parse(_EMPTY))


def _shown(element: etree._Element) -> str:
    """The signs of an element, without blanks of any width at their ends."""
    return "".join(map(str, element.itertext())).replace(_NOTHING, "").strip()


def _brace_groups(root: etree._Element) -> None:
    for sign, (name, side) in _BRACE_SIDES.items():
        for limit in list(root.iter(m(name))):
            _braced(limit, sign, side)


def _braced(limit: etree._Element, sign: str, side: str) -> None:
    """A brace under or over a group as Word has it, and not as what stands at its limit."""
    content, at = limit.find(m("e")), limit.find(m("lim"))
    around = limit.getparent()
    if around is None or content is None or at is None or _shown(at) != sign:
        return
    brace = parse(_BRACE.format(sign=sign, side=side))
    brace.append(content)
    around.replace(limit, brace)


def _readable(run: etree._Element) -> None:
    """A sign that LibreOffice would read otherwise, as plain text or as another one."""
    text = _text(run)
    if text in _READ_OTHERWISE or (text and not text.strip(_STARS)):
        _plain(run)
    elif text == _BACKSLASH:
        next(run.iter(m("t"))).text = _SETMINUS


def _plain(run: etree._Element) -> None:
    for old in run.findall(m("rPr")):
        run.remove(old)
    run.insert(0, parse(_PLAIN))


def _without_partner(group: etree._Element) -> list[etree._Element]:
    """The brackets of a group of which the other one is missing, or stands within another group.

    As in `(a+b)^2`, where `)` alone is the base; LibreOffice shows nothing from there on.
    """
    waiting: list[etree._Element] = []
    loose: list[etree._Element] = []
    for part in group:
        sign = _text(part)
        if sign in _CLOSING:
            waiting.append(part)
        elif sign in _CLOSING.values():
            if waiting and _CLOSING[_text(waiting[-1])] == sign:
                waiting.pop()
            else:
                loose.append(part)
    return [*waiting, *loose]


def _alone(bracket: etree._Element) -> None:
    """A bracket as a sign; a brace, which LibreOffice has no sign for, as one around nothing."""
    sign = _text(bracket)
    if sign in _BRACES:
        begin, end = (sign, "") if sign in _CLOSING else ("", sign)
        around = bracket.getparent()
        if around is not None:
            around.replace(bracket, parse(_DELIMITER.format(begin=begin, end=end)))
    else:
        _plain(bracket)


def _closed(group: etree._Element) -> None:
    """Nothing at all before a sign at the beginning, and behind one at the end, as of brackets."""
    seen = [part for part in group if part.tag not in _SIGNED or _shown(part)]  # spaces are none
    for before, part, behind in zip([None, *seen], seen, [*seen[1:], None], strict=False):
        if part.tag not in _SIGNED or not _shown(part):
            continue
        if _shown(part)[0] in _SIGNS and (before is None or _text(before) in _CLOSING):
            part.addprevious(parse(_EMPTY))
        if _shown(part)[-1] in _SIGNS and (behind is None or _text(behind) in _CLOSING.values()):
            part.addnext(parse(_EMPTY))


def _text(run: etree._Element) -> str:
    if run.tag != m("r"):
        return ""
    return "".join(item.text or "" for item in run.iter(m("t")))
