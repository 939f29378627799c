"""Front matter: title, people, abstract, keywords -> paragraphs with the styles Word users expect.

Classes say these things in the preamble or in the text; either way they become marked paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from string import ascii_lowercase
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block, mark
from trykklar.word.mark.rules import apa
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage

_LAST = frozenset(["title", "subtitle", "date"])
_SET = "maketitle"
_BRACES = re.compile(r"(?<!\\)[{}]")
# Command -> style of its paragraph, in the order of a first page.
STYLES = {
    "extratitle": "Affiliation",
    "titlehead": "Affiliation",
    "subject": "Affiliation",
    "title": "Title",
    "subtitle": "Subtitle",
    "author": "Author",
    "affil": "Affiliation",
    "affiliation": "Affiliation",
    "address": "Affiliation",
    "institute": "Affiliation",
    "altaffiliation": "Affiliation",
    "alsoaffiliation": "Affiliation",
    "curraddr": "Affiliation",
    "collaboration": "Affiliation",
    "dedicatory": "Affiliation",
    "ead": "Affiliation",
    "email": "Affiliation",
    "urladdr": "Affiliation",
    "homepage": "Affiliation",
    "netaddress": "Affiliation",
    "personalURL": "Affiliation",
    "fntext": "Affiliation",
    "tnotetext": "Affiliation",
    "cortext": "Affiliation",
    "professor": "Affiliation",
    "course": "Affiliation",
    "duedate": "Affiliation",
    "date": "Date",
    "publishers": "Affiliation",
    "uppertitleback": "Affiliation",
    "lowertitleback": "Affiliation",
    "dedication": "Affiliation",
}
# Environments of the front matter; those in `keywords` list words.
PARTS = {
    "abstract": "abstract",
    "abstrakt": "abstract",
    "sammendrag": "abstract",
    "keyword": "keywords",
    "keywords": "keywords",
    "IEEEkeywords": "keywords",
    "highlights": "highlights",
    "acknowledgements": "acknowledgements",
    "acknowledgments": "acknowledgements",
    "acks": "acknowledgements",
}
# The same as commands, `\abstract{...}`, in the order of a first page.
PART_COMMANDS = {
    "authornote": "authornote",
    "abstract": "abstract",
    "Abstract": "abstract",
    "keywords": "keywords",
    "Keywords": "keywords",
}
# Names around parts of an author or a place (Springer Nature's, IEEE's, the ACM's classes).
NAMES = frozenset(
    ["fnm", "sur", "spfx", "sfx", "tanm", "dgr", "orgdiv", "orgname", "orgaddress", "street",
     "city", "postcode", "state", "country", "institution", "department", "streetaddress",
     "IEEEauthorblockN", "IEEEauthorblockA"]
)  # fmt: skip
# What may have a sign, in brackets in the source; a title has its short form there.
_SIGNED = frozenset(["author", "affil", "affiliation", "address"])
_SHORT = range(1, 12)
_ADDRESSED = re.compile(r"\\(?:address|affiliation)\s*\[([^\]]+)\]")
_KOMA = ("scrartcl", "scrreprt", "scrbook")
_TRUE = ("", "true", "yes", "on")
_ON_PAGES = ("extratitle", "uppertitleback", "lowertitleback", "dedication")
_NEAR = 40
_BRACE = re.compile(r"(?<!\\)[{}]")
_FIRST = ("extratitle", "titlehead", "subject")
_ORDER = (
    *_FIRST,
    *("title", "subtitle", "author", "authorsnames", *apa.PEOPLE),
    *("authorsaffiliations", *apa.PLACES),
    *(name for name in STYLES if name not in (*_FIRST, "title", "subtitle", "author")),
    *PART_COMMANDS,
)
BREAKS = frozenset(["and", "And", "AND"])
_LISTS = [name for name, kind in {**PARTS, **PART_COMMANDS}.items() if kind == "keywords"]
_PIECE = re.compile(rf"\\({'|'.join(STYLES)})\b")
_KEYWORDS = re.compile(rf"\\(?:begin\s*\{{)?(?:{'|'.join(_LISTS)})\b\}}?")
_LISTED = 2_000  # letters of a list of keywords


def styled(passage: Passage, command: Command) -> Iterator[Edit]:
    """One piece of the front matter; a sign in brackets goes behind a name and before a place.

    Within another one, as an address of e-mail in that of a place, it is a part of its text.
    """
    notes, at = arguments(passage, command.end, optional=2)
    text = passage.group(passage.skip(at))
    if text is None:
        return
    content = passage.slice(text).strip()
    if _around(passage, command.start) is not None:
        yield from name(passage, command)
        return
    if not content or not _on_own_page(passage, command.name) or _replaced(passage, command):
        yield Edit(command.start, text.end + 1, "\n\n")
        return
    sign = passage.slice(notes[0]).strip() if notes and command.name in _SIGNED else ""
    raised = rf"\textsuperscript{{{_letters(passage, sign)}}}" if len(sign) in _SHORT else ""
    before, behind = ("", raised) if command.name == "author" else (raised, "")
    yield Edit(command.start, text.start, "\n\n" + _style(command) + before)
    yield from _values(passage, command, text.start, text.end)
    yield Edit(text.end, text.end + 1, behind + "\n\n")


def _replaced(passage: Passage, command: Command) -> bool:
    """Whether the same is given once more before the title is set: LaTeX keeps the last."""
    if command.name not in _LAST:
        return False
    every = _given(passage)
    behind = every[bisect_right(every, (command.start, command.name)) :]
    following = next((item for item in behind if item[1] in (command.name, _SET)), None)
    if following is None or following[1] == _SET:
        return False
    between = _BRACES.findall(passage.text[command.end : following[0]])
    return all(depth >= 0 for depth in accumulate(1 if b == "{" else -1 for b in between))


@lru_cache(maxsize=2)
def _given(passage: Passage) -> tuple[tuple[int, str], ...]:
    """Where titles and dates are given, and where they are set."""
    names = _LAST | {_SET}
    return tuple((item.start, item.name) for item in commands(passage) if item.name in names)


def _letters(passage: Passage, sign: str) -> str:
    """What is printed for the keys of addresses: elsarticle gives them letters, others do not."""
    known = _letter_of(passage)
    if not known:
        return sign
    return ",".join(known.get(key.strip(), key.strip()) for key in sign.split(","))


@lru_cache(maxsize=2)
def _letter_of(passage: Passage) -> Mapping[str, str]:
    """Key of an address -> the letter that elsarticle gives it; nothing of other classes."""
    if document_class(passage.text).name != "elsarticle":
        return {}
    return dict(zip(dict.fromkeys(_ADDRESSED.findall(passage.text)), ascii_lowercase, strict=False))


def part(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning or end of an abstract, keywords and the like; fields: kind."""
    at = arguments(passage, command.end)[1] if command.name == "begin" else command.end
    kind = PARTS[command.environment.rstrip("*")]
    text = (
        block("part", command.start, kind)
        if command.name == "begin"
        else block("end", command.start, "part")
    )
    yield Edit(command.start, at, text)


