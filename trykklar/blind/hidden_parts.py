r"""What of a LaTeX source says who wrote it: taken out, so that every line keeps its number.

The one reader (`latex/`) says which commands TeX carries out and where each is written; a command
of a macro's body is not touched, as the search for what is left finds what it prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.blind.blind_wording import FOREIGN, Gone, wordings
from trykklar.latex.passage import skip_options, whole
from trykklar.latex.structure_commands import HEADINGS
from trykklar.submission.strip_source import code, habits
from trykklar.word.mark.command import commands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from trykklar.latex.expansion.expand import Expanded
    from trykklar.latex.source import Source

AUTHORS = frozenset(["author", "authors", "shortauthors"])
"""Commands that name authors: the first keeps a word in their place, as classes ask for one."""
# Command -> how many arguments in braces it takes.
_GONE = {
    **dict.fromkeys(
        ["affil", "affiliation", "address", "institute", "institution", "ead", "email", "cortext",
         "fntext", "thanks", "orcid", "orcidlink", "orcidID", "authornote", "authorrunning",
         "runauth", "authorhead",
         "authorsnames", "authorsaffiliations", "corresp", "correspondingauthor", "corrauth",
         "inst", "professor", "supervisor", "acknowledgments", "acknowledgements",
         "acknowledgment", "acknowledgement", "ack", "funding", "authorcontributions",
         "contrib", "homepage", "altaffiliation", "credit",
         "tnotetext", "tnoteref", "leftheader", "titlehead", "publishers", "extratitle",
         "uppertitleback", "lowertitleback", "Acknowledgments", "dedication"],
        1,
    ),
    "orcidauthor": 2,
}  # fmt: skip
# What classes call what they print of authors elsewhere: \runningauthor, \authnote, \shortauthor.
_OF_AUTHORS = re.compile(
    r"(?:running|short|head|corresp\w*|lead)?auth(?:or)?s?(?:note|head|running|mark|names|list|info|bio)?s?",
    re.IGNORECASE,
)
_PARTS = frozenset(
    ["acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment", "acks", "ack",
     "IEEEbiography", "IEEEbiographynophoto", "biography", "funding", "contributions",
     "dedication", "anonsuppress"]
)  # fmt: skip
_TITLES = re.compile(
    r"\s*(?:acknowledge?ments?|thanks|funding(?: (?:sources?|statement|information))?|"
    r"financial support|author(?:s'?|'s)? contributions?(?: statement)?|contributions? of authors?|"
    r"contributors|credit(?: authorship contribution statement)?|about the authors?|biograph\w+|"
    r"notes on contributors?|takk|forord|takksigelser|finansiering|forfatter\w* bidrag|"
    r"om forfatter\w*|danksagung|remerciements|förord|tack|tak)\s*[.:]?\s*",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\\(?:part|chapter|section|subsection|bibliography|bibliographystyle|printbibliography|"
    r"appendix|nocite|clearpage|newpage|cleardoublepage|listof\w+|printindex|end\s*\{multicols\}|"
    r"begin\s*\{thebibliography\}|end\s*\{document\}|input|include|addbibresource)(?![A-Za-z])"
)
_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|Declare\w+|(?:New|Renew|Provide)\w+|[gex]?def|let)"
    r"\*?\s*\{?\s*\\([A-Za-z]+)"
)
# A title in the line of the text: \textbf{Acknowledgements.} We thank ...
_BOLD = frozenset(["textbf", "textit", "emph", "textsc", "textsf", "underline"])
_BEGINS = re.compile(r"(?:\A|\n\s*\n|\\(?:noindent|par|(?:small|med|big)skip)\s*)[ \t{]*\Z")
_ENDS = re.compile(rf"\n\s*\n|\\par(?![A-Za-z])|{_NEXT.pattern}")
_NEAR = 40
_RENAMED = re.compile(r"\\renewcommand\*?\s*\{?\s*\\(?:short)?authors\s*\}?\s*(?=\{)")
_META = re.compile(r"\b(pdfauthor|pdfsubject|pdfcreator|pdfproducer)\s*=\s*(?=\{)")

# What of an author's command is not the name: \author[]{{Anonymous}}.
_NO_WORDS = re.compile(r"\\[A-Za-z]+|\[\]|[{}\s]")


@dataclass(frozen=True)
class Hidden:
    """What is to be taken out of the files of a document.

    Attributes:
        places: File -> its stretches, in order and without overlaps.
        texts: What stood there, in the order of reading: for the title page.
    """

    places: Mapping[Path, tuple[Gone, ...]]
    texts: tuple[str, ...]


def hidden_parts(known: Expanded, anonymous: str) -> Hidden:
    """What says who wrote it.

    Args:
        known: The document, read with its definitions.
        anonymous: What stands in the place of the first author.
    """
    found: dict[Source, list[Gone]] = {}
    texts: list[str] = []
    named = False
    for source, gone, is_author in _naming(known, anonymous):
        word = anonymous if is_author and not named else ""
        named = named or is_author
        if not any(old.start <= gone.start < old.end for old in found.get(source, ())):
            texts.append(source.text[gone.start : gone.end])
        whole_word = f"{{{word}}}" if is_author and word else ""
        if is_author and word:
            command = re.match(r"\\[A-Za-z]+", source.text[gone.start :])
            whole_word = f"{command[0] if command else ''}{whole_word}"
        found.setdefault(source, []).append(Gone(gone.start, gone.end, whole_word))
    for source, gone in wordings(known, anonymous):
        found.setdefault(source, []).append(gone)
    for source in known.sources:
        for match in _META.finditer(source.text):
            value = whole(source).group(match.end())
            if value is not None and source.text[value.start : value.end] != anonymous:
                found.setdefault(source, []).append(Gone(value.start, value.end, ""))
        for match in _RENAMED.finditer(source.text):
            value = whole(source).group(match.end())
            if value is not None and source.path.suffix not in FOREIGN:
                found.setdefault(source, []).append(Gone(match.start(), value.end + 1, ""))
    return Hidden({source.path: _apart(gone) for source, gone in found.items()}, tuple(texts))


def without(text: str, gone: tuple[Gone, ...]) -> str:
    """A text without some stretches; the ends of their lines stay.

    Args:
        text: The file's.
        gone: Its stretches.
    """
    parts, at = [], 0
    for start, end, word in gone:
        lines = text.count("\n", start, end)
        # A comment keeps a line that is left empty from being read as the end of a paragraph.
        parts += [text[at:start], word, "%\n" * lines]
        at = end
    return "".join([*parts, text[at:]])


def _naming(known: Expanded, anonymous: str) -> Iterator[tuple[Source, Gone, bool]]:
    """The stretches that name somebody: an author who is anonymous already stays."""
    for source, gone, is_author in _all(known):
        if _NO_WORDS.sub("", source.text[gone.start : gone.end]) != anonymous:
            yield source, gone, is_author


def _all(known: Expanded) -> Iterator[tuple[Source, Gone, bool]]:
    """Each stretch that names authors, and whether it is their own command."""
    seen: set[tuple[Path, int]] = set()
    yield from _carried_out(known, seen)
    yield from _of_the_class(known, seen)


def _of_the_class(
    known: Expanded, seen: set[tuple[Path, int]]
) -> Iterator[tuple[Source, Gone, bool]]:
    """Commands that a class or package in the author's folder defines, so that they are expanded.

    One of that name which the author defines is another one.
    """
    texts = [source for source in known.sources if source.path.suffix not in FOREIGN]
    own = {match[1] for source in texts for match in _DEFINED.finditer(source.text)}
    given = {
        match[1]
        for source in known.sources
        if source.path.suffix in FOREIGN
        for match in _DEFINED.finditer(source.text)
    }
    names = {name for name in given - own if _of_authors(name)}
    if not names:
        return
    pattern = re.compile(rf"\\({'|'.join(sorted(names, key=len, reverse=True))})(?![A-Za-z@])")
    manner = habits([each.text for each in texts], known.verbatim, frozenset(known.packages))
    for source in texts:
        for match in pattern.finditer(code(source.text, manner)):
            end = _end(match[1], "", source, match.start())
            if (source.path, match.start()) not in seen and end is not None:
                seen.add((source.path, match.start()))
                yield source, Gone(match.start(), end, ""), match[1] in AUTHORS


def _carried_out(
    known: Expanded, seen: set[tuple[Path, int]]
) -> Iterator[tuple[Source, Gone, bool]]:
    for command in commands(known.passage):
        place = known.passage.place(command.start)
        source = place.source
        if not place.written or not source.exact or (source.path, place.offset) in seen:
            continue
        if source.path.suffix in FOREIGN:
            continue
        end = _end(command.name, command.environment, source, place.offset)
        if end is not None:
            seen.add((source.path, place.offset))
            yield source, Gone(place.offset, end, ""), command.name in AUTHORS


def _end(name: str, environment: str, source: Source, at: int) -> int | None:
    """Where what a command says of its authors ends in its file; None where it says nothing."""
    passage = whole(source)
    after = at + len(name) + 1
    if not source.text.startswith(f"\\{name}", at):
        return None
    if _of_authors(name):
        end = skip_options(passage, after)
        for _ in range(_GONE.get(name, 1)):
            given = passage.group(passage.skip(end))
            if given is None:
                return None
            end = given.end + 1
        return end
    if name == "begin" and environment.rstrip("*") in _PARTS:
        closing = f"\\end{{{environment}}}"
        found = source.text.find(closing, after)
        return None if found < 0 else found + len(closing)
    if name in HEADINGS or name in _BOLD:
        given = passage.group(passage.skip(skip_options(passage, after)))
        if given is not None and _TITLES.fullmatch(passage.slice(given)):
            return _part(source.text, at, given.end, in_line=name in _BOLD)
    return None


def _part(text: str, at: int, title_end: int, *, in_line: bool) -> int | None:
    """The end of a part with a title; None where a title in the line begins no paragraph."""
    if in_line and not _BEGINS.search(text[max(at - _NEAR, 0) : at]):
        return None
    end = (_ENDS if in_line else _NEXT).search(text, title_end)
    return end.start() if end else len(text)


def _of_authors(name: str) -> bool:
    """Whether a command's argument says who the authors are."""
    return name in AUTHORS or name in _GONE or bool(_OF_AUTHORS.fullmatch(name))


def _apart(gone: list[Gone]) -> tuple[Gone, ...]:
    """Stretches in order, without those that lie in others."""
    kept: list[Gone] = []
    for each in sorted(gone, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)
