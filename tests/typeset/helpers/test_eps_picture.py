"""A picture in EPS is in the PDF, as it is where TeX may start the program that converts it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import force
from trykklar.project.selection import plain
from trykklar.sandbox import method
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

EPS = "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 60\n10 10 80 40 rectfill\n"
NAMES = ["top", "figs/a", "./figs/b.eps", "c", "figs/d.v2.eps", "figs/e f.eps"]

gs = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")


def _manuscript(folder: Path, packages: str = "graphicx") -> Path:
    for place in ("top", "figs/a", "figs/b", "other/c", "figs/d.v2", "figs/e f"):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / f"{place}.eps").write_text(EPS)
    pictures = " ".join(rf"\includegraphics{{{name}}}" for name in NAMES)
    (folder / "main.tex").write_text(
        rf"\documentclass{{article}}\usepackage{{{packages}}}\graphicspath{{{{other/}}}}"
        rf"\begin{{document}}{pictures}\end{{document}}"
    )
    return folder / "main.tex"


@gs
@pytest.mark.parametrize("packages", ["graphicx", "graphicx,epstopdf"])
def test_every_eps_picture_is_made_a_pdf_once(tmp_path: Path, packages: str) -> None:
    main = _manuscript(tmp_path, packages)
    made = typeset(plain(main))
    assert made.pdf
    assert not made.faulty, made.findings
    assert [step.program for step in made.passes].count("gs") == len(NAMES)
    assert not list(tmp_path.glob("*converted*"))  # nothing is made beside the author's
    assert typeset(plain(main)).passes == ()
    (tmp_path / "top.eps").write_text(EPS.replace("80", "70"))
    assert [step.program for step in typeset(plain(main)).passes].count("gs") == 1


@gs
@pytest.mark.parametrize(
    "content", ["%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n) nonsense", "", "\0" * 999]
)
def test_a_broken_eps_picture_is_named(tmp_path: Path, content: str) -> None:
    main = _manuscript(tmp_path)
    (tmp_path / "top.eps").write_text(content)
    made = typeset(plain(main))
    assert made.faulty
    assert "top.eps" in " ".join(found.message for found in made.findings)


def test_an_eps_picture_that_is_a_program_is_not_run(tmp_path: Path) -> None:
    main = _manuscript(tmp_path)
    (tmp_path / "top.eps").write_text(EPS + "(taken) (w) file closefile (%pipe%touch run) (w) file")
    typeset(plain(main))
    assert not [*tmp_path.rglob("taken"), *tmp_path.rglob("run")]


@gs
@pytest.mark.parametrize("name", ["@options", "-dNOSAFER"])
def test_the_name_of_a_picture_is_no_option_of_ghostscripts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    force("none", monkeypatch)
    (tmp_path / f"{name}.eps").write_text(EPS)
    (tmp_path / "options.eps").write_text(
        f'-dNOSAFER -c "(%pipe%touch {tmp_path}/ran) (w) file closefile" -f ./@options.eps'
    )
    (tmp_path / "main.tex").write_text(
        rf"\documentclass{{article}}\usepackage{{graphicx}}\begin{{document}}"
        rf"\includegraphics{{{name}}}\end{{document}}"
    )
    try:
        made = typeset(plain(tmp_path / "main.tex"))
    finally:
        method.method.cache_clear()
    assert made.pdf
    assert not made.faulty, made.findings
    assert not (tmp_path / "ran").exists()


def test_without_ghostscript_the_message_names_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = shutil.which
    monkeypatch.setattr(
        shutil, "which", lambda name, **given: None if name == "gs" else which(name, **given)
    )
    made = typeset(plain(_manuscript(tmp_path)))
    assert made.pdf
    assert any("is EPS" in found.message for found in made.findings)


def test_tex_may_look_for_a_converted_picture_but_start_nothing(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\begin{document}\typeout{shell=\the\pdfshellescape}A"
        r"\immediate\write18{touch ran}\immediate\write18{kpsewhich -all article.cls >ran}"
        r"\end{document}"
    )
    assert typeset(plain(tmp_path / "main.tex")).pdf
    log = (tmp_path / "build" / "work" / "main" / "main.log").read_text()
    assert "shell=2" in log
    assert log.count("disabled (restricted)") == 2
    assert not [*tmp_path.rglob("ran")]


@gs
@pytest.mark.parametrize(
    "endless", ["{} loop", "{(0123456789012345678901234567890123456789) print} loop"]
)
def test_a_picture_without_end_says_so(
    tmp_path: Path, endless: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has had no time to say what is wrong, and is not called unreadable."""
    monkeypatch.setattr("trykklar.sandbox.process.OUTPUT", 1 << 20)
    (tmp_path / "fig.eps").write_text(EPS + endless)
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\usepackage{graphicx}"
        r"\begin{document}\includegraphics{fig.eps}\end{document}"
    )
    made = typeset(plain(tmp_path / "main.tex"), time_limit=8)
    (found,) = [each for each in made.findings if each.code == "tex-timeout"]
    assert "gs was stopped" in found.message
    assert "fig.eps" in found.hint


@gs
def test_a_conversion_that_the_author_brings_along_later_is_taken(tmp_path: Path) -> None:
    (tmp_path / "fig.eps").write_text(EPS)
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\usepackage{graphicx}"
        r"\begin{document}\includegraphics{fig.eps}\end{document}"
    )
    assert typeset(plain(tmp_path / "main.tex")).pdf
    made = tmp_path / "build/work/main/fig-eps-converted-to.pdf"
    brought = made.read_bytes()
    (tmp_path / made.name).write_bytes(brought)
    later = typeset(plain(tmp_path / "main.tex"))
    assert [step.program for step in later.passes] == ["pdflatex"]
    assert not made.exists()
    assert typeset(plain(tmp_path / "main.tex")).fresh
