r"""Formulas as the schema has them, and so that LibreOffice reads them as Word does.

Pandoc writes a run's style beside "normal text", where the schema allows only one of them, and
puts the count of a matrix's columns behind their alignment. A `\\` at the end of a matrix it takes
for the beginning of another row, and a row that is not full it leaves so. LibreOffice reads a line
that begins or ends with a sign as one that lacks a number there, `|` as "or", and an invisible
letter as a box.
"""

from __future__ import annotations

from lxml import etree

from trykklar.word.docx.ooxml import M, m, parse

_NOTHING = "\N{ZERO WIDTH SPACE}"
_PLAIN = f'<m:rPr xmlns:m="{M}"><m:nor/></m:rPr>'
_EMPTY = f'<m:r xmlns:m="{M}">{_PLAIN}<m:t>{_NOTHING}</m:t></m:r>'
# What wants something on either side of it.
_SIGNS = frozenset("=<>≤≥≠≈≡∼≅∝∈∉⊂⊆→⇒↔⇔≔+±×⋅⋆∗/∧∨∪∩")
_ORDERS = {
    "rPr": ("lit", "nor", "scr", "sty", "brk", "aln"),
    "mcPr": ("count", "mcJc"),
}


def finish_formulas(root: etree._Element) -> None:
    """Put all formulas of a part right.

    Args:
        root: The part.
    """
    for name, order in _ORDERS.items():
        for properties in root.iter(m(name)):
            _ordered(properties, order)
    for matrix in root.iter(m("m")):
        _squared(matrix)
    for run in root.iter(m("r")):
        if _text(run) in ("|", _NOTHING):
            _plain(run)
    for group in [*root.iter(m("oMath")), *root.iter(m("e"))]:
        _closed(group)


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


def _squared(matrix: etree._Element) -> None:
    r"""No row that only a `\\` at the end has made, and as many cells in every other."""
    rows = matrix.findall(m("mr"))
    if len(rows) > 1 and len(rows[-1]) == 1 and not _shown(rows[-1]):
        matrix.remove(rows.pop())
    columns = max(map(len, rows), default=0)
    for row in rows:
        for _ in range(columns - len(row)):
            etree.SubElement(row, m("e"))


def _shown(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip(_NOTHING + " \n")


def _plain(run: etree._Element) -> None:
    for old in run.findall(m("rPr")):
        run.remove(old)
    run.insert(0, parse(_PLAIN))


def _closed(group: etree._Element) -> None:
    """Nothing at all before a sign at the beginning, and behind one at the end."""
    if len(group) > 1 and _text(group[0]) in _SIGNS:
        group.insert(0, parse(_EMPTY))
    if len(group) > 1 and _text(group[-1]) in _SIGNS:
        group.append(parse(_EMPTY))


def _text(run: etree._Element) -> str:
    if run.tag != m("r"):
        return ""
    return "".join(item.text or "" for item in run.iter(m("t")))