def part_command(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\abstract{...}` and the like: the same as the environment; field: kind.

    The author's note of other classes than apa's is a footnote.
    """
    text = passage.group(passage.skip(arguments(passage, command.end)[1]))
    if text is None:
        return
    kind = PART_COMMANDS[command.name]
    if kind == "authornote" and not apa.loaded(passage):
        yield Edit(command.start, text.start, r"\footnote{")
        return
    yield Edit(command.start, text.start, block("part", command.start, kind))
    yield Edit(text.end, text.end + 1, block("end", command.start, "part"))


def name(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\fnm{Ann}`: the text alone; below a name, an address begins a line (IEEEtran's manual)."""
    text = passage.group(passage.skip(command.end))
    if text is not None:
        before = passage.text[max(command.start - _NEAR, 0) : command.start].rstrip()
        below = command.name == "IEEEauthorblockA" and before.endswith("}")
        yield Edit(command.start, text.start, "\\\\\n" * below)
        yield Edit(text.end, text.end + 1)


def separator(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\and` between authors begins a new paragraph, `\sep` between keywords is a comma."""
    if command.name in BREAKS and not _among_keywords(passage, command.start):
        style = STYLES.get(_around(passage, command.start) or "", "Author")
        yield Edit(command.start, command.end, "\n\n" + mark("style", command.start, style))
        return
    start = command.start
    while passage.text[start - 1 : start].isspace():
        start -= 1
    yield Edit(start, command.end, ", ")


def _around(passage: Passage, at: int) -> str | None:
    """The piece of the front matter that a place is in; None of none."""
    spans = _pieces(passage)
    before = bisect_right(spans, at, key=lambda piece: piece[0]) - 1
    return spans[before][2] if before >= 0 and at < spans[before][1] else None


@lru_cache(maxsize=2)
def _pieces(passage: Passage) -> tuple[tuple[int, int, str], ...]:
    """The outermost pieces of the front matter: where their text begins and ends, and a name."""
    found: list[tuple[int, int, str]] = []
    for match in _PIECE.finditer(passage.text):
        text = passage.group(passage.skip(arguments(passage, match.end(), optional=2)[1]))
        if text is not None and (not found or match.start() >= found[-1][1]):
            found.append((text.start, text.end, match[1]))
    return tuple(found)


def _among_keywords(passage: Passage, at: int) -> bool:
    r"""Whether a place is in a list of keywords, between which some classes want `\\and`, too."""
    began = list(_KEYWORDS.finditer(passage.text, max(at - _LISTED, 0), at))
    if not began:
        return False
    begin = began[-1].end()
    group = passage.group(passage.skip(begin))
    end = group.end if group else passage.text.find(r"\end{", begin)
    return at < end


def before_text(passage: Passage, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of front matter in the preamble, in the order of a first page."""
    order = {name: at for at, name in enumerate(_ORDER)}
    found = [
        item for item in commands(passage, 0, end)
        if item.name in order or (item.name == "begin" and item.environment in PARTS)
    ]  # fmt: skip
    last = len(order)
    for command in sorted(found, key=lambda item: order.get(item.environment or item.name, last)):
        if command.name == "begin":
            tail = closing(passage, command)
            if tail is not None and tail.end <= end and _is_whole(passage, command.end, tail.start):
                yield command.start, tail.end
            continue
        at = arguments(passage, command.end, optional=2)[1]
        text = None
        for _ in range(apa.PEOPLE.get(command.name) or apa.PLACES.get(command.name) or 1):
            text = passage.group(passage.skip(at))
            at = text.end + 1 if text else at
        if (
            text is not None
            and not _is_definition(passage, command)
            and _on_own_page(passage, command.name)
        ):
            yield command.start, at


def _on_own_page(passage: Passage, name: str) -> bool:
    """Whether KOMA-Script prints a piece: some only on a page of their own, or on a back."""
    loaded = document_class(passage.text)
    if loaded.name not in _KOMA or name not in _ON_PAGES:
        return True
    page, twoside = loaded.option("titlepage"), loaded.option("twoside")
    has_page = loaded.name != "scrartcl" if page is None else page in _TRUE
    backs = loaded.name == "scrbook" or twoside in _TRUE
    return has_page and (backs or not name.endswith("titleback"))


def _is_whole(passage: Passage, start: int, end: int) -> bool:
    r"""Whether an environment is one, and not in a definition: `{\begin{a}}{\end{a}}`."""
    depth = 0
    for brace in _BRACE.finditer(passage.text, start, end):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return False
    return True


def _is_definition(passage: Passage, command: Command) -> bool:
    before = passage.text[max(command.start - _NEAR, 0) : command.start]
    return before.rstrip("{ ").endswith(("command", r"\def", r"\let"))


def _style(command: Command) -> str:
    return mark("style", command.start, STYLES[command.name])


def _values(passage: Passage, command: Command, start: int, end: int) -> Iterator[Edit]:
    """`organization={A}, city={B}`, as elsarticle has it: the values, but no `citysep={;}`."""
    if command.name != "affiliation":
        return
    at, shown = start, False
    while (equals := passage.text.find("=", at, end)) >= 0:
        value = passage.group(passage.skip(equals + 1))
        if value is None:
            return
        says = passage.slice(value).strip() and not passage.text[at:equals].rstrip().endswith("sep")
        if says:
            yield Edit(at, value.start, ", " if shown else "")
            yield Edit(value.end, value.end + 1)
        else:
            yield Edit(at, value.end + 1)
        at, shown = value.end + 1, shown or bool(says)
        comma = passage.text.find(",", at, end)
        at = comma if comma >= 0 and not passage.text[at:comma].strip() else at
