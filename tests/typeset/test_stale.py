"""No change is passed over: after each, the PDF shows it, and is settled again.

What an author puts beside the manuscript without its being looked for starts no program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.fit.built_pages import built_pages
from trykklar.sandbox import system
from trykklar.sandbox.limits import Limits
from trykklar.typeset import build_record, typeset
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.build_record import TEX
from trykklar.typeset.freshness import cause
from trykklar.typeset.reason import ANOTHER_DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from trykklar.document import Document
    from trykklar.typeset.build_record import Step

LIST = "\\cite{aaa}\\bibliographystyle{plain}\\bibliography{refs}"
BIB = "@book{aaa, author={Lipsky, M.}, title={AAAA}, publisher={P}, year=1980}\n"
LOADED = "\\usepackage{xcolor,booktabs}\n\\usepackage{graphicx}\n\\usepackage{hyperref}\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000"
    "0200015d0b2d9b0000000049454e44ae426082"
)


@dataclass(frozen=True)
class Change:
    """What stands in the document, what happens beside it, and what is to be read then."""

    body: str
    happens: Callable[[Path], object]
    reads: str
    preamble: str = ""
    before: Callable[[Path], object] = lambda _: None
    engine: str = "pdflatex"
    why: str = ""


def put(name: str, content: str) -> Callable[[Path], object]:
    def write_it(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    return write_it


def edited(name: str, old: str, new: str) -> Callable[[Path], object]:
    """The same size, and the time is set back to the very nanosecond."""

    def edit(root: Path) -> None:
        path = root / name
        stat = path.stat()
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    return edit


def dated(name: str, year: int) -> Callable[[Path], None]:
    """The same content, saved in another year."""

    def touch(root: Path) -> None:
        moment = (year - 1970) * 366 * 86_400
        os.utime(root / name, (moment, moment))

    return touch


def shadowed(root: Path) -> None:
    found = subprocess.run(["kpsewhich", "plain.bst"], capture_output=True, text=True, check=True)
    style = (root / found.stdout.strip()).read_text("latin-1")
    (root / "plain.bst").write_text(style.replace('"{\\em "', '"SHADOW {\\em "'), "latin-1")


def linked(root: Path) -> None:
    for name, title in (("v1", "AAAA"), ("v2", "BBBB")):
        put(f"{name}/refs.bib", BIB.replace("AAAA", title))(root)
        os.utime(root / name / "refs.bib", (1, 1))
    (root / "refs.bib").unlink()
    (root / "refs.bib").symlink_to("v1/refs.bib")


def relinked(root: Path) -> None:
    (root / "refs.bib").unlink()
    (root / "refs.bib").symlink_to("v2/refs.bib")


def drawn(root: Path) -> None:
    """A picture in the form that goes before the one that is there."""
    put("drawn/fig.tex", "\\documentclass{minimal}\\begin{document}DRAWN\\end{document}")(root)
    command = ["pdflatex", "-interaction=batchmode", "fig"]
    subprocess.run(command, cwd=root / "drawn", capture_output=True, check=True)
    (root / "drawn" / "fig.pdf").replace(root / "fig.pdf")


CHANGES = {
    "InputIfFileExists": Change(
        r"\InputIfFileExists{extra}{}{NONE}", put("extra.tex", "HERE"), "HERE",
        why="extra.tex appeared",
    ),
    "InputIfFileExists from a dumped preamble": Change(
        r"\InputIfFileExists{extra}{}{NONE}", put("extra.tex", "HERE"), "HERE", LOADED
    ),
    "a folder that comes with its file": Change(
        r"\InputIfFileExists{bløte deler/å}{}{NONE}", put("bløte deler/å.tex", "HERE"), "HERE",
    ),
    "in another case, as Kpathsea finds it": Change(
        r"\InputIfFileExists{extra}{}{NONE}", put("Extra.tex", "HERE"), "HERE"
    ),
    "in the very case, before another one": Change(
        r"\input{Extra}", put("Extra.tex", "HERE"), "HERE", before=put("extra.tex", "NONE")
    ),
    "openin": Change(
        r"\newread\f \openin\f=data.csv \ifeof\f NONE\else HERE\fi", put("data.csv", "1"), "HERE"
    ),
    "an empty file comes": Change(
        r"\IfFileExists{draft.flag}{HERE}{NONE}", put("draft.flag", ""), "HERE"
    ),
    "an empty file goes": Change(
        r"\IfFileExists{draft.flag}{NONE}{HERE}", lambda root: (root / "draft.flag").unlink(),
        "HERE", before=put("draft.flag", ""),
    ),
    "in the preamble that is dumped": Change(
        r"\providecommand\z{NONE}\z", put("local.sty", r"\newcommand\z{HERE}"), "HERE",
        LOADED + r"\IfFileExists{local.sty}{\usepackage{local}}{}",
    ),
    "the date of a file": Change(
        r"\pdffilemoddate{data.csv}", dated("data.csv", 1999), "D:1999", before=put("data.csv", "1")
    ),
    "the date of a file, in a preamble that is dumped": Change(
        r"\saved", dated("data.csv", 1999), "D:1999",
        LOADED + r"\edef\saved{\pdffilemoddate{data.csv}}", before=put("data.csv", "1"),
    ),
    "a package shadowed": Change(
        r"\providecommand\z{NONE}\z", put("url.sty", r"\newcommand\z{HERE}"), "HERE",
        r"\usepackage{url}",
    ),
    "a style shadowed": Change(LIST, shadowed, "SHADOW"),
    "a bibliography shadowed by a made one": Change(
        LIST, put("build/work/paper/refs.bib", BIB.replace("AAAA", "BBBB")), "BBBB"
    ),
    "a picture of another form": Change(
        r"\includegraphics{fig}", drawn, "DRAWN", r"\usepackage{graphicx}",
        before=lambda root: (root / "fig.png").write_bytes(PNG),
    ),
    "a link turned": Change(LIST, relinked, "BBBB", before=linked),
    "the same size and time": Change("WORD", edited("paper.tex", "WORD", "SIGN"), "SIGN"),
    "a bibliography of the same size and time": Change(
        LIST, edited("refs.bib", "AAAA", "BBBB"), "BBBB"
    ),
    "LuaTeX": Change(
        r"\InputIfFileExists{extra}{}{NONE}", put("extra.tex", "HERE"), "HERE", engine="lualatex"
    ),
    "XeTeX": Change(
        r"\InputIfFileExists{extra}{}{NONE}", put("extra.tex", "HERE"), "HERE", engine="xelatex"
    ),
}  # fmt: skip


def words(document: Document) -> str:
    command = ["pdftotext", str(document.result(".pdf")), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_not_passed_over(name: str, tmp_path: Path) -> None:
    change = CHANGES[name]
    if not shutil.which(change.engine):
        pytest.skip(f"{change.engine} is not installed")
    put("refs.bib", BIB)(tmp_path)
    change.before(tmp_path)
    made = write(tmp_path, body=change.body + " end", preamble=change.preamble)
    document = replace(made, engine=change.engine)
    assert typeset(document).pdf
    assert change.reads not in words(document)
    change.happens(tmp_path)
    after = typeset(document)
    assert not after.fresh
    assert change.reads in words(document)
    assert change.why in after.passes[0].reason
    assert typeset(document).fresh, "it settles"


def test_a_file_that_nothing_looks_for_starts_no_program(article: Document) -> None:
    typeset(article)
    for name in ("notes.txt", ".article.tex.swp", "sections/#introduction.tex#", "other.sty"):
        put(name, "unrelated")(article.root)
    assert typeset(article).fresh


def test_a_missing_file_is_asked_for_again_only_when_it_is_there(tmp_path: Path) -> None:
    document = write(tmp_path, body="\\input{gone}")
    assert [each.code for each in typeset(document).findings] == ["tex-missing-file"]
    put("notes.txt", "unrelated")(tmp_path)
    assert typeset(document).fresh
    put("gone.tex", "HERE")(tmp_path)
    assert typeset(document).pdf
    assert "HERE" in words(document)


def test_a_new_match_of_a_pattern_is_read_by_biber(tmp_path: Path) -> None:
    put("refs-a.bib", BIB)(tmp_path)
    preamble = "\\usepackage{biblatex}\\addbibresource[glob]{refs-*.bib}"
    document = write(tmp_path, body="\\cite{aaa,bbb}\\printbibliography", preamble=preamble)
    typeset(document)
    put("refs-b.bib", BIB.replace("aaa", "bbb").replace("AAAA", "BBBB"))(tmp_path)
    reasons = [each.reason for each in typeset(document).passes]
    assert reasons[0] == "refs-b.bib appeared"
    assert "BBBB" in words(document)
    assert typeset(document).fresh


def test_a_bibliography_in_the_work_folder_goes_first_for_biber(tmp_path: Path) -> None:
    put("refs.bib", BIB)(tmp_path)
    preamble = "\\usepackage{biblatex}\\addbibresource{refs.bib}"
    document = write(tmp_path, body="\\cite{aaa}\\printbibliography", preamble=preamble)
    typeset(document)
    put("build/work/paper/refs.bib", BIB.replace("AAAA", "BBBB"))(tmp_path)
    typeset(document)
    assert "BBBB" in words(document)


@pytest.mark.parametrize("name", ["paper.pdf", "work/paper/paper.aux", "work/paper/paper.pdf"])
def test_a_made_file_torn_to_the_same_size_and_time_is_made_again(
    tmp_path: Path, name: str
) -> None:
    document = write(tmp_path, body="WORD\\label{a}\\ref{a}")
    typeset(document)
    path = tmp_path / "build" / name
    stat = path.stat()
    path.write_bytes(bytes(stat.st_size))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    typeset(document)
    assert "WORD" in words(document)


def test_another_tree_of_the_authors_is_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The files that were read are as they were; they are not those that would be read."""
    request.addfinalizer(system._everywhere.cache_clear)
    for name in ("one", "two"):
        put(f"{name}/tex/latex/own/own.sty", f"\\newcommand\\own{{{name}}}")(tmp_path)
    paper = write(tmp_path / "paper", body="This is \\own.", preamble="\\usepackage{own}")
    for name in ("one", "two"):
        monkeypatch.setenv("TEXMFHOME", str(tmp_path / name))
        system._everywhere.cache_clear()  # a command is a process of its own
        assert not typeset(paper).fresh
        assert f"This is {name}" in words(paper)
        assert typeset(paper).fresh


