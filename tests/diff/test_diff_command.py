"""The command `diff` as an author calls it."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from dulwich import porcelain

from tests.diff.conftest import METHOD, NEW, OLD, WORKS, Commit
from trykklar.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def printed(pdf: Path, *options: str) -> str:
    """What poppler reads of a PDF, broken words mended: the authority on what is shown."""
    command = ["pdftotext", *options, "-enc", "UTF-8", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.sub(r"[-\u2010]\n", "", text)


def letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)


@pytest.fixture
def made(paper: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    assert main(["diff", "submitted", "main.tex"]) == 0
    return paper, capsys.readouterr().out


def test_everything_of_both_versions_is_in_the_marked_pdf(made: tuple[Path, str]) -> None:
    folder, _ = made
    text = printed(folder / "build/diff/main-changes.pdf")
    squeezed = letters(text)
    # Of the earlier version: words, notes, citations with their names and years, numbers of parts.
    for gone in ("municipality", "taken away altogether", "Nothing of this part remains",
                 "Nor does this remark", "Gone", "A Gone Book", "forty"):  # fmt: skip
        assert letters(gone) in squeezed, gone
    assert "[Gone, 2001]" in text
    for new in ("Every county", "New", "An added remark", "A New Book", "fifty", "Ørsta"):
        assert letters(new) in squeezed, new
    assert "??" not in text
    whole = printed(folder / "build/main.pdf")
    missing = Counter(re.findall(r"[^\W\d_]{2,}", whole)) - Counter(
        re.findall(r"[^\W\d_]{2,}", text)
    )
    assert not [word for word in missing if letters(word) not in squeezed]


BY_CHAPTER = r"""\documentclass{report}
\usepackage[numbers]{natbib}\usepackage{chapterbib,ulem}
\begin{document}\include{parts/a}\include{parts/b}\end{document}
"""
CHAPTER = r"\chapter{%s}%s" + "\n\n\\bibliographystyle{plainnat}\n\\bibliography{verk}\n"


def test_each_file_with_a_list_of_its_own_keeps_its_list_and_numbers(
    commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""With chapterbib the marked text had one list, and BibTeX refused to make it twice."""
    folder: Path = commit.folder  # type: ignore[attr-defined]
    monkeypatch.chdir(folder)
    one = CHAPTER % ("One", r"Kept \citep{kept1999}, gone \citep{gone2001}.")
    two = CHAPTER % ("Two", r"A second list \citep{gone2001} of works.")
    files = {"main.tex": BY_CHAPTER, "parts/a.tex": one, "parts/b.tex": two, "verk.bib": WORKS}
    commit(files, "As submitted")
    later = one.replace(r"gone \citep{gone2001}", r"new \citep{new2015}")
    commit({"parts/a.tex": later}, "Revised")
    assert main(["diff", "HEAD~1", "main.tex"]) == 0
    first, second = printed(folder / "build/diff/main-changes.pdf", "-layout").split("Chapter 2")
    assert re.search(r"Kept \[1\], gone \[1\]\s*new \[2\]", first)
    assert "Gone" in first
    assert "New" in first
    assert "A second list [1] of works" in second
    assert "Gone" in second
    assert "New" not in second


def test_the_summary_and_the_list_name_what_changed_and_where(made: tuple[Path, str]) -> None:
    folder, output = made
    assert "submitted" in output
    assert "1 new, 1 gone" in output
    assert "1 point of reviewers placed" in output
    listed = (folder / "build/diff/main-changes.md").read_text("utf-8")
    point = next(line for line in listed.splitlines() if line.startswith("| 1.2 who has the plan?"))
    page, line = map(int, re.findall(r"p\. (\d+), lines? (\d+)", point)[0])
    pages = printed(folder / "build/main.pdf", "-layout").split("\f")
    lines = [each for each in pages[page - 1].split("\n") if each.strip()]
    assert lines[line - 1].lstrip().startswith("Every county")
    assert "| A part that goes (gone) |" in listed
    assert (folder / "build/diff/main-response.tex").is_file()


@pytest.mark.usefixtures("paper")
def test_nothing_is_left_in_the_folder_of_the_earlier_version(tmp_path: Path) -> None:
    before = tmp_path / "før"
    before.mkdir()
    (before / "deel").mkdir()
    for name, text in (("main.tex", NEW), ("deel/methode.tex", METHOD), ("verk.bib", WORKS)):
        (before / name).write_text(text.replace("Every county", "Each county"), "utf-8")
    assert main(["diff", str(before), "main.tex"]) == 0
    assert sorted(path.name for path in before.iterdir()) == ["deel", "main.tex", "verk.bib"]


