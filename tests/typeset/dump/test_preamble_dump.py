from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.poppler import page_texts
from trykklar.typeset import Typesetting, typeset
from trykklar.typeset.build_record import load
from trykklar.typeset.dump import preamble_dump

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document

PACKAGES = "\\usepackage{xcolor,booktabs}\n\\usepackage{graphicx}\n\\usepackage{hyperref}\n"
DUMPED = "pdflatex -ini"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def paper(
    folder: Path, more: str = "\\usepackage{own}", body: str = "\\section{One} Text."
) -> Document:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.sty").write_text("\\newcommand{\\own}{Mine}")
    return write(folder, preamble=PACKAGES + more, body=f"\\tableofcontents {body}")


def programs(done: Typesetting) -> list[str]:
    return [each.program for each in done.passes]


def plainly(wanted: Document) -> bytes:
    """The PDF that plain passes make of a document, in a folder of its own."""
    done = typeset(wanted, plain=True)
    assert done.pdf, (done.passes, done.findings)
    assert DUMPED not in programs(done)
    return wanted.result(".pdf").read_bytes()


@pytest.mark.parametrize(
    "more",
    [
        "\\usepackage{own}",
        "\\usepackage{microtype}\\color{red}",
        "\\usepackage[norsk]{babel}\\hyphenation{bolig-so-sial}",
        "\\newcommand{\\thing}{\\begin{center}x\\end{center}} % \\begin{center}",
        "\\AtBeginDocument{\\typeout{\\jobname}}\\newsavebox{\\mine}\\sbox{\\mine}{\\textbf{box}}",
        # memoir leaves it so: what stands first on the page is set at a distance from its top.
        "\\prevdepth=0pt\\AtBeginDocument{\\vspace*{1pt}}",
    ],
)
def test_a_pass_from_the_dump_gives_the_very_bytes_of_a_plain_one(
    tmp_path: Path, more: str
) -> None:
    plain = plainly(paper(tmp_path / "plain", f"{more}\\usepackage{{url}}"))
    quick = paper(tmp_path / "quick", f"{more}\\usepackage{{url}}")
    assert programs(typeset(quick))[0] == DUMPED
    assert quick.result(".pdf").read_bytes() == plain


@pytest.mark.parametrize(
    "more",
    [
        "\\newwrite\\w\\immediate\\openout\\w=\\jobname.own ",
        "\\pdfinfo{/Subject (x)}",
        "\\pdfmapline{+own own}",
        "\\input{glyphtounicode}",
        "\\PackageWarning{own}{Reference `a' on page 1 undefined}",
    ],
)
def test_what_a_dump_would_lose_is_set_plainly(tmp_path: Path, more: str) -> None:
    done = typeset(paper(tmp_path, "\\usepackage{url}\\usepackage{own}" + more))
    assert done.pdf, done.findings
    assert programs(done)[0] == DUMPED  # it was tried
    step = load(tmp_path / done.document.work / "record.json").steps[preamble_dump.PREAMBLE]
    assert not step.outputs
    assert typeset(done.document).fresh
    (tmp_path / "paper.tex").write_text((tmp_path / "paper.tex").read_text() + "% the end\n")
    assert programs(typeset(done.document)) == ["pdflatex"]  # and it is not tried again


def test_one_word_is_one_pass_from_the_dump_and_the_preamble_makes_a_new_one(
    tmp_path: Path,
) -> None:
    quick = paper(tmp_path)
    typeset(quick)
    main = quick.source.read_text()
    quick.source.write_text(main.replace("Text.", "Words."))
    assert programs(typeset(quick)) == ["pdflatex"]
    (tmp_path / "own.sty").write_text("\\newcommand{\\own}{Changed}\\pagestyle{empty}")
    done = typeset(quick)
    assert next(each.reason for each in done.passes) == "own.sty changed"
    assert programs(done)[0] == DUMPED


def test_a_dump_that_was_tampered_with_is_noticed(tmp_path: Path) -> None:
    quick = paper(tmp_path)
    typeset(quick)
    good = quick.result(".pdf").read_bytes()
    (tmp_path / quick.work / "format" / "paper.fmt").write_bytes(b"\0" * 1000)
    quick.source.write_text(quick.source.read_text().replace("Text.", "Text. "))
    done = typeset(quick)
    assert programs(done) == [DUMPED, "pdflatex"]
    assert quick.result(".pdf").read_bytes() == good


def test_an_error_is_reported_as_a_plain_pass_reports_it(tmp_path: Path) -> None:
    done = typeset(paper(tmp_path, body="\\section{One}\n\\undefined"))
    assert [(each.code, each.line) for each in done.findings] == [("tex-undefined-command", 8)]


def test_a_short_preamble_is_not_dumped(tmp_path: Path) -> None:
    short = write(tmp_path, body="Text.", preamble="\\usepackage{hyperref}")
    assert set(programs(typeset(short))) == {"pdflatex"}


def test_a_date_that_the_preamble_has_written_down_is_not_kept_in_the_dump(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """datetime2, for one, looks at the clock when it is loaded."""
    dated = paper(tmp_path, "\\usepackage{own}\\edef\\made{YEAR\\the\\year}", body="\\made")
    typeset(dated)
    assert "YEAR2023" in (page_texts(dated.result(".pdf")) or [""])[0]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert DUMPED in programs(typeset(dated))
    assert "YEAR2001" in (page_texts(dated.result(".pdf")) or [""])[0]
    assert typeset(dated).fresh
