r"""What reviewers are given to read instead stands in the copy, and the other words are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.bibliography import database
from trykklar.blind.hidden_parts import hidden_parts, without
from trykklar.blind.own_works import own_works
from trykklar.blind.person import NamedPerson
from trykklar.blind.secret import Secrets
from trykklar.document import WORK, Document
from trykklar.latex.expansion.expand import expand
from trykklar.latex.read_document import read

OURS = "\\providecommand{\\anon}[2][]{#2}\n"


def document(folder: Path, preamble: str, text: str, document_class: str = "article") -> Document:
    head = f"\\documentclass{{{document_class}}}\n{preamble}\\begin{{document}}\n"
    whole = f"{head}{text}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(whole, encoding="utf-8")
    return Document("main", folder, Path("main.tex"), WORK / "main", Path("build"))


def blind(folder: Path, preamble: str, text: str, document_class: str = "article") -> str:
    """The text as the copy for reviewers has it."""
    given = document(folder, preamble, text, document_class)
    places = hidden_parts(expand(given), "Anonymous").places
    source = given.source.read_text(encoding="utf-8")
    whole = without(source, places.get(given.source, ()))
    assert whole.startswith(source.partition("\\begin{document}")[0])  # definitions stay
    return whole.partition("\\begin{document}\n")[2].partition("\n\\end{document}")[0]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (r"\anon[An institute]{Bodin} says.", "An institute says."),
        (r"\anon{Bodin} says.", "Anonymous says."),
        (r"\anon[]{Bodin} says.", " says."),
        (r"\anon [\emph{a [b]}] {Bodin {of} \emph{x}} says.", r"\emph{a [b]} says."),
        (r"\anon[An \emph{institute}]{Bodin \anon{Kari}} says.", r"An \emph{institute} says."),
        (r"\verb|\anon{x}| \anon[a]{b}", r"\verb|\anon{x}| a"),
        (r"\anonymous{x} \anon", r"\anonymous{x} \anon"),
    ],
)  # fmt: skip
def test_words_for_reviewers_stand_in_the_place_of_the_others(
    tmp_path: Path, text: str, kept: str
) -> None:
    assert blind(tmp_path, OURS, text) == kept


def test_acmart_has_the_command_and_another_one_of_that_name_is_left_alone(tmp_path: Path) -> None:
    assert blind(tmp_path, "", r"\anon[x]{Kari}", "acmart") == "x"
    assert blind(tmp_path, "\\newcommand{\\anon}{Anonymous}\n", r"\anon{} y") == r"\anon{} y"


def test_front_matter_that_a_class_in_the_folder_defines_goes_too(tmp_path: Path) -> None:
    given = "\\def\\runauth#1{\\gdef\\x{#1}}\n\\newcommand\\runningauthor[1]{\\def\\y{#1}}\n"
    (tmp_path / "ours.sty").write_text(given, encoding="utf-8")
    assert (
        blind(tmp_path, "\\usepackage{ours}\n", "\\runauth{K. Nes} y\\runningauthor{Nes}") == " y"
    )
    own = "\\usepackage{ours}\n\\renewcommand{\\runauth}[1]{(#1)}\n"
    assert blind(tmp_path, own, "\\runauth{a} y") == "\\runauth{a} y"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A.\n\n\\textbf{Acknowledgements.} We thank Siri.\n\nB.", "A.\n\n\n\nB."),
        ("A.\n\n\\noindent\\emph{Funding:} Siri.\\par B.", "A.\n\n\\noindent\\par B."),
        ("A.\n\n\\textbf{Takk} til Siri.\n\\section{B}", "A.\n\n%\n\\section{B}"),
        (r"We \textbf{thanks} you.", r"We \textbf{thanks} you."),
        ("\\textbf{Method.} We asked.", "\\textbf{Method.} We asked."),
    ],
)  # fmt: skip
def test_thanks_with_a_title_in_the_line_go_as_sections_do(
    tmp_path: Path, text: str, kept: str
) -> None:
    assert blind(tmp_path, "", text) == kept


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    text = "\\anon[a]{Kari\nNordmann\nx} b\nlast"
    assert blind(tmp_path, OURS, text).count("\n") == text.count("\n")


@pytest.mark.parametrize("name", ["blind", "anonymous", "doubleblind"])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (r"\ifblind A\else Kari\fi.", "A."),
        (r"\ifblind A \fi B", "A B"),
        (r"\ifblind\else Kari\fi B", "B"),
        (r"\ifblind A \ifodd1 x\fi z\else \iftrue Kari\fi\fi B", r"A \ifodd1 x\fi zB"),
        (r"\verb|\ifblind|", r"\verb|\ifblind|"),
    ],
)  # fmt: skip
def test_of_a_switch_the_branch_for_reviewers_is_kept(
    tmp_path: Path, name: str, text: str, kept: str
) -> None:
    preamble = f"\\newif\\if{name}\n\\{name}false\n"
    text, kept = (each.replace("ifblind", f"if{name}") for each in (text, kept))
    assert blind(tmp_path, preamble, text) == kept


def test_a_switch_that_nobody_made_is_left_alone(tmp_path: Path) -> None:
    assert blind(tmp_path, "", r"\iffalse\ifblind A\fi\fi B") == r"\iffalse\ifblind A\fi\fi B"


def test_an_institution_that_is_the_author_has_own_works_and_one_of_an_author_has_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "refs.bib").write_text(
        "@report{own, author={{University of Bodin}}, title={A}, year={2001}}\n"
        "@report{other, author={Li, Mei}, institution={University of Bodin}, title={B}}\n",
        encoding="utf-8",
    )
    text = r"\cite{own,other}\bibliographystyle{plain}\bibliography{refs}"
    works = database.assemble(read(document(tmp_path, "", text)))
    alone = Secrets(institutions=("University of Bodin",), cited=False)
    assert own_works(works, alone).keys == {"own": "own1"}
    assert not own_works(works, Secrets((NamedPerson("Kari", "Nes"),), alone.institutions)).keys
    printed = "Li, M. (2002). B. University of Bodin."
    assert not list(alone.find(printed, works=True))  # anybody may cite what it published
    assert list(alone.find(printed))
