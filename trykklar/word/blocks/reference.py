"""References: the number the PDF prints, in a live field that points at its bookmark."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.latex.reference_commands import PAGES, PRINTS, RANGES
from trykklar.word.blocks.export_state import Anchor
from trykklar.word.blocks.reference_series import series
from trykklar.word.blocks.varioref import where
from trykklar.word.blocks.word_field import bookmark, field, link, raw, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.word.aux_numbers import Target
    from trykklar.word.blocks.export_state import Desk, Reference

_ALIKE = {
    "subsection": "section",
    "subsubsection": "section",
    "paragraph": "section",
    "subequation": "equation",
    "parentequation": "equation",
}
_TITLES = ("title", "titlepage")
_CLEVER = re.compile(r"\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\bcleveref\b")
_PAIR = 2
_NBSP = "\N{NO-BREAK SPACE}"


def place_references(desk: Desk) -> int:
    """Fill in every reference, when all labels are known.

    Returns:
        How many keys were not resolved.
    """
    return sum(_place(reference, desk) for reference in desk.references)


def _place(reference: Reference, desk: Desk) -> int:
    missing = [key for key in reference.keys if key not in desk.numbers.targets]
    for key in missing:
        desk.report(
            "word-reference-unresolved",
            Severity.ERROR,
            reference.offset,
            f"\\{reference.command}{{{key}}} has no number in the compiled document.",
            "Define the label, or build again.",
        )
    reference.target.content = list(_parts(reference, desk))
    return len(missing)


def _parts(reference: Reference, desk: Desk) -> Iterator[Any]:
    command, keys = reference.command, reference.keys
    kind = PRINTS[command]
    if kind in ("varied", "variedpage", "full") and keys:
        yield from _varied(reference, desk)
    elif kind in ("named", "namedpage", "name", "names"):
        yield from _clever(reference, desk)
    elif kind == "numbers":
        yield from _joined(reference, keys, desk)
    else:
        if kind == "auto" and keys:
            yield pf.Str(_autoname(keys[0], desk) + _NBSP)
        for index, key in enumerate(keys):
            if index:
                yield pf.Str(", ")
            yield _single(command, key, desk)
        if kind == "titlepage" and keys:
            yield pf.Str(f" on page{_NBSP}{_page(keys[0], desk)}")


def _varied(reference: Reference, desk: Desk) -> Iterator[Any]:
    r"""`\vref` and the like; with cleveref, `\vref` names what it refers to."""
    key, kind = reference.keys[-1], PRINTS[reference.command]
    if kind == "full":
        page = f" on page{_NBSP}{_page(key, desk)}"
    else:
        here = kind == "variedpage"
        ordinal = desk.next("varied")
        page = where(_page(key, desk), ordinal, desk.numbers.targets, desk.language, here=here)
    if kind != "variedpage":
        if _CLEVER.search(desk.manuscript.preamble):
            yield from _clever(replace(reference, command=_cased("cref", reference)), desk)
        else:
            yield _single("ref", key, desk)
        page = f" {page}" if page.strip() and kind == "varied" else page
    yield pf.Str(page)


def _cased(command: str, reference: Reference) -> str:
    return command.capitalize() if reference.command[0].isupper() else command


def _page(key: str, desk: Desk) -> str:
    return desk.numbers.targets[key].page if key in desk.numbers.targets else "??"


def _clever(reference: Reference, desk: Desk) -> Iterator[Any]:
    r"""`\cref{a,b}`: a name for each kind, then the numbers of that kind."""
    command, printed = reference.command, PRINTS[reference.command]
    groups: dict[str, list[str]] = {}
    for key in reference.keys:
        groups.setdefault("page" if printed == "namedpage" else _kind(key, desk), []).append(key)
    last = desk.words.last if len(groups) == _PAIR else desk.words.last_group or desk.words.last
    for index, (kind, members) in enumerate(groups.items()):
        if index:
            yield pf.Str(last if index == len(groups) - 1 else ", ")
        # One \Cref begins one sentence: what follows in it is named as \cref does.
        variant = command.lower() if index and command in ("Cref", "Fref") else command
        yield pf.Str(_name(variant, kind, _PAIR if printed == "names" else len(members), desk))
        if printed not in ("name", "names"):
            yield pf.Str(_NBSP)
            yield from _joined(reference, members, desk)


def _joined(reference: Reference, keys: Sequence[str], desk: Desk) -> Iterator[Any]:
    command = reference.command
    found = _series(command, keys, desk)
    shown = {key for part in found for key in part}
    for key in set(keys) - shown:
        desk.together.add((reference.offset, bookmark(key).removesuffix("_n")))
    for index, part in enumerate(found):
        if index:
            yield pf.Str(desk.words.last if index == len(found) - 1 else ", ")
        for place, key in enumerate(part):
            if place:
                yield pf.Str(f" {desk.words.to} ")
            equation = command not in PAGES and _kind(key, desk) == "equation"
            yield _single("eqref" if equation else command, key, desk)


def _series(command: str, keys: Sequence[str], desk: Desk) -> list[tuple[str, ...]]:
    if command in RANGES:
        return [tuple(keys)]
    if command in PAGES:
        return [(key,) for key in keys]
    package_options = _options(desk.manuscript.preamble)
    targets = desk.numbers.targets
    numbers = {key: targets[key].number for key in keys if key in targets}
    return series(
        keys,
        numbers,
        order="nosort" not in package_options
        and "compress" not in package_options.replace("sort&compress", ""),
        shorten="nosort" not in package_options
        and "sort" not in package_options.replace("sort&compress", ""),
    )


@lru_cache(maxsize=2)
def _options(preamble: str) -> str:
    """The options that the preamble gives cleveref."""
    options = re.findall(r"\\usepackage\[([^\]]{0,2000})\]\{cleveref\}", preamble)
    return options[-1] if options else ""


def _single(command: str, key: str, desk: Desk) -> Any:
    target = desk.numbers.targets.get(f"sub@{key}" if command == "subref" else key)
    if target is None:
        return pf.Strong(pf.Str("??"))
    anchor = desk.anchors.get(key, Anchor("", bookmark(key)))
    shown = _shown(command, target)
    bracketed = PRINTS[command] == "bracketed"
    if anchor.kind == "":
        return pf.Str(f"({shown})" if bracketed else shown)
    if command in PAGES:
        return raw(field(rf"PAGEREF {anchor.bookmark} \h", shown))
    if anchor.kind == "place":
        shown = f"({shown})" if bracketed else shown
        return link(anchor.bookmark, [pf.Str(shown)])
    xml = field(_instruction(command, anchor, desk), shown)
    return raw(run("(") + xml + run(")")) if bracketed else raw(xml)


def _instruction(command: str, anchor: Anchor, desk: Desk) -> str:
    if PRINTS[command] in _TITLES:
        return rf"REF {anchor.bookmark} \h"
    if anchor.kind == "heading" and desk.native:
        alone = r" \t" if any(lead.before for lead in desk.leads.values()) else ""
        return rf"REF {anchor.bookmark} \r{alone} \h"
    return rf"REF {anchor.bookmark}_n \h"


def _shown(command: str, target: Target) -> str:
    if command in PAGES:
        return target.page
    if PRINTS[command] in _TITLES:
        return re.sub(r"\\[A-Za-z]+\s*|[{}]", "", target.title)
    return target.number


def _kind(key: str, desk: Desk) -> str:
    """The counter behind a label: the .aux may say, else where it landed."""
    target = desk.numbers.targets.get(key)
    anchor = desk.anchors.get(key)
    kind = (target.kind if target else "") or (anchor.counter if anchor else "")
    if kind in ("section", "chapter", *_ALIKE) and target and target.number[:1].isalpha():
        return "appendix"
    return _ALIKE.get(kind, kind)


def _name(command: str, kind: str, count: int, desk: Desk) -> str:
    words = desk.words
    package_options = _options(desk.manuscript.preamble)
    own = _own_name(command, kind, count, desk)
    if own:
        return own
    capital = command[0].isupper() or "capitali" in package_options or command.startswith("nameC")
    full = (capital and command[0].isupper()) or "noabbrev" in package_options
    names = (words.full.get(kind) if full else None) or words.crefs.get(kind, (kind, kind + "s"))
    name = names[0 if count == 1 else 1]
    if capital or words.nouns:
        return name[:1].upper() + name[1:]
    return name[:1].lower() + name[1:]


def _own_name(command: str, kind: str, count: int, desk: Desk) -> str:
    r"""What the author set with `\crefname{table}{tab.}{tabs.}`."""
    capital = command[0].isupper() or command.startswith("nameC")
    own = _own_names(desk.manuscript.preamble)
    at = 0 if count == 1 else 1
    if found := own.get(("C" if capital else "c", kind)):
        return found[at]
    other = own.get(("c" if capital else "C", kind), ("", ""))[at]  # cleveref changes the case
    change = str.upper if capital else str.lower
    return change(other[:1]) + other[1:]


@lru_cache(maxsize=2)
def _own_names(preamble: str) -> Mapping[tuple[str, str], tuple[str, str]]:
    pattern = r"\\([cC])refname\{([^{}]*)\}\{([^{}]*)\}\{([^{}]*)\}"
    return {
        (case, kind): (alone, more) for case, kind, alone, more in re.findall(pattern, preamble)
    }


def _autoname(key: str, desk: Desk) -> str:
    target = desk.numbers.targets.get(key)
    kind = target.kind if target else ""
    return desk.words.autorefs.get(kind, kind)
