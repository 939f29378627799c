"""A latexmkrc is text here: the folders that it names are searched, and nothing of it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.checks import check
from trykklar.project.selection import plain
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        ("$ENV{'TEXINPUTS'} = './styles//:' . $ENV{'TEXINPUTS'};", ("./styles//",)),
        ('$ENV{TEXINPUTS}="styles:parts;";', ("styles", "parts")),
        ("ensure_path('TEXINPUTS', './a', 'b//');", ("./a", "b//")),
        ("ensure_path( 'BIBINPUTS', 'lists' );\n$ENV{'BSTINPUTS'}.=':bst';", ("lists", "bst")),
        ("$silent = 1; ensure_path('TEXINPUTS', 'sub//'); $pdf_mode = 1; # 'all'", ("sub//",)),
        ("# $ENV{'TEXINPUTS'} = 'styles';", ()),
        ("# Once: $silent = 1; ensure_path('TEXINPUTS', 'sub//');", ()),
        ("$ENV{'TEXINPUTS'} = '../outside:/etc:~/x:$HOME/y:.';", ()),
        ("$ENV{'TEXINPUTS'} = `touch stolen`;", ()),
        ("system('touch stolen');", ()),
    ],
)
def test_plain_settings_are_read(tmp_path: Path, text: str, folders: tuple[str, ...]) -> None:
    (tmp_path / "main.tex").write_text("Text.")
    (tmp_path / ".latexmkrc").write_text(text)
    assert plain(tmp_path / "main.tex").folders == folders
    assert not (tmp_path / "stolen").exists()


def test_a_style_and_a_text_in_such_folders_are_found(tmp_path: Path) -> None:
    (tmp_path / "styles" / "deep").mkdir(parents=True)
    (tmp_path / "styles" / "deep" / "mine.sty").write_text("\\newcommand\\mine{It is mine.}")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.tex").write_text("\\mine \\label{a}")
    (tmp_path / "latexmkrc").write_text("$ENV{'TEXINPUTS'} = './styles//:parts:';\n")
    main = tmp_path / "main.tex"
    main.write_text(
        "\\documentclass{article}\\usepackage{mine}\\begin{document}\\input{one}\\ref{a}"
        "\\end{document}"
    )
    done = typeset(plain(main))
    assert done.pdf
    assert not done.findings
    assert not check(plain(main)).findings
    (tmp_path / "latexmkrc").unlink()
    assert typeset(plain(main)).pdf is None


@pytest.mark.parametrize(
    ("text", "engine"),
    [
        ("$pdf_mode = 4;", "lualatex"),
        ("$silent = 1; $pdf_mode = 4;", "lualatex"),
        ("$pdf_mode = '5';", "xelatex"),
        ('$pdf_mode = "1";\n$pdflatex = "xelatex";', "xelatex"),
        ("$pdflatex = 'lualatex -shell-escape %O %S';", "lualatex"),
        ("$pdf_mode = 1;\n$pdflatex = 'pdflatex %O %S';", "pdflatex"),
        ("$pdf_mode = 5;\n$pdf_mode = 1;\n# $pdflatex = 'xelatex';", "pdflatex"),
    ],
)
def test_the_program_that_it_names_is_the_one_that_is_run(
    tmp_path: Path, text: str, engine: str
) -> None:
    main = tmp_path / "main.tex"
    main.write_text("Text.")
    (tmp_path / "latexmkrc").write_text(text)
    assert plain(main).engine == engine
    main.write_text("% !TEX program = pdflatex\nText.")
    assert plain(main).engine == "pdflatex"
