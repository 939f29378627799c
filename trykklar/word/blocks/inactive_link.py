"""Links that would open more than a page or a letter: their text stays, and leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.document_tree import replace_elements
from trykklar.word.link_address import may_be_live

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportState

_SHOWN = 60  # letters of an address in a message


def take_out_links(text: Any, state: ExportState) -> None:
    """Leave the text alone of each link that nobody should click on unseen, and say so.

    Args:
        text: The finished text; it is changed.
        state: Where it is reported.
    """
    found: list[str] = []

    def text_alone(link: Any) -> list[Any] | None:
        if may_be_live(link.url):
            return None
        found.append(link.url)
        return list(link.content)

    replace_elements(text, pf.Link, text_alone)
    at = 0
    for address in found:
        at = _after(address, at, state)
        _report(address, at, state)


def _after(address: str, at: int, state: ExportState) -> int:
    """Where an address stands in the source, sought behind the last one first.

    One that a macro puts together is nowhere: it is reported where its kind of address stands.
    """
    searched = state.inputs.manuscript.flat.searched
    for sought in (address, address.partition(":")[0] + ":"):
        for begin in (at + 1, 0):
            place = searched.find(sought, begin)
            if place >= 0:
                return place
    return at


def _report(address: str, offset: int, state: ExportState) -> None:
    shown = address if len(address) <= _SHOWN else f"{address[:_SHOWN]} ..."
    state.report(
        "word-link",
        Severity.WARNING,
        offset,
        f"The text of this link is in the Word file, and the link is not: {shown}",
        "A click would open a file or program of the reader's own, or another computer's share. "
        "Links to the web, e-mail, DOIs and files beside the text are kept.",
    )
