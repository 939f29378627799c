"""A manuscript from a stranger: it runs no program and reads and writes nothing outside."""

from __future__ import annotations

import os
import pwd
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import force
from tests.typeset.conftest import write
from trykklar.poppler import page_texts
from trykklar.sandbox.limits import Limits
from trykklar.typeset import Typesetting, typeset
from trykklar.typeset.bounds import trespasses
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.fls import trace

WORDS = "what nobody else may read"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a secret in it, and the manuscript in a folder below."""
    (tmp_path / "secret.tex").write_text(WORDS)
    (tmp_path / "secret.bib").write_text(f"@book{{a, title={{{WORDS}}}}}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return tmp_path


def _blocked(done: Typesetting, home: Path, code: str) -> None:
    assert code in [each.code for each in done.findings]
    assert all(each.path.is_relative_to(done.document.root) for each in done.findings)
    assert done.pdf is None or done.faulty or code == "tex-forbidden-program"
    assert not any(WORDS in text for text in (done.pdf and page_texts(done.pdf)) or ())
    work = done.document.root / done.document.work
    kept = [path for path in work.rglob("*") if path.is_file()]
    assert not any(WORDS.encode() in path.read_bytes() for path in kept if path.suffix != ".log")
    assert not list(home.rglob("stolen*"))


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "body",
    [
        "\\input{../secret}",
        "\\input{/etc/passwd}",
        "\\input{\\string~/secret}",
        "\\input{$HOME/secret}",
        "\\input{|cat ../secret.tex}",
        "\\input{parts/../../secret}",
    ],
)
def test_no_file_outside_is_read(home: Path, body: str) -> None:
    done = typeset(write(home / "paper", body=body))
    _blocked(done, home, "tex-forbidden-file")
    log = done.document.made(".log").read_text()
    assert WORDS not in log
    assert (done.findings[0].path, done.findings[0].line) == (done.document.source, 4)


@pytest.mark.usefixtures("kept")
def test_a_link_that_leads_outside_is_noticed_and_nothing_is_delivered(home: Path) -> None:
    paper = write(home / "paper", body="\\input{link}")
    (home / "paper" / "link.tex").symlink_to(home / "secret.tex")
    _blocked(typeset(paper), home, "tex-forbidden-file")
    _blocked(typeset(paper), home, "tex-forbidden-file")


@pytest.mark.usefixtures("kept")
def test_no_file_in_a_users_home_is_read_by_the_users_name(home: Path) -> None:
    r"""Kpathsea expands `~name` by the list of users, whatever HOME is."""
    user = pwd.getpwuid(os.getuid())
    files = (path for path in sorted(Path(user.pw_dir).glob(".*")) if path.is_file())
    there = next((path.name for path in files if re.fullmatch(r"[.a-z]+", path.name)), None)
    if there is None:
        pytest.skip("there is no file in the home")
    paper = write(home / "paper", body=f"\\input{{\\string~{user.pw_name}/{there}}}")
    _blocked(typeset(paper), home, "tex-forbidden-file")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("\\newwrite\\w\\immediate\\openout\\w=../stolen ", "tex-forbidden-file"),
        ("\\newwrite\\w\\immediate\\openout\\w=/tmp/stolen ", "tex-forbidden-file"),
        ("\\immediate\\write18{touch stolen}", "tex-forbidden-program"),
    ],
)
def test_nothing_is_written_outside_and_no_program_runs(home: Path, body: str, code: str) -> None:
    _blocked(typeset(write(home / "paper", body=f"Text. {body}")), home, code)


@pytest.mark.parametrize(
    "source", ["../secret.bib", "/etc/secret.bib", "https://example.org/secret.bib", "~/secret.bib"]
)
def test_biber_reads_no_file_outside(home: Path, source: str) -> None:
    resource = f"\\addbibresource{{{source}}}".replace("~", "\\string~")
    remote = resource.replace("ce{", "ce[location=remote]{") if "//" in source else resource
    preamble = f"\\usepackage{{biblatex}}{remote}"
    done = typeset(write(home / "paper", body="\\cite{a}\\printbibliography", preamble=preamble))
    _blocked(done, home, "bib-outside-folder")
    assert "biber" not in [each.program for each in done.passes]
    assert done.findings[0].line == 2


def test_biber_runs_no_program_out_of_a_source_map(home: Path) -> None:
    step = (
        "\\step[fieldsource=title,match=\\regexp{x},replace=\\regexp{@{[system(q(touch stolen))]}}]"
    )
    preamble = (
        "\\usepackage{biblatex}\\addbibresource{a.bib}"
        f"\\DeclareSourcemap{{\\maps[datatype=bibtex]{{\\map{{{step}}}}}}}"
    )
    paper = write(home / "paper", body="\\cite{a}\\printbibliography", preamble=preamble)
    (home / "paper" / "a.bib").write_text("@book{a, title={x}}")
    _blocked(typeset(paper), home, "bib-unsafe-sourcemap")


def test_settings_of_other_tools_are_not_run(home: Path) -> None:
    paper = write(home / "paper", body="Text.")
    (home / "paper" / "latexmkrc").write_text("system('touch stolen');")
    (home / "paper" / "biber.conf").write_text("<config/>")
    (home / "paper" / "texmf.cnf").write_text("shell_escape = t\nopenout_any = a\n")
    assert typeset(paper).pdf
    assert not list(home.rglob("stolen*"))


def test_what_the_user_lets_in_is_read_through_a_link(home: Path) -> None:
    paper = write(
        home / "paper",
        body="\\cite{a}\\input{link}\\bibliographystyle{plain}\\bibliography{refs}",
    )
    (home / "paper" / "link.tex").symlink_to(home / "secret.tex")
    (home / "paper" / "refs.bib").symlink_to(home / "secret.bib")
    assert typeset(paper).pdf is None
    allowed = replace(paper, allowed=((home / "secret.tex").resolve(), (home / "secret.bib")))
    assert typeset(allowed).pdf
    assert WORDS in (paper.made(".bbl")).read_text()
    assert typeset(paper).pdf is None  # it is asked for each time


@pytest.mark.parametrize(
    ("preamble", "end"),
    [
        ("", "\\bibliographystyle{plain}\\bibliography{refs}"),
        ("", "\\bibliographystyle{plain}\\bibliography{folder/secret}"),
        ("\\usepackage{biblatex}\\addbibresource{refs.bib}", "\\printbibliography"),
        ("\\usepackage{biblatex}\\addbibresource{folder/secret.bib}", "\\printbibliography"),
        ("\\usepackage{biblatex}\\addbibresource[glob]{fold*/**.bib}", "\\printbibliography"),
    ],
)
def test_a_helper_follows_no_link_outside(home: Path, preamble: str, end: str) -> None:
    paper = write(home / "paper", body=f"\\cite{{a}}{end}", preamble=preamble)
    (home / "paper" / "refs.bib").symlink_to(home / "secret.bib")
    (home / "paper" / "folder").symlink_to(home)
    done = typeset(paper)
    _blocked(done, home, "tex-forbidden-file")
    assert {each.program for each in done.passes} == {"pdflatex"}


def test_what_was_read_outside_is_noticed_where_the_document_overwrites_texs_record(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the kernel does not confine TeX, its record is not the only witness."""
    force("none", monkeypatch)
    body = (
        "\\input{link}\\newwrite\\w\\immediate\\openout\\w=\\jobname.fls "
        "\\immediate\\write\\w{PWD x}\\immediate\\closeout\\w"
    )
    paper = write(home / "paper", body=body)
    (home / "paper" / "link.tex").symlink_to(home / "secret.tex")
    _blocked(typeset(paper), home, "tex-forbidden-file")
    assert not paper.result(".pdf").exists()


