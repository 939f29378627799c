"""What is taken out of a source is what TeX does not print, and nothing else."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from trykklar.submission.strip_source import habits, strip

if TYPE_CHECKING:
    from pathlib import Path

RAW = frozenset({"verbatim", "lstlisting"})


def stripped(text: str, *packages: str) -> str:
    return strip(text, habits([text], RAW, frozenset(packages)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a % Kari says no\nb\n", "a %\nb\n"),
        ("a\n% Kari\n  % says\nb\n", "a\nb\n"),
        ("5\\% of all % note\n", "5\\% of all %\n"),
        ("\\\\% note\n", "\\\\%\n"),
        ("a%\nb\n", "a%\nb\n"),
        ("% one\r\nb % two\r\n", "b %\n"),
        ("\\url{a%20b}% note\n", "\\url{a%20b}%\n"),
        ("\\href{http://a.no/x%20y}{x} % n\n", "\\href{http://a.no/x%20y}{x} %\n"),
        ("\\verb|%| % note\n", "\\verb|%| %\n"),
        (
            "\\begin{verbatim}\n% stays\n%\n\\end{verbatim}\n",
            "\\begin{verbatim}\n% stays\n%\n\\end{verbatim}\n",
        ),
        ("%&pdflatex\na\n", "%&pdflatex\na\n"),
        ("x\n\\end{document}\nold draft by Kari\n", "x\n\\end{document}\n"),
        ("% \\end{document}\nx\n", "x\n"),
        ("a\n\\endinput\nold\n", "a\n\\endinput\n"),
        ("\\def\\x{\\endinput}\nb\n", "\\def\\x{\\endinput}\nb\n"),
    ],
)
def test_comments_and_what_follows_the_end_are_gone(before: str, after: str) -> None:
    assert stripped(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a \\iffalse Kari\\fi b\n", "a b\n"),
        ("a\n\\iffalse\nKari\n\\fi\n\nb\n", "a\n\nb\n"),
        ("\\iffalse x \\ifnum1<2 y \\fi z \\fi b\n", "b\n"),
        ("\\newif\\ifdraft\n\\iffalse \\ifdraft x\\fi y\\fi b\n", "\\newif\\ifdraft\nb\n"),
        ("\\iffalse a \\iff b\\fi c\n", "c\n"),
        ("\\iffalse x\\else y\\fi\n", "\\iftrue y\\fi\n"),
        ("\\foo\\iffalse x\\fi bar\n", "\\foo bar\n"),
        # Not certain, so that it stays: an unknown condition, a meaning, no end.
        ("\\iffalse \\ifstrange x\\fi y\\fi b\n", "\\iffalse \\ifstrange x\\fi y\\fi b\n"),
        ("\\let\\ifdraft\\iffalse\na\\fi\n", "\\let\\ifdraft\\iffalse\na\\fi\n"),
        ("\\iffalse x\n", "\\iffalse x\n"),
    ],
)
def test_a_branch_that_is_never_taken_is_gone_where_its_end_is_certain(
    before: str, after: str
) -> None:
    assert stripped(before) == after


def test_a_comment_environment_counts_only_where_its_package_is_loaded() -> None:
    """An author may have made an environment of that name, which prints."""
    text = "a\n\\begin{comment}\nKari\n\\end{comment}\nb\n"
    assert stripped(text, "comment") == "a\nb\n"
    assert stripped(text) == text
    shown = f"\\includecomment{{comment}}\n{text}"
    assert stripped(shown, "comment") == shown
    private = text.replace("comment", "private")
    assert stripped(f"\\excludecomment{{private}}\n{private}", "comment").endswith("a\nb\n")


def test_what_changes_the_meaning_of_a_comment_is_left_alone() -> None:
    text = "\\catcode`\\%=12 50% of all\n"
    assert stripped(text) == text


def test_many_branches_take_no_time_that_grows_with_their_square() -> None:
    text = "a \\iffalse b\\fi\n" * 20_000
    assert stripped(text) == "a %\n" * 20_000


TRICKY = r"""
\documentclass{article}
\newif\ifdraft \newcommand{\note}[1]{#1}% Kari
\begin{document}
One % two
 three\iffalse never \ifdraft x\fi\fi four
% a line

five \note{six% seven
 eight}% nine
ten\iffalse no\else yes\fi{} eleven \verb|%x| 12\% thirteen
\begin{verbatim}
  % printed
%
\end{verbatim}
\iffalse
fourteen
\fi

fifteen \TeX\iffalse sixteen\fi seventeen % \iffalse
eighteen
\end{document}
nineteen
"""


def test_tex_prints_the_same_words_before_and_after(tmp_path: Path) -> None:
    before, after = (_printed(tmp_path, text) for text in (TRICKY, stripped(TRICKY)))
    assert "Kari" not in stripped(TRICKY)
    assert "never" not in stripped(TRICKY)
    assert before == after
    assert "% printed" in after


def _printed(folder: Path, text: str) -> str:
    (folder / "a.tex").write_text(text, encoding="utf-8")
    tex = ["pdflatex", "-interaction=batchmode", "a.tex"]
    subprocess.run(tex, cwd=folder, capture_output=True, check=False)
    arguments = ["pdftotext", "-layout", "a.pdf", "-"]
    return subprocess.run(arguments, cwd=folder, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize(
    "text",
    [
        "\\iffalse a\n" * 30_000 + "\\ifOwn",
        "\\begin{comment}\nx\n" * 30_000,
        "\\verb|x| text\n" * 20_000,
    ],
    ids=["hidden", "comments", "verbatim"],
)
def test_what_never_ends_is_left_as_it_is_in_linear_time(text: str) -> None:
    assert stripped(text, "comment") == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"\ifOwn \iffalse a\fi b\fi", r"\ifOwn b\fi"),
        (r"\iffalse \iffalse a\fi \ifOwn b\fi c\fi d", r"\iffalse  \ifOwn b\fi c\fi d"),
        (r"\iffalse a\iftrue b\else c\fi d\else e\fi", r"\iftrue e\fi"),
    ],
)
def test_a_condition_that_nobody_knows_leaves_what_is_around_it(before: str, after: str) -> None:
    assert " ".join(stripped(before).replace("%", "").split()) == " ".join(after.split())
