"""References: the number the PDF prints, and the way to what has it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.latex.loaded_packages import loaded
from trykklar.latex.reference_commands import PAGES, PRINTS, RANGES
from trykklar.word.blocks.asked_reference import asked, referring
from trykklar.word.blocks.reference_series import series
from trykklar.word.blocks.varioref import where
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.inventory.counted import PAGE
from trykklar.word.mark.language_at import CLEVEREF
from trykklar.word.model import Anchor
from trykklar.word.neutral import numbered
from trykklar.word.neutral.anchors import anchor_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.printed.text_run import Run
    from trykklar.word.aux_numbers import Target
    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.model import MarkedReference
    from trykklar.word.neutral.vocabulary import Shows

_ALIKE = {
    "subsection": "section",
    "subsubsection": "section",
    "paragraph": "section",
    "subequation": "equation",
    "parentequation": "equation",
}
_PARTS = {"subfigure": "figure", "subtable": "table"}
"""Kinds that cleveref names as the wholes that they are parts of, unless the author names them."""
_WHOLE_NAMES = ("nameC", "lcname")  # of `\nameCref` and `\lcnamecref`: none is an abbreviation
_NAMING = ("named", "name", "names")
_TITLES = ("title", "titlepage")
_TITLE_MARKS = ("‘", "’")  # nameref.sty, `\Nameref`
_LATER = re.compile(
    r"\\(?:addto\s*\{?\\(?:extras|captions)[A-Za-z]+\}?|AtBeginDocument)\s*"
    r"(\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})"
)
_AUTONAME = re.compile(
    r"\\(?:def|gdef|(?:re)?newcommand\*?|providecommand\*?)\s*\{?\s*\\([A-Za-z]+)autorefname\s*\}?"
    r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_OPTION = re.compile(r"\[([^\]]*)\]")
_PAIR = 2
_WITH_PAGES = ("fref", "Fref")
_PLAIN_FORMAT = re.compile(
    r"\\usepackage\s*\[[^\]]*\b(?:plain|margin)\b[^\]]*\]\s*\{fancyref\}|"
    r"\\fancyrefdefaultformat\}?\s*\{(?:plain|margin)\}"
)
_NBSP = "\N{NO-BREAK SPACE}"


def place_references(state: ExportState, *, typeset: bool) -> None:
    """Fill in every reference, when all labels are known.

    Args:
        state: The state of the export.
        typeset: Whether TeX can be asked what it prints of those that are not.
    """
    printed = asked(state, lambda found: _is_nameless(found, state)) if typeset else {}
    for reference in state.met.references:
        runs = printed.get(id(reference.target))
        if runs is None:
            _place(reference, state)
        else:
            _place_printed(reference, runs, state)


def _is_nameless(reference: MarkedReference, state: ExportState) -> bool:
    """Whether a reference prints the name of a kind, and none is known."""
    prints = PRINTS[reference.command]
    kinds = {_kind(key, state) for key in reference.keys if key in state.targets} - {""}
    if prints in _NAMING:
        known = state.inputs.cleveref_words.crefs
        return any(
            kind not in known and not _own_name("cref", kind, 1, state.inputs) for kind in kinds
        )
    own = _own_autonames(state.inputs.manuscript.preamble)
    return prints == "auto" and not kinds <= {*state.inputs.words.autorefs, *own}


def _place_printed(reference: MarkedReference, runs: Sequence[Run], state: ExportState) -> None:
    content: list[Any] = []
    parts = list(referring(runs, reference, state))
    for part in parts:
        content += [_single(*part, state)] if isinstance(part, tuple) else inlines([part], ())
    if reference.command in _WITH_PAGES and reference.keys[0] in state.targets:
        content += _far(reference.keys[0], state)
    reference.target.content = content
    live = {part[1] for part in parts if isinstance(part, tuple)}
    for key in reference.keys:
        if key not in live:  # of another document: no place in this one; or within a range
            name = anchor_name(key).removesuffix("_n")
            state.met.together |= {(reference.offset, name), (reference.offset, name + PAGE)}


def _place(reference: MarkedReference, state: ExportState) -> None:
    missing = [key for key in reference.keys if key not in state.targets]
    for key in missing:
        state.report(
            "word-reference-unresolved",
            Severity.ERROR,
            reference.offset,
            f"\\{reference.command}{{{key}}} has no number in the compiled document.",
            "Define the label, or build again.",
        )
    reference.target.content = list(_parts(reference, state))


def _parts(reference: MarkedReference, state: ExportState) -> Iterator[Any]:
    command, keys = reference.command, reference.keys
    kind = PRINTS[command]
    if kind in ("varied", "variedpage", "full") and keys:
        yield from _varied(reference, state)
    elif kind in ("named", "namedpage", "name", "names"):
        yield from _clever(reference, state)
    elif kind == "numbers":
        yield from _joined(reference, keys, state)
    else:
        if kind == "auto" and keys:
            name = _autoname(keys[0], state)
            yield from [pf.Str(name + _NBSP)] * bool(name)
        for index, key in enumerate(keys):
            if index:
                yield pf.Str(", ")
            around = _TITLE_MARKS if kind == "titlepage" else ("", "")
            yield from [pf.Str(around[0])] * bool(around[0])
            yield _single(command, key, state)
            yield from [pf.Str(around[1])] * bool(around[1])
        if kind == "titlepage" and keys:
            yield pf.Str(f" on page{_NBSP}{_page(keys[0], state)}")


def _varied(reference: MarkedReference, state: ExportState) -> Iterator[Any]:
    r"""`\vref` and the like; with cleveref, `\vref` names what it refers to."""
    key, kind = reference.keys[-1], PRINTS[reference.command]
    if kind == "full":
        page = f" on page{_NBSP}{_page(key, state)}"
    else:
        here = kind == "variedpage"
        ordinal = state.met.next("varied")
        place = partial(where, _page(key, state), ordinal, state.targets, state.inputs.language)
        near = kind == "variedpage" and not place(here=False)
        page = _said_page(reference, place(here=here), state, near=near)
    if kind != "variedpage":
        if CLEVEREF.search(state.inputs.manuscript.preamble):
            yield from _clever(replace(reference, command=_cased("cref", reference)), state)
        else:
            yield _single("ref", key, state)
        page = f" {page}" if page.strip() and kind == "varied" else page
    yield pf.Str(page)


def _said_page(reference: MarkedReference, page: str, state: ExportState, *, near: bool) -> str:
    r"""`\vpageref[here][there]{key}`: the author's words for the same page, and before another one.

    cleveref leaves out the second.
    """
    given: list[str] = _OPTION.findall(reference.options)
    if near and given:
        return given[0]
    clever = CLEVEREF.search(state.inputs.manuscript.preamble)
    before = given[1].strip() if len(given) > 1 and not clever else ""
    return f"{before} {page}" if before else page


def _far(key: str, state: ExportState) -> list[Any]:
    r"""Where it is if that is not near, as fancyref says it by varioref, if not set otherwise."""
    if _PLAIN_FORMAT.search(state.inputs.manuscript.preamble):
        return []
    ordinal = state.met.next("varied")
    page = where(_page(key, state), ordinal, state.targets, state.inputs.language, here=False)
    return [pf.Str(f" {page}")] if page.strip() else []


def _cased(command: str, reference: MarkedReference) -> str:
    return command.capitalize() if reference.command[0].isupper() else command


def _page(key: str, state: ExportState) -> str:
    return state.targets[key].page if key in state.targets else "??"


def _clever(reference: MarkedReference, state: ExportState) -> Iterator[Any]:
    r"""`\cref{a,b}`: a name for each kind, then the numbers of that kind."""
    command, printed = reference.command, PRINTS[reference.command]
    groups: dict[str, list[str]] = {}
    for key in reference.keys:
        groups.setdefault(
            "page" if printed == "namedpage" else _kind(key, state, command), []
        ).append(key)
    words = state.inputs.cleveref_words
    last = words.last if len(groups) == _PAIR else words.last_group or words.last
    for index, (kind, members) in enumerate(groups.items()):
        if index:
            yield pf.Str(last if index == len(groups) - 1 else ", ")
        # One \Cref begins one sentence: what follows in it is named as \cref does.
        variant = command.lower() if index and command in ("Cref", "Fref") else command
        yield pf.Str(
            _name(variant, kind, _PAIR if printed == "names" else len(members), state.inputs)
        )
        if printed not in ("name", "names"):
            yield pf.Str(_NBSP)
            yield from _joined(reference, members, state)


def _joined(reference: MarkedReference, keys: Sequence[str], state: ExportState) -> Iterator[Any]:
    command = reference.command
    found = _series(command, keys, state)
    shown = {key for part in found for key in part}
    for key in set(keys) - shown:
        state.met.together.add((reference.offset, anchor_name(key).removesuffix("_n")))
    for index, part in enumerate(found):
        if index:
            yield pf.Str(state.inputs.cleveref_words.last if index == len(found) - 1 else ", ")
        for place, key in enumerate(part):
            if place:
                yield pf.Str(f" {state.inputs.cleveref_words.to} ")
            equation = command not in PAGES and _kind(key, state) == "equation"
            yield _single("eqref" if equation else command, key, state)


def _series(command: str, keys: Sequence[str], state: ExportState) -> list[tuple[str, ...]]:
    if command in RANGES:
        return [tuple(keys)]
    if command in PAGES:
        return [(key,) for key in keys]
    package_options = _options(state.inputs.manuscript.preamble)
    targets = state.targets
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


def _single(command: str, key: str, state: ExportState) -> Any:
    target = state.targets.get(f"sub@{key}" if command == "subref" else key)
    if target is None:
        return pf.Strong(pf.Str("??"))
    anchor = state.met.anchors.get(key, Anchor("", anchor_name(key)))
    shown = _shown(command, target)
    bracketed = PRINTS[command] == "bracketed"
    if anchor.kind == "":
        return pf.Str(f"({shown})" if bracketed else shown)
    return numbered.reference(anchor, shown, _shows(command), bracketed=bracketed)


def _shows(command: str) -> Shows:
    if command in PAGES:
        return "page"
    return "title" if PRINTS[command] in _TITLES else "number"


def _shown(command: str, target: Target) -> str:
    if command in PAGES:
        return target.page
    if PRINTS[command] in _TITLES:
        return re.sub(r"\\[A-Za-z]+\s*|[{}]", "", target.title)
    return target.number


def _kind(key: str, state: ExportState, command: str = "") -> str:
    """The counter behind a label: the .aux may say, else where it landed.

    What cleveref wrote down of it is what cleveref prints: `Section A`, where it does not know of
    an appendix.
    """
    target = state.targets.get(key)
    anchor = state.met.anchors.get(key)
    kind = (target.kind if target else "") or (anchor.counter if anchor else "")
    recorded = f"{key}@cref" in state.inputs.numbers.written and PRINTS.get(command) != "auto"
    sections = _ALIKE.keys() | {"section", "chapter"}
    if kind in sections and target and _is_lettered(target.number) and not recorded:
        return "appendix"
    if kind in _PARTS and not _own_name("cref", kind, 1, state.inputs):
        return _PARTS[kind]
    return _ALIKE.get(kind, kind)


def _is_lettered(number: str) -> bool:
    """Whether a number is an appendix's, `B` or `A.1`, and no word is in it."""
    return number[:1].isalpha() and not number[1:2].isalpha()


