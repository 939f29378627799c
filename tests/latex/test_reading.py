"""What stands in a document is what TeX reads of it, with its place in the author's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.latex.read_document import Reading, read
from trykklar.latex.word_count import RUNNING, count, total
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path


def _read(folder: Path, body: str, preamble: str = "", **files: str) -> Reading:
    for name, text in files.items():
        (folder / f"{name}.tex").write_text(text, "utf-8")
    text = (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    (folder / "main.tex").write_text(text, "utf-8")
    return read(plain(folder / "main.tex"))


def _words(found: Reading) -> list[str]:
    return " ".join(found.prose.values()).split()


# preamble, text, what of it is prose
PROSE = [
    (r"\newcommand{\hide}[1]{}", r"a \hide{Lipsky (1980)} b", "a b"),
    (r"\newcommand{\show}[1]{\emph{#1}}", r"a \show{b} c", "a b c"),
    (r"\newif\ifdraft", r"a \ifdraft b\else c\fi d", "a c d"),
    (r"\newcommand{\heading}[1]{\section{#1}}", r"\heading{a} b", "a b"),
    ("", r"a \newcommand{\x}{b} c", "a c"),
    ("", r"a % b", "a"),
    ("", r"a \cite{b} c", "a c"),
    (r"\newcommand{\see}[1]{\cite{#1}}", r"a \see{b} c", "a c"),
    (r"\usepackage{comment}", "a\n\\begin{comment}\nb\n\\end{comment}\nc", "a c"),
    (r"\newtoggle{t}", r"a \iftoggle{t}{b}{c} d", "a c d"),
    ("", "a\n\\end{document}\nb", "a"),
    ("", r"\author[key,other]{a} b", "a b"),
    (r"\usepackage{subfiles}", r"a \subfile{part} b", "a b c"),
]


@pytest.mark.parametrize(("preamble", "body", "words"), PROSE)
def test_prose_is_what_is_printed_and_nothing_else(
    tmp_path: Path, preamble: str, body: str, words: str
) -> None:
    part = "\\documentclass[main]{subfiles}\n\\begin{document}\nc\n\\end{document}\nd\n"
    assert _words(_read(tmp_path, body, preamble, part=part)) == words.split()


def test_a_caption_in_a_macro_is_not_counted_as_text(tmp_path: Path) -> None:
    preamble = r"\newcommand{\fig}[2]{\begin{figure}\caption{#1}\label{#2}\end{figure}}"
    found = _read(tmp_path, r"one two \fig{three four}{f}", preamble)
    assert total(count(found), RUNNING).words == 2
    assert [(one.kind, one.captions, one.labels) for one in found.floats] == [("figure", 1, ("f",))]


def test_a_key_given_to_a_macro_has_its_own_place(tmp_path: Path) -> None:
    found = _read(tmp_path, r"\see{a,  b}", r"\newcommand{\see}[1]{\citep[see]{#1}}")
    (citation,) = found.citations
    assert [(key.name, key.place.column) for key in citation.keys] == [("a", 6), ("b", 10)]
    assert (citation.pre, citation.post, citation.place.written) == ("", "see", False)


KEYS = [
    ("", r"\citep{{k}, {l}}", ["k", "l"]),
    (r"\usepackage{mciteplus}", r"\cite{k,*l, *m} \cite{*n}", ["k", "l", "m", "n"]),
    (r"\newcommand{\a}{k}", r"\cite{\a}", ["k"]),
    (r"\newcommand{\a}{k,l}", r"\cite{\a,m}", ["k", "l", "m"]),
    (r"\let\my\citep \renewcommand{\citep}[1]{\my[x]{#1}}", r"\citep{k}", ["k"]),
    (r"\usepackage[mask]{apa7}", r"\maskcite[a]{no} \cite{k}", ["k"]),
    ("", r"\begin{tikzpicture}\node{\cite{k}};\end{tikzpicture}", ["k"]),
    (r"\newcommand{\a}[1]{\cite{#1}}", r"\begin{alltt}\a{k}\end{alltt}", ["k"]),
    (r"\DefineVerbatimEnvironment{code}{Verbatim}{}", r"\begin{code}\cite{no}\end{code}", []),
    (r"\newcommand{\x}{\cite{no}", r"\cite{k}", ["no", "k"]),  # TeX stops; the rest is read
    ("", r"\newcommand{\x}{\renewcommand{\y}{\cite{no}}} \cite{k}", ["k"]),
    ("", r"\csname cite\endcsname{k}", ["k"]),
    ("", r"\mintinline{tex}|\cite{no}| \cite{k}", ["k"]),
    (r"\newbibmacro*{x}[1]{\cite{no}}\AtEveryBibitem{\cite{no}}", r"\cite{k}", ["k"]),
    (r"\def\x#1;{\cite{#1}}", r"\x k; \x no", ["k"]),
]


@pytest.mark.parametrize(("preamble", "body", "keys"), KEYS)
def test_the_keys_are_those_that_tex_would_cite(
    tmp_path: Path, preamble: str, body: str, keys: list[str]
) -> None:
    found = _read(tmp_path, body, preamble)
    assert [key.name for citation in found.citations for key in citation.keys] == keys


def test_a_picture_is_looked_for_where_its_file_was_imported_from(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/part.tex").write_text(r"\addbibresource{own.bib}", "utf-8")
    (tmp_path / "sub/own.bib").write_text("@misc{a,}", "utf-8")
    found = _read(tmp_path, r"\import{sub/}{part} \addbibresource{own.bib}")
    assert [one.path for one in found.bibliographies] == [tmp_path / "sub/own.bib", None]


def test_a_definition_that_is_never_closed_hides_no_citation_behind_it(tmp_path: Path) -> None:
    found = _read(tmp_path, r"\cite{k}", r"\newcommand{\x}[1]{\emph{#1}" + "\n" + r"\title{a}")
    assert "k" in {key.name for citation in found.citations for key in citation.keys}


def test_a_file_that_a_package_reads_is_read_as_a_package(tmp_path: Path) -> None:
    r"""`@` was no letter there, so that `\x@author` defined a `\x` that swallowed the document."""
    own = "\\def \\own@author {\\@author}\n\\providecommand{\\own@day}{\\today}\n"
    (tmp_path / "front.sty").write_text("\\input{parts}\n\\endinput\n", "utf-8")
    found = _read(tmp_path, r"\cite{k}", r"\usepackage{front}", parts=own)
    assert [key.name for citation in found.citations for key in citation.keys] == ["k"]


def test_what_is_a_letter_stays_one_behind_the_file_that_says_so(tmp_path: Path) -> None:
    preamble = r"\input{setup}\newcommand{\my@see}[1]{\cite{#1}}"
    found = _read(tmp_path, r"\my@see{k}", preamble, setup="\\makeatletter\n")
    assert [key.name for citation in found.citations for key in citation.keys] == ["k"]
