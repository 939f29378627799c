"""What TeX counted is the measure: what both our readings miss is reported at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.document import Document
from trykklar.finding import Finding, Severity
from trykklar.typeset import typeset
from trykklar.word.export import WordExport, export

BEFORE = "\\documentclass{article}\n"


def made(folder: Path, body: str, aux: str = "", packages: str = "caption") -> WordExport:
    """A document that TeX set, whose .aux has some lines more: as if we had misread its source."""
    text = f"{BEFORE}\\usepackage{{{packages}}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    path = folder / document.made(".aux")
    path.write_text(path.read_text("utf-8") + aux, "utf-8")
    return export(document)


def lost(done: WordExport) -> list[Finding]:
    return [item for item in done.findings if item.code == "word-lost"]


def line(name: str, kind: str, number: str, title: str) -> str:
    shown = f"{{{kind}}}{{\\numberline {{{number}}}{title}}}{{1}}"
    return f"\\@writefile{{{name}}}{{\\contentsline {shown}}}\n"


@pytest.mark.parametrize(
    ("aux", "kind", "message"),
    [
        (line("toc", "section", "2", "Means of towns"), "headings", "section 2"),
        (line("lof", "figure", "1", "Means of towns"), "captions", "figure 1"),
        (line("lot", "table", "4", "Means of towns"), "captions", "table 4"),
    ],
)
def test_what_tex_numbers_and_word_has_not(
    tmp_path: Path, aux: str, kind: str, message: str
) -> None:
    done = made(tmp_path, "\\section{One}\nText.\n\nMeans of towns.", aux)
    (finding,) = lost(done)
    assert (finding.line, finding.severity) == (7, Severity.ERROR)
    assert message in finding.message
    (row,) = done.inventory.different
    assert (row.kind, row.before - row.after) == (kind, 1)


@pytest.mark.parametrize(
    "body",
    [
        "\\section{One}\\section*{Starred}\\addcontentsline{toc}{section}{Starred} Text.",
        "\\section[Short]{A long heading of the text}\\section{Two} Text.",
        "\\setcounter{secnumdepth}{0}\\section{One} Text.",
        "\\begin{figure}x\\caption*{Unnumbered}\\end{figure} Text.",
        "\\begin{figure}x\\caption*{\\footnotesize \\textit{}}\\end{figure} Text.",
        "\\section{One} Text.\\subsubsection{$x^2$} Text.\\paragraph{$i\\in R$} More.",
        "\\begin{figure}x\\caption[Short]{A long one}\\end{figure} Text.",
        "\\begin{figure}x\\caption[]{Not in the list}\\end{figure} Text.",
        (
            "\\begin{figure}x\\caption{One}\\end{figure}"
            "\\begin{figure}\\ContinuedFloat y\\caption{One, continued}\\end{figure} Text."
        ),
        "\\begin{table}\\caption{Rents}\\begin{tabular}{l}x\\end{tabular}\\end{table} Text.",
        "\\section{One}\\appendix\\section{Tables}\\subsection{More} Text.",
        "\\section{Formulas $x_1$ and \\emph{others}} Text.",
    ],
)
def test_there_is_no_false_alarm(tmp_path: Path, body: str) -> None:
    assert [str(item) for item in lost(made(tmp_path, body))] == []


@pytest.mark.parametrize(
    "body",
    [
        "\\begin{figure}\\captionsetup{type=table}\\caption{Rents}x\\end{figure} Text.",
        (
            "\\begin{figure}x\\caption{One}\\end{figure}\\begin{minipage}{5cm}"
            "\\captionsetup{type=table}\\caption{Rents}\\end{minipage} Text."
        ),
        "\\begin{minipage}{5cm}\\captionof{table}{Rents}\\end{minipage} Text.",
        (
            "\\makeatletter\\begin{minipage}{5cm}\\def\\@captype{table}\\makeatother"
            "\\caption{Rents}\\end{minipage} Text."
        ),
    ],
)
def test_a_caption_counts_as_what_tex_counts_it(tmp_path: Path, body: str) -> None:
    done = made(tmp_path, body)
    assert [str(item) for item in done.findings if "Table" in item.message] == []
    assert done.parity is not None
    assert done.parity.captions.missing == ()


NOTES = (
    "\\title{Boats\\thanks{Paid by the harbour.}}\\author{Kari}\\maketitle "
    "One\\footnote{First note on boats.} and two\\footnote{Second note\\footnotemark.}"
    "\\footnotetext{Inner one.}. Mark\\footnotemark\\ here.\\footnotetext{Third text.} "
    "\\begin{minipage}{5cm}In a box\\footnote{Box note here.}.\\end{minipage}"
    "\\section{Head\\protect\\footnote{Head note.}} Text."
)


def test_notes_that_tex_set_are_counted_by_their_destinations(tmp_path: Path) -> None:
    assert [str(item) for item in lost(made(tmp_path, NOTES, packages="hyperref"))] == []


def test_a_note_with_a_quotation_in_it_is_there(tmp_path: Path) -> None:
    note = "A note: \\begin{quote}Words of another.\n\nMore of them.\\end{quote} End."
    assert not lost(made(tmp_path, f"Text.\\footnote{{{note}}}"))


def test_a_heading_with_a_note_has_its_number(tmp_path: Path) -> None:
    note = "\\protect\\footnote[7]{Head \\emph{note} on \\ref{s}.}"
    done = made(tmp_path, f"\\section{{Head{note}}}\\label{{s}} Text.", packages="hyperref")
    assert not done.withheld
    assert [str(item) for item in lost(done)] == []


def test_no_mark_of_ours_is_left_in_the_note_of_a_term(tmp_path: Path) -> None:
    """TeX sets such a term in a box, and loses the note's text; that is for the judge to say."""
    body = "\\section{A}\\label{s}\\begin{description}\\item[B\\footnote{C \\ref{s}.}] D."
    done = made(tmp_path, body + "\\end{description}")
    assert "word-raw" not in {item.code for item in done.findings}


def test_a_note_that_tex_set_and_word_has_not(tmp_path: Path) -> None:
    """A destination of a note's name before other words stands for a note that we misread."""
    body = (
        "Boats\\footnote{A note on boats.} came in.\n\n"
        "\\hypertarget{Hfootnote.2}{Means of towns} rose."
    )
    done = made(tmp_path, body, packages="hyperref")
    (finding,) = lost(done)
    assert (finding.line, finding.severity) == (6, Severity.ERROR)
    assert "means of towns rose" in finding.message
    (row,) = done.inventory.different
    assert (row.kind, row.before - row.after) == ("footnotes", 1)
