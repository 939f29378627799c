from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.word.export import export
from trykklar.word.today import written

if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN = r"""\documentclass{article}%s
\title{A}\author{B}\date{%s}
\begin{document}\maketitle
Set on \today{} in Volda.
\end{document}
"""


# As babel 3.85 prints them.
@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("en-US", "May 2, 2026"),
        ("en-GB", "2nd May 2026"),
        ("nb-NO", "2. mai 2026"),
        ("nn-NO", "2. mai 2026"),
        ("sv-SE", "2 maj 2026"),
        ("fr-FR", "2 mai 2026"),
        ("de-DE", "2. Mai 2026"),
        ("fi-FI", "2026-05-02"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(tag: str, shown: str) -> None:
    assert written(dt.date(2026, 5, 2), tag) == shown


def shown(folder: Path, package: str, date: str) -> Sequence[str]:
    work = folder / "build" / "work" / "main"
    work.mkdir(parents=True)
    (folder / "main.tex").write_text(MAIN % (package, date), "utf-8")
    (work / "main.aux").write_text("\\relax\n", "utf-8")
    (folder / "build" / "main.pdf").write_bytes(b"%PDF-1.5")
    moment = dt.datetime(2026, 3, 4, 12).timestamp()  # noqa: DTZ001 - the author's day
    os.utime(folder / "build" / "main.pdf", (moment, moment))
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    return paragraphs(export(document).path)


def test_today_is_the_day_of_the_pdf_in_the_text_and_in_the_title(tmp_path: Path) -> None:
    words = shown(tmp_path, r"\usepackage[norsk]{babel}", r"\today")
    assert "4. mars 2026" in words
    assert "Set on 4. mars 2026 in Volda." in words


def test_a_pinned_clock_is_todays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "Version of November 14, 2023" in shown(tmp_path, "", r"Version of \today")
