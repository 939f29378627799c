r"""Letters of formulas as every word processor shows them: upright names, alphabets, wide spaces.

Pandoc names the alphabet of a letter beside it (`m:scr`, `m:sty`). Word follows that; others show
`\mathbf{c}`, `\mathbb{R}` and `\mathcal{N}` as they show a plain letter, `\max` as three factors, a
limit below `\sup` as an error, and no space at all. Unicode has most alphabets as letters of their
own, which mean the same to Word; a name is plain text in the font of formulas.

Source of the alphabets: the Unicode Standard, block Mathematical Alphanumeric Symbols, with the
letters that were there before it.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from lxml import etree

from trykklar.word.docx.ooxml import M, W, m, parse, w

_FONT = "Cambria Math"  # of all formulas of Word's
_UPRIGHT = (
    f'<m:r xmlns:m="{M}" xmlns:w="{W}"><m:rPr><m:nor/></m:rPr>'
    f'<w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}"/></w:rPr>'
    '<m:t xml:space="preserve"/></m:r>'
)
# What `m:scr` and `m:sty` say -> the alphabet's name in Unicode, and before that block.
_ALPHABETS = {
    ("", "b"): ("BOLD",),
    ("", "bi"): ("BOLD ITALIC",),
    ("script", "p"): ("SCRIPT",),
    ("script", "b"): ("BOLD SCRIPT",),
    ("fraktur", "p"): ("FRAKTUR", "BLACK-LETTER"),
    ("fraktur", "b"): ("BOLD FRAKTUR",),
    ("double-struck", "p"): ("DOUBLE-STRUCK",),
    ("sans-serif", "p"): ("SANS-SERIF",),
    ("sans-serif", "b"): ("SANS-SERIF BOLD",),
    ("sans-serif", "i"): ("SANS-SERIF ITALIC",),
    ("sans-serif", "bi"): ("SANS-SERIF BOLD ITALIC",),
    ("monospace", "p"): ("MONOSPACE",),
}
_LOOKS = {"b": ("b",), "i": ("i",), "bi": ("b", "i")}


def finish_letters(root: etree._Element) -> None:
    """Put the letters of all formulas of a part right.

    Args:
        root: The part.
    """
    last: etree._Element | None = None  # a run of letters that pandoc wrote one by one
    for run in list(root.iter(m("r"))):
        text, look = _text(run), _look(run)
        if run.find(f"{m('rPr')}/{m('nor')}") is not None:
            _styled(run, look[1])
        elif text and not text.strip():
            _upright(run)
        elif look == ("", "p") and "".join(text.split()).isalpha():  # `subject to` is one, too
            single = len(text) == 1
            if single and last is not None and run.getprevious() is last:
                _join(last, run)
                continue
            _upright(run)
            last = run if single else None
        elif look in _ALPHABETS:
            _lettered(run, text, _ALPHABETS[look])


def _look(run: etree._Element) -> tuple[str, str]:
    """The alphabet of a run and its style, as the schema calls them."""
    values = [run.find(f"{m('rPr')}/{m(name)}") for name in ("scr", "sty")]
    script, style = ("" if value is None else str(value.get(m("val"))) for value in values)
    return script, style


def _text(run: etree._Element) -> str:
    return "".join(item.text or "" for item in run.iterfind(m("t")))


def _styled(run: etree._Element, style: str) -> None:
    """Plain text keeps its look: the schema has it where the text of paragraphs has it."""
    if style not in _LOOKS or run.find(w("rPr")) is not None:
        return
    look = etree.Element(w("rPr"))
    for name in _LOOKS[style]:
        etree.SubElement(look, w(name))
    properties = run.find(m("rPr"))
    if properties is not None:
        properties.addnext(look)


def _upright(run: etree._Element) -> None:
    made = parse(_UPRIGHT)
    for properties in (m("rPr"), w("rPr")):
        for old in run.findall(properties):
            run.remove(old)
    for part in reversed(list(made)[:2]):
        run.insert(0, part)
    for item in run.iterfind(m("t")):
        item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _join(last: etree._Element, run: etree._Element) -> None:
    """A letter behind others of the same name: LibreOffice sets runs apart."""
    item, around = last.find(m("t")), run.getparent()
    if item is not None and around is not None:
        item.text = f"{item.text or ''}{_text(run)}"
        around.remove(run)


def _lettered(run: etree._Element, text: str, names: tuple[str, ...]) -> None:
    """The letters of an alphabet in place of plain ones beside its name, where all are there."""
    letters = [_letter(sign, names) for sign in text]
    item = run.find(m("t"))
    if item is None or not all(letters):
        return
    for old in run.findall(m("rPr")):
        run.remove(old)
    item.text = "".join(letters)
    run.insert(0, parse(f'<m:rPr xmlns:m="{M}"><m:sty m:val="p"/></m:rPr>'))


@cache
def _letter(sign: str, names: tuple[str, ...]) -> str:
    """A letter or digit in an alphabet; "" where Unicode has none."""
    plain = unicodedata.name(sign, "")
    for script in ("LATIN ", "GREEK ", "LETTER "):
        plain = plain.replace(script, "")
    for name in (*(f"MATHEMATICAL {name}" for name in names), *names):
        try:
            return unicodedata.lookup(f"{name} {plain}")
        except KeyError:
            continue
    return ""
