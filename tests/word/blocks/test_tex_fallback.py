"""What nobody here can read is shown as TeX shows it: never dropped, and never as LaTeX."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.finding import Severity
from trykklar.typeset import typeset
from trykklar.word.export import WordExport, export

FILLER = "The rents of all municipalities rose in the year, and nobody has an explanation for it."


def made(folder: Path, preamble: str, body: str) -> WordExport:
    text = (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{FILLER}\n\n{body}\n\n"
        f"{FILLER}\n\\end{{document}}\n"
    )
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    return export(document)


def shown(done: WordExport) -> str:
    """The text of a Word file, without what its pictures say of themselves."""
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t[ >][^<]*|<w:p[ >]", xml)).replace("<w:p>", "\n")


def described(done: WordExport) -> list[str]:
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    return re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', xml)


BLOCKS = {
    "a tree": (
        "\\usepackage{tikz-dependency}",
        (
            "\\begin{dependency}\\begin{deptext}Kari \\& rents \\& houses\\\\\\end{deptext}"
            "\\depedge{2}{1}{subj}\\end{dependency}"
        ),
        "Kari rents houses",
        "deptext",
    ),
    "a display": (
        "\\usepackage{empheq}",
        "\\begin{empheq}[left=\\empheqlbrace]{align*}a&=b&\\text{if lamps}\\\\c&=d\\end{empheq}",
        "if lamps",
        "empheqlbrace",
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_a_picture_with_its_words(tmp_path: Path, name: str) -> None:
    preamble, body, words, raw = BLOCKS[name]
    done = made(tmp_path, preamble, body)
    (description,) = described(done)
    for word in words.split():
        assert word in description
    assert raw not in shown(done)
    reported = [item for item in done.findings if item.code == "word-picture"]
    assert [(item.line, item.severity) for item in reported] == [(6, Severity.WARNING)]
    assert not done.withheld
    assert [str(item) for item in done.findings if item.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("pages", "what"), [("1", "a picture of this page"), ("-", "pictures of these 2 pages")]
)
def test_that_pages_of_another_document_are_pictures_is_reported(
    tmp_path: Path, pages: str, what: str
) -> None:
    """A co-author could not find a word of a questionnaire, and nobody knew why."""
    (tmp_path / "form.tex").write_text(
        "\\documentclass{article}\\begin{document}Which town?\\newpage Why?\\end{document}\n"
    )
    form = Document("form", tmp_path, Path("form.tex"), Path("build/work/form"), Path())
    assert typeset(form).pdf is not None
    done = made(tmp_path, "\\usepackage{pdfpages}", f"\\includepdf[pages={pages}]{{form.pdf}}")
    assert "Which town" in described(done)[0]
    (found,) = [item for item in done.findings if item.code == "word-picture"]
    assert (found.line, found.severity) == (6, Severity.WARNING)
    assert what in found.message


@pytest.mark.parametrize(("paper", "reported"), [("a4paper", True), ("paperwidth=9cm", False)])
def test_a_sheet_of_another_document_is_reported_and_no_drawing(
    tmp_path: Path, paper: str, reported: bool
) -> None:
    """A form that is shown by itself is text to its readers; a plot with words is a picture."""
    (tmp_path / "form.tex").write_text(
        f"\\documentclass{{article}}\\usepackage[{paper}]{{geometry}}"
        "\\begin{document}Which town?\\end{document}\n"
    )
    form = Document("form", tmp_path, Path("form.tex"), Path("build/work/form"), Path())
    assert typeset(form).pdf is not None
    done = made(tmp_path, "\\usepackage{graphicx}", "\\includegraphics[width=5cm]{form}")
    assert "Which town" in described(done)[0]
    codes = [item.code for item in done.findings if item.severity is Severity.WARNING]
    assert codes == ["word-picture"] * reported


def test_an_equation_in_a_picture_has_the_number_of_the_document(tmp_path: Path) -> None:
    body = (
        "\\begin{equation}a=b\\label{one}\\end{equation}"
        "\\begin{empheq}[box=\\fbox]{align}x&=y\\\\z&=w\\label{two}\\end{empheq} See \\ref{two}."
    )
    (description,) = described(made(tmp_path, "\\usepackage{amsmath,empheq}", body))
    assert "(2)" in description
    assert "(3)" in description
    assert "(1)" not in description


def test_what_a_picture_refers_to_has_the_number_of_the_document(tmp_path: Path) -> None:
    """The picture was missing, for alone TeX knows no label."""
    body = (
        "\\section{A}\\section{B}\\label{b}\n\n"
        "\\begin{tikzpicture}\\node{see \\ref{b} and \\citet{k}};\\end{tikzpicture}\n\n"
        "\\begin{thebibliography}{1}\\bibitem[Ann(2001)]{k} Ann.\\end{thebibliography}"
    )
    done = made(tmp_path, "\\usepackage{tikz,natbib,hyperref}", body)
    (description,) = described(done)
    assert "see 2 and Ann (2001)" in description
    assert [str(item) for item in done.findings if item.severity is Severity.ERROR] == []


def test_a_frame_round_text_is_text(tmp_path: Path) -> None:
    body = "\\begin{leftframe}Kari \\emph{lives} here, and pays 5,000 a month.\\end{leftframe}"
    preamble = "\\newenvironment{leftframe}{\\begin{quote}}{\\end{quote}}"
    done = made(tmp_path, preamble, body)
    assert described(done) == []
    assert "Kari" in shown(done)


def test_what_tex_cannot_set_alone_stays_text(tmp_path: Path) -> None:
    """The inner environment stops TeX where the outer one is not around it, and so takes both."""
    preamble = "\\usepackage{tikz-dependency}\\newsavebox\\kept"
    body = "\\begin{lrbox}{\\kept}Kari lives here.\\end{lrbox}\\usebox{\\kept}"
    assert not made(tmp_path, preamble, body).withheld


@pytest.mark.parametrize(
    ("preamble", "body", "expected"),
    [
        ("\\usepackage{circledsteps}", "Step \\Circled{3} comes first.", "3"),
        ("\\usepackage{lettrine}", "\\lettrine{O}{nce} upon a time.", "O"),
        ("\\usepackage{stackengine}", "A \\stackanchor{Rent}{Town} here.", "Rent"),
    ],
)
def test_an_inline_is_the_text_that_tex_prints(
    tmp_path: Path, preamble: str, body: str, expected: str
) -> None:
    done = made(tmp_path, preamble, body)
    assert expected in shown(done)
    codes = [(item.code, item.severity) for item in done.findings]
    assert ("word-skipped", Severity.WARNING) not in codes
    assert not done.withheld


def test_a_command_that_stands_often_in_a_line_keeps_its_text_everywhere(tmp_path: Path) -> None:
    """A table's marked cells became empty where the line above had the same one, without a word."""
    body = "Boats \\underbar{3}, \\underbar{4}, \\underbar{3} and \\underbar{3} came in."
    text = re.sub("<[^>]*>", "", shown(made(tmp_path, "", body)))
    assert "Boats 3, 4, 3 and 3 came in." in text


