"""What a PDF is inspected for: each fault is found, and a sound file has none."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.preflight.small_pdf import write
from trykklar.document import Document
from trykklar.finding import FatalError
from trykklar.preflight import link_rules
from trykklar.preflight.expectation import Expectation
from trykklar.preflight.inspection import inspect, worst
from trykklar.preflight.page_contents import uses
from trykklar.preflight.pdf_objects import PdfObjects

if TYPE_CHECKING:
    from tests.conftest import Editions

LINK = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] {} >>"


def expected(folder: Path, **asked: int) -> Expectation:
    main = folder / "main.tex"
    if not main.exists():
        main.write_text("\\documentclass{article}\n", encoding="utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work"), Path("build"))
    return Expectation(document, **asked)


def codes(pdf: Path, **asked: int) -> list[str]:
    found = inspect(pdf, expected(pdf.parent, **asked)).findings
    return [finding.code for finding in found if finding.code != "pdf-unnamed"]


@pytest.mark.parametrize("name", ["article.pdf", "note.pdf"])
def test_what_we_make_ourselves_has_no_fault(editions: Editions, name: str) -> None:
    pdf = editions.made(name)
    assert inspect(pdf, expected(editions.folder)).findings == ()
    assert worst(pdf, expected(editions.folder).document) == ()


def test_a_link_to_a_place_that_is_there_is_no_fault(tmp_path: Path) -> None:
    there = "/Annots [" + LINK.format("/A << /S /GoTo /D (here) >>") + "]"
    names = "/Names << /Dests << /Kids [100 0 R] >> >>"
    tree = "<< /Limits [(here) (here)] /Names [(here) [10 0 R /Fit]] >>"
    assert codes(write(tmp_path / "a.pdf", there, catalog=names, more=(tree,))) == []
    old = "/Dests << /here [10 0 R /Fit] >>"
    direct = "/Annots [" + LINK.format("/Dest /here") + LINK.format("/Dest [10 0 R /Fit]") + "]"
    assert codes(write(tmp_path / "b.pdf", direct, catalog=old)) == []


def test_a_button_without_a_form_does_not_keep_the_rest_from_being_read(tmp_path: Path) -> None:
    button = "/Annots [<< /Type /Annot /Subtype /Widget /FT /Btn /Rect [0 0 9 9] >>]"
    assert codes(write(tmp_path / "a.pdf", button)) == []


@pytest.mark.parametrize(
    "target", ["/Dest (nowhere)", "/A << /S /GoTo /D (nowhere) >>", "/Dest [99 0 R /Fit]"]
)
def test_a_link_to_nowhere_is_named_with_its_page(tmp_path: Path, target: str) -> None:
    pdf = write(tmp_path / "a.pdf", "", f"/Annots [{LINK.format(target)}]")
    (finding,) = [
        each for each in inspect(pdf, expected(tmp_path)).findings if each.code != "pdf-unnamed"
    ]
    assert finding.code == "pdf-link-dead"
    assert "page 2" in finding.message


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///home/kari/data.csv", "pdf-link-local"),
        ("run:analysis.sh", "pdf-link-local"),
        ("C:\\\\data.csv", "pdf-link-local"),
        ("www.example.org", "pdf-link-broken"),
        ("https://", "pdf-link-broken"),
        ("https://example.org/a b", "pdf-link-broken"),
    ],
)
def test_an_address_that_no_reader_can_open_is_found(
    tmp_path: Path, address: str, code: str
) -> None:
    link = LINK.format(f"/A << /S /URI /URI ({address}) >>")
    assert codes(write(tmp_path / "a.pdf", f"/Annots [{link}]")) == [code]


@pytest.mark.parametrize(
    "address", ["https://doi.org/10.1000/182", "mailto:a@b.no", "doi:10.1000/182", "urn:isbn:1"]
)
def test_an_address_that_readers_can_open_is_left_alone(tmp_path: Path, address: str) -> None:
    link = LINK.format(f"/A << /S /URI /URI ({address}) >>")
    assert codes(write(tmp_path / "a.pdf", f"/Annots [{link}]")) == []


@pytest.mark.parametrize("action", ["JavaScript /JS (app.alert(1))", "Launch /F (a.sh)"])
def test_what_acts_by_itself_is_an_error(tmp_path: Path, action: str) -> None:
    pdf = write(tmp_path / "a.pdf", "", catalog=f"/OpenAction << /S /{action} >>")
    assert codes(pdf) == ["pdf-active"]


def test_a_script_is_reported_by_a_build_as_well(tmp_path: Path) -> None:
    action = "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    pdf = write(tmp_path / "a.pdf", "", catalog=action)
    assert [finding.code for finding in worst(pdf, expected(tmp_path).document)] == ["pdf-active"]


def test_an_attached_file_is_named(tmp_path: Path) -> None:
    given = "<< /Type /Filespec /F (kari.csv) /EF << /F 101 0 R >> >>"
    stream = "<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream"
    names = "/Names << /EmbeddedFiles << /Names [(kari.csv) 100 0 R] >> >>"
    pdf = write(tmp_path / "a.pdf", "", catalog=names, more=(given, stream))
    (finding,) = [
        each for each in inspect(pdf, expected(tmp_path)).findings if each.code != "pdf-unnamed"
    ]
    assert (finding.code, "kari.csv" in finding.message) == ("pdf-attachment", True)


def test_pages_of_two_sizes_are_found_and_a_turned_one_is_not(tmp_path: Path) -> None:
    turned = "/Rotate 90 /MediaBox [0 0 595 842]"
    lying = "/MediaBox [0 0 842 595]"
    assert codes(write(tmp_path / "a.pdf", "", turned, lying)) == []
    assert codes(write(tmp_path / "b.pdf", "", "/MediaBox [0 0 612 792]")) == ["pdf-page-size"]


def test_too_many_pages_are_counted_only_where_the_venue_has_a_limit(tmp_path: Path) -> None:
    pdf = write(tmp_path / "a.pdf", "", "", "")
    assert codes(pdf) == []
    assert codes(pdf, most_pages=3) == []
    assert codes(pdf, most_pages=2) == ["pdf-too-long"]


def test_what_is_no_pdf_is_reported_and_no_traceback(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    for content in (b"", b"no PDF", b"%PDF-1.5\n"):
        pdf.write_bytes(content)
        with pytest.raises(FatalError):
            inspect(pdf, expected(tmp_path))
        assert worst(pdf, expected(tmp_path).document) == ()


def stream(text: str, about: str = "") -> str:
    return f"<< {about} /Length {len(text)} >>\nstream\n{text}\nendstream"


def picture(size: int, matrix: str) -> tuple[str, tuple[str, ...]]:
    """A page with a picture of so many pixels each way, and its objects."""
    about = (
        f"/Type /XObject /Subtype /Image /Width {size} /Height {size} /ColorSpace /DeviceGray "
        "/BitsPerComponent 8"
    )
    page = "/Resources << /XObject << /I 101 0 R >> >> /Contents 100 0 R"
    return page, (stream(f"q {matrix} 0 0 cm /I Do Q"), stream("0" * size * size, about))


def test_a_pixel_of_some_inches_is_coarse_and_a_picture_of_one_is_an_area(tmp_path: Path) -> None:
    page, more = picture(2, "580 0 0 800")
    assert codes(write(tmp_path / "a.pdf", page, more=more), resolution=300) == [
        "pdf-picture-coarse"
    ]
    page, more = picture(1, "580 0 0 800")
    assert codes(write(tmp_path / "b.pdf", page, more=more), resolution=300) == []


def test_a_picture_without_extent_and_a_page_without_bound_are_read(tmp_path: Path) -> None:
    page, more = picture(2, "0 0 0 0")
    assert codes(write(tmp_path / "a.pdf", page, more=more), resolution=300) == []
    endless = f"/MediaBox [0 0 {'9' * 400}.5 842]"
    assert inspect(write(tmp_path / "b.pdf", endless), expected(tmp_path)).paper == "unknown"


@pytest.mark.parametrize("name", ["x" * 5000, "a\\000b", "../../x"])
def test_a_figure_that_no_system_can_have_is_passed_over(tmp_path: Path, name: str) -> None:
    form = stream(
        "BT /T 9 Tf (a) Tj ET",
        f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /PTEX.FileName ({name}) "
        "/Resources << /Font << /T 102 0 R >> >>",
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Foo >>"
    page = "/Resources << /XObject << /F 101 0 R >> >> /Contents 100 0 R"
    pdf = write(tmp_path / "a.pdf", page, more=(stream("/F Do"), form, font))
    assert codes(pdf) == ["pdf-font-missing"]


def test_what_a_file_repeats_without_end_is_read_once(tmp_path: Path) -> None:
    """A font of every page, forms that draw each other, a tree that names a branch twice."""
    size, letters = 3000, {"/Font": {"/A": "4 0 R"}}
    others = [f"{number} 0 R" for number in range(9000, 30_000)]
    forms = {
        f"{number} 0 R": {"/PTEX.FileName": f"u:f{number}", "/Resources": "2 0 R"}
        for number in range(10, 10 + size)
    }
    objects = {
        "trailer": {"/Root": "1 0 R"},
        "1 0 R": {"/Names": {"/Dests": {"/Kids": ["3 0 R"] * size}}},
        "2 0 R": {"/XObject": {name: name for name in forms}, **letters},
        "3 0 R": {"/Names": ["u:here", "1"] * size},
        **forms,
        **{name: {"/Resources": letters} for name in others},
    }
    pages = ("10 0 R", *others)
    pdf = PdfObjects("1.5", objects, pages, encrypted=False, streams={})
    drawn = uses(pdf)
    assert drawn[4].pages == list(range(1, len(pages) + 1))
    assert drawn[10 + size - 1].pages == [1]
    assert list(link_rules.check(pdf, expected(tmp_path))) == []


def test_a_coarse_picture_is_measured_as_printed_and_led_to_its_figure(tmp_path: Path) -> None:
    """An author with ten figures has to know which one to make again."""
    figure = tmp_path / "skjema æ.pdf"
    _tex(
        figure.with_suffix(".tex"),
        "\\usepackage{graphicx}",
        "\\includegraphics[width=5cm]{dot.png}",
    )
    main = "\\usepackage{graphicx}"
    pdf = _tex(tmp_path / "main.tex", main, '\\includegraphics[width=10cm]{"skjema æ.pdf"}')
    coarse = [
        each for each in inspect(pdf, expected(tmp_path, resolution=300)).findings
        if each.code == "pdf-picture-coarse"
    ]  # fmt: skip
    assert [finding.path.name for finding in coarse] == ["skjema æ.pdf"]
    assert "pdf-picture-coarse" not in codes(pdf)


def test_bitmap_letters_are_found_with_the_line_that_mends_them(tmp_path: Path) -> None:
    r"""`\usepackage[T1]{fontenc}` alone makes them where cm-super is not installed."""
    pdf = _tex(tmp_path / "main.tex", "\\usepackage[T1]{fontenc}\n\\pdfmapfile{}", "Ord.")
    (finding,) = worst(pdf, expected(tmp_path).document)
    assert finding.code == "pdf-font-bitmap"
    assert "main.tex:2" in finding.hint


def _tex(path: Path, preamble: str, body: str) -> Path:
    if not (path.parent / "dot.png").exists():
        shutil.copy(Path(__file__).parent / "dot.png", path.parent)
    text = f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}{body}\\end{{document}}\n"
    path.write_text(text, encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", path.name]
    done = subprocess.run(command, cwd=path.parent, capture_output=True, check=False)
    assert path.with_suffix(".pdf").is_file(), done.stdout
    return path.with_suffix(".pdf")
