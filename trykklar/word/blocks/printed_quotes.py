r"""The marks that csquotes sets where an author chose others than those of the language.

German has `„“` and `»«`, and authors may declare marks of their own, so that TeX is asked what it
prints. Source: csquotes' manual, 2.1, 2.3 and 8.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.babel_names import TAGS
from trykklar.latex.loaded_packages import is_loaded, package_options
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.words import quotes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.word.export_state import ExportState

# Options that choose no marks.
_INDIFFERENT = re.compile(
    r"\s*(?:(?:autostyle|strict|debug|threshold\w*|parthreshold|blockpunct|babel|maxlevel"
    r"|clearpunct|autopunct|spacing)(?:\s*=.*)?)?\s*",
    re.DOTALL,
)
_CHOSEN = re.compile(
    r"\\(?:setquotestyle|DeclareQuoteStyle|DeclareQuoteAlias|DeclareQuoteOption|ExecuteQuoteOptions)"
    r"(?![A-Za-z])"
)
_ASKED = r"\enquote{xq\enquote{yq}zq}"
_ANSWER = re.compile(r"\s*(.*?)\s*xq\s*(.*?)\s*yq\s*(.*?)\s*zq\s*(.*?)\s*", re.DOTALL)


def printed_quotes(state: ExportState, pdf: Path | None) -> dict[str, tuple[str, str, str, str]]:
    """Tag of a language -> the marks that TeX prints in it, outer and inner.

    Args:
        state: The state of the export.
        pdf: What TeX made of the source as it is; without it, TeX cannot be asked.

    Returns:
        None of those that are as the language has them.
    """
    source = state.inputs.manuscript.flat.text
    if pdf is None or not is_loaded(source, "csquotes") or not _is_chosen(source):
        return {}
    tags = {state.inputs.language: ""}
    tags |= {tag: name for name, tag in TAGS.items() if re.search(rf"\\\w+\{{{name}\}}", source)}
    asked = [_in_language(name) + _ASKED for name in tags.values()]
    pieces = print_pieces(state.inputs.document, asked)
    found = zip(tags, pieces, strict=True)
    texts = {tag: "".join(map(plain, piece.paragraphs)) for tag, piece in found if piece}
    return dict(_chosen(texts))


def _is_chosen(source: str) -> bool:
    options = ",".join(package_options(source, "csquotes")).split(",")
    return not all(map(_INDIFFERENT.fullmatch, options)) or _CHOSEN.search(source) is not None


def _in_language(name: str) -> str:
    return rf"\selectlanguage{{{name}}}" if name else ""


def _chosen(texts: dict[str, str]) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    for tag, text in texts.items():
        match = _ANSWER.fullmatch(text)
        usual = tuple(mark.strip() for mark in quotes(tag))
        if match and all(match.groups()) and (match[1], match[4], match[2], match[3]) != usual:
            yield tag, (match[1], match[4], match[2], match[3])
