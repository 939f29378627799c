"""Deterministic manuscripts and bibliographies to measure with: the same bytes on every machine."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ALL_SURNAMES = """
Offerdal Lipsky Winter Hill Hupe Matland Sabatier Elmore Bardach Pressman Wildavsky Barrett
Fudge Hjern Porter O'Toole Goggin Bowman Lester May Moynihan Herd Tummers Bekkers Sandfort
Møller Sørensen Lægreid Christensen Egeberg Roness Ågotnes Öberg Lundquist Schön Argyris
"""
_SURNAMES = _ALL_SURNAMES.split()
_ALL_GIVEN = """
Anna Bo Carl Dag Eva Finn Grete Hans Ida Jan Kari Lars Mona Nils Ola Per Rita Siri
"""
_GIVEN = _ALL_GIVEN.split()
_ALL_WORDS = """
implementation policy housing programme municipal learning reform governance street level
bureaucracy welfare state local evaluation steering network actor outcome capacity discretion
coordination partnership evidence practice theory framework analysis comparative longitudinal
"""
_WORDS = _ALL_WORDS.split()
_JOURNALS = ("wep", "pa", "jpart", "hts", "gov")
_ACCENTS = {"ø": "{\\o}", "Ø": "{\\O}", "ö": '{\\"o}', "Ö": '{\\"O}', "æ": "{\\ae}"}
_STRINGS = (
    "@string{wep = {West European Politics}}\n@string{pa = {Public Administration}}\n"
    "@string{jpart = {Journal of Public Administration Research and Theory}}\n"
    "@string{hts = {Housing, Theory and Society}}\n@string{gov = {Governance}}\n\n"
)


def bibliography(path: Path, count: int) -> None:
    """Write a .bib of so many entries: a tenth books, the rest articles and chapters."""
    chance = random.Random(count)  # noqa: S311 - no secret, only the same numbers each time
    with path.open("w", encoding="utf-8") as file:
        file.write(_STRINGS)
        for number in range(count):
            file.write(_entry(chance, number))


def _entry(chance: random.Random, number: int) -> str:
    kind = chance.choices(("article", "incollection", "book"), (6, 3, 1))[0]
    first = chance.randrange(1, 900)
    fields = {
        "author": " and ".join(_name(chance) for _ in range(chance.randrange(1, 4))),
        "title": " ".join(chance.choice(_WORDS) for _ in range(9)).capitalize() + f" {number}",
        "year": str(chance.randrange(1960, 2024)),
    }
    if kind == "article":
        fields |= {"journal": chance.choice(_JOURNALS), "volume": str(chance.randrange(1, 60))}
    else:
        fields |= {"publisher": "Sage", "address": "London"}
    if kind == "incollection":
        fields |= {"booktitle": "Handbook of " + chance.choice(_WORDS), "editor": _name(chance)}
    if kind != "book":
        fields["pages"] = f"{first}--{first + chance.randrange(5, 30)}"
    if chance.random() < 0.44:  # noqa: PLR2004 - as in a real social scientist's file
        fields["doi"] = f"10.{chance.randrange(1000, 9999)}/abc.{number}"
    if chance.random() < 0.35:  # noqa: PLR2004 - the same
        fields["abstract"] = " ".join(chance.choice(_WORDS) for _ in range(120))
    lines = (f"  {name} = {_value(name, value)},\n" for name, value in fields.items())
    return f"@{kind}{{key{number},\n{''.join(lines)}}}\n\n"


def _value(name: str, value: str) -> str:
    return value if name == "journal" else f"{{{value}}}"


def _name(chance: random.Random) -> str:
    surname = chance.choice(_SURNAMES)
    if chance.random() < 0.5:  # noqa: PLR2004 - half in LaTeX's accents, half in Unicode
        surname = "".join(_ACCENTS.get(letter, letter) for letter in surname)
    return f"{surname}, {chance.choice(_GIVEN)} {chance.choice('ABCDEFGH')}."


def manuscript(path: Path, name: str, entries: int, citations: int = 10_000) -> None:
    """Write a manuscript of about a megabyte that cites the first works of a bibliography."""
    chance = random.Random(entries)  # noqa: S311 - no secret
    with path.open("w", encoding="utf-8") as file:
        file.write("\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n")
        for number in range(citations):
            words = " ".join(chance.choice(_WORDS) for _ in range(8))
            key = f"key{chance.randrange(entries)}"
            file.write(f"{words.capitalize()} \\citep[see][]{{{key}}} as it is.\n")
            if number % 20 == 0:
                file.write(f"\n\\section{{Part {number}}}\\label{{sec:{number}}}\n")
        file.write(f"\\bibliographystyle{{plainnat}}\\bibliography{{{name}}}\n\\end{{document}}\n")


def aux(path: Path, name: str, entries: int) -> None:
    """The .aux that LaTeX would write of that manuscript, for checkcites."""
    lines = (f"\\citation{{key{number}}}\n" for number in range(0, entries, 2))
    path.write_text("\\relax\n" + "".join(lines) + f"\\bibdata{{{name}}}\n", encoding="utf-8")
