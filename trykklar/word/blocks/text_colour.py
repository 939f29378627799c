r"""Text and table cells in a colour, as the changes of a revised manuscript often are.

Which colour `mine!50!black` is, TeX says, behind the document's own preamble. One that cannot be
read on white, as of words on a dark ground, is left out: Word has no such ground.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.document_tree import elements
from trykklar.word.lightness import lightness
from trykklar.word.neutral.vocabulary import COLOUR, SHADE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.document import Document
    from trykklar.word.export_state import ExportState

_STYLE = re.compile(r"color: ?([\w .,!:>-]{1,80})")  # what pandoc makes of `\textcolor`
_NUMBERS = re.compile(r"([\d.]+) ?, ?([\d.]+) ?, ?([\d.]+)")
_DEFINED = re.compile(r"\\definecolor\s*\{([^{}]+)\}\s*\{(HTML|RGB|rgb)\}\s*\{([^{}]+)\}")
_CODE = re.compile(r"[0-9A-Fa-f]{6}")
# The colours of color.sty, which mixes none.
_BASIC = {
    "red": "FF0000", "green": "00FF00", "blue": "0000FF", "cyan": "00FFFF", "magenta": "FF00FF",
    "yellow": "FFFF00", "white": "FFFFFF", "black": "000000",
}  # fmt: skip
_WHOLE = 255.0
_BLACK = "000000"
_LIGHTEST = 0.8  # of white, that is seen on it
_MOST = 200  # colours


def colour_text(text: Any, state: ExportState) -> None:
    """Let what TeX prints in a colour have it.

    Args:
        text: The document's text; it is changed.
        state: The state of the export; the document was typeset.
    """
    spans = [(item, _name(item)) for item in elements(text) if isinstance(item, pf.Span)]
    grounds = [item for item, _ in spans if SHADE in item.classes]
    asked = [*(name for _, name in spans if name), *(item.attributes["colour"] for item in grounds)]
    names = list(dict.fromkeys(asked))[:_MOST]
    codes = _codes(names, state.inputs.manuscript.written_preamble, state.inputs.document)
    for span, name in spans:
        if (code := codes.get(name)) and _is_seen(code):
            del span.attributes["style"]
            span.attributes["custom-style"] = f"{COLOUR}{code}"
    for item in grounds:
        item.attributes["colour"] = codes.get(item.attributes["colour"], "")


def _codes(names: Sequence[str], preamble: str, document: Document) -> Mapping[str, str]:
    """Colours by their names.

    Args:
        names: As xcolor reads them: `red!50`; or three numbers, or six digits.
        preamble: Of the document, which may define some by numbers.
        document: It was typeset, and nobody else builds it meanwhile.

    Returns:
        A name -> its red, green and blue in six digits; nothing for one that nobody knows.
    """
    defined = {
        name: _written(spec, _WHOLE if model == "RGB" else 1.0)
        for name, model, spec in _DEFINED.findall(preamble)
    }
    found = {name: code for name in names if (code := defined.get(name) or _written(name))}
    asked = [name for name in names if name not in found]
    pieces = print_pieces(document, [_question(name) for name in asked])
    for name, piece in zip(asked, pieces, strict=True):
        shown = "".join(map(plain, piece.paragraphs)).strip() if piece else ""
        found[name] = shown if _CODE.fullmatch(shown) else _BASIC.get(name, "")
    return {name: code.upper() for name, code in found.items() if code}


def _name(span: Any) -> str:
    match = _STYLE.fullmatch(span.attributes.get("style", ""))
    return match[1].strip() if match else ""


def _written(name: str, most: float = 0.0) -> str:
    """The code of a colour that is given by numbers, up to one or to 255; "" of another."""
    if _CODE.fullmatch(name):
        return name
    match = _NUMBERS.fullmatch(name)
    if match is None:
        return ""
    try:
        parts = [float(part) for part in match.groups()]
    except ValueError:
        return ""
    whole = most or (1.0 if max(parts) <= 1 else _WHOLE)
    return "".join(f"{round(255 * min(part / whole, 1)):02X}" for part in parts)


def _question(name: str) -> str:
    return (
        rf"\colorlet{{trykklarasked}}{{{name}}}"
        r"\convertcolorspec{named}{trykklarasked}{HTML}\trykklarcode\trykklarcode"
    )


def _is_seen(code: str) -> bool:
    """Whether words of a colour can be told from white, and from black."""
    return code != _BLACK and lightness(code) <= _LIGHTEST
