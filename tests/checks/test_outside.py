"""A manuscript of a stranger's names the user's own files: none is read, quoted or corrected."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trykklar.checks import check
from trykklar.cli import main
from trykklar.project.selection import choose, plain

ENTRY = "@book{a, author={Lipsky, M.}, title={Street}, publisher={P}, year=1980, pages={10-20}}\n"
CLASS = "\\documentclass{article}"


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A stranger's folder among the user's downloads; a thesis lies two folders up."""
    folder = tmp_path / "home" / "Downloads" / "å b"
    folder.mkdir(parents=True)
    thesis = tmp_path / "home" / "thesis"
    thesis.mkdir()
    (thesis / "chapter.tex").write_text("Mine \\label{mine}\\cite {SECRET}, 1990-2000.\n")
    (thesis / "refs.bib").write_text(ENTRY)
    (thesis / "local.sty").write_text("\\newcommand\\mine{\\cite{SECRET}}")
    (thesis / "figure.png").write_bytes(b"\x89PNG")
    return folder


def found(folder: Path, body: str, *allowed: Path) -> set[tuple[str, int]]:
    (folder / "main.tex").write_text(f"{CLASS}\n{body}\n", encoding="utf-8")
    (document,) = choose([str(folder / "main.tex")], folder, allowed=allowed).documents
    result = check(document)
    assert allowed or "SECRET" not in repr(result.findings)
    return {(finding.code, finding.line) for finding in result.findings}


@pytest.mark.parametrize(
    "body",
    [
        "\\input{../../thesis/chapter}",
        "\\input ../../thesis/chapter ",
        "\\include{../../thesis/chapter}",
        "\\input{link}",
        "\\input{folder/chapter}",
        "\\import{../../thesis/}{chapter}",
        "\\subfile{../../thesis/chapter}",
        "\\lstinputlisting{../../thesis/chapter.tex}",
        "\\VerbatimInput*{../../thesis/chapter.tex}",
        "\\usepackage{../../thesis/local}",
        "\\usepackage{local}\\mine",
        "\\includegraphics{../../thesis/figure}",
        "\\includegraphics[width=1cm]{figure.png}",
        "\\bibliography{../../thesis/refs}",
        "\\bibliography{refs}",
        "\\addbibresource{folder/refs.bib}",
        "\\addbibresource[glob]{fold*/refs.bib}",
        "\\addbibresource[glob]{../../*/refs.bib}",
    ],
)
def test_what_is_named_outside_is_a_finding_at_its_place(stranger: Path, body: str) -> None:
    thesis = stranger.parent.parent / "thesis"
    for name in ("local.sty", "figure.png", "refs.bib"):
        (stranger / name).symlink_to(thesis / name)
    (stranger / "link.tex").symlink_to("../../thesis/chapter.tex")
    (stranger / "folder").symlink_to(thesis)
    assert found(stranger, body) == {("file-outside", 2)}
    assert "file-outside" not in {code for code, _ in found(stranger, body, thesis)}


@pytest.mark.parametrize("body", [
    "\\makeatletter\\def\\input@path{{parts/}}\\makeatother\\usepackage{own}",
    "\\makeatletter\\def\\input@path{{parts/}}\\makeatother\\includegraphics{shown}\\ref{x}",
    "\\import{parts/}{part}\\ref{x}",
])  # fmt: skip
def test_what_lies_in_a_folder_that_is_searched_is_not_outside(stranger: Path, body: str) -> None:
    """TeX finds it there, and so a finding that it leads out would be false."""
    (stranger / "parts").mkdir()
    (stranger / "parts" / "own.sty").write_text("\\newcommand\\mine{}")
    (stranger / "parts" / "shown.png").write_bytes(b"\x89PNG")
    (stranger / "parts" / "part.tex").write_text("\\includegraphics{shown}")
    assert "file-outside" not in {code for code, _ in found(stranger, body)}


def test_an_absolute_name_is_outside_too_and_may_be_let_in(stranger: Path) -> None:
    chapter = stranger.parent.parent / "thesis" / "chapter.tex"
    body = f"\\input{{{chapter}}}\\ref{{mine}}"
    assert found(stranger, body) == {("file-outside", 2), ("label-undefined", 2)}
    text = f"{CLASS}\n{body}\n"
    (stranger / "main.tex").write_text(text, encoding="utf-8")
    allowed = (chapter.resolve(),)
    codes = {finding.code for finding in check(plain(stranger / "main.tex", allowed)).findings}
    assert not codes & {"file-outside", "label-undefined"}


def test_the_hint_can_be_followed_as_it_stands(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stranger / "main.tex").write_text("\\input{../../thesis/chapter}")
    assert main(["check", str(stranger / "main.tex")]) == 1
    output = capsys.readouterr().out
    assert "--allow" in output
    path = output.split("--allow ")[1].split("\n")[0].strip("'")
    main(["check", str(stranger / "main.tex"), "--allow", path])
    assert "file-outside" not in capsys.readouterr().out


def test_what_is_to_be_let_in_has_to_be_there(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stranger / "main.tex").write_text(CLASS)
    assert main(["check", str(stranger / "main.tex"), "--allow", "nothing"]) == 2
    assert "--allow names nothing, which does not exist" in capsys.readouterr().err


