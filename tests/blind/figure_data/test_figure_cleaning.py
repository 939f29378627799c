"""A figure's file says nothing of its making any more, and every program shows the same picture."""

from __future__ import annotations

import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from tests.blind.planted import DOT
from trykklar.blind.figure_data.figure_cleaning import CleanedFigure, clean_figure
from trykklar.blind.picture_data import data_of

FIGURE = r"""
\documentclass{article}\usepackage{graphicx}\usepackage[paperwidth=8cm,paperheight=6cm]{geometry}
\usepackage{hyperref}\hypersetup{pdfauthor={Kari Nordmann}, pdftitle={Kart av Kari}}
\pdfcatalog{/PieceInfo << /Sketch << /Private (Kari Nordmann) >> >>}
\immediate\pdfobj stream attr {/Type /Metadata /Subtype /XML} {<x:xmpmeta>Kari Nordmann</x:xmpmeta>}
\pdfcatalog{/Metadata \the\pdflastobj\space 0 R}
\begin{document}Houses \includegraphics[width=2cm]{photo.jpg}
\pdfannot{/Subtype /Text /T (Kari Nordmann) /Contents (look)}\end{document}
"""


def segment(kind: int, data: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(data) + 2).to_bytes(2) + data


def exif(order: str, density: int) -> bytes:
    """EXIF with an artist, a density, and which side is up, in one or the other order of bytes."""
    mark = b"II" if order == "<" else b"MM"
    artist = b"Kari Nordmann\0"
    behind = 8 + 2 + 4 * 12 + 4
    entries = [
        struct.pack(f"{order}HHIHH", 0x0112, 3, 1, 6, 0),
        struct.pack(f"{order}HHII", 0x011A, 5, 1, behind),
        struct.pack(f"{order}HHIHH", 0x0128, 3, 1, 2, 0),
        struct.pack(f"{order}HHII", 0x013B, 2, len(artist), behind + 8),
    ]
    head = struct.pack(f"{order}2sHIH", mark, 42, 8, len(entries))
    return b"".join([head, *entries, bytes(4), struct.pack(f"{order}II", density, 1), artist])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures that Kari made, in every format."""
    place = tmp_path_factory.mktemp("bilder æ")
    (place / "dot.png").write_bytes(DOT.read_bytes())
    (place / "plain.tex").write_text(
        "\\documentclass{article}\\begin{document}Hus $x^2$\\end{document}", encoding="utf-8"
    )
    run(place, "pdflatex", "-interaction=batchmode", "plain.tex")
    run(place, "pdftocairo", "-jpeg", "-r", "30", "-singlefile", "plain.pdf", "bare")
    bare = (place / "bare.jpg").read_bytes()
    jfif = 2 + 2 + int.from_bytes(bare[4:6])
    naming = segment(0xE1, b"Exif\0\0" + exif("<", 300)) + segment(0xFE, b"Kari Nordmann")
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>Kari Nordmann</x>")
    colours = segment(0xE2, b"ICC_PROFILE\0\1\1profile")
    (place / "photo.jpg").write_bytes(
        bare[:jfif] + naming + xmp + colours + bare[jfif:] + b"Kari Nordmann"
    )
    (place / "figure.tex").write_text(FIGURE, encoding="utf-8")
    run(place, "pdflatex", "-interaction=batchmode", "figure.tex")
    return place


def run(place: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=place, capture_output=True, check=True)
    return done.stdout.decode("latin-1")


def cleaned(path: Path) -> CleanedFigure:
    found = clean_figure(path, path.read_bytes())
    assert found is not None
    return found


def test_a_photograph_keeps_its_picture_colours_and_size_and_nothing_else(
    folder: Path, tmp_path: Path
) -> None:
    found = cleaned(folder / "photo.jpg")
    assert (found.changed, found.lacking) == (True, "")
    assert b"Kari" in (folder / "photo.jpg").read_bytes()
    assert b"Kari" not in found.content
    assert b"ICC_PROFILE\0\1\1profile" in found.content
    (tmp_path / "photo.jpg").write_bytes(found.content)
    shown = "\\documentclass{article}\\usepackage{graphicx}\\begin{document}"
    shown += "\\includegraphics{photo.jpg}\\end{document}"
    pages = []
    for place in (folder, tmp_path):  # as TeX sets both, without being asked for a size
        (place / "shown.tex").write_text(shown, encoding="utf-8")
        run(place, "pdflatex", "-interaction=batchmode", "shown.tex")
        run(place, "pdftoppm", "-r", "60", "shown.pdf", "shown")
        pages.append((place / "shown-1.ppm").read_bytes())
    assert pages[0] == pages[1]
    assert len(set(pages[0])) > 8  # and that is a picture, no empty page


@pytest.mark.parametrize("order", "<>")
def test_which_side_is_up_and_how_large_stays(folder: Path, order: str) -> None:
    bare = (folder / "bare.jpg").read_bytes()
    photo = bare[:2] + segment(0xE1, b"Exif\0\0" + exif(order, 240)) + bare[2:]
    found = clean_figure(Path("a.jpeg"), photo)
    assert found is not None
    kept = found.content[found.content.index(b"Exif\0\0") + 6 :]
    assert kept[:2] == b"MM"
    assert struct.unpack(">HHIHH", kept[10:22]) == (0x0112, 3, 1, 6, 0)
    assert struct.pack(">II", 240, 1) in kept
    assert b"Kari" not in found.content
    again = clean_figure(Path("a.jpeg"), found.content)
    assert again is not None
    assert not again.changed


def test_a_png_keeps_what_shows_it(folder: Path) -> None:
    dot = (folder / "dot.png").read_bytes()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    size, profile = chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)), chunk(b"sRGB", b"\0")
    naming = (
        chunk(b"tEXt", b"Author\0Kari Nordmann"),
        chunk(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(b"Kari Nordmann")),
        chunk(b"tIME", b"\x07\xea\1\1\1\1\1"),
        chunk(b"eXIf", exif(">", 300)),
        chunk(b"prVt", b"Kari Nordmann"),
    )
    png = dot[:33] + b"".join((size, profile, *naming)) + dot[33:] + b"Kari Nordmann"
    assert data_of(png).count(b"Kari") == 4  # of the five, all but the chunk that nobody knows
    found = clean_figure(Path("a.png"), png)
    assert found is not None
    assert b"Kari" not in found.content
    assert b"tIME" not in found.content
    assert size in found.content
    assert profile in found.content
    assert found.content.endswith(dot[-12:])


def test_a_drawing_keeps_its_pages_and_loses_all_that_describes_it(
    folder: Path, tmp_path: Path
) -> None:
    found = cleaned(folder / "figure.pdf")
    assert (found.changed, found.lacking) == (True, "")
    (tmp_path / "figure.pdf").write_bytes(found.content)
    information = run(tmp_path, "pdfinfo", "figure.pdf")
    assert "Title" not in information
    assert "Creat" not in information
    run(tmp_path, "qpdf", "--check", "figure.pdf")
    whole = run(tmp_path, "qpdf", "--qdf", "--object-streams=disable", "figure.pdf", "-")
    assert "Nordmann" not in whole
    before = run(
        tmp_path, "qpdf", "--qdf", "--object-streams=disable", str(folder / "figure.pdf"), "-"
    )
    assert before.count("Nordmann") > 4
    for place in (folder, tmp_path):
        run(place, "pdftoppm", "-r", "50", "-hide-annotations", "figure.pdf", "page")
    assert (folder / "page-1.ppm").read_bytes() == (tmp_path / "page-1.ppm").read_bytes()
    assert cleaned(folder / "figure.pdf") == found


def test_an_eps_keeps_every_byte_in_its_place() -> None:
    eps = (
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%For: Kari Nordmann\r\n"
        b"%%Title: /home/kari/kart.eps\n%%EndComments\n"
        b"%<?xpacket begin='' id='x'?><x>Kari\nNordmann</x><?xpacket end='w'?>\n0 0 moveto\n"
    )
    found = clean_figure(Path("kart.eps"), eps)
    assert found is not None
    assert len(found.content) == len(eps)
    assert b"ari" not in found.content
    assert found.content.index(b"0 0 moveto") == eps.index(b"0 0 moveto")
    assert b"%%BoundingBox: 0 0 9 9\n" in found.content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tif", b"II*\0"),
        ("a.svg", b"<svg/>"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("a.jpg", b"\xff\xd8"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
        ("a.pdf", b"%PDF-1.5\nnothing"),
    ],
)
def test_what_cannot_be_cleaned_stays_as_it_is_and_is_reported(name: str, content: bytes) -> None:
    found = clean_figure(Path(name), content)
    assert found is not None
    assert (found.content, found.changed, bool(found.lacking)) == (content, False, True)


def test_a_drawing_under_a_password_is_reported(folder: Path, tmp_path: Path) -> None:
    run(
        tmp_path, "qpdf", "--encrypt", "", "owner", "256", "--", str(folder / "figure.pdf"), "a.pdf"
    )
    assert cleaned(tmp_path / "a.pdf").lacking


def test_a_text_is_no_figure() -> None:
    assert clean_figure(Path("main.tex"), b"\\documentclass{article}") is None
