"""Commands that bibliography styles write into a list of works, as pandoc can read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

SIGNS = {"harvardand": "and", "harvardyearleft": "opening", "harvardyearright": "closing"}
_UNDATED = re.compile(r",\s+\.")


def letter(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\natexlab{a}`, which natbib prints beside a year, but not where it cites by number."""
    argument = passage.argument(command.end)
    if argument is not None:
        text = mark("natbib", command.start, "letter", passage.slice(argument[0]))
        yield Edit(command.start, argument[1], text)


def sign(passage: Passage, command: Command) -> Iterator[Edit]:
    """A sign that natbib prints in a list as it does in the text."""
    end = passage.skip(command.end)
    text = mark("natbib", command.start, SIGNS[command.name], "")
    yield Edit(command.start, end, text)


def cited_text(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\citetext{see \citealp{key}}`: text between the signs that natbib has around a citation."""
    text = passage.group(passage.skip(command.end))
    if text is not None:
        yield Edit(command.start, text.start, mark("natbib", command.start, "before", "("))
        yield Edit(text.end, text.end + 1, mark("natbib", command.start, "behind", ")"))


def harvard_address(passage: Passage, command: Command) -> Iterator[Edit]:
    """What the harvard package's styles write before an address, as natbib prints it."""
    del passage
    yield Edit(command.start, command.end, r"\textbf{URL:} \url")


def no_link(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\href@noop {} {text}`, REVTeX's link to nowhere."""
    argument = passage.argument(command.end)
    if argument is not None:
        yield Edit(command.start, argument[1])


def link(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\href[options] {address} {text}` without the options and blanks, at which pandoc stops."""
    options = passage.delimited(passage.skip(command.end))
    at = options.end + 1 if options else command.end
    if options:
        yield Edit(command.end, at)
    for _ in range(2):
        group = passage.group(passage.skip(at))
        if group is None:
            return
        yield Edit(at, group.start - 1)
        at = group.end + 1


def doi_address(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\doibase`, which pandoc does not expand inside of an address."""
    yield Edit(command.start, passage.skip(command.end), "https://doi.org/")


def stop(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\BibitemShut {NoStop}`: the stop that REVTeX sets where a work has none."""
    argument = passage.argument(command.end)
    if argument is not None:
        stop = "." if passage.slice(argument[0]).strip() == "NoStop" else ""
        yield Edit(command.start, argument[1], stop)


def newblock(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\newblock`, for whose argument pandoc would take the group behind it.

    BibTeX breaks lines: alone on its line, it would leave an empty one, which ends the entry.
    """
    yield Edit(command.start, passage.skip(command.end), " ")


def undated(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\bibinfo{author}{Name}, .`: a work without a year, where our venue has a word for that."""
    at = passage.behind_arguments(command.end, 2)
    missing = _UNDATED.match(passage.text, at)
    if missing and r"\newcommand{\undated}" in passage.text:
        yield Edit(missing.end() - 1, missing.end() - 1, r"\undated{}")


def small_capitals(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`{\sc text}`, LaTeX's older name, under the one pandoc knows."""
    del passage
    yield Edit(command.start, command.end, r"\scshape")


RULES = {
    **dict.fromkeys(SIGNS, sign),
    "natexlab": letter,
    "citetext": cited_text,
    "bibinfo": undated,
    "newblock": newblock,
    "harvardurl": harvard_address,
    "href": link,
    "href@noop": no_link,
    "doibase": doi_address,
    "BibitemShut": stop,
    "sc": small_capitals,
}
