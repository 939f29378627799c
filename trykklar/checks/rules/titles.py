"""Rules on the text of titles and other printed fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.bibliography.field_text import plain
from trykklar.checks.rule import Remark, Rule, RuleEdit
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext

_PRINTED = (
    "title", "subtitle", "booktitle", "journal", "journaltitle", "publisher", "author", "editor",
    "institution", "school", "series", "address", "location", "organization",
)  # fmt: skip
_OF_BOOKS = frozenset(
    {"booktitle", "publisher", "editor", "institution", "school", "address", "location"}
    | {"organization", "series"}
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5});|</?(?:i|b|em|sub|sup|italic)>", re.IGNORECASE)
_SPECIAL = re.compile(r"(?<!\\)[&%#]")
_UPPER = re.compile(r"[A-ZÆØÅÄÖÜ]")
_SUSPECT = re.compile(r"[&%#<]")
_RAW = re.compile(r"\\(?:url|href|path)\s*\{[^{}]*\}|\$[^$]*\$|https?://\S+")
_BRACED = re.compile(r"\{[^{}]*\}|\\[A-Za-z]+")
_ACRONYM = re.compile(r"(?<![\w{])(?=\w*[A-ZÆØÅÄÖÜ]\w*[A-ZÆØÅÄÖÜ])[A-Za-zÆØÅÄÖÜ][\w-]*")
_CAPITAL = re.compile(r"(?<=[\w,;)] )[A-ZÆØÅÄÖÜ][a-zæøåäöüß]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_PART = re.compile(r"(?<=[:?!.])\s+")
_DEEPEST = 4
_TITLE_CASE = 0.5
_ENGLISH = ("english", "american", "british", "en", "ukenglish", "usenglish", "australian")


def entity(context: CheckContext) -> Iterator[Remark]:
    """HTML in fields."""
    for entry, name, value in _printed(context):
        if "&" in value or "<" in value:
            match = _ENTITY.search(value)
            if match:
                yield Remark(
                    entry.place_of(name), f"'{match[0]}' in '{name}' of '{entry.key}' is HTML."
                )


def special(context: CheckContext) -> Iterator[Remark]:
    """Characters that mean something to TeX."""
    for entry, name, value in _printed(context):
        if not ("&" in value or "%" in value or "#" in value):
            continue
        bare = _RAW.sub("", _ENTITY.sub("", value))
        signs = tuple(dict.fromkeys(_SPECIAL.findall(bare)))
        if signs:
            yield Remark(
                entry.place_of(name),
                f"'{signs[0]}' in '{name}' of '{entry.key}' is not escaped.",
                f"Write \\{signs[0]}.",
                _escaped(entry, name, signs),
            )


def _escaped(entry: Entry, name: str, signs: tuple[str, ...]) -> tuple[RuleEdit, ...]:
    """A backslash before each sign that stands there once: which of several is meant is unclear."""
    span = entry.span_of(name)
    value = entry.fields[name]
    if span is None:
        return ()
    places = [span[0] + value.index(sign) for sign in signs if value.count(sign) == 1]
    return tuple(RuleEdit(entry.source, at, at, "\\") for at in places)


def _printed(context: CheckContext) -> Iterator[tuple[Entry, str, str]]:
    for entry in context.cited_entries:
        if not _SUSPECT.search(entry.source.text, entry.offset, entry.end):
            continue
        for name in _PRINTED:
            value = entry.fields.get(name)
            if value and not (entry.kind == "article" and name in _OF_BOOKS):
                yield entry, name, value


def unprotected(context: CheckContext) -> Iterator[Remark]:
    """Acronyms and proper nouns in titles that the style puts in lower case."""
    lowered = frozenset[str]().union(*(style.lowercased for style in context.styles))
    for entry in context.cited_entries:
        title = entry.fields.get("title", "")
        words = _exposed(title) if title and _is_lowered(context, entry, lowered) else []
        words = [word for word in words if not _is_common(word, context)]
        if words:
            listed = ", ".join(f"'{word}'" for word in words[:4])
            yield Remark(
                entry.place_of("title"),
                f"The style writes {listed} in the title of '{entry.key}' in lower case.",
                f"Put braces around it: {{{words[0]}}}.",
            )


def _is_common(word: str, context: CheckContext) -> bool:
    """Whether a word with one capital is written in small letters in the text: it is no name."""
    return word[1:].islower() and word.lower() in context.common_words


def _is_lowered(context: CheckContext, entry: Entry, lowered: frozenset[str]) -> bool:
    """Whether the style puts an entry's title in lower case: its .bst says so, or it is APA."""
    reading = context.reading
    if not context.database.biblatex:
        return entry.kind in lowered
    if "style=apa" not in reading.packages.get("biblatex", "").replace(" ", ""):
        return False
    language = entry.fields.get("langid") or entry.fields.get("hyphenation")
    return (language or reading.document.language or "english").startswith(_ENGLISH)


def _exposed(title: str) -> list[str]:
    """Words outside of braces that lose capitals they need.

    A title in sentence case has capitals only where they belong; in one with capitals on most words
    only those with several are sure to.
    """
    if not _UPPER.search(title, 1) or title.isupper():
        return []
    bare = title
    for _ in range(_DEEPEST):  # groups within groups
        bare = _BRACED.sub(_hidden, bare)
    found = [match[0] for match in _ACRONYM.finditer(bare)]
    if _in_sentence_case(bare):
        for part in _PART.split(bare):
            words = _WORD.findall(part.partition(" ")[2])
            if any(
                word[0].islower() for word in words
            ):  # its capitals distinguish it from a heading
                found += [match[0] for match in _CAPITAL.finditer(part)]
    return list(dict.fromkeys(found))


def _hidden(match: re.Match[str]) -> str:
    r"""What a group or command leaves for reading: a letter for text, a space for `\textendash`."""
    return "x" if any(map(str.isalnum, plain(match[0]))) else " "


def _in_sentence_case(title: str) -> bool:
    words = _WORD.findall(title.partition(" ")[2])
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitals / len(words) < _TITLE_CASE  # noqa: PLR2004 - too few


RULES = (
    Rule(
        "field-html",
        Severity.WARNING,
        "HTML in a field, left from an export.",
        "It is printed as it stands.",
        "title = {Housing, Theory &amp; Society}",
        entity,
    ),
    Rule(
        "field-special",
        Severity.ERROR,
        "A &, % or # in a printed field that is not escaped.",
        "TeX stops at it, or leaves out the rest of the line.",
        "journal = {Evaluation & Program Planning}",
        special,
    ),
    Rule(
        "field-capitals",
        Severity.WARNING,
        "An acronym or proper noun without braces, where the style puts titles in lower case.",
        "The EU is printed as the eu, Norway as norway.",
        "title = {Housing policy in Norway} with apalike",
        unprotected,
    ),
)