def test_two_revisions_are_compared_whatever_lies_in_the_folder(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (paper / "main.tex").write_text(NEW.replace("county", "continent"), "utf-8")
    assert main(["diff", "submitted", "main.tex", "--to", "HEAD"]) == 0
    output = capsys.readouterr().out
    assert "not committed" not in output
    text = printed(paper / "build/diff/main-changes.pdf")
    assert "county" in text
    assert "continent" not in text
    assert "trykklar-copies" not in output + (paper / "build/diff/main-changes.md").read_text()


def test_a_dirty_tree_is_compared_and_reported(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (paper / "main.tex").write_text(NEW.replace("county", "continent"), "utf-8")
    assert main(["diff", "HEAD", "main.tex"]) == 0
    assert "not committed are among them: main.tex" in capsys.readouterr().out
    assert "continent" in printed(paper / "build/diff/main-changes.pdf")


def test_what_has_not_changed_is_reported_so(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "HEAD", "main.tex"]) == 0
    assert "nothing has changed" in capsys.readouterr().out
    text, whole = (
        printed(paper / "build" / name) for name in ("diff/main-changes.pdf", "main.pdf")
    )
    assert text == whole


def test_a_passage_that_marks_would_break_is_marked_whole_and_reported(
    commit: Commit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: Path = commit.folder  # type: ignore[attr-defined]
    monkeypatch.chdir(folder)
    head = "\\documentclass{article}\n\\begin{document}\nThis stays.\n\n"
    rows = (
        r"first & 1 \\ \multicolumn{2}{l}{all of them} \\",
        r"other & 2 \\ \multicolumn{2}{c}{few of them} \\ third & 4 \\ \hline",
    )
    texts = [
        f"{head}\\begin{{tabular}}{{lr}}\n{row}\\end{{tabular}}\n\nThe end.\n\\end{{document}}\n"
        for row in rows
    ]
    commit({"main.tex": texts[0]}, "One")
    commit({"main.tex": texts[1]}, "Two")
    assert main(["diff", "HEAD~1", "main.tex"]) == 0
    output = capsys.readouterr().out
    assert "Marked as a whole" in output
    assert "main.tex" in output
    text = letters(printed(folder / "build/diff/main-changes.pdf"))
    assert all(letters(each) in text for each in ("all of them", "few of them", "third", "first"))


def test_a_changed_heading_may_stand_in_a_running_head_of_capitals(
    commit: Commit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The names of the marks' colours became others, an error on each page behind the heading."""
    folder: Path = commit.folder  # type: ignore[attr-defined]
    monkeypatch.chdir(folder)
    head = "\\documentclass{article}\\pagestyle{headings}\\usepackage{xcolor}\n\\begin{document}\n"
    end = "\n\nThis stays as it is.\\newpage\n\nThe end.\n\\end{document}\n"
    for title in ("What came first", "What came later"):
        commit({"main.tex": f"{head}\\section{{{title}}}{end}"}, title)
    assert main(["diff", "HEAD~1", "main.tex"]) == 0
    assert "Marked as a whole" not in capsys.readouterr().out
    text = printed(folder / "build/diff/main-changes.pdf")
    assert "WHAT CAME" in text
    assert letters("firstlater") in letters(text.casefold())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["submited", "main.tex"], "Did you mean 'submitted'?"),
        (["submitted", "main.txe.tex"], "There is no file"),
        (["submitted", "other.tex"], "other.tex was not there in submitted"),
        (["2020-01-01", "main.tex"], "There is no commit up to 2020-01-01"),
        (["./nowhere", "main.tex"], "There is no folder ./nowhere"),
    ],
)
def test_what_cannot_be_compared_is_status_2_and_makes_nothing(
    paper: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (paper / "other.tex").write_text(OLD, "utf-8")
    assert main(["diff", *arguments]) == 2
    complaint = capsys.readouterr().err
    assert message in complaint
    assert "Traceback" not in complaint
    assert not (paper / "build/diff").exists()


def test_a_manuscript_that_lay_elsewhere_is_found_there_by_name(
    commit: Commit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: Path = commit.folder  # type: ignore[attr-defined]
    monkeypatch.chdir(folder)
    commit({"old place/main.tex": OLD}, "Elsewhere")
    porcelain.remove(str(folder), [str(folder / "old place/main.tex")])
    commit({"main.tex": NEW, "deel/methode.tex": METHOD, "verk.bib": WORKS}, "Moved")
    assert main(["diff", "HEAD~1", "main.tex"]) == 2
    assert "It lay elsewhere: old place/main.tex" in capsys.readouterr().err


def test_an_earlier_version_without_a_text_is_compared_all_the_same(
    commit: Commit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: Path = commit.folder  # type: ignore[attr-defined]
    monkeypatch.chdir(folder)
    commit({"main.tex": ""}, "Nothing yet")
    text = "\\documentclass{article}\\begin{document}\nFirst words.\n\\end{document}\n"
    commit({"main.tex": text}, "Words")
    assert main(["diff", "HEAD~1", "main.tex"]) == 0
    assert "+2 -0" in capsys.readouterr().out
    assert "First words." in printed(folder / "build/diff/main-changes.pdf")


def test_a_file_that_is_no_document_is_refused(
    commit: Commit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: Path = commit.folder  # type: ignore[attr-defined]
    monkeypatch.chdir(folder)
    commit({"part.tex": "One word.\n"}, "One")
    commit({"part.tex": "Another word.\n"}, "Two")
    assert main(["diff", "HEAD~1", "part.tex"]) == 2
    assert "has no \\begin{document}" in capsys.readouterr().err
    assert not (folder / "build/diff").exists()


def test_an_old_encoding_and_words_in_the_line_of_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    r"""The words behind which `\bibliography` stands had not changed; BibTeX's æ was no letter."""
    text = (
        "\\documentclass{article}\\usepackage[latin1]{inputenc}\\usepackage[T1]{fontenc}\n"
        "\\begin{document}\nWORDS på Ås \\cite{a}.\n"
        "\\bibliographystyle{plain}\\bibliography{verk}\n\\end{document}\n"
    )
    work = "@book{a, author={Børg, Åse}, title={Ærlig}, publisher={Ø}, year=2000}\n"
    for name, words in (("before", "Blåbær"), ("now", "Tyttebær")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tex").write_bytes(text.replace("WORDS", words).encode("latin-1"))
        (tmp_path / name / "verk.bib").write_bytes(work.encode("latin-1"))
    monkeypatch.chdir(tmp_path / "now")
    assert main(["diff", str(tmp_path / "before"), "main.tex"]) == 0
    assert "+1 -1 in 1 paragraph" in capsys.readouterr().out
    shown = printed(tmp_path / "now/build/diff/main-changes.pdf")
    assert {"Blåbær", "Tyttebær", "Børg", "Ærlig"} <= set(re.findall(r"\w+", shown))