def test_a_command_that_prints_nothing_is_no_warning(tmp_path: Path) -> None:
    body = "Words \\usetikzlibrary{trees}\\tikzset{every node/.style=draw} and others."
    done = made(tmp_path, "\\usepackage{tikz}", body)
    reported = [item.severity for item in done.findings if item.code == "word-skipped"]
    assert set(reported) <= {Severity.HINT}
    assert "trees" not in shown(done)


def test_what_tex_cannot_set_by_itself_is_not_taken_for_nothing(tmp_path: Path) -> None:
    done = made(tmp_path, "\\usepackage{url}", "See \\path{C:\\dir\\file_x} for more.")
    warned = any(item.severity is Severity.WARNING for item in done.findings)
    assert warned or "dir\\file_x" in shown(done)


THEOREMS = r"""
\newcommand\newclaim[2]{\newcounter{#1}[section]%
  \expandafter\def\csname the#1\endcsname{\thesection.\arabic{#1}}%
  \expandafter\def\csname #1\endcsname{%
    \par\refstepcounter{#1}\textbf{#2 \csname the#1\endcsname.} }%
  \expandafter\def\csname end#1\endcsname{\par}}
"""


def test_a_theorem_of_a_package_is_text_with_the_number_of_the_document(tmp_path: Path) -> None:
    """Short ones were pictures, those with a citation or note had no name, and some `0.1`."""
    (tmp_path / "claims.sty").write_text(f"{THEOREMS}\\newclaim{{claim}}{{Claim}}\n")
    body = (
        "\\section{One}\\begin{claim}Wet.\\end{claim}\n"
        "\\section{Two}\\begin{claim}Wet, says a note.\\footnote{So.}\\end{claim}\n"
        "\\begin{claim}$x$ is wet.\\end{claim}\n\\begin{claim}A hall is dry.\\end{claim}\n"
    )
    done = made(tmp_path, "\\usepackage{claims}", body)
    text = " ".join(re.sub(r"<[^>]*>", " ", shown(done)).split())
    for number in ("Claim 1.1", "Claim 2.1", "Claim 2.2", "Claim 2.3"):
        assert text.count(number) == 1
    assert "A A" not in text
    assert described(done) == []