def test_on_another_day_today_is_that_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    r"""`\today` is looked up anew, though no file has changed."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    letter = write(tmp_path, body="\\today")
    typeset(letter)
    assert typeset(letter).fresh
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr("trykklar.typeset.engine_arguments.time.strftime", lambda _: "2999-01-01")
        later = typeset(letter)
        assert [each.reason for each in later.passes] == [ANOTHER_DAY]
        assert typeset(letter).fresh
        assert built_pages(letter) == 1
    assert built_pages(letter) == 1, "how many pages it has, is no matter of a day"


@pytest.mark.skipif(not shutil.which("lualatex"), reason="LuaTeX is not installed")
def test_what_lua_asks_of_files_is_watched(tmp_path: Path) -> None:
    """LuaTeX's own record has nothing of these."""
    put("ask.lua", _ASKING)(tmp_path)
    for name in ("lines.csv", "size.csv", "data/a"):
        put(name, "1")(tmp_path)
    paper = replace(write(tmp_path, body=r"\directlua{dofile('ask.lua')}"), engine="lualatex")
    assert not typeset(paper).fresh
    assert "1 1 a none" in words(paper)
    assert typeset(paper).fresh
    context = BuildContext(paper, Limits(60.0), lambda _: None, 0.0)
    record = build_record.of(paper)
    for name in ("lines.csv", "size.csv", "data/b", "none.csv"):
        put(name, "22")(tmp_path)
        changed = "data" if name == "data/b" else name
        assert changed in cause(context, record)
        record = replace(record, steps={TEX: _without(record.steps[TEX], Path(changed))})


def _without(step: Step, path: Path) -> Step:
    return replace(step, inputs={each: mark for each, mark in step.inputs.items() if each != path})


_ASKING = """
for line in io.lines("lines.csv") do tex.print(line) end
tex.print(lfs.attributes("size.csv", "size"))
for name in lfs.dir("data") do if name:sub(1, 1) ~= "." then tex.print(name) end end
tex.print(io.open("none.csv") and "there" or "none")
"""
