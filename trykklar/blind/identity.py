"""Who must not be named: from paper.toml, from a stranger's front matter, or from the user."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.blind.person import NamedPerson, person
from trykklar.blind.plain_letters import plain_letters
from trykklar.blind.secret import Secrets, secrets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.blind.hidden_parts import Hidden
    from trykklar.project.paper import Paper

_PLACES = re.compile(
    r"^\\(?:affil|affiliation|address|institute|institution|authorsaffiliations)(?![A-Za-z])"
)
_ABOUT = re.compile(r"^\\(?:thanks|authornote|publishers|titlehead|fntext|tnotetext)(?![A-Za-z])")
_UPPER = r"[A-ZÆØÅÄÖÜÉ]"
_IN_SENTENCE = re.compile(
    rf"(?:{_UPPER}[\w&-]*\s+){{0,4}}(?:Universit\w+|Institut\w*|College|Academy|Hospital|H[øo]gskol\w*|"
    rf"Laboratory)(?:\s+(?:of|for|i|in)\s+(?:the\s+)?{_UPPER}[\w-]+(?:\s+{_UPPER}[\w-]+){{0,3}})?"
)
_INSTITUTION = re.compile(
    r"universit|institut|college|academy|akademi|hospital|sykehus|sjukehus|forsk|research|"
    r"h[øo]y?gskol|hochschule|centre|center|senter|laborator|foundation|stiftelse|ministry|bank|"
    r"\b(?:AS|Inc|Ltd|GmbH|LLC)\b",
    re.IGNORECASE,
)
# Parts of an institution that every one has: alone they say nothing.
_COMMON = re.compile(
    r"^(?:the\s+)?(?:department|dept\.?|faculty|school|institute|institutt|fakultet|division|"
    r"section|unit|group)\s+(?:of|for)\b|^(?:research|university|institute|institutt)\s*$",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"\\[A-Za-z@]+\*?|[{}\[\]$^_]")
_MARKS = re.compile(r"^\d+\s+|\d+$|[*†‡§]+")


def of_paper(paper: Paper, hide: Iterable[str], *, cited: bool) -> Secrets:
    """Those of a project.

    Args:
        paper: Its paper.toml.
        hide: What the user named besides.
        cited: Whether names may stand in citations and in the list of works.
    """
    organisation = paper.organisation
    places = (organisation.name, *(each.affiliation for each in paper.people))
    addresses = (organisation.email, *(each.email for each in paper.people))
    orcids = (each.orcid or "" for each in paper.people)
    people = tuple(person(each.name) for each in paper.people)
    hidden = secrets_of((*hide, *addresses, *orcids))
    return Secrets(people, tuple(secrets_of(places)), tuple(hidden), cited)


def of_source(hidden: Hidden, hide: Iterable[str], *, cited: bool) -> Secrets:
    """Those of a stranger's manuscript.

    Args:
        hidden: What of it says who wrote it.
        hide: What the user named besides.
        cited: As of `of_paper`.
    """
    people: dict[NamedPerson, None] = {}
    places: list[str] = []
    for text in hidden.texts:
        if _PLACES.match(text):
            places += _institutions(text)
        elif _ABOUT.match(text):
            places += _in_sentences(text)
        elif _AUTHOR.match(text):
            for note in _SIGNS.finditer(text):
                places += _in_sentences(note[0])
            for name, rest in _authors(text):
                people[person(name)] = None
                places += _institutions(rest)
    return Secrets(tuple(people), tuple(secrets_of(places)), tuple(secrets_of(hide)), cited)


_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_HEAD = re.compile(r"\\[A-Za-z]+\*?\s*(?:\[[^\]]*\]\s*)*")
# Where a field of an address begins: `city={Bodin}`, or acmart's `}\\city{Bodin}`.
_FIELDS = re.compile(r"\w+\s*=\s*(?=\{)|\}\s*\\[A-Za-z]+\s*\{")
# IEEEtran's blocks: names, and what stands below them.
_BLOCKS = ((r"\\IEEEauthorblockN\s*", " "), (r"\\IEEEauthorblockA\s*", r"\\\\ "))
_AUTHOR = re.compile(r"\\author(?:s|snames)?(?![A-Za-z])\*?\s*(?:\[[^\]]*\]\s*){0,2}")
_SIGNS = re.compile(
    r"\\(?:thanks|footnote|corref|fnref|tnoteref|inst|textsuperscript|IEEEauthorrefmark|IEEEmembership|orcidlink|"
    r"orcidID|email|ead|href)\s*(?:\[[^\]]{0,300}\])?\s*\{(?:[^{}]|\{[^{}]*\})*\}|\$[^$]*\$|\^\{[^}]{0,300}\}"
)
_BETWEEN = re.compile(
    r"\\(?:and|And|AND)(?![A-Za-z])|(?<!\s)\s+(?:and|og)\s+|(?:(?<!\s)\s+)?[;&]\s*"
)
_LINES = re.compile(r"\\\\(?:\[[^\]]*\])?|\n|\\newline")


def _authors(text: str) -> Iterator[tuple[str, str]]:
    """The names in an author's command, each with what stands below it."""
    given = _AUTHOR.sub("", _COMMENT.sub("", text), count=1)
    for block, meant in _BLOCKS:
        given = re.sub(block, meant, given)
    bare = _SIGNS.sub(" ", plain_letters(given))
    for chunk in _BETWEEN.split(bare):
        first, *rest = (line for line in _LINES.split(chunk) if _COMMAND.sub(" ", line).strip())
        below = "\n".join(rest)
        for name in _names(" ".join(_COMMAND.sub(" ", first).split())):
            yield name, below


def _names(line: str) -> Iterator[str]:
    """The names of a line: several with commas between them, or one."""
    parts = [_MARKS.sub("", part).strip(" .") for part in line.split(",")]
    several = all(len(part.split()) > 1 for part in parts if part)
    for name in parts if several else [_MARKS.sub("", line).strip(" ,.")]:
        words = name.split()
        if words and len(words) <= _MOST_WORDS and not set(name) & set("@:/"):
            yield name


_MOST_WORDS = 5


def _in_sentences(text: str) -> Iterator[str]:
    """The institutions that a note names: `K. Nes is with the University of Bodin`."""
    for match in _IN_SENTENCE.finditer(_COMMAND.sub(" ", plain_letters(text))):
        place = match[0].removeprefix("The ")
        if len(place.split()) > 1 and not _COMMON.match(place):
            yield place


def _institutions(text: str) -> Iterator[str]:
    """The institutions that a command of the front matter names."""
    given = _FIELDS.sub(" ; ", _HEAD.sub("", _COMMENT.sub("", text), count=1))
    bare = _COMMAND.sub(" ", plain_letters(given))
    for part in re.split(r"[,;\n]|\\\\", bare):
        place = " ".join(part.split()).strip(" .")
        if _INSTITUTION.search(place) and not _COMMON.match(place):
            yield place
