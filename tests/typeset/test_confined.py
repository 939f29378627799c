"""What a stranger's manuscript makes TeX do, under each way of confining it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import document
from trykklar.poppler import page_texts
from trykklar.typeset import Typesetting, typeset

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "WHATNOBODYELSEMAYREAD"

Attack = Callable[..., Typesetting]


@pytest.fixture
def attack(way: str, tmp_path: Path) -> Attack:  # noqa: ARG001 - it is in force meanwhile
    """Typesets a manuscript beside a secret, with files and links of the stranger's own."""
    (tmp_path / "secret.tex").write_text(WORDS)
    (tmp_path / "secret.log").write_text(f"! {WORDS}\nl.3 {WORDS}\n")
    (tmp_path / "secret.bib").write_text(f"@book{{a, author={{B}}, title={{{WORDS}}}}}")
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "own.tex").write_text("own")

    def set_up(
        body: str, preamble: str = "", engine: str = "pdflatex", links: tuple[str, ...] = ()
    ) -> Typesetting:
        for name in links:
            (folder / name).symlink_to(tmp_path / name.replace("link", "secret"))
        (folder / "paper.tex").write_text(
            f"\\documentclass{{article}}{preamble}\n\\begin{{document}}Hello\n"
            f"{body.replace('OUTSIDE', str(tmp_path))}\n\\end{{document}}\n"
        )
        return typeset(document(folder, engine=engine))

    return set_up


def leaks(done: Typesetting) -> list[Path]:
    """The made files that the secret is in, the streams of PDFs inflated."""
    work = done.document.root / "build"
    return [path for path in work.rglob("*") if path.is_file() and _has(path.read_bytes())]


def _has(data: bytes) -> bool:
    streams = [data]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            streams.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return any(WORDS.encode() in part for part in streams)


@pytest.mark.parametrize(
    "body",
    [
        r"\input{../secret}",
        r"\input{OUTSIDE/secret}",
        r"\input{link}",
        r"\newread\r\openin\r=link \read\r to\x \x",
        (
            r"\immediate\pdfobj stream file {OUTSIDE/secret.tex}"
            r"\pdfcatalog{/Leak \the\pdflastobj\space 0 R}"
        ),
        r"\immediate\pdfobj stream file {link.tex}\pdfcatalog{/Leak \the\pdflastobj\space 0 R}",
        r"\pdffiledump offset 0 length 30 {link.tex}",
        r"\pdffiledump offset 0 length 30 {OUTSIDE/secret.tex}",
    ],
)
def test_pdftex_is_shown_no_file_outside(attack: Attack, body: str) -> None:
    done = attack(body, links=("link.tex",))
    assert not leaks(done)


def test_xetex_embeds_no_file_outside(attack: Attack) -> None:
    done = attack(
        r"\special{pdf:fstream @one (../secret.tex)}\special{pdf:fstream @two (OUTSIDE/secret.tex)}"
        r"\special{pdf:fstream @three (link.tex)}"
        r"\special{pdf:put @catalog << /L @one /M @two /N @three >>}",
        engine="xelatex",
        links=("link.tex",),
    )
    assert not leaks(done)


def test_lua_is_shown_no_file_outside(attack: Attack) -> None:
    done = attack(
        r"""\directlua{
          for _, name in ipairs({"../secret.tex", "OUTSIDE/secret.tex", "link.tex", "own.tex"}) do
            local file = io.open(name)
            tex.print(file and file:read("a") or "nothing")
          end
          local file = io.open("own.tex", "w")
          if file then file:write("stolen") file:close() end
          file = io.open("OUTSIDE/stolen", "w")
          if file then file:close() end}""",
        engine="lualatex",
        links=("link.tex",),
    )
    assert done.pdf
    assert not leaks(done)
    assert (done.document.root / "own.tex").read_text() == "own"
    assert not (done.document.root.parent / "stolen").exists()


@pytest.mark.parametrize(
    ("preamble", "body"),
    [
        ("", r"\cite{a}\bibliographystyle{plain}\bibliography{link}"),
        (r"\usepackage{biblatex}\addbibresource{link.bib}", r"\cite{a}\printbibliography"),
        (r"\usepackage{biblatex}\addbibresource[glob]{li*.bib}", r"\cite{a}\printbibliography"),
    ],
)
def test_no_bibliography_outside_is_read(attack: Attack, preamble: str, body: str) -> None:
    assert not leaks(attack(body, preamble, links=("link.bib",)))


@pytest.mark.parametrize(
    "body",
    [
        r"\newwrite\w\immediate\openout\w=own.tex \immediate\write\w{stolen}\immediate\closeout\w",
        r"\newwrite\w\immediate\openout\w=OUTSIDE/stolen \immediate\closeout\w",
        r"\newwrite\w\immediate\openout\w=.git/hooks/post-checkout \immediate\closeout\w",
        r"\immediate\write18{touch stolen}",
        r"\input{|touch stolen}",
    ],
)
def test_the_authors_own_files_stay_as_they_are(attack: Attack, body: str) -> None:
    done = attack(body)
    root = done.document.root
    assert (root / "own.tex").read_text() == "own"
    assert not [path for path in root.parent.rglob("stolen*") if "build" not in path.parts]


def test_a_pass_that_writes_without_end_is_stopped(
    attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trykklar.sandbox.limits.FILE_SIZE", 1 << 20)
    done = attack(r"\newwrite\w\immediate\openout\w=big \def\a{\immediate\write\w{0123456789}\a}\a")
    assert [each.code for each in done.findings] == ["tex-timeout"]
    assert "MB" in done.findings[0].message


def test_a_pass_that_talks_without_end_is_stopped(
    attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trykklar.sandbox.process.OUTPUT", 1 << 20)
    done = attack(r"\def\a{\message{0123456789}\a}\a")
    assert [each.code for each in done.findings] == ["tex-timeout"]


@pytest.mark.parametrize("name", ["../shared/words", "OUTSIDE/shared/words", "link"])
def test_what_the_user_lets_in_is_read_by_any_name(
    way: str,  # noqa: ARG001 - it is in force meanwhile
    tmp_path: Path,
    name: str,
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/words.tex").write_text("LETIN")
    (tmp_path / "secret.tex").write_text(WORDS)
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "link.tex").symlink_to(tmp_path / "shared/words.tex")
    body = f"\\input{{{name.replace('OUTSIDE', str(tmp_path))}}}"
    (folder / "paper.tex").write_text(
        f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}"
    )
    paper = replace(document(folder), allowed=(tmp_path / "shared",))
    done = typeset(paper)
    assert done.pdf
    assert (page_texts(done.pdf) or [""])[0].split() == ["LETIN", "1"]


def test_a_log_that_has_become_a_link_reports_nothing(attack: Attack) -> None:
    done = attack(
        r"\directlua{local w='build/work/paper/' os.rename(w..'paper.log', w..'old')"
        r" lfs.link('OUTSIDE/secret.log', w..'paper.log', true)}\undefined",
        engine="lualatex",
    )
    assert not any(WORDS in finding.message for finding in done.findings)
    work = done.document.root / "build"
    assert not any(path.is_symlink() for path in work.rglob("*"))


def test_a_package_may_ask_whether_there_is_a_null_device(attack: Attack, way: str) -> None:
    """By it, ifplatform knows the system, and minted gave up on one that it took for Windows."""
    done = attack(r"\IfFileExists{/dev/null}{Unixlike}{Otherwise}")
    assert done.pdf is not None
    assert ("Unixlike" in "".join(page_texts(done.pdf) or ())) is (way != "none")
