"""Pictures in forms that Word cannot show are there as ones that it can."""

import shutil
from pathlib import Path

import pytest

from tests.word.conftest import Change, square
from tests.word.reader import part
from trykklar.document import Document
from trykklar.word.export import export

_EPS = "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n1 1 moveto 8 8 lineto stroke\nshowpage\n"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1H8V8Z"/></svg>'


@pytest.mark.parametrize(
    ("name", "content", "program"),
    [("line.eps", _EPS, "gs"), ("line.svg", _SVG, "rsvg-convert")],
)
def test_a_drawing_arrives_with_its_alt_text(
    changed: Change, name: str, content: str, program: str
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    text = f"\n\n\\includegraphics[width=3cm,alt={{A thin line}}]{{{name}}}\n"
    document = changed("sections/method.tex", text)
    (document.root / name).write_text(content, "utf-8")
    made = export(document)
    assert "A thin line" in {item.get("descr") for item in part(made.path).iter("{*}docPr")}
    assert not [found for found in made.findings if found.code == "word-figure-missing"]


@pytest.mark.parametrize(
    ("shown", "centimetres"),
    [
        ("", (4.0, 4.0)),  # as \setkeys says for all
        ("[width=3cm]", (3.0, 3.0)),
        ("[width=3cm,height=2cm]", (3.0, 2.0)),  # TeX stretches it
        ("[width=3cm,height=2cm,keepaspectratio]", (2.0, 2.0)),
    ],
)
def test_a_picture_is_as_big_as_its_options_and_the_defaults_say(
    sample: Document, shown: str, centimetres: tuple[float, float]
) -> None:
    main = sample.root / "main.tex"
    before = "\\setkeys{Gin}{width=4cm}\n\\begin{document}\n"
    main.write_text(
        main.read_text("utf-8").replace("\\begin{document}\n", before, 1).replace(
            "\\end{document}", f"\\includegraphics{shown}{{square.png}}\n\\end{{document}}"
        ),
        "utf-8",
    )  # fmt: skip
    extents = list(part(export(sample).path).iter("{*}extent"))
    shape = tuple(int(extents[-1].get(side, "0")) / 360_000 for side in ("cx", "cy"))
    assert shape == pytest.approx(centimetres, abs=0.05)


def test_a_picture_that_a_class_looks_for_elsewhere_is_the_one_that_tex_read(
    tmp_path: Path,
) -> None:
    work = tmp_path / "build" / "work" / "main"
    work.mkdir(parents=True)
    for folder in ("art", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "town.png").write_bytes(square())
    text = "\\documentclass{own}\\begin{document}\\includegraphics{town}\\end{document}\n"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    (work / "main.aux").write_text("\\relax\n", "utf-8")
    (work / "main.fls").write_text(f"PWD {tmp_path}\nINPUT ./art/town.png\n", "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    made = export(document)
    assert len(list(part(made.path).iter("{*}docPr"))) == 1
    (work / "main.fls").write_text("INPUT ./art/town.png\nINPUT other/town.png\n", "utf-8")
    assert "word-figure-missing" in {item.code for item in export(document).findings}
