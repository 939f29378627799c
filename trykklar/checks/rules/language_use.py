"""Rules on terms, quotation marks and dashes."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from trykklar.checks.rule import Remark, Rule, RuleEdit
from trykklar.checks.surroundings import PrintedWords, printed
from trykklar.finding import Severity
from trykklar.latex.babel_names import PACKAGES, TAGS, main_language
from trykklar.latex.source import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.checks.check_context import CheckContext
    from trykklar.checks.policy import PolicyTerm

# Languages that join years by a hyphen: "la guerre de 1914-1918".
_HYPHENATED = frozenset({"fr"})
_GUILLEMETS = frozenset({"nb", "nn", "no"})
_ENGLISH_MARKS = re.compile(r"``|“")
_OTHER_MARKS = re.compile(r"[«„]")
_LONG_DASH = re.compile(r"(?<!-)---(?!-)|—")
_YEARS = re.compile(
    r"(?<![^\s(~])(1[5-9]\d\d|20\d\d)-(1[5-9]\d\d|20\d\d)(?=[\s).,;:?!~}]|\Z)(?![.:]\w)"
)
# What a number with a hyphen in it belongs to: ISO 1990-2000, Tel. 1990-2000.
_NUMBERED = re.compile(
    r"(?:\b[A-ZÆØÅÄÖÜ]{2,}|\b(?:[Nn][or]|[Tt]el|[Tt]lf|[Aa]rt|[Ff]ax|[Cc]all|(?:[Tt]ele)?[Pp]hone|"
    r"[Tt]elefon|[Ss]tandard|[Mm]odel|[Vv]ersion)\.?):?[\s~]*\Z"
)
# What stands before years, and before nothing else that looks like them.
_SPAN = re.compile(
    r"(?:\(|\b(?:in|during|from|between|years?|period|decade|i|fra|mellom|mellem|årene|perioden|"
    r"von|zwischen|während|Jahre|Jahren|från|mellan|åren|de|en|entre|période|années)[\s~]+)\Z"
)
_BEFORE = 24
_FOREIGN = re.compile(r"\\(?:foreignlanguage\s*\{[^}]*\}|textenglish)\s*\{")
_BEGIN = re.compile(r"\\begin\{otherlanguage")
_END = re.compile(r"\\end\{otherlanguage")
_FAR = 2000


def language(context: CheckContext) -> str:
    """Primary tag of the document's language: paper.toml's, babel's, or another package's."""
    reading = context.reading
    if reading.document.language:
        return reading.document.language.partition("-")[0].lower()
    alone = [TAGS[PACKAGES[name]] for name in reading.packages if name in PACKAGES]
    babel = main_language(reading.packages.get("babel", "")) or reading.language
    tag = babel or next(reversed(alone), "")
    return tag.partition("-")[0]


def term(context: CheckContext) -> Iterator[Remark]:
    """Words in a form that paper.toml replaces by another."""
    own = language(context)
    for preferred in context.policy.terms:
        if preferred.language and own and preferred.language.partition("-")[0] != own:
            continue
        for source, text in context.reading.prose.items():
            yield from _term(preferred, source, text)


def _term(term: PolicyTerm, source: Source, text: str) -> Iterator[Remark]:
    foreign = _Foreign(source.text) if term.language else frozenset[int]()
    for form in term.avoid:
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(text):
            if text[match.start() : match.start() + len(term.use)] == term.use:
                continue  # the form to avoid begins the one to use
            if match.start() in foreign:
                continue
            use = term.use[0].upper() + term.use[1:] if match[0][0].isupper() else term.use
            exact = source.exact and source.text[match.start() : match.end()] == match[0]
            exact = exact and printed(source.text, *match.span()) is not PrintedWords.PERHAPS
            edits = (RuleEdit(source, match.start(), match.end(), use),) if exact else ()
            yield Remark(
                Place(source, match.start()),
                f"'{match[0]}' is written '{use}' in this publication.",
                edits=edits,
            )


def quotation_marks(context: CheckContext) -> Iterator[Remark]:
    """Quotation marks of another language."""
    own = language(context)
    if own not in _GUILLEMETS and own != "en":
        return
    pattern = _ENGLISH_MARKS if own in _GUILLEMETS else _OTHER_MARKS
    right = "«»" if own in _GUILLEMETS else "``''"
    for source, text in context.reading.prose.items():
        foreign = _Foreign(source.text)
        for match in pattern.finditer(text):
            if match.start() not in foreign:
                yield Remark(
                    Place(source, match.start()),
                    f"{match[0]} is no quotation mark of this document's language.",
                    f"Write {right}, or \\enquote{{...}}.",
                )


class _Foreign:
    r"""Where a text is in another language: in `otherlanguage`, `\foreignlanguage` and its like."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begun = [match.start() for match in _BEGIN.finditer(text)]
        self._ended = [match.start() for match in _END.finditer(text)]

    def __contains__(self, at: int) -> bool:
        if bisect_left(self._begun, at) > bisect_left(self._ended, at):
            return True
        text = self._text
        return any(
            text.count("}", switch.end(), at) <= text.count("{", switch.end(), at)
            for switch in _FOREIGN.finditer(text, max(at - _FAR, 0), at)
        )


def dash(context: CheckContext) -> Iterator[Remark]:
    """Dashes of another language, and hyphens between years."""
    own = language(context)
    norwegian = own in _GUILLEMETS
    for source, text in context.reading.prose.items():
        for match in _LONG_DASH.finditer(text) if norwegian else ():
            yield Remark(
                Place(source, match.start()),
                "Norwegian has no long dash.",
                "Write -- with a space on either side.",
            )
        ranged = own not in _HYPHENATED and _YEARS.search(text)
        for match in _YEARS.finditer(source.text) if ranged else ():
            if text[match.start() : match.end()] == match[0] and _spans(match):
                at = match.start() + len(match[1])
                yield Remark(
                    Place(source, match.start()),
                    f"There is a hyphen between the years {match[0]}, not a dash.",
                    f"Write {match[1]}--{match[2]}.",
                    (RuleEdit(source, at, at + 1, "--"),)
                    if source.exact and _certain(match)
                    else (),
                )


def _spans(match: re.Match[str]) -> bool:
    """Whether two numbers are years from and to, in words that are printed."""
    before = match.string[max(match.start() - _BEFORE, 0) : match.start()]
    ascending = int(match[1]) < int(match[2])
    if not ascending or _NUMBERED.search(before):
        return False
    return printed(match.string, *match.span()) is not PrintedWords.PERHAPS


def _certain(match: re.Match[str]) -> bool:
    before = match.string[max(match.start() - _BEFORE, 0) : match.start()]
    return bool(_SPAN.search(before))


RULES = (
    Rule(
        "term-form",
        Severity.WARNING,
        "A word in a form that paper.toml replaces by another.",
        "The same concept has the same name throughout a publication.",
        "mfl. where [[terms]] says m.fl.",
        term,
    ),
    Rule(
        "language-quotes",
        Severity.WARNING,
        "Quotation marks of another language.",
        "Norwegian has «», English has “”; a journal changes them or sends the text back.",
        "``sitat'' in a Norwegian text",
        quotation_marks,
    ),
    Rule(
        "language-dash",
        Severity.WARNING,
        "A long dash in Norwegian, or a hyphen between two years.",
        "Ranges and insertions take a dash of the language's own length.",
        "1990-2000",
        dash,
    ),
)
