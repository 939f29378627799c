r"""Which works stand in which list: `\printbibliography[keyword=law, heading=subbibliography]`.

biblatex's own filters, by what biber wrote of each work; categories are the source's to say.
"""

from __future__ import annotations

import copy
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.bibliography_block import title
from trykklar.word.blocks.builders import titled
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.word.cite.datalist import DatalistEntry, Datalists
    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.inlines import Inlines

_SECTION = re.compile(r"\\begin\s*\{refsection\}|\\newrefsection\b")
_BY_HEADING = re.compile(r"\brefsection\s*=\s*\{?(part|chapter|section)")
_CATEGORY = re.compile(r"\\addtocategory\s*\{([^{}]+)\}\s*\{([^{}]+)\}")
_HEADING = re.compile(
    r"\\defbibheading\s*\{([^{}]+)\}\s*(?:\[([^\]]*)\])?\s*"
    r"\{\s*(?:\\[A-Za-z]+\*?\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\})?"
)
_SUB = ("subbibliography", "subbibintoc", "subbibnumbered")


class Lists:
    """The lists of one document, filled one after the other."""

    def __init__(self, made: Datalists, entries: list[Any], state: ExportState) -> None:
        """Takes up a document.

        Args:
            made: What biber wrote.
            entries: The works as pandoc's blocks, all of them, in the order of the PDF.
            state: The state of the export.
        """
        self._made = made
        self._entries = entries
        self._state = state
        self._shown: set[str] = set()
        self._categories: dict[str, set[str]] = {}
        for name, keys in _CATEGORY.findall(state.inputs.manuscript.flat.text):
            members = {key.strip() for key in keys.split(",")}
            self._categories.setdefault(name.strip(), set()).update(members)

    def printed(self, given: str, offset: int, listing: Any) -> list[Any]:
        r"""A list with its heading; nothing where no work is to stand in it, as in biblatex.

        Args:
            given: The options of `\printbibliography`.
            offset: Where that is in the flat source.
            listing: The block of all works, whose looks it has.
        """
        settings = options(given)
        works = self._made.sections.get(_number(settings, offset, self._state.inputs))
        chosen = [entry for entry in self._entries if self._chosen(_key(entry), works, settings)]
        if not chosen:
            return []
        first = not self._shown  # pandoc knows but one list of works, by its name
        div = pf.Div(*map(self._placed, chosen), classes=list(listing.classes))
        if first:
            div.identifier = listing.identifier
        else:
            div.attributes["custom-style"] = "Bibliography"
        return headed(div, settings, self._state)

    def _chosen(
        self, key: str, works: Mapping[str, DatalistEntry] | None, settings: Mapping[str, str]
    ) -> bool:
        """Whether a list has a work; one that biber has not seen is in every list."""
        if not works:
            return True
        entry = works.get(key)
        if entry is None or entry.hidden:
            return False
        kept = {
            "keyword": settings.get("keyword") in entry.keywords,
            "type": settings.get("type") == entry.type,
            "category": key in self._categories.get(settings.get("category", ""), ()),
        }
        left = {
            "notkeyword": settings.get("notkeyword") in entry.keywords,
            "nottype": settings.get("nottype") == entry.type,
            "notcategory": key in self._categories.get(settings.get("notcategory", ""), ()),
        }
        return all(kept[name] for name in kept if name in settings) and not any(
            left[name] for name in left if name in settings
        )

    def _placed(self, entry: Any) -> Any:
        """The block of a work; one that stands in a list before is not the aim of links."""
        key = _key(entry)
        if key not in self._shown:
            self._shown.add(key)
            return entry
        again = copy.deepcopy(entry)
        again.identifier = ""
        return again


def headed(
    block: Any, settings: Mapping[str, str], state: ExportState, name: Inlines | None = None
) -> list[Any]:
    r"""A list of works with the heading that it brings along, if it does.

    Args:
        block: The list.
        settings: The options of `\printbibliography`.
        state: The state of the export.
        name: What TeX prints that it is called, where it was asked.
    """
    if settings.get("heading") == "none":
        return [block]
    return [*titled(_title(settings, state, name), state), block]


def _key(entry: Any) -> str:
    return str(entry.identifier.removeprefix("ref-"))


def _number(settings: Mapping[str, str], offset: int, inputs: ExportInputs) -> int:
    """The refsection that a list is of."""
    if settings.get("section", "").isdecimal():
        return int(settings["section"])
    text = inputs.manuscript.flat.text
    division = _BY_HEADING.search(inputs.manuscript.preamble)
    pattern = re.compile(rf"\\{division[1]}\b(?!\*)") if division else _SECTION
    before = text[inputs.manuscript.start : offset]
    last = before.rfind(r"\end{refsection}")
    count = len(pattern.findall(before))
    begun = max((match.start() for match in pattern.finditer(before)), default=-1)
    return count if division or begun > last else 0


def _title(
    settings: Mapping[str, str], state: ExportState, printed: Inlines | None
) -> str | Inlines:
    """What a list is called: the author's words, or biblatex's for this kind of heading."""
    text = state.inputs.manuscript.flat.text
    name = settings.get("heading", "bibliography")
    given = settings.get("title", "")
    own = "" if given else _headings(text).get(name, "")
    return own or printed or given or title(state, len(text), below=name in _SUB)


@lru_cache(maxsize=2)
def _headings(text: str) -> Mapping[str, str]:
    r"""What `\defbibheading` calls each list, where that is words."""
    found = {name: usual or own for name, usual, own in _HEADING.findall(text)}
    return {
        name: heading
        for name, heading in found.items()
        if heading and not set(heading) & set("\\#")
    }
