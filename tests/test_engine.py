from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.engine import engine

if TYPE_CHECKING:
    from pathlib import Path


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
def test_the_engine_is_the_one_the_source_can_be_set_with(
    tmp_path: Path, source: bytes, wanted: str
) -> None:
    main = tmp_path / "main.tex"
    main.write_bytes(source)
    assert engine(main) == wanted
