r"""Terms in the text: `\gls{who}` reads as in the PDF, an acronym in full where it comes first.

The commands of glossaries, glossaries-extra, acronym and acro, by what they print; the first use
of an acronym is the first in the source.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import is_loaded
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark
from trykklar.word.mark.rules import acronym_package
from trykklar.word.mark.rules.glossary_list import DEFINING, field
from trykklar.word.mark.rules.letters import redefined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage, Span

Entry = dict[str, str]
# Command, in lower case and without `pl` -> the form of the term that it prints.
_FORMS = {
    **dict.fromkeys(["gls", "ac"], "term"),
    **dict.fromkeys(["acrshort", "acs", "acsu", "glsxtrshort", "glsentryshort"], "short"),
    **dict.fromkeys(["acrlong", "acl", "aclu", "glsxtrlong", "glsentrylong"], "long"),
    **dict.fromkeys(["acrfull", "acf", "acfi", "glsxtrfull", "glsentryfull"], "full"),
    **dict.fromkeys(["glstext", "glsentrytext"], "text"),
    **dict.fromkeys(["glsname", "glsentryname"], "name"),
    **dict.fromkeys(["glsdesc", "glsentrydesc"], "description"),
    **dict.fromkeys(["glsfirst", "glsentryfirst"], "first"),
}
_INDEFINITE = frozenset(["iac", "iacs", "iacl", "iacf"])
r"""Those of acro and acronym that print an article, too: `\iac{key}`."""
_PLURALS = {"glsplural": "text", "glsentryplural": "text"}
LINKS = frozenset(["glslink", "glsdisp"])
PRINTED = frozenset(
    form
    for name in (*_FORMS, *_PLURALS)
    for small in (name, name + "p" if name[:2] == "ac" and name[2:3] != "r" else name + "pl")
    for form in (small, small.capitalize(), small.upper())
) - {"AC"} | {form for name in _INDEFINITE for form in (name, name.capitalize())}
# What resets the first use of acronyms, and what marks them as used: all, or those named.
_RESETS = frozenset(["acresetall", "glsresetall", "acreset", "glsreset"])
_UNSETS = frozenset(["acused", "glsunset"])
# What counts as a use beside `\ac`: of the package acronym, and any other form of acro's (its
# manual, section 5.1) and glossaries-extra's (its manual, 4.1), none of which has a star then.
_FULL_COUNTS = frozenset(["acf", "acfp", "Acf", "Acfp", "acfi", "acsu", "aclu"])
_SHORTENED = frozenset(["newacronym", "newabbreviation"])
# glossaries-extra: command -> its category, and the style of abbreviations that this has by default
# (its manual, 4.2).
_CATEGORIES = {
    "newacronym": ("acronym", "short-nolong"), "newabbreviation": ("abbreviation", "long-short"),
}  # fmt: skip
_STYLE = re.compile(r"\\setabbreviationstyle\s*(?:\[([^\]]*)\])?\s*\{([^{}]*)\}")
_SHORT_ONLY = re.compile(r"short(?:-(?:sc|sm|em))?(?:-nolong.*)?|nolong-short.*")
_LONG_ONLY = re.compile(r"long(?:-noshort.*)?")
_NAMES = ("name", "text", "plural", "first", "firstplural", "description", "short", "long",
          "shortplural", "longplural", "short-plural", "long-plural", "foreign",
          "short-indefinite", "long-indefinite")  # fmt: skip


def printed(passage: Passage, command: Command) -> Iterator[Edit]:
    """A term in the form that the command prints; left alone where there is no such term."""
    shown = _shown(passage, command)
    if shown is not None:
        text, end = shown
        yield Edit(command.start, end, mark("term", command.start, _cased(text, command.name)))


def noted(passage: Passage, command: Command) -> bool:
    """Whether a footnote says what a term stands for."""
    shown = _shown(passage, command)
    return shown is not None and r"\footnote{" in shown[0]


def _shown(passage: Passage, command: Command) -> tuple[str, int] | None:
    """What a command prints of a term, and where its argument ends."""
    argument = passage.argument(arguments(passage, command.end)[1])
    key = passage.slice(argument[0]).strip() if argument else ""
    entry = _entries(passage).get(key)
    if argument is None or entry is None or command.name in redefined(passage):
        return None
    form, plural = _form(command.name)
    first = form == "full" or (form == "term" and command.start in _first(passage))
    text = _text(entry, form, plural=plural, first=first)
    if command.name.lower() in _INDEFINITE:
        named = "long" if first or form == "long" else "short"
        text = f"{entry.get(f'{named}-indefinite', 'a')} {text}"
    if first and acronym_package.in_notes(passage) and "short" in entry:
        short, long = (_plural(entry, name, plural) for name in ("short", "long"))
        text = rf"{short}\footnote{{{long}}}"
    return text, argument[1]


def link(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\glslink{key}{text}`: the text."""
    key = passage.argument(arguments(passage, command.end)[1])
    text = passage.group(passage.skip(key[1])) if key else None
    if text is not None:
        yield Edit(command.start, text.start)
        yield Edit(text.end, text.end + 1)