def test_a_main_file_that_leads_out_of_its_folder_is_refused(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its links would make the user's thesis the project: built, and corrected, there."""
    thesis = stranger.parent.parent / "thesis" / "chapter.tex"
    (stranger / "main.tex").symlink_to(thesis)
    before = thesis.read_bytes()
    assert main(["check", str(stranger / "main.tex"), "--fix"]) == 2
    assert "leads out of its folder" in capsys.readouterr().err
    assert thesis.read_bytes() == before


@pytest.mark.parametrize("body", ["\\input{}", '\\input ""', "\\include{ }", "\\subfile{}"])
def test_a_command_that_names_no_file_is_a_finding(stranger: Path, body: str) -> None:
    assert found(stranger, f"Hi {body}\n") == {("file-missing", 2)}


@pytest.mark.parametrize("body", ["\\bibliography{}", "\\addbibresource{}"])
def test_a_bibliography_without_a_name_is_a_finding(stranger: Path, body: str) -> None:
    assert found(stranger, body) == {("bibliography-missing", 2)}


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000, "..", "/", ".", "a/../" * 2000 + "b"])
@pytest.mark.parametrize("command", ["input", "bibliography", "includegraphics", "usepackage"])
def test_a_name_that_no_file_can_have_stops_nothing(
    stranger: Path, command: str, name: str
) -> None:
    assert found(stranger, f"\\{command}{{{name}}} \\ref{{x}}") >= {("label-undefined", 2)}


@pytest.mark.parametrize("pattern", ["**x.bib", "/etc/*.bib", "[", "a/**/b*", "../" * 300 + "*"])
def test_a_pattern_that_is_none_stops_nothing(stranger: Path, pattern: str) -> None:
    body = f"\\addbibresource[glob]{{{pattern}}}"
    assert found(stranger, body) == {("bibliography-missing", 2)}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_bibliography_is_a_finding(stranger: Path) -> None:
    (stranger / "refs.bib").write_text(ENTRY)
    (stranger / "refs.bib").chmod(0)
    assert ("file-unreadable", 0) in found(stranger, "\\bibliography{refs}")


def test_a_fifo_that_came_in_place_of_the_bibliography_is_not_waited_for(stranger: Path) -> None:
    os.mkfifo(stranger / "refs.bib")
    os.mkfifo(stranger / "part.tex")
    assert found(stranger, "\\input{part}\\bibliography{refs}") == {
        ("file-missing", 2),
        ("bibliography-missing", 2),
    }


def test_a_record_of_tex_does_not_lead_outside(stranger: Path) -> None:
    """An .aux may name another, by any path: what stands there is not taken for TeX's word."""
    thesis = stranger.parent.parent / "thesis"
    (thesis / "other.aux").write_text("\\citation{SECRET}\n")
    (stranger / "main.tex").write_text("\\cite{a}\\bibliography{refs}")
    (stranger / "refs.bib").write_text(ENTRY)
    for name in (thesis / "other.aux", "../../thesis/other.aux", "link.aux"):
        (stranger / "main.aux").write_text(
            f"\\citation{{a}}\\@input{{{name}}}\n\\gdef \\@abspage@last{{1}}"
        )
        (stranger / "link.aux").unlink(missing_ok=True)
        (stranger / "link.aux").symlink_to(thesis / "other.aux")
        assert "SECRET" not in repr(check(plain(stranger / "main.tex")))


def test_a_fix_writes_through_a_link_inside_and_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "refs.bib").write_text(ENTRY)
    (tmp_path / "refs.bib").symlink_to("shared/refs.bib")
    (tmp_path / "main.tex").write_text("\\cite{a}\\bibliography{refs}")
    assert main(["check", str(tmp_path / "main.tex"), "--fix"]) == 0
    assert (tmp_path / "refs.bib").readlink() == Path("shared/refs.bib")
    assert "10--20" in (tmp_path / "shared" / "refs.bib").read_text()
    assert not list(tmp_path.rglob("*.new"))


def test_a_fix_leaves_alone_what_was_only_let_in(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thesis = stranger.parent.parent / "thesis"
    (stranger / "refs.bib").symlink_to(thesis / "refs.bib")
    (stranger / "main.tex").write_text("\\cite{a} in 1990-2000.\\bibliography{refs}")
    for flag in ("--diff", "--fix"):
        main(["check", str(stranger / "main.tex"), flag, "--allow", str(thesis)])
        assert "refs.bib" not in capsys.readouterr().out
    assert (thesis / "refs.bib").read_text() == ENTRY
    assert "1990--2000" in (stranger / "main.tex").read_text()


def test_a_fix_does_not_part_hard_links_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.bib").write_text(ENTRY)
    (tmp_path / "refs.bib").hardlink_to(tmp_path / "one.bib")
    (tmp_path / "main.tex").write_text("\\cite{a}\\bibliography{refs}")
    assert main(["check", str(tmp_path / "main.tex"), "--fix"]) == 1
    output = capsys.readouterr()
    assert "hard links" in output.err
    assert "corrected" not in output.out
    assert (tmp_path / "one.bib").samefile(tmp_path / "refs.bib")
    assert (tmp_path / "one.bib").read_text() == ENTRY


@pytest.mark.parametrize(("repository", "proposed"), [(True, "figures"), (False, "figures/a.png")])
def test_one_folder_is_proposed_for_the_figures_beside_a_text_in_its_repository(
    tmp_path: Path, *, repository: bool, proposed: str
) -> None:
    """Thirty figures beside the text had thirty proposals; elsewhere a file is let in alone."""
    for folder in ("text", "figures"):
        (tmp_path / folder).mkdir()
    (tmp_path / "figures" / "a.png").write_bytes(b"\x89PNG")
    if repository:
        (tmp_path / ".git").mkdir()
    text = "\\documentclass{article}\\begin{document}\\includegraphics{../figures/a}\\end{document}"
    (tmp_path / "text" / "main.tex").write_text(text)
    (finding,) = (
        finding
        for finding in check(plain(tmp_path / "text" / "main.tex")).findings
        if finding.code == "file-outside"
    )
    assert finding.hint.endswith(f"--allow {tmp_path.resolve() / proposed}")