HEADED = """\\ProvidesPackage{headed}
\\newenvironment{thanking}{\\section*{With thanks}}{\\par}
\\newenvironment{extra}{\\par\\bigskip{\\large\\bfseries More on paper\\par}}{}
\\newenvironment{inrow}{\\par\\textbf{In a row.} }{\\par}
"""


def test_a_heading_of_an_environment_is_a_paragraph(tmp_path: Path) -> None:
    """achemso's acknowledgement ran into the text behind its heading."""
    (tmp_path / "headed.sty").write_text(HEADED)
    body = (
        "\\begin{thanking}We owe much.\\end{thanking}\n"
        "\\begin{extra}Wet, says a note.\\footnote{So.}\\end{extra}\n"
        "\\begin{inrow}Dry.\\end{inrow}\n"
    )
    lines = paragraphs(made(tmp_path, "\\usepackage{headed}", body).path)
    assert {"With thanks", "We owe much.", "More on paper", "In a row. Dry."} <= set(lines)


def test_an_environment_that_prints_nothing_is_nothing_in_word(tmp_path: Path) -> None:
    body = "\\begin{codes}\n<x>gliders</x>\n\\end{codes}\n"
    done = made(tmp_path, "\\usepackage{comment}\\excludecomment{codes}", body)
    assert "gliders" not in shown(done)
    assert described(done) == []
    assert not done.withheld


def test_a_proof_refers_and_cites_in_its_title_as_anywhere(tmp_path: Path) -> None:
    """The number was dead bold text, and a citation what TeX prints where nothing is before it."""
    body = (
        r"\begin{claim}\label{c}All fall.\end{claim}"
        r"\begin{proof}[Proof of Claim~\ref{c}, after \cite{k}]They do.\end{proof}"
        r"\begin{thebibliography}{1}\bibitem{k}K. Knut.\end{thebibliography}"
    )
    done = made(tmp_path, r"\usepackage{amsthm}\newtheorem{claim}{Claim}", body)
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    (paragraph,) = (part for part in xml.split("</w:p>") if "Proof of" in part)
    assert re.search(r'w:anchor="_Ref_c|REF _Ref_c', paragraph)
    assert "<w:i/>" in paragraph
    assert "<w:b/>" not in paragraph
    assert "Claim 1, after [1]" in "".join(re.findall(r"<w:t[ >][^<]*", paragraph)).replace(
        '<w:t xml:space="preserve">', ""
    ).replace("\N{NO-BREAK SPACE}", " ")


def test_what_tex_keeps_aside_and_prints_elsewhere_is_text(tmp_path: Path) -> None:
    """A motto over the next chapter: the hint was that TeX prints nothing of it."""
    text = (
        "\\documentclass{scrreprt}\n\\begin{document}\n"
        "\\setchapterpreamble[u]{Everything takes its time.}\n"
        "\\chapter[Contents][Head]{Rents in short}\n"
        f"{FILLER}\n\\end{{document}}\n"
    )
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert "Everything takes its time." in shown(done)
    codes = [(item.code, item.severity) for item in done.findings]
    assert codes == [("word-skipped", Severity.WARNING)]
