from __future__ import annotations

import pytest

from trykklar.project.engine_choice import engine


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
        (b"\\usepackage[latin1]{inputenc} % sm\xe5", "pdflatex"),
        (b"", "pdflatex"),
    ],
)
def test_the_engine_is_the_one_the_source_can_be_set_with(source: bytes, wanted: str) -> None:
    assert engine(source) == wanted
