r"""What a change of words makes of a line of LaTeX, to the letter.

Each row is a paragraph, words of it as a co-author sees them, what they become, and the paragraph
afterwards; None where the change is a conflict and the paragraph stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.round_trip import RoundTrip
from tests.review.word_file import Hand

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.review.review_change import Review

HEAD = r"""\documentclass{article}
\usepackage{csquotes}
\newcommand{\term}[1]{\emph{#1}}
\newcommand{\house}{The House}
\begin{document}
"""
CASES = {
    "a word": ("It is old.", "old", "new", "It is new."),
    "signs": ("It cost much.", "much", "5 % & $3_a #1 {x}", r"It cost 5 \% \& \$3\_a \#1 \{x\}."),
    "tilde": ("A tilde is it.", "tilde", "~", r"A \textasciitilde{} is it."),
    "backslash": ("A path is it.", "path", "C:\\x^2",
                  r"A C:\textbackslash{}x\textasciicircum{}2 is it."),
    "letters": ("Kari is here.", "Kari", "Åse Ørnæs", "Åse Ørnæs is here."),
    "accents apart": ("Kari is here.", "Kari", "A\N{COMBINING RING ABOVE}se", "Åse is here."),
    "ligature": ("It is far.", "far", "no \N{LATIN SMALL LIGATURE FI}nd", "It is no find."),
    "unseen": ("It is far.", "far", "ne\N{ZERO WIDTH SPACE}ar\N{WORD JOINER}by", "It is nearby."),
    "dash": ("From --- so.", "so", "here – and – there", "From --- here -- and -- there."),
    "hyphens": ("Use it with care.", "it", "--force", "Use -{}-force with care."),
    "less": ("We found less.", "less", "p < .05 | q > 1",
             r"We found p \textless{} .05 \textbar{} q \textgreater{} 1."),
    "quotes": ("They say nothing now.", "nothing", "“no”", "They say ``no'' now."),
    "apostrophe": ("It will not do.", "will not", "won’t", "It won't do."),
    "blank": ("About three of them.", "three", "3\N{NO-BREAK SPACE}km", "About 3~km of them."),
    "in emphasis": (r"It is \emph{very old} now.", "very", "quite", r"It is \emph{quite old} now."),
    "whole emphasis": (r"It is \emph{very} old.", "very ", "", "It is old."),
    "across": (r"It is \emph{very} old.", "is very", "was", None),
    "behind emphasis": (r"It is \emph{so}, then.", ", then", " now", r"It is \emph{so} now."),
    "own macro": (r"A \term{queue} it is.", "queue", "list", r"A \term{list} it is."),
    "written by a macro": (r"So \house{} says.", "House", "Home", None),
    "beside a macro": (r"So \house{} says it.", "says", "said", r"So \house{} said it."),
    "comment": ("One % not two\ntwo three.", "three", "four", "One % not two\ntwo four."),
    "across a comment": ("Red % blue\ngreen grey.", "Red green", "Black", None),
    "lines": ("The end\nof a line.", "end of", "start of", "The start\nof a line."),
    "formula": ("Let $x$ be it.", "be", "become", "Let $x$ become it."),
    "braces": ("A {\\bfseries fat} cat.", "cat", "dog", "A {\\bfseries fat} dog."),
    "first": ("First words here.", "First", "Last", "Last words here."),
    "last": ("Here ends it.", "it.", "that!", "Here ends that!"),
    "footnote": (r"A note\footnote{In it.} here.", "here", "there",
                 r"A note\footnote{In it.} there."),
    "accent": ("A caf\\'e is open.", "open", "shut", "A caf\\'e is shut."),
    "hyphenated": ("A well-known fact.", "known", "worn", "A well-worn fact."),
    "twice": ("It is what it is now.", "is now", "was", "It is what it was."),
}  # fmt: skip


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Review, dict[str, str]]:
    """The review of all rows at once, and what each paragraph is afterwards."""
    trip = _manuscript(tmp_path_factory.mktemp("rows"), [row[0] for row in CASES.values()])
    file = trip.file.copy()
    paragraphs = file.paragraphs()
    assert len(paragraphs) >= len(CASES)
    for paragraph, (_, old, new, _) in zip(paragraphs, CASES.values(), strict=False):
        text = file.text(paragraph)
        at = text.index(old)
        file.insert(paragraph, at + len(old), new, Hand("Kari"))
        file.delete(paragraph, at, at + len(old), Hand("Kari"))
    found = trip.review(file)
    trip.apply(found)
    return found, dict(zip(CASES, _source(trip), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_a_change_of_words_is_written_to_the_letter(
    reviewed: tuple[Review, dict[str, str]], name: str
) -> None:
    latex, _, _, wanted = CASES[name]
    assert reviewed[1][name] == (latex if wanted is None else wanted)


def test_what_is_not_carried_out_says_why(reviewed: tuple[Review, dict[str, str]]) -> None:
    refused = [change for change in reviewed[0].changes if change.state == "conflict"]
    assert len(refused) == sum(row[3] is None for row in CASES.values())
    assert all(change.reason for change in refused)


@pytest.mark.parametrize(
    ("lines", "new", "wanted"),
    [
        (["He said \\enquote{so}.", "A word."], "“a word”", "A \\enquote{a word}."),
        (["Han sa «så».", "A word."], "“et ord”", "A «et ord»."),
        (["He said “so” – and went.", "A word."], "“a” – b", "A “a” – b."),
    ],
)
def test_quotes_and_dashes_are_written_as_the_file_writes_them(
    tmp_path: Path, lines: list[str], new: str, wanted: str
) -> None:
    trip = _manuscript(tmp_path, lines)
    assert _replaced(trip, "word", new)[-1] == wanted


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    trip = _manuscript(tmp_path, ["One\ntwo.", "A word."], end="\r\n")
    _replaced(trip, "word", "new\nparagraph")
    data = (trip.folder / "main.tex").read_bytes()
    assert b"A new\r\n\r\nparagraph." in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_latin_1_file_stays_one_and_refuses_what_it_cannot_hold(tmp_path: Path) -> None:
    trip = _manuscript(tmp_path, ["Blåbær.", "A word and a sign."], encoding="latin-1")
    file = trip.file.copy()
    paragraph = file.paragraphs()[1]
    file.insert(paragraph, 14, "Ω ", Hand())
    file.insert(paragraph, 2, "grønt ", Hand("Kari"))
    found = trip.review(file)
    trip.apply(found)
    data = (trip.folder / "main.tex").read_bytes()
    assert "A grønt word and a sign.".encode("latin-1") in data
    (refused,) = [change for change in found.changes if change.state == "conflict"]
    assert "Ω" in refused.reason


def _manuscript(
    folder: Path, paragraphs: list[str], *, end: str = "\n", encoding: str = "utf-8"
) -> RoundTrip:
    """A manuscript of some paragraphs, exported."""
    source = folder / "kilde"
    source.mkdir()
    head = HEAD
    if encoding != "utf-8":
        head = head.replace(r"\usepackage{csquotes}", r"\usepackage[latin1]{inputenc}")
    text = head + "\n\n".join(paragraphs) + "\n\\end{document}\n"
    (source / "main.tex").write_bytes(text.replace("\n", end).encode(encoding))
    return RoundTrip(folder, source)


def _replaced(trip: RoundTrip, old: str, new: str) -> list[str]:
    """The paragraphs after words of the second were replaced and that was applied."""
    file = trip.file.copy()
    paragraph = file.paragraphs()[1]
    at = file.text(paragraph).index(old)
    file.insert(paragraph, at + len(old), new, Hand("Kari"))
    file.delete(paragraph, at, at + len(old), Hand("Kari"))
    trip.apply(trip.review(file))
    return _source(trip)


def _source(trip: RoundTrip) -> list[str]:
    data = (trip.folder / "main.tex").read_bytes().replace(b"\r\n", b"\n").decode("utf-8")
    text = data.partition("\\begin{document}\n")[2]
    return text.removesuffix("\n\\end{document}\n").split("\n\n")
