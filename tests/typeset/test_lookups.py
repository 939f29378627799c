"""Kpathsea's report: what a program looked for, found, and did not find."""

from __future__ import annotations

from pathlib import Path

from trykklar.typeset.lookups import Lookups, read

ROOT, WORK = Path("/home/ola/et manus"), Path("build/work/main")


def search(names: str, result: str, path: str, base: str = "", every: int = 0) -> str:
    asked = f"kdebug:kpse_find_file: searching for {base} of type tex (from texmf.cnf)\n"
    return (
        f"{asked if base else ''}"
        f"kdebug:start generic search(files=[{names}], must_exist=0, find_all={every}, "
        f"path={path})\n"
        f"kdebug:  dir_list_search_list(files=[{names}], find_all={every}, casefold=no)\n"
        f"kdebug:returning from generic search([{names}]) =>{result}\n"
    )


def reported(*parts: str, folder: Path = Path()) -> tuple[Lookups, str]:
    lines = "".join(parts).encode().splitlines(keepends=True)
    return read(lines, folder, ROOT, WORK)


def names(*parts: str, folder: Path = Path()) -> dict[str, set[str]]:
    sought = reported(*parts, folder=folder)[0].sought
    return {place: set(found) for place, found in sought.names.items()}


TREES = "build/work/main:.:/home/ola/texmf/tex//:!!/usr/share/texmf/tex//"


def test_a_name_is_missing_up_to_where_it_is_found() -> None:
    found, _ = reported(search("a.tex a", " ./a", TREES, "a"))
    assert found.found == (Path("a"),)
    assert found.sought.names == {"build/work/main": {"a.tex", "a"}, ".": {"a.tex"}}


def test_a_file_of_tex_own_was_missing_in_each_folder_before_it() -> None:
    found = " /usr/share/texmf/tex/latex/url.sty"
    assert names(search("url.sty", found, TREES)) == {
        "build/work/main": {"url.sty"},
        ".": {"url.sty"},
        "/home/ola/texmf/tex//": {"url.sty"},
    }


def test_a_name_with_blanks_is_one_name() -> None:
    part = search("foo bar.txt.tex foo bar.txt", "", ".", "foo bar.txt")
    assert names(part) == {".": {"foo bar.txt.tex", "foo bar.txt"}}


def test_a_name_in_a_folder_is_missing_in_that_folder() -> None:
    part = search("parts/a.tex", "", ".:/home/ola/texmf//", "parts/a")
    assert names(part) == {"parts": {"a.tex"}, "/home/ola/texmf//": {"parts/a.tex"}}


def test_a_path_of_its_own_is_looked_for_there_and_in_the_made_files() -> None:
    assert names(search("./a.tex", "", TREES, "./a")) == {
        ".": {"a.tex"},
        "build/work/main": {"a.tex"},
    }


def test_what_is_named_outside_of_the_root_is_not_looked_at() -> None:
    assert names(search("/etc/passwd", "", TREES)) == {}
    assert names(search("../up.tex", "", TREES)) == {"build/work": {"up.tex"}}


def test_a_program_in_another_folder_names_what_lies_there() -> None:
    assert names(search("main.ist", "", ".", "main.ist"), folder=WORK) == {
        "build/work/main": {"main.ist"}
    }


def test_all_of_a_name_are_wanted_where_the_program_says_so() -> None:
    part = search("x.cnf", " /usr/a/x.cnf /usr/b/x.cnf", ".:/usr/a:/usr/b", every=1)
    found, _ = reported(part)
    assert found.found == (Path("/usr/a/x.cnf"), Path("/usr/b/x.cnf"))
    assert found.sought.names == {".": {"x.cnf"}}


def test_a_search_that_was_cut_short_has_found_nothing() -> None:
    cut = search("a.tex", " ./a.tex", ".").partition("kdebug:returning")[0]
    assert names(cut) == {".": {"a.tex"}}


def test_two_programs_may_report_at_once() -> None:
    """XeTeX and its driver write to one place."""
    first = search("a.tex", " ./a.tex", "build:.").splitlines(keepends=True)
    second = search("b.pdf", "", ".").splitlines(keepends=True)
    mixed = "".join(line for pair in zip(first, second, strict=True) for line in pair)
    assert names(mixed) == {"build": {"a.tex"}, ".": {"b.pdf"}}


def test_what_the_program_says_besides_is_handed_on() -> None:
    part = search("a.tex", "", ".")
    _, messages = reported("pdflatex: out of memory\n", part, "kpathsea: Running mktexpk\n")
    assert messages == "pdflatex: out of memory\nkpathsea: Running mktexpk\n"


def test_anything_else_is_no_fault() -> None:
    assert reported("kdebug:start search(", "\xff\n", "kdebug:returning from search(x) =>\n")
    assert reported() == (Lookups(), "")
