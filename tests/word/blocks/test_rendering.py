"""What only TeX can show is a picture of TeX's own rendering, all of them in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

import pytest

from tests.word.mark.test_rule_table import marked
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.blocks import picture, rendering
from trykklar.word.blocks.picture_pages import pages
from trykklar.word.blocks.raster import Extent
from trykklar.word.blocks.rendering import RenderingRun
from trykklar.word.export import export
from trykklar.word.export_state import ExportState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.export_state import ExportInputs


def _state() -> ExportState:
    """The state of an export that looks at nothing it is given."""
    return ExportState(cast("ExportInputs", None))


def test_a_hundred_pictures_take_one_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A thesis with many formulas that pandoc cannot read had taken minutes."""
    runs: list[Sequence[str]] = []

    def typeset(sources: Sequence[str], state: object) -> RenderingRun:
        del state
        runs.append(sources)
        return RenderingRun(tmp_path / "some.pdf")

    monkeypatch.setattr(rendering, "_typeset", typeset)
    monkeypatch.setattr(rendering, "count", lambda _: len(runs[-1]))
    monkeypatch.setattr(rendering, "placed_words", lambda _: [])
    state = _state()
    rendering.render([f"$x_{number}$" for number in range(100)] * 2, state)
    assert len(runs) == 1
    assert len(set(state.met.rendered)) == 100


def test_what_tex_cannot_set_takes_nothing_else_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def typeset(sources: Sequence[str], state: object) -> RenderingRun:
        del state
        return RenderingRun(None if "bad" in sources else tmp_path / f"{len(sources)}.pdf")

    monkeypatch.setattr(rendering, "_typeset", typeset)
    monkeypatch.setattr(rendering, "count", lambda pdf: int(pdf.stem))
    monkeypatch.setattr(rendering, "placed_words", lambda _: [])
    state = _state()
    rendering.render(["a", "b", "bad", "c", "d"], state)
    assert [source for source, made in state.met.rendered.items() if made is None] == ["bad"]
    assert len(state.met.rendered) == 5


def test_pieces_that_tex_names_are_left_out_in_one_more_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runs: list[int] = []

    def typeset(sources: Sequence[str], state: object) -> RenderingRun:
        del state
        runs.append(len(sources))
        wrong = (place for place, source in enumerate(sources) if source.startswith("bad"))
        return RenderingRun(tmp_path / f"{len(sources)}.pdf", frozenset(wrong))

    monkeypatch.setattr(rendering, "_typeset", typeset)
    monkeypatch.setattr(rendering, "count", lambda pdf: int(pdf.stem))
    monkeypatch.setattr(rendering, "placed_words", lambda _: [])
    state = _state()
    sources = ["bad 1", *map(str, range(40)), "bad 2"]
    rendering.render(sources, state)
    assert [source for source, made in state.met.rendered.items() if made is None] == [
        "bad 1",
        "bad 2",
    ]
    assert len(state.met.rendered) == 42
    assert runs == [42, 40]


def test_a_line_leads_to_its_piece() -> None:
    sources = ["one", "two\nlines", "three"]  # from the lines 6, 9 and 13 on
    found = rendering._pieces(sources, 5, [1, 5, 6, 8, 9, 12, 13, 15, 16])
    assert list(found) == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        (r"\includegraphics[trim=1cm 0 0 0,clip]{a}", True),
        (r"\includegraphics[angle=90,width=3cm]{a}", True),
        (r"\includegraphics[viewport=0 0 10 10]{a}", True),
        (r"\includegraphics[width=3cm]{a}", False),
        (r"\includegraphics[page=2]{a}", False),  # taken from the file itself
        (r"\reflectbox{\includegraphics{a}}", True),
        (r"\rotatebox[origin=c]{90}{\includegraphics{a}}", True),
        (r"\rotatebox{90}{Words}", False),
        (r"\resizebox{\textwidth}{!}{\begin{tabular}{l}\includegraphics{a}\end{tabular}}", False),
    ],
)
def test_a_picture_that_tex_shows_in_another_way_is_drawn(source: str, drawn: bool) -> None:
    assert marked(source).startswith("<drawing|0|") is drawn


@pytest.mark.parametrize(
    ("settings", "width"),
    [
        ({"height": "4cm"}, 2.0),  # the picture is twice as high as it is wide
        ({"height": "4cm", "width": "3cm", "keepaspectratio": ""}, 2.0),
        ({"width": "3cm"}, 3.0),
        ({"width": "30cm"}, 10.0),  # no wider than the text
    ],
)
def test_a_picture_is_as_big_as_tex_sets_it(
    settings: dict[str, str], width: float, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(picture, "pixels", lambda _: Extent(100, 200))
    monkeypatch.setattr(picture, "natural_width", lambda _: 1.0)
    assert picture.sized(settings, tmp_path / "a.png", 10.0) == f"{width:.2f}cm"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", [1]), ("2", [2]), ("1,3-4", [1, 3, 4]), ("-", [1, 2, 3, 4]), ("3-", [3, 4]),
        ("last", [4]), ("4-2", [4, 3, 2]), ("9", [1]), ("2-99999999", [2, 3, 4]), ("{}", [1]),
    ],
)  # fmt: skip
def test_the_pages_that_are_asked_for(asked: str, shown: list[int]) -> None:
    assert pages(asked, 4) == shown


def test_where_tex_does_not_get_through_the_preamble_it_is_not_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A paper whose class is missing had kept TeX busy for minutes."""
    runs: list[Sequence[str]] = []

    def typeset(sources: Sequence[str], state: object) -> RenderingRun:
        del state
        runs.append(sources)
        return RenderingRun(hopeless=True)

    monkeypatch.setattr(rendering, "_typeset", typeset)
    state = _state()
    rendering.render(["one", "two", "three"], state)
    assert len(runs) == 1
    assert state.met.rendered == {"one": None, "two": None, "three": None}


def test_a_picture_that_never_ends_costs_its_time_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Else a thesis waits a minute for each half of its pictures, and loses the good ones."""
    drawing = "\\begin{{picture}}(20,20)\\put(2,2){{{}}}\\end{{picture}}"
    # What TeX says of the error on the way has a number in brackets, as a page has.
    wrong = "\\ifdefined\\PreviewBorder\\hbox{a &[1] b}\\def\\next{\\next}\\next\\fi"
    endless = f"{wrong} Never"
    drawn = "\n\n".join(drawing.format(words) for words in ("First", endless, "Third", "Fourth"))
    source = f"\\documentclass{{article}}\n\\begin{{document}}\n{drawn}\n\\end{{document}}\n"
    (tmp_path / "main.tex").write_text(source, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    runs: list[int] = []
    real = rendering._typeset

    def counted(sources: Sequence[str], state: ExportState) -> RenderingRun:
        runs.append(len(sources))
        return real(sources, state)

    monkeypatch.setattr(rendering, "_SECONDS", 4.0)
    monkeypatch.setattr(rendering, "_FEWEST_SECONDS", 2.0)
    monkeypatch.setattr(rendering, "_typeset", counted)
    made = export(document)
    assert runs == [4, 3]
    with ZipFile(made.path) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    assert len(pictures) == 3
