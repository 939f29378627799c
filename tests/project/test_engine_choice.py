from __future__ import annotations

import pytest

from trykklar.project.engine_choice import engine, prints_pdf_date


def _nothing(_name: str) -> bytes | None:
    return None


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (b"\\documentclass{article}", "pdflatex"),
        (b"% !TEX program = xelatex\n\\documentclass{article}", "xelatex"),
        (b"%!TeX TS-program = LuaLaTeX\n", "lualatex"),
        (b"% !TEX program = arara\n\\usepackage{fontspec}", "xelatex"),
        (b"\\usepackage[quiet]{fontspec}", "xelatex"),
        (b"\\usepackage{amsmath, polyglossia}", "xelatex"),
        (b"% \\usepackage{fontspec}\n", "pdflatex"),
        (b"\\usepackage{fontspec}\\usepackage{luacode}", "lualatex"),
        (b"\\usepackage[luatexrenderer=Node]{polyglossia}", "lualatex"),
        (b"\\defaultfontfeatures{Scale=MatchLowercase}", "xelatex"),
        (b"\\newcommand\\print{\\setmainfont{Libertine}}", "pdflatex"),
        (b"\\ifxetex\\setmainfont{Libertine}\\fi", "pdflatex"),
        (b"\\usepackage[latin1]{inputenc} % sm\xe5", "pdflatex"),
        (b"", "pdflatex"),
    ],
)
def test_the_engine_is_the_one_the_source_can_be_set_with(source: bytes, wanted: str) -> None:
    assert engine(source, _nothing) == wanted


@pytest.mark.parametrize(
    ("preamble", "wanted"),
    [
        (r"\ifxetex\usepackage{polyglossia}\else\usepackage{babel}\fi", "pdflatex"),
        (r"\ifPDFTeX\usepackage{lmodern}\else\usepackage{unicode-math}\fi", "pdflatex"),
        ("\\ifnum 0\\ifxetex 1\\fi\\ifluatex 1\\fi=0\\else\\usepackage{fontspec}\\fi", "pdflatex"),
        (r"\ifx\XeTeXversion\undefined\usepackage{a}\else\usepackage{fontspec}\fi", "pdflatex"),
        (r"\newif\ifxetexused\ifxetex\ifdraft\fi\usepackage{fontspec}\fi", "pdflatex"),
        (r"\ifthenelse{\boolean{x}}{\usepackage{fontspec}}{}", "xelatex"),
        (r"\ifxetex\usepackage{a}\fi\usepackage{fontspec}", "xelatex"),
        (r"\begin{document}\begin{verbatim}\usepackage{fontspec}", "pdflatex"),
    ],
)  # fmt: skip
def test_what_stands_in_a_branch_for_another_engine_is_not_loaded(
    preamble: str, wanted: str
) -> None:
    assert engine(rf"\documentclass{{article}}{preamble}".encode(), _nothing) == wanted


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("setup/preamble.tex", r"\usepackage{fontspec}", "xelatex"),
        ("thesis.cls", r"\RequirePackage{fontspec}", "xelatex"),
        ("fonts.sty", r"\RequirePackage{unicode-math}", "xelatex"),
        ("thesis.cls", r"\DeclareOption{x}{\RequirePackage{fontspec}}", "pdflatex"),
        ("fonts.sty", r"\if@own\RequirePackage{fontspec}\fi", "pdflatex"),
        ("elsewhere.tex", r"\usepackage{fontspec}", "pdflatex"),
    ],
)
def test_what_a_preamble_or_class_beside_the_main_file_loads_counts(
    name: str, content: str, wanted: str
) -> None:
    main = rb"\documentclass{thesis}\usepackage{fonts}\input{setup/preamble}"
    assert engine(main, lambda file: content.encode() if file == name else None) == wanted


@pytest.mark.parametrize(
    "piece", ["\\if", "\\ifx", "\\ifxetex", "\\fi", "\\else", "\\iffoo\\usepackage{a}"]
)
def test_conditions_without_an_end_are_gone_through_once(piece: str) -> None:
    """What is not linear would take hours here."""
    text = f"\\documentclass{{article}}{piece * 50_000}\\usepackage{{fontspec}}"
    expected = "pdflatex" if piece == "\\ifxetex" else "xelatex"
    assert engine(text.encode(), lambda _: None) == expected


@pytest.mark.parametrize(
    ("source", "files", "wanted"),
    [
        (b"\\usepackage[useregional]{datetime2}", {}, True),
        (b"\\input{preamble}", {"preamble.tex": b"\\usepackage{datetime}"}, True),
        (b"\\usepackage{ours}", {"ours.sty": b"\\RequirePackage{datetime2}"}, True),
        (b"% \\usepackage{datetime2}", {}, False),
        (b"\\usepackage{amsmath} \\begin{document}\\today", {}, False),
    ],
)
def test_who_prints_the_day_of_the_pdf_is_known(
    source: bytes, files: dict[str, bytes], wanted: object
) -> None:
    assert prints_pdf_date(source, files.get) is wanted
