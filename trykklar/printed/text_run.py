"""What TeX printed, as runs of text with their looks: the result of reading its boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks.

    Attributes:
        italic: Italic or slanted.
        bold: Bold, whatever its degree.
        small_caps: In small capitals.
        typewriter: In a font whose letters are equally wide.
        raised: Above the line.
        lowered: Below it.
        link: Where it leads: an address, or the name of a place in the PDF; "" to nowhere.
        address: Whether that is an address.
        label: The label whose number or page it is; "" of none.
        paged: Whether it is that label's page.
        formula: LaTeX of the formula that it is the letters of; "" where it is text.
    """

    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    typewriter: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""
    address: bool = False
    label: str = ""
    paged: bool = False
    formula: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look, or the mark of a note.

    Attributes:
        text: The text; "" for a mark.
        look: How it looks.
        mark: Whether it is the mark of a note.
    """

    text: str
    look: Look = PLAIN
    mark: bool = False


MARK = Run("", mark=True)
"""The mark of a note."""

UNSPEAKABLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The text of a formula that is no line of letters."""

Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """The bare text of runs."""
    return "".join(run.text for run in runs)


def trimmed(runs: Runs) -> Runs:
    """Runs without the spaces at both ends."""
    found = list(runs)
    while found and not found[0].mark and not found[0].text.lstrip():
        found.pop(0)
    while found and not found[-1].mark and not found[-1].text.rstrip():
        found.pop()
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


def behind(runs: Runs, letters: int) -> Runs:
    """Runs without the first letters of their text.

    Args:
        runs: The runs.
        letters: How many letters go.
    """
    found = []
    for run in runs:
        text, letters = run.text[letters:], max(letters - len(run.text), 0)
        found += [replace(run, text=text)] if text or run.mark else []
    return tuple(found)


_LOOKS = (
    "italic", "bold", "small_caps", "typewriter", "raised", "lowered", "address", "paged",
)  # fmt: skip
_NAMES = ("link", "label", "formula")


def rows(runs: Iterable[Run]) -> list[list[Any]]:
    """Runs as JSON can hold them."""
    return [
        [
            run.text,
            [name for name in _LOOKS if getattr(run.look, name)],
            {name: value for name in _NAMES if (value := getattr(run.look, name))},
            run.mark,
        ]
        for run in runs
    ]


def of_rows(data: Iterable[Sequence[Any]]) -> Runs:
    """Runs out of what `rows` made of them."""
    return tuple(Run(text, _look(names, looks), mark) for text, looks, names, mark in data)


def _look(names: Mapping[str, str], looks: Iterable[str]) -> Look:
    given: dict[str, Any] = {**names, **dict.fromkeys(looks, True)}
    return Look(**given)
