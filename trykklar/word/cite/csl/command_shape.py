"""What a citation command asks of citeproc, and what is kept of the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex import citation_commands
from trykklar.word.cite.csl.collapse import collapsed
from trykklar.word.inlines import plain, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.inlines import Inlines
    from trykklar.word.model import MarkedCitation

_PAGES = re.compile(r"[\s\d–—\-,ivxlcIVXLC]+(?:ff?\.|flg\.)?$")
# What a command prints, where Word's styles have another word for it, or do not distinguish it.
_KINDS = {
    "cite": "parens", "raised": "parens", "number": "bare", "loose": "bare", "note": "bare",
    "noteentry": "full", "entry": "full",
}  # fmt: skip
# biblatex leaves the names out of starred ones.
_STARRED = {"parens": "yearparens", "bare": "year"}
_CITES = {"biblatex": "bare", "natbib": "text"}


@dataclass(frozen=True)
class CommandShape:
    """The kind of a command.

    Attributes:
        kind: `parens`, `text`, `possessive`, `bare`, `author`, `year`, `yearparens`, `title`,
            `full`, `field`, `url`, `doi`, `none`.
        note: Whether it stands in a footnote.
        capital: Whether it begins a sentence.
    """

    kind: str
    note: bool = False
    capital: bool = False


def shape(command: str, backend: str, *, numeric: bool = False) -> CommandShape:
    r"""What a command prints.

    Args:
        command: Without its star.
        backend: `biblatex` or `natbib`, which differ about `\cite`.
        numeric: Whether works are cited by number, always in brackets.
    """
    name = command.partition(":")[0].rstrip("*")
    printed = citation_commands.prints(name)
    kind = _KINDS.get(printed, printed)
    if printed == "cite" and not numeric:
        kind = _CITES.get(backend, "parens")
    if printed == "year" and name == "citeyear" and backend == "":
        kind = "yearparens"  # apacite's, harvard's and chicago's
    elif command.endswith("*") and backend == "biblatex" and not numeric:
        kind = _STARRED.get(kind, kind)
    elif printed == "entry" and name == "fullcite" and backend != "biblatex":
        kind = "parens"  # apacite's: with all names
    return CommandShape(kind, printed in ("note", "noteentry"), command[:1].isupper())


def requests(citation: MarkedCitation, form: CommandShape, *, pages: bool) -> Iterator[Any]:
    """The citations that citeproc is to render for a command, each on its own.

    Args:
        citation: The command.
        form: What it prints.
        pages: Whether a bare number in the postnote is a page, as in biblatex; natbib prints it
            as it stands.
    """
    in_text = form.kind in ("text", "possessive", "author")
    mode = "AuthorInText" if in_text else "NormalCitation"
    if form.kind in ("year", "yearparens"):
        mode = "SuppressAuthor"
    items = list(_items(citation, mode, pages=pages))
    if in_text or mode == "SuppressAuthor":
        yield from (pf.Cite(citations=[item]) for item in items)
    elif items:
        yield pf.Cite(citations=items)


def kept(rendered: Inlines, form: CommandShape, and_: str, backend: str) -> Inlines:
    """What a command keeps of a rendered citation.

    Args:
        rendered: By citeproc.
        form: What the command prints.
        and_: The word between two authors in running text.
        backend: natbib knows no sign between authors, biblatex one in parentheses only.
    """
    found = trimmed(collapsed(rendered, backend))
    worded = {"text", "possessive", "author", *({"bare"} if backend == "biblatex" else ())}
    if form.kind in worded or backend == "natbib":
        _conjunction(found, and_)
    if form.kind == "author":
        found = _without_year(found)
    if form.kind == "possessive":
        found = _possessive(found)
    if form.kind in ("bare", "year"):
        found = _without_parentheses(found)
    if form.capital and found and isinstance(found[0], pf.Str):
        found[0] = pf.Str(found[0].text[:1].upper() + found[0].text[1:])
    return found


def _items(citation: MarkedCitation, mode: str, *, pages: bool) -> Iterator[Any]:
    """Prefix goes to the first key, the postnote to the last."""
    overall = [item for item in citation.items if not item[2]]
    before, after = (overall[0][0], overall[0][1]) if overall else ([], [])
    parts = [item for item in citation.items if item[2]]
    for number, (pre, post, keys) in enumerate(parts):
        for index, key in enumerate(keys):
            prefix = [*(before if not number and not index else []), *(pre if not index else [])]
            suffix = _suffix(post, pages=pages) if index == len(keys) - 1 else []
            if after and number == len(parts) - 1 and index == len(keys) - 1:
                suffix = [*suffix, pf.Str(","), pf.Space(), *after]
            yield pf.Citation(key, mode=mode, prefix=_spaced(prefix), suffix=suffix)


def _suffix(post: Inlines, *, pages: bool) -> Inlines:
    if not post:
        return []
    numeric = bool(_PAGES.match(plain(post)))
    guard = [] if pages and numeric else [pf.Str("{}")]
    return [*guard, pf.Str(","), pf.Space(), *post]


def _spaced(inlines: Inlines) -> Inlines:
    return [*inlines, pf.Space()] if inlines else []


def _conjunction(inlines: Inlines, and_: str) -> None:
    """Authors in running text are joined by a word: the sign is for parentheses (APA 7, 8.17)."""
    for item in inlines:
        if isinstance(item, pf.Str) and item.text == "&":
            item.text = and_
        elif hasattr(item, "content"):
            _conjunction(item.content, and_)


def _without_year(inlines: Inlines) -> Inlines:
    for index in range(len(inlines) - 1, 0, -1):
        if plain(inlines[index:]).lstrip().startswith("(") and plain(inlines[index:]).endswith(")"):
            return trimmed(inlines[:index])
    return inlines


def _possessive(inlines: Inlines) -> Inlines:
    """`Name's (year)`."""
    names = _without_year(inlines)
    return [*names, pf.Str("’s"), *inlines[len(names) :]] if names is not inlines else inlines


def _without_parentheses(inlines: Inlines) -> Inlines:
    if not inlines or not plain(inlines).startswith(("(", "[")):
        return inlines
    first, last = _edge(inlines, 0), _edge(inlines, -1)
    if first is not None and first.text[:1] in "([":
        first.text = first.text[1:]
    if last is not None and last.text[-1:] in ")]":
        last.text = last.text[:-1]
    return inlines


def _edge(inlines: Any, at: int) -> Any:
    """The first or last string, at whatever depth."""
    items = list(inlines)
    while items:
        item = items[at]
        if isinstance(item, pf.Str):
            return item
        items = list(item.content) if hasattr(item, "content") else []
    return None
