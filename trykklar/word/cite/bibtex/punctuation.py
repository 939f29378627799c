"""The signs natbib sets between and around citations, and what its options make of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BLANK = re.compile(r"~|\\(?=\s)|\\ ")
_MARKUP = re.compile(r"\\[A-Za-z]+\s*|[${}]")
# natbib's \bibstyle@...: what a .bst of that name asks for as long as the author asks for nothing.
NAMED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("chicago", "copernicus", "pass", "anngeo"), ("(", ")", ";", "a", ",", ",")),
    **dict.fromkeys(("egu", "egs", "nlinproc"), ("(", ")", ";", "a", ",", ",")),
    **dict.fromkeys(("plainnat", "abbrvnat", "unsrtnat"), ("[", "]", ",", "a", ",", ",")),
    **dict.fromkeys(("plain", "alpha", "abbrv", "unsrt"), ("[", "]", ",", "n", "", ",")),
    **dict.fromkeys(("agsm", "kluwer"), ("(", ")", ",", "a", "", ",")),
    "named": ("[", "]", ";", "a", ",", ","),
    "agu": ("[", "]", ";", "a", ",", ", "),
    "dcu": ("(", ")", ";", "a", ";", ","),
    "aa": ("(", ")", ";", "a", "", ","),
    "cospar": ("/", "/", ",", "n", "", ""),
    "esa": ("(Ref. ", ")", ",", "n", "", ""),
    "nature": ("", "", ",", "s", "", ","),
}
_LABELS = {"cospar": ("", "."), "esa": ("", "."), "nature": ("", ".")}


@dataclass(frozen=True)
class Punctuation:
    """natbib's settings.

    Attributes:
        opening, closing: Around a citation.
        between: Between works.
        date: Between authors and year.
        years: Between years, or numbers, of the same authors.
        note: Before a postnote.
        numbers: Whether by number.
        raised: Whether the numbers are raised.
        sort, compress: Whether works are sorted, and numbers drawn together.
        long: Whether the first citation of a work names all authors.
        label: Around the number in the list.
        and_: Between authors, in the lists of the harvard package's styles.
    """

    opening: str = "("
    closing: str = ")"
    between: str = ";"
    date: str = ","
    years: str = ","
    note: str = ", "
    numbers: bool = False
    raised: bool = False
    sort: bool = False
    compress: bool = False
    long: bool = False
    label: tuple[str, str] = ("[", "]")
    and_: str = "and"


_BRACKETS = {"round": ("(", ")"), "square": ("[", "]"), "angle": ("<", ">"), "curly": ("{", "}")}
_SEPARATORS = {"comma": ",", "semicolon": ";", "colon": ";"}
MORE: Mapping[str, Mapping[str, Any]] = {
    "sort": {"sort": True},
    "compress": {"compress": True},
    "sort&compress": {"sort": True, "compress": True},
    "longnamesfirst": {"long": True},
}
_FIELDS = {"open": "opening", "close": "closing", "aysep": "date", "yysep": "years",
         "notesep": "note", "citesep": "between"}  # fmt: skip


def opted(option: str, found: Punctuation) -> Punctuation:
    """The settings with an option of the package."""
    if option == "numbers":
        return replace(found, numbers=True, opening="[", closing="]", between=",")
    if option == "super":
        return replace(found, numbers=True, raised=True, opening="", closing="")
    if option == "authoryear":
        return replace(found, numbers=False, opening="(", closing=")", between=";")
    return _styled(option, found)


def _styled(option: str, found: Punctuation) -> Punctuation:
    if option in _BRACKETS:
        return replace(found, opening=_BRACKETS[option][0], closing=_BRACKETS[option][1])
    if option in _SEPARATORS:
        return replace(found, between=_SEPARATORS[option])
    return replace(found, **MORE.get(option, {}))


def punctuated(found: Punctuation, arguments: tuple[str, ...]) -> Punctuation:
    r"""The settings of a `\bibpunct`: its arguments, the optional one last."""
    opening, closing, between, kind, date, years, *note = (plain(part) for part in arguments)
    kind = kind.strip()[:1]
    return replace(
        found,
        opening=opening,
        closing=closing,
        between=between,
        numbers=kind in ("n", "s"),
        raised=kind == "s",
        date=date,
        years=years,
        note=note[0] if note else found.note,
    )


def like(found: Punctuation, style: str) -> Punctuation:
    """What natbib does for a style it knows by name."""
    named = punctuated(found, NAMED[style])
    sign = "&" if style in ("agsm", "kluwer") else "and"
    return replace(named, label=_LABELS.get(style, found.label), and_=sign)


def _set(found: Punctuation, arguments: tuple[str, ...]) -> Punctuation:
    kinds = {"authoryear": (False, found.raised), "numbers": (True, False), "super": (True, True)}
    for option, value in options(arguments[0]).items():
        if option in kinds:
            found = replace(found, numbers=kinds[option][0], raised=kinds[option][1])
        elif option in _FIELDS:
            found = _with(found, _FIELDS[option], plain(value))
        elif option in _BRACKETS or option in _SEPARATORS:
            found = _styled(option, found)
    return found


def _with(found: Punctuation, name: str, value: str) -> Punctuation:
    change: Mapping[str, Any] = {name: value}
    return replace(found, **change)


def _citestyle(found: Punctuation, arguments: tuple[str, ...]) -> Punctuation:
    return like(found, arguments[0]) if arguments[0] in NAMED else found


def plain(text: str) -> str:
    """A setting as text."""
    return _MARKUP.sub("", _BLANK.sub("\N{NO-BREAK SPACE}", text))


PARTS = {"bibpunct": 6, "setcitestyle": 1, "citestyle": 1}
CHANGES: Mapping[str, Callable[[Punctuation, tuple[str, ...]], Punctuation]] = {
    "bibpunct": punctuated,
    "setcitestyle": _set,
    "citestyle": _citestyle,
}
