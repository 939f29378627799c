"""Front matter is in Word as the class prints it, whoever wrote the class."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.conftest import square
from tests.word.reader import paragraphs, part
from trykklar.document import Document
from trykklar.finding import Severity
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import w
from trykklar.word.export import WordExport, export

_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

# A journal's class of our own: addresses with letters, notes without marks of LaTeX's, a name of
# its own before the keywords, and a heading of the abstract that no language has.
CLASS = r"""
\LoadClass{article}
\newcommand\place[1]{\gdef\@place{#1}}
\newcommand\writeto[1]{\gdef\@writeto{#1}}
\newcommand\runningtitle[1]{}
\newcommand\keywords[1]{\par\noindent\textit{Index Terms}---#1\par}
\renewenvironment{abstract}{\par\noindent\textbf{Gist.} }{\par}
\renewcommand\maketitle{%
  \begin{center}{\Large\MakeUppercase{\@title}\par}
  {\@author\textsuscript{a,$\ast$}\par}\textsuperscript{a}\@place\par\end{center}
  \begingroup\def\thefootnote{}\footnotetext{E-mail address: \@writeto\ (for letters)}\endgroup}
""".replace("textsuscript", "textsuperscript")
TEXT = r"""\documentclass{gliders}
\title{Rents of halls}\runningtitle{Halls}
\author{Kari Ødegård}\place{Institute of Halls, Volda}
\writeto{kari@example.org}
\begin{document}
\maketitle
\begin{abstract}Forty halls were measured in the north.\end{abstract}
\keywords{halls, rents}
\section{Opening}
The rents of halls rose. Nobody knows why they did.
\end{document}
"""


def made(folder: Path, text: str = TEXT, name: str = "gliders") -> WordExport:
    (folder / f"{name}.cls").write_text(CLASS, "utf-8")
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    return export(document)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> WordExport:
    return made(tmp_path_factory.mktemp("gliders"))


def test_names_have_the_marks_that_the_class_gives_them(done: WordExport) -> None:
    assert paragraphs(done.path, "Author") == ["Kari Ødegårda,∗"]


def test_a_title_in_capitals_stays_as_it_is_written(done: WordExport) -> None:
    assert paragraphs(done.path, "Title") == ["Rents of halls"]


def test_an_address_has_its_mark_before_it_and_a_note_its_words(done: WordExport) -> None:
    assert paragraphs(done.path, "Affiliation") == [
        "aInstitute of Halls, Volda",
        "E-mail address: kari@example.org (for letters)",
    ]


def test_keywords_and_abstract_are_called_what_the_class_calls_them(done: WordExport) -> None:
    """The file was withheld for `Keywords:`, which IEEE's class does not print."""
    (keywords,) = paragraphs(done.path, "Keywords")
    assert re.sub(r"\s", "", keywords) == "IndexTerms—halls,rents"
    assert "Gist" in paragraphs(done.path)[paragraphs(done.path).index("Rents of halls") :]
    assert not done.withheld


def test_no_keywords_have_no_label(tmp_path: Path) -> None:
    """`Keywords:` stood below the title, where the class prints nothing of an empty list."""
    text = NO_HEADING.replace("gliders", "silent").replace(r"\keywords{halls}", r"\Keywords{}")
    (tmp_path / "silent.cls").write_text(
        CLASS.replace(r"\newcommand\keywords[1]", r"\newcommand\Keywords[1]{}\def\unused#1")
    )
    shown = paragraphs(made(tmp_path, text).path)
    assert not any("Keywords" in item for item in shown)


def test_a_running_title_and_the_commands_of_a_title_are_no_losses(done: WordExport) -> None:
    assert [str(item) for item in done.findings if item.severity is not Severity.HINT] == []


THANKS = r"""\documentclass{article}
\title{Rents of halls\thanks{Paid by nobody.}}
\author{Kari Ødegård\thanks{Volda} \and Bo Berg}\date{May 2020}
\begin{document}\maketitle
\section{Opening}The rents of halls rose.\footnote{In May.}
\end{document}
"""


@pytest.mark.parametrize("package", ["", r"\usepackage{hyperref}"])
def test_notes_of_latexs_own_stay_notes_and_are_there_once(tmp_path: Path, package: str) -> None:
    r"""Also where hyperref sets the marks of `\thanks`: they stood there twice."""
    path = made(tmp_path, THANKS.replace(r"\title", rf"{package}\title", 1)).path
    assert paragraphs(path, "Title") == ["Rents of halls*"]
    assert paragraphs(path, "Author") == ["Kari Ødegård†", "Bo Berg"]
    assert paragraphs(path, "Affiliation") == []
    assert paragraphs(path, "Date") == ["May 2020"]


def test_a_list_of_contents_is_no_front_matter(tmp_path: Path) -> None:
    text = THANKS.replace(r"\maketitle", r"\maketitle\tableofcontents")
    assert paragraphs(made(tmp_path, text).path, "Affiliation") == []


def test_no_note_of_the_title_stands_in_the_files_properties(tmp_path: Path) -> None:
    """The running head of Word was `Rents of halls[*]Paid by nobody.`"""
    with zipfile.ZipFile(made(tmp_path, THANKS).path) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:title>Rents of halls</dc:title>" in core


def test_a_proof_ends_in_one_sign(tmp_path: Path) -> None:
    r"""Pandoc makes a control character and a digit of `\qed`, and adds a sign of its own."""
    proof = r"\begin{proof}It is so.\qed\end{proof}"
    amsthm = r"\documentclass{article}\usepackage{amsthm}"
    text = THANKS.replace(r"\documentclass{article}", amsthm)
    text = text.replace(r"\section", rf"{proof}\section")
    (shown,) = (item for item in paragraphs(made(tmp_path, text).path) if "It is so." in item)
    assert shown.count("◻") == 1
    assert "0" not in shown


def test_a_heading_before_an_abstract_is_no_front_matter(tmp_path: Path) -> None:
    """`1 Start` stood above the text, as an affiliation."""
    text = (
        "\\documentclass{article}\\begin{document}\\section{Start}Words of a text that goes on.\n"
        "\\begin{abstract}In short.\\end{abstract}\\tableofcontents More words.\\end{document}\n"
    )
    shown = paragraphs(made(tmp_path, text).path)
    assert shown.count("Start") + sum("1 Start" in part for part in shown) == 1


def test_a_second_abstract_has_its_own_name_and_the_first_one_keeps_its(tmp_path: Path) -> None:
    """The name of the first one stood there twice."""
    text = (
        "\\documentclass{article}\\begin{document}\\title{Homes}\\author{Ann Able}\\maketitle\n"
        "\\begin{abstract}In short, with some words.\\end{abstract}\n"
        "\\renewcommand{\\abstractname}{Sammendrag}\\begin{abstract}Kort sagt.\\end{abstract}\n"
        "\\section{Start}Words of a text that goes on.\\end{document}\n"
    )
    shown = paragraphs(made(tmp_path, text).path)
    assert [part for part in shown if part in ("Abstract", "Sammendrag")] == [
        "Abstract",
        "Sammendrag",
    ]


@pytest.mark.parametrize("begins", [r"\citet{able}", r"$x+y$", r"\emph{\citet{able}}"])
def test_what_an_abstract_begins_with_is_not_what_it_is_called(tmp_path: Path, begins: str) -> None:
    """A citation stood above the abstract that it begins, too, instead of the abstract's name."""
    text = (
        "\\documentclass{article}\\usepackage{natbib}\\begin{document}\\title{Homes}\\author{Bo}"
        f"\\maketitle\\begin{{abstract}}\n%Not this\n\t{begins} show that homes are dear, in short."
        "\\end{abstract}\\section{Start}Words of a text.\n\\begin{thebibliography}{1}"
        "\\bibitem[Able(2001)]{able} Able, A. Homes. 2001.\\end{thebibliography}\\end{document}\n"
    )
    shown = paragraphs(made(tmp_path, text).path)
    (body,) = (at for at, item in enumerate(shown) if "homes are dear" in item)
    assert shown[body - 1] == "Abstract"


NO_HEADING = r"""\documentclass{gliders}
\title{The Halls}\author{Kari}\place{Volda}\writeto{k@example.org}
\begin{document}
\maketitle
\begin{abstract}Forty halls were measured.\end{abstract}
\keywords{halls}

Halls are measured, as Section~\ref{a} of a long report says, and Section~\ref{b} of it.

\section{Halls}\label{a}
They are long.
\section{Rents}\label{b}
They rose.
\end{document}
"""


def test_text_before_the_first_heading_is_no_front_matter(tmp_path: Path) -> None:
    """A first paragraph that refers to much stood there twice: once more as the PDF has it.

    And a title that ends as the first heading is called is not that heading.
    """
    texts = paragraphs(made(tmp_path, NO_HEADING).path)
    assert len([text for text in texts if text.startswith("Halls are measured")]) == 1
    assert "E-mail address: k@example.org (for letters)" in texts
    assert "Gist" in texts


def test_links_in_keywords_that_are_set_as_several_paragraphs_stay(tmp_path: Path) -> None:
    """The badges of open materials, which are links around pictures, were lost."""
    keywords = r"{halls, rents\par Open: \href{https://data.org/halls}{data}}"
    text = TEXT.replace("{halls, rents}", keywords)
    path = made(tmp_path, text.replace(r"\title", r"\usepackage{hyperref}\title", 1)).path
    with zipfile.ZipFile(path) as archive:
        assert b"https://data.org/halls" in archive.read("word/_rels/document.xml.rels")
    assert len([text for text in paragraphs(path) if "halls, rents" in text]) == 1


SHARED = r"""\documentclass[preprint,superscriptaddress,aps,prl]{revtex4-2}
\begin{document}
\title{Rents of halls}
\author{Kari Vik}\affiliation{Institute of Halls, Northtown}
\author{Bo Berg}\affiliation{Institute of Halls, Northtown}\affiliation{Hall School, Southtown}
\author{Cy Moe}\affiliation{Hall School, Southtown}
\date{May 2020}
\begin{abstract}Halls are let to all who pay.\end{abstract}
\maketitle
Those who pay for halls sing in them every week of the year.
\end{document}
"""


def test_an_address_that_several_authors_share_stands_there_once(tmp_path: Path) -> None:
    r"""REVTeX prints it once, with a number; the others came behind it, without one."""
    shown = paragraphs(made(tmp_path, SHARED).path, "Affiliation")
    assert shown == ["1Institute of Halls, Northtown", "2Hall School, Southtown"]


LINES = r"""\documentclass{article}
\begin{document}
\begin{flushleft}
{\Large
\textbf\newline{Rents of large halls}
}
\newline
\\
Kari Vik\textsuperscript{1}, Bo Berg\textsuperscript{1}
\\
\textbf{1} Institute of Halls
\end{flushleft}
\section*{Abstract}
Halls are let to all who pay.
\end{document}
"""


def test_a_title_that_ends_in_a_line_break_has_no_names_in_it(tmp_path: Path) -> None:
    """So begins PLOS's template: the authors stood there twice."""
    shown = paragraphs(made(tmp_path, LINES).path)
    assert shown[0].strip() == "Rents of large halls"
    assert sum("Kari Vik" in item for item in shown) == 1


STORING = r"""
\LoadClass{article}
\newcommand\gist[1]{\gdef\@gist{#1}}
\newcommand\terms[1]{\gdef\@terms{#1}}
\newcommand\specialnote[1]{\gdef\@specialnote{#1}}
\RequirePackage{url,manyfoot}\DeclareNewFootnote{A}[gobble]
\renewcommand\maketitle{%
  \begin{center}Journal of Halls\par{\Large\@title\par}\@author\par\end{center}
  {\centering\bfseries Abstract\par}\@gist\par\textit{Keywords}: \@terms.\par
  \footnoteA{\@specialnote}}
"""


def test_what_a_class_stores_and_prints_has_its_style_and_stays(tmp_path: Path) -> None:
    """Keywords were lost because a long paragraph has the same words, and a note of no number."""
    (tmp_path / "gliders.cls").write_text(STORING, "utf-8")
    text = (
        r"\documentclass{gliders}\title{Rents}\author{Kari Berg}\gist{Forty halls were measured.}"
        r"\terms{old halls, winter rents}\specialnote{Of an issue on towns, \url{https://a.no/b}.}"
        r"\begin{document}\maketitle\section{Opening}As the Journal of Halls says, old halls have "
        r"winter rents, as keywords of theses show, and no more than the rents of summers show."
        r"\end{document}"
    )
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert paragraphs(done.path, "Affiliation") == [
        "Journal of Halls",
        "Of an issue on towns, https://a.no/b.",
    ]
    assert paragraphs(done.path, "AbstractHeading") == ["Abstract"]
    assert paragraphs(done.path, "Abstract") == ["Forty halls were measured."]
    assert paragraphs(done.path, "Keywords") == ["Keywords: old halls, winter rents."]
    assert [str(item) for item in done.findings if item.severity is not Severity.HINT] == []


# Below a title, as the ICML's class has it: names in the middle, and a note that no mark leads to.
NOTED = r"""\documentclass{article}
\usepackage{hyperref}
\begin{document}
\twocolumn[{\centering{\Large\bfseries Rents of halls}\par}
\begin{center}
\mbox{\bfseries Kari Ødegård}\textsuperscript{1} Ola Berg\textsuperscript{1}
\end{center}]
{\let\thefootnote\relax\footnotetext{\textsuperscript{1}Institute of Halls, Volda. Write to
\href{mailto:kari@example.org}{kari@example.org}.

\ \\
In \textit{Proceedings of the $n$-th Meeting}, Volda.}}
\begin{abstract}Forty halls were measured in the north.\end{abstract}
\section{Opening}
The rents of halls rose.\footnote{See Section~\ref{last}, where more is to be read of them.}
\section{Ending}\label{last}
Nobody knows why they did.
\end{document}
"""


def test_a_note_without_a_mark_stands_below_the_names_with_its_link(tmp_path: Path) -> None:
    """It stood above them, with another note's text beside it, and was reported as lost."""
    done = made(tmp_path, NOTED)
    shown = paragraphs(done.path)
    names = next(at for at, text in enumerate(shown) if "Ola Berg" in text)
    assert shown[names + 1 : names + 3] == [
        "1Institute of Halls, Volda. Write to kari@example.org.",
        "In Proceedings of the -th Meeting, Volda.",
    ]
    assert not [item for item in done.findings if item.severity is Severity.ERROR]
    assert sum("where more is to be read" in text for text in shown) == 0


def test_words_of_a_running_head_are_no_title(tmp_path: Path) -> None:
    """A class that sets its head in the text, in small letters, gave the title twice."""
    head = r"\usepackage{fancyhdr}\begin{document}\chead{\small\bfseries Rents of halls}"
    plain = TEXT.replace("gliders", "article").replace(r"\begin{document}", head)
    lines = (r"\runningtitle{Halls}", r"\place{Institute of Halls, Volda}",
             r"\writeto{kari@example.org}", r"\keywords{halls, rents}")  # fmt: skip
    for line in lines:
        plain = plain.replace(line, "")
    assert paragraphs(made(tmp_path, plain).path).count("Rents of halls") == 1


PAGE_OF_ITS_OWN = r"""\documentclass{report}
\usepackage{graphicx}
\makeatletter
\renewcommand\maketitle{\begin{titlepage}\raggedleft\@date\par Master's thesis\par
  \rule{\linewidth}{2pt}\par{\huge\@title\par}\rule{\linewidth}{2pt}\par\@author\par
  Reader: Bo Berg\par\end{titlepage}}
\makeatother
\title{Rents of halls}\author{Kari Vik}\date{May 2020}
\begin{document}
\maketitle
\begin{center}\includegraphics[width=3cm]{seal.png}\end{center}
Everybody may copy this work as often as they like, and sell it.
\chapter{Opening}The rents of halls rose.PARAGRAPHS

Volda, May 2020
\end{document}
"""


def test_a_text_that_begins_with_a_picture_has_its_title_page_whole(tmp_path: Path) -> None:
    """All words of an own title page but title and author were lost; rules were dashes.

    And the date, where the end of a long text has the same words.
    """
    (tmp_path / "seal.png").write_bytes(square())
    text = "".join(f"\n\nHall {number} is dear." for number in range(200))
    path = made(tmp_path, PAGE_OF_ITS_OWN.replace("PARAGRAPHS", text)).path
    shown = paragraphs(path)
    first = shown[: next(at for at, item in enumerate(shown) if item.startswith("Everybody"))]
    assert [item for item in first if item] == [
        "May 2020",
        "Master’s thesis",
        "Rents of halls",
        "Kari Vik",
        "Reader: Bo Berg",
    ]


SEAL = r"""
\LoadClass{article}\RequirePackage{graphicx}
\def\seal{seal}
\renewcommand\maketitle{\begin{titlepage}\centering
  \scalebox{0.5}{\includegraphics[width=4cm]{\seal}}\par\@title\par\@author\par
  Faculty of Halls\par\end{titlepage}}
"""


@pytest.mark.parametrize("again", ["", r"\includegraphics[width=1cm]{seal}"])
def test_a_picture_that_a_class_prints_on_its_title_page_is_there(
    tmp_path: Path, again: str
) -> None:
    """Seals of universities were lost, and nobody said so; what an author shows is there once."""
    (tmp_path / "seal.png").write_bytes(square())
    (tmp_path / "sealed.cls").write_text(SEAL)
    text = NO_HEADING.replace("gliders", "sealed").replace(r"\place{Volda}", "")
    text = text.replace(r"\writeto{k@example.org}", "").replace(r"\keywords{halls}", again)
    done = made(tmp_path, text)
    images = list(part(done.path).iter(f"{{{_DRAWN}}}extent"))
    assert len(images) == 1
    if not again:
        assert int(images[0].get("cx", "")) == pytest.approx(2 / 2.54 * 914_400, rel=0.01)
        assert paragraphs(done.path)[:4] == ["", "The Halls", "Kari", "Faculty of Halls"]
    assert [str(item) for item in done.findings if item.severity is not Severity.HINT] == []


ACM = r"""\documentclass[acmsmall]{acmart}
\acmYear{2022}\acmDOI{10.1145/1}
\begin{document}
\title{Rents of halls}
\titlenote{The halls were measured with the support of the fund of halls.}
\author{Kari Vik}
\affiliation{\institution{Hall of Studies}\country{Norway}\city{Volda}}
\begin{abstract}Forty halls were measured in the north.\end{abstract}
\ccsdesc[500]{Theory of halls~Rents}
\ccsdesc[300]{Halls and their keeping~Lamps}
\keywords{prices, offices}
\maketitle
\section{Opening}
The rents of halls rose. Nobody knows why they did.
\end{document}
"""


def test_what_acm_prints_around_concepts_places_and_notes_is_there(tmp_path: Path) -> None:
    """They had neither their name nor arrows, places no commas, and the note no sign."""
    if not installed("acmart.cls"):
        pytest.skip("no acmart here")
    path = made(tmp_path, ACM).path
    notes = paragraphs(path, "Affiliation")
    assert "∗The halls were measured with the support of the fund of halls." in notes
    assert any("Hall of Studies, Norway, Volda" in note for note in notes)
    assert (
        "CCS Concepts: • Theory of halls → Rents; • Halls and their keeping → Lamps."
        in paragraphs(path)
    )


def test_lines_that_a_class_breaks_by_hand_are_lines(tmp_path: Path) -> None:
    """Two institutes that stand in one paragraph ran into one another."""
    cls = r"""\LoadClass{article}\newcommand\inst[1]{\gdef\@inst{#1}}
\renewcommand\maketitle{{\Large\@title\par}\@author\par{\def\and{\\}\@inst\par}}"""
    (tmp_path / "gliders.cls").write_text(cls, "utf-8")
    text = (
        r"\documentclass{gliders}\title{Rents}\author{Kari Berg}"
        r"\inst{Kari Berg\\Institute of Halls\and Bo Vik\\House of Lakes}"
        r"\begin{document}\maketitle\section{Opening}The rents rose.\end{document}"
    )
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    document_xml = part(export(document).path)
    lines = [
        item for item in document_xml.iter(w("p")) if "House" in "".join(map(str, item.itertext()))
    ]
    assert len(list(lines[0].iter(w("br")))) == 3
