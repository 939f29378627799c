"""`review`: the command, its exit status, and what it writes."""

from __future__ import annotations

import json
import subprocess
import tomllib
import zipfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.review.word_file import DOCUMENT, MAP, Hand, WordFile
from trykklar import cli
from trykklar.commands import review
from trykklar.document import Document
from trykklar.project.selection import choose, plain
from trykklar.typeset.typesetting import Typesetting
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

TEXT = r"""\documentclass{article}
\begin{document}
\section{Rents}
The rent rose in every town, see section~\ref{towns}.

\section{Towns}\label{towns}
Towns grew.
\end{document}
"""


@pytest.fixture
def main(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bolig og æøå"
    folder.mkdir()
    monkeypatch.chdir(folder)
    path = folder / "main.tex"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def returned(main: Path) -> Callable[..., Path]:
    """Makes the Word file, with words replaced in it that nobody tracked."""

    def make(name: str, *changes: tuple[str, str]) -> Path:
        made = export(plain(main), typeset=False).path
        path = main.parent / name
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as new:
            for item in old.namelist():
                data = old.read(item)
                if item == "word/document.xml":
                    text = data.decode()
                    for before, after in changes:
                        assert text.count(before) == 1
                        text = text.replace(before, after)
                    data = text.encode()
                new.writestr(item, data)
        return path

    return make


def commit(main: Path) -> None:
    """Put the manuscript into a Git repository of its own."""
    for words in (
        ["init", "-q"], ["add", "main.tex"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "text"],
    ):  # fmt: skip
        subprocess.run(["git", *words], check=True, cwd=main.parent)


def run(*words: object) -> int:
    return cli.main(["review", *map(str, words)])


def test_changes_are_listed_and_nothing_is_written(
    main: Path, returned: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = returned("back.docx", ("every town", "each town"))
    assert run(path) == 0
    printed = capsys.readouterr().out
    assert "main.tex:4:18  text, author unknown: applies" in printed
    assert "1 change: 1 can be applied" in printed
    assert main.read_text("utf-8") == TEXT


def test_an_unedited_file_has_no_changes(
    returned: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(returned("back.docx")) == 0
    assert capsys.readouterr().out == "0 changes\n"


def test_changes_are_applied_and_set(main: Path, returned: Callable[..., Path]) -> None:
    path = returned("back.docx", ("every town", "each town &amp; 5 %"), ("Towns grew", "They grew"))
    assert run(path, "--apply", "all") == 0
    assert main.read_text("utf-8") == TEXT.replace("every town", r"each town \& 5 \%").replace(
        "Towns grew", "They grew"
    )
    assert (main.parent / "build" / "main.pdf").is_file()


def test_one_number_is_applied_alone(main: Path, returned: Callable[..., Path]) -> None:
    path = returned("back.docx", ("every town", "each town"), ("Towns grew", "They grew"))
    assert run(path, "--apply", "2") == 0
    assert main.read_text("utf-8") == TEXT.replace("Towns grew", "They grew")


def test_a_patch_is_one_that_git_applies(
    main: Path, returned: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(returned("back.docx", ("every town", "each town")), "--patch") == 0
    patch = capsys.readouterr().out
    subprocess.run(["git", "apply", "-"], input=patch, text=True, check=True, cwd=main.parent)
    assert main.read_text("utf-8") == TEXT.replace("every town", "each town")


def test_json_has_the_edit_at_its_place(
    returned: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(returned("back.docx", ("every town", "each town")), "--format", "json")
    change = json.loads(capsys.readouterr().out)["changes"][0]
    assert change["state"] == "applies"
    assert [
        (edit["line"], edit["column"], edit["old"], edit["new"]) for edit in change["edits"]
    ] == [(4, 18, "every", "each")]


def test_what_is_left_to_decide_makes_the_exit_status_1(
    main: Path, returned: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = returned("back.docx", ("every town", "each town"))
    main.write_text(TEXT.replace("every town", "any town"), "utf-8")
    assert run(path) == 1
    shown = capsys.readouterr().out
    assert "the author has changed the same words since the export" in shown
    for mark, words in (("-", "every town"), ("=", "any town"), ("+", "each town")):
        assert any(words in line for line in shown.splitlines() if line.startswith(f"   {mark} "))


def test_files_with_uncommitted_changes_are_asked_about_first(
    main: Path, returned: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = returned("back.docx", ("every town", "each town"))
    commit(main)
    main.write_text(TEXT.replace("Towns grew.", "Towns grew much."), "utf-8")
    assert run(path, "--apply", "all") == 2
    assert "main.tex" in capsys.readouterr().err
    assert "each town" not in main.read_text("utf-8")
    assert run(path, "--apply", "all", "--allow-dirty") == 0
    assert "each town" in main.read_text("utf-8")


def test_committed_files_are_written_without_a_question(
    main: Path, returned: Callable[..., Path]
) -> None:
    path = returned("back.docx", ("every town", "each town"))
    commit(main)
    assert run(path, "--apply", "all") == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["main.tex"], "no Word file among the arguments"),
        (["nothing.docx"], "cannot be read"),
        (["main.docx"], "not a Word file"),
        (["back.docx", "--apply", "7"], "There is no change 7"),
        (["back.docx", "--apply", "0-3"], "There is no change"),
        (["back.docx", "--apply", "all", "--author", "Kari"], "Kari changed nothing"),
    ],
)
def test_what_cannot_be_done_is_one_plain_message(
    main: Path,
    returned: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    message: str,
) -> None:
    returned("back.docx", ("every town", "each town"))
    (main.parent / "main.docx").write_text("no zip", "utf-8")
    assert run(*words) == 2
    assert message in capsys.readouterr().err
    assert main.read_text("utf-8") == TEXT


def test_a_file_of_another_manuscript_is_refused(
    main: Path, returned: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = returned("back.docx")
    other = "Quite another text about birds and their songs in spring."
    main.write_text(rf"\documentclass{{article}}\begin{{document}}{other}\end{{document}}", "utf-8")
    assert run(path) == 2
    assert "was not made from main.tex" in capsys.readouterr().err


def test_a_page_is_written_beside_the_list(main: Path, returned: Callable[..., Path]) -> None:
    page = main.parent / "side by side.html"
    run(returned("back.docx", ("every town", "each town")), "--html", page)
    assert "Changes in back.docx" in page.read_text("utf-8")


def test_a_file_says_which_venue_it_was_made_for_and_no_more_is_believed(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made for a journal, an edition has other words around those of its authors."""
    monkeypatch.chdir(small)
    document = choose(["article"], small, "elsarticle").documents[0]
    file = WordFile(export(document, typeset=False).path.read_bytes())
    row = next(row for row in file.roots[DOCUMENT].iter(w("tr")) if "numbered line" in _said(row))
    new = deepcopy(row)
    for at, paragraph in enumerate(new.iter(w("p"))):
        for item in [item for item in paragraph if item.tag != w("pPr")]:
            paragraph.remove(item)
        file.insert(paragraph, 0, f"new {at} & more", Hand("Kari"))
    row.addnext(new)
    path = file.save(tmp_path / "returned.docx")
    patch = _printed(["review", str(path), "--patch"], capsys)
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True, cwd=small)
    rows = tomllib.loads((small / "manuscript/tables/example.toml").read_text("utf-8"))["rows"]
    assert rows[1]["en"] == ["new 0 & more", "new 1 & more", "new 2 & more"]
    known = file.part(MAP).decode()
    for old, wrong in (
        ('edition="article"', 'edition="../secret.tex"'),
        ('venue="elsarticle"', 'venue="../../../secret"'),
    ):
        file.put(MAP, known.replace(old, wrong).replace('main="', 'main="../'))
        assert cli.main(["review", str(file.save(path))]) == 2
        printed = capsys.readouterr().err
        assert "does not say what it was made from" in printed or "There is no venue" in printed


def _printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert cli.main(arguments) == 0
    return capsys.readouterr().out


def _said(row: etree._Element) -> str:
    return "".join(text.text or "" for text in row.iter(w("t")))


def test_drawings_are_set_before_the_text_that_shows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Applied before anything was built, the text lacked drawings that were only not made."""
    drawing, text = (
        Document(name, tmp_path, Path(f"{name}.tex"), Path("work", name), Path("build"))
        for name in ("drawing", "text")
    )
    whole = replace(text, drawings=(drawing,))
    made: list[str] = []

    def typeset(document: Document) -> Typesetting:
        made.append(document.name)
        return Typesetting(document, None, None, 0, (), (), 0.0)

    monkeypatch.setattr("trykklar.typeset.typeset", typeset)
    assert not review._typeset(whole)
    assert made == ["drawing", "text"]
