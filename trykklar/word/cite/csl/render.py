"""Rendering all citations of a text at once, in a small document of their own."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.cite.csl.csl_entry import shown
from trykklar.word.pandoc import run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.cite.csl.items import Works


# biblatex-apa says "Eds." and "ed." in every English; CSL's British says "Eds" and "edn".
_AMERICAN = "en-US"


@dataclass(frozen=True)
class CslRendered:
    """What citeproc printed.

    Attributes:
        citations: Inlines, one list for each request.
        entries: Key -> inlines of its entry in the reference list.
        list: The reference list as pandoc's block, or None.
    """

    citations: tuple[list[Any], ...]
    entries: dict[str, list[Any]]
    list: Any


def render(requests: Sequence[Any], works: Works, style: str, language: str) -> CslRendered:
    """Render citations and the reference list.

    Args:
        requests: Pandoc's `Cite` elements, in the order of the text.
        works: What they cite.
        style: The CSL style, as XML.
        language: Tag of the language that the words of the style are in.

    Raises:
        PandocError: The style or the works are not what citeproc can read.
    """
    blocks = [pf.Para(request) for request in requests]
    document = pf.Doc(*blocks, metadata=_metadata(language, works))
    written = StringIO()
    pf.dump(document, written)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "works.json").write_text(json.dumps(works.items), "utf-8")
        (Path(folder) / "style.csl").write_text(style, "utf-8")
        arguments = ["-f", "json", "-t", "json", "--citeproc", "--csl", "style.csl",
                     "--bibliography", "works.json"]  # fmt: skip
        answer = pf.load(StringIO(run(arguments, written.getvalue(), Path(folder)).decode()))
    return _read(answer, len(blocks))


def _metadata(language: str, works: Works) -> dict[str, Any]:
    keys = [pf.Citation(str(item["id"])) for item in works.items]
    return {
        "lang": _AMERICAN if language.startswith("en") else language,
        "link-citations": True,
        "suppress-bibliography": False,
        "nocite": pf.MetaInlines(pf.Cite(citations=keys)) if keys else "",
    }


def _show(element: Any) -> None:
    if isinstance(element, pf.Str):
        element.text = shown(element.text)
    elif hasattr(element, "content"):
        for child in element.content:
            _show(child)


def _read(answer: Any, count: int) -> CslRendered:
    blocks = list(answer.content)
    _show(answer)
    citations = tuple(list(block.content[0].content) for block in blocks[:count])
    found = next((block for block in blocks[count:] if isinstance(block, pf.Div)), None)
    entries = {}
    for entry in found.content if found is not None else ():
        if isinstance(entry, pf.Div) and entry.content:
            entries[entry.identifier.removeprefix("ref-")] = list(entry.content[0].content)
    return CslRendered(citations, entries, found)