def test_files_that_texs_record_names_elsewhere_are_nothing_that_was_made(home: Path) -> None:
    """The record is one more file that a document can write."""
    paper = write(home / "paper", body="Words.")
    assert typeset(paper).pdf
    parts = home / "paper" / "parts"
    parts.mkdir()
    (parts / "x.idx").write_text("\\indexentry[people]{a}{1}\n")
    (home / "paper" / "x.aux").write_text("\\bibdata{refs}\n\\bibstyle{plain}\n")
    lies = "".join(
        f"\\immediate\\write\\w{{OUTPUT {name}}}"
        for name in ("parts/x.idx", "x.aux", "../x.aux", "/x.aux")
    )
    body = (
        "Words.\\newwrite\\w\\immediate\\openout\\w=\\jobname.fls "
        f"\\immediate\\write\\w{{PWD x}}{lies}\\immediate\\closeout\\w"
    )
    assert typeset(write(home / "paper", body=body)).pdf
    assert [path.name for path in parts.iterdir()] == ["x.idx"]
    seen = trace(paper.made(".fls"), paper.root, paper.work)
    assert all(path.is_relative_to(paper.work) for path in seen.outputs)


def test_what_lua_asks_for_and_is_no_file_is_nothing_that_was_read(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have been read and taken away: where it lay outside, it still counts."""
    force("none", monkeypatch)
    paper = write(home / "paper", body="Words.")
    (paper.root / "data").mkdir()
    (paper.root / "gone.tex").symlink_to(home / "gone.tex")
    record = paper.root / "paper.fls"
    record.write_text("INPUT paper.tex\nINPUT data\nINPUT none.csv\nINPUT gone.tex\n")
    seen = trace(record, paper.root, paper.work)
    assert seen.inputs == (Path("paper.tex"),)
    assert seen.asked == (Path("data"), Path("none.csv"), Path("gone.tex"))
    (paper.root / paper.work).mkdir(parents=True)
    context = BuildContext(paper, Limits(60.0), lambda _: None, 0.0)
    assert [each.code for each in trespasses(context, seen, ())] == ["tex-forbidden-file"]