def _form(name: str) -> tuple[str, bool]:
    small = name.lower()
    small = small[1:] if small in _INDEFINITE else small
    if small in _FORMS:
        return _FORMS[small], False
    if small in _PLURALS:
        return _PLURALS[small], True
    return _FORMS[small.removesuffix("pl") if small.endswith("pl") else small[:-1]], True


def _text(entry: Entry, form: str, *, plural: bool, first: bool) -> str:
    if "short" in entry and form in ("term", "full", "first", "text", "name"):
        short, long = _plural(entry, "short", plural), _plural(entry, "long", plural)
        foreign = f"{entry['foreign']}, " if "foreign" in entry else ""  # acro's manual, 4.2
        shown = first or form == "first"
        match _order(entry.get("style", ""), full=form == "full"):
            case "long":
                return long
            case "short":
                return short
            case "short-long":
                return f"{short} ({long})" if shown else short
            case "footnote":
                return rf"{short}\footnote{{{long}}}" if shown else short
        return f"{long} ({foreign}{short})" if shown else short
    if form == "term":
        form = "first" if first and "first" in entry else "text"
    return _plural(entry, form, plural)


def _order(style: str, *, full: bool) -> str:
    """What a style prints of an abbreviation where it comes first, or in full."""
    if full or not style:
        return "short-long" if "short" in style[:5] or "footnote" in style else ""
    if "footnote" in style:
        return "footnote"
    if _SHORT_ONLY.fullmatch(style):
        return "short"
    if _LONG_ONLY.fullmatch(style):
        return "long"
    return "short-long" if style.startswith("short-") else ""


def _plural(entry: Entry, form: str, plural: bool) -> str:
    singular = entry.get(form) or entry.get("text") or entry.get("name", "")
    if not plural:
        return singular
    own = "plural" if form in ("text", "name") else f"{form}plural"
    return entry.get(own) or entry.get(own.replace("plural", "-plural")) or singular + "s"


def _cased(text: str, name: str) -> str:
    if name.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if name[0].isupper() else text


@lru_cache(maxsize=2)
def _first(passage: Passage) -> frozenset[int]:
    """Where terms come first: in the text, or since they were reset."""
    found: set[int] = set()
    known: set[str] = set()
    begin = passage.text.find(r"\begin{document}")
    acronym = acronym_package.loaded(passage)
    every = is_loaded(passage.text, "acro", "glossaries-extra")
    counts = PRINTED if every else _FULL_COUNTS if acronym else frozenset[str]()
    starred = acronym or is_loaded(passage.text, "acro")  # where a star says that it is no use
    for command in commands(passage, max(begin, 0)):
        if command.name in _RESETS | _UNSETS:
            _forget(passage, command, known)
        elif command.name in PRINTED:
            form = _form(command.name)[0]
            argument = passage.argument(arguments(passage, command.end)[1])
            key = passage.slice(argument[0]).strip() if argument else ""
            if form == "term" and key not in known:
                found.add(command.start)
            counted = command.name in counts and not command.name.startswith("glsentry")
            if (form == "term" or counted) and not (starred and command.star):
                known.add(key)
    return frozenset(found)


def _forget(passage: Passage, command: Command, known: set[str]) -> None:
    r"""Carry out `\acresetall`, `\glsreset{key}`, `\acused{key}`."""
    if command.name.endswith("all"):
        known.clear()
        return
    argument = passage.argument(arguments(passage, command.end)[1])
    keys = {key.strip() for key in passage.slice(argument[0]).split(",")} if argument else set()
    if command.name in _UNSETS:
        known |= keys
    else:
        known -= keys


@lru_cache(maxsize=2)
def _entries(passage: Passage) -> Mapping[str, Entry]:
    found = {
        key: entry
        for command in commands(passage)
        if command.name in DEFINING
        for key, entry in _entry(passage, command)
    }
    for key, forms in acronym_package.entries(passage) if acronym_package.loaded(passage) else ():
        found.setdefault(key, {}).update(forms)
    return found


def _entry(passage: Passage, command: Command) -> Iterator[tuple[str, Entry]]:
    options, at = arguments(passage, command.end)
    spans: list[Span] = []
    while len(spans) < 3 and (argument := passage.argument(at)) is not None:  # noqa: PLR2004
        spans.append(argument[0])
        at = argument[1]
    if len(spans) < 2:  # noqa: PLR2004
        return
    shortened = command.name in _SHORTENED
    fields = (options[0] if options else None) if shortened else spans[1]
    entry = {
        name: _bare(passage.slice(span))
        for name in _NAMES
        if fields is not None and (span := field(passage, fields, name)) is not None
    }
    if shortened and len(spans) > 2:  # noqa: PLR2004
        entry |= {"short": _bare(passage.slice(spans[1])), "long": _bare(passage.slice(spans[2]))}
        entry |= {"shortplural": entry.pop("plural")} if "plural" in entry else {}
        entry |= {"style": _style(passage, command)}
    yield passage.slice(spans[0]).strip(), entry


def _style(passage: Passage, command: Command) -> str:
    """The style of an abbreviation; "" where glossaries-extra does not make it."""
    if not is_loaded(passage.text, "glossaries-extra"):
        return ""
    category, style = _CATEGORIES[command.name]
    for match in _STYLE.finditer(passage.text):
        style = match[2].strip() if (match[1] or "abbreviation").strip() == category else style
    return style


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