def _name(command: str, kind: str, count: int, inputs: ExportInputs) -> str:
    words = inputs.cleveref_words
    package_options = _options(inputs.manuscript.preamble)
    own = _own_name(command, kind, count, inputs)
    if own:
        return own
    capital = command[0].isupper() or "capitali" in package_options or command.startswith("nameC")
    whole = command[0].isupper() or command.startswith(_WHOLE_NAMES)
    full = whole or "noabbrev" in package_options
    names = (words.full.get(kind) if full else None) or words.crefs.get(kind, (kind, kind + "s"))
    name = names[0 if count == 1 else 1]
    if capital or words.nouns:
        return name[:1].upper() + name[1:]
    return name[:1].lower() + name[1:]


def _own_name(command: str, kind: str, count: int, inputs: ExportInputs) -> str:
    r"""What the author set with `\crefname{table}{tab.}{tabs.}`."""
    capital = command[0].isupper() or command.startswith("nameC")
    own = _own_names(inputs.manuscript.preamble)
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


def _autoname(key: str, state: ExportState) -> str:
    """What hyperref calls a label: by the author's word, its own, or by none (8.7 of its manual).

    A theorem has a name if it counts with one that has, or if thmtools declared it.
    """
    target = state.targets.get(key)
    kind = target.kind if target else ""
    preamble = state.inputs.manuscript.preamble
    nameless = f"\\newtheorem{{{kind}}}" in preamble.replace("*", "").replace(" ", "")
    usual = state.inputs.words.autorefs.get(kind, "" if nameless else kind)
    return _own_autonames(preamble).get(kind, usual)


@lru_cache(maxsize=2)
def _own_autonames(preamble: str) -> Mapping[str, str]:
    r"""What the author has for `\sectionautorefname`, where that is words.

    Babel sets these names anew where a language begins, but for what was added to the language.
    """
    if "babel" in loaded(preamble):
        preamble = "\n".join(_LATER.findall(preamble))
    return {
        kind: name.replace("~", _NBSP).replace(r"\S", "§").strip("{}")
        for kind, name in _AUTONAME.findall(preamble)
        if "\\" not in name.replace(r"\S", "")
    }
