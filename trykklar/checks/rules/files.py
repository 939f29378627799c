"""Rules on files; the findings of most come from reading, here is what `explain` says of them."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity
from trykklar.latex.input_encoding import declared_encoding
from trykklar.latex.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.checks.check_context import CheckContext
    from trykklar.latex.source import Source

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")


def encoding(context: CheckContext) -> Iterator[Remark]:
    """Files in another encoding than UTF-8, unless inputenc names it."""
    document = context.reading.document
    if declared_encoding(document.source, document.fence):
        return
    for source in context.sources:
        if not source.encoding.startswith("utf-8") and source.path.suffix not in {".sty", ".cls"}:
            strange = _strange(source)
            if strange is None:
                continue
            yield Remark(
                Place(source, strange),
                f"{source.path.name} is not in UTF-8; it was read as {source.encoding}.",
                "Save it as UTF-8 in the editor.",
            )


def _strange(source: Source) -> int | None:
    """Where the first letter beyond ASCII stands; one in a comment of LaTeX's is never read."""
    if "16" in source.encoding:
        return 0  # it may be of ASCII letters alone
    text = source.text
    for match in _BEYOND_ASCII.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if source.path.suffix == ".bib" or not _COMMENT.search(line):
            return match.start()
    return None


def without_ending(context: CheckContext) -> Iterator[Remark]:
    r"""Names of bibliographies in `\addbibresource` by which biber finds none.

    Source: biblatex manual 3.8.1: the name is the file's, with its ending.
    """
    if not context.database.sensitive:
        return  # biblatex takes the ending away and BibTeX adds it
    for made in context.reading.bibliographies:
        if made.whole and made.path and made.path.name == f"{PurePath(made.name).name}.bib":
            yield Remark(
                made.place,
                f"Biber looks for a file called '{made.name}', and there is none.",
                f"Write '{made.name}.bib'.",
            )


RULES = (
    Rule(
        "file-missing", Severity.ERROR,
        "A file that the text reads in is not there.",
        "TeX stops, or leaves its text out.",
        r"\input{sections/metod} for sections/method.tex",
    ),
    Rule(
        "file-unreadable", Severity.ERROR,
        "A file cannot be read, or is not text.",
        "Nothing in it can be checked or typeset.",
        r"\input{figure.png}",
    ),
    Rule(
        "file-outside", Severity.ERROR,
        "A file that is named, or that a link leads to, lies outside of the project's folder.",
        "A manuscript may be a stranger's: elsewhere, only what --allow names is read.",
        r"\input{../../thesis/chapter}",
    ),
    Rule(
        "file-encoding", Severity.WARNING,
        "A file is not in UTF-8, and the preamble does not say what else it is in.",
        "Letters such as å and é come out wrong or stop TeX.",
        "a file saved as Latin-1",
        encoding,
    ),
    Rule(
        "input-loop", Severity.ERROR,
        "A file reads itself in, straight or by way of others.",
        "TeX runs until its memory is full.",
        r"\input{a} in a.tex",
    ),
    Rule(
        "reading-budget", Severity.WARNING,
        "A macro, a loop, a file or a string that calls for more text than can be followed.",
        "The rest is not checked and not in Word, and TeX may run until its memory is full.",
        r"\def\a{\a\a} and \a",
    ),
    Rule(
        "bibliography-missing", Severity.ERROR,
        "A bibliography file is not there.",
        "Everything that only it holds is undefined.",
        r"\bibliography{referances}",
        without_ending,
    ),
    Rule(
        "entry-syntax", Severity.ERROR,
        "An entry is damaged: a brace, a quotation mark, an equals sign or its key is missing.",
        "BibTeX loses some of its fields; biber refuses the whole file.",
        "@book{a, title = {An open brace, year = 2000}",
    ),
    Rule(
        "entry-comma", Severity.WARNING,
        "A comma is missing between two fields.",
        "BibTeX drops the rest of the entry.",
        "author = {A. Offerdal} title = {Den politiske kommunen}",
    ),
    Rule(
        "entry-comment", Severity.WARNING,
        "A % inside of an entry, where BibTeX knows no comments.",
        "BibTeX drops the rest of the entry.",
        "year = 2000, % checked",
    ),
    Rule(
        "field-duplicate", Severity.WARNING,
        "A field that stands twice in an entry.",
        "Only one counts, BibTeX's first or biber's last; the other was perhaps the right one.",
        "year = 2000, year = 2001",
    ),
)  # fmt: skip
