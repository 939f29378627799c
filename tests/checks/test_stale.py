"""No change is passed over: after each, a check that may recall says what one says that may not."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from trykklar.checks import CheckResult, Policy, check
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

A = "@book{a, author={Lipsky, M.}, title={A}, publisher={P}, year={1980}}\n"
B = "@book{b, author={Lipsky, M.}, title={B}, publisher={P}, year={1980}}\n"
CITES_B = "\\cite{b}"


@dataclass(frozen=True)
class Change:
    """A change that matters: what stands in main.tex, and what happens to the folder."""

    text: str
    happens: Callable[[Path], None]
    head: str = ""
    before: Callable[[Path], None] = lambda _: None


def put(name: str, content: str) -> Callable[[Path], None]:
    """Writes a file, in a folder that may be new."""

    def write(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    return write


def same_size_and_time(root: Path) -> None:
    path = root / "main.tex"
    stat = path.stat()
    path.write_text(path.read_text("utf-8").replace("\\cite{a}", "\\cite{b}"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def moved_back(root: Path) -> None:
    older = root / "older.bib"
    older.write_text(B, encoding="utf-8")
    os.utime(older, (1, 1))
    older.replace(root / "refs.bib")


def linked(root: Path) -> None:
    for name, content in (("v1.bib", A), ("v2.bib", B)):
        (root / name).write_text(content, encoding="utf-8")
        os.utime(root / name, (1, 1))
    (root / "refs.bib").unlink()
    (root / "refs.bib").symlink_to("v1.bib")


def relinked(root: Path) -> None:
    (root / "refs.bib").unlink()
    (root / "refs.bib").symlink_to("v2.bib")


def recorded(root: Path) -> None:
    put("chapter.tex", "\\cite{a}\n")(root)
    for name in ("main.tex", "chapter.tex"):
        os.utime(root / name, (1, 1))
    work = root / "build/work/main"
    put("build/work/main/chapter.aux", "\\citation{a}\n")(root)
    put("build/work/main/main.aux", "\\@input{chapter.aux}\n\\gdef \\@abspage@last{1}\n")(root)
    assert work.is_dir()


def otherwise_recorded(root: Path) -> None:
    recorded(root)
    of_include(root)


def of_include(root: Path) -> None:
    path = root / "build/work/main/chapter.aux"
    stat = path.stat()
    path.write_text("\\citation{b}\n", encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def led_out(name: str) -> Callable[[Path], None]:
    """Puts a link to a file outside of the folder in the place of a file."""

    def lead(root: Path) -> None:
        secret = root.parent / "secret"
        secret.write_text(CITES_B, encoding="utf-8")
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(secret)

    return lead


CHANGES = {
    "InputIfFileExists": Change(r"\InputIfFileExists{extra}{}{}", put("extra.tex", CITES_B)),
    "InputIfFileExists in a folder to come": Change(
        r"\InputIfFileExists{parts/extra.tex}{}{}", put("parts/extra.tex", CITES_B)
    ),
    "IfFileExists": Change(r"\IfFileExists{draft.flag}{\cite{b}}{}", put("draft.flag", "")),
    "IfFileExists, and it goes": Change(
        r"\IfFileExists{draft.flag}{\cite{b}}{}",
        lambda root: (root / "draft.flag").unlink(),
        before=put("draft.flag", ""),
    ),
    "a file with a blank and a letter of its own": Change(
        r"\InputIfFileExists{bløt å}{}{}", put("bløt å.tex", CITES_B)
    ),
    "a made file before the author's": Change(
        r"\input{text}", put("build/work/main/text.tex", CITES_B), before=put("text.tex", "")
    ),
    "the name with its ending before the bare one": Change(
        r"\input{text}", put("text.tex", CITES_B), before=put("text", "")
    ),
    "a package": Change("", put("local.sty", r"\AtBeginDocument{\cite{b}}"), r"\usepackage{local}"),
    "a package of TeX's shadowed": Change(
        r"\mark", put("url.sty", r"\newcommand\mark{\cite{b}}"), r"\usepackage{url}"
    ),
    "a class": Change(r"\own", put("article.cls", r"\newcommand\own{\cite{b}}")),
    "a bibliography in the made files": Change(
        r"\cite{b}", put("build/work/main/refs.bib", B)
    ),
    "a pattern finds more": Change(
        r"\cite{b}", put("more-b.bib", B), "\\usepackage{biblatex}\\addbibresource[glob]{more*.bib}"
    ),
    "a style": Change("", put("own.bst", 'FUNCTION {format.title} { title "t" change.case$ }\n'),
        before=put("own.bst", "FUNCTION {format.title} { title }\n"),
        head="\\bibliographystyle{own}"),
    "same size, same time": Change("", same_size_and_time),
    "an older version is put back": Change("", moved_back),
    "a link is turned": Change("", relinked, before=linked),
    "a text becomes a link that leads out": Change(
        r"\input{text}", led_out("text.tex"), before=put("text.tex", CITES_B)
    ),
    "a picture becomes a link that leads out": Change(
        r"\includegraphics{figure}", led_out("figure.png"), before=put("figure.png", CITES_B)
    ),
    "a picture is there now, and leads out": Change(
        r"\includegraphics{figure}", led_out("figure.png")
    ),
    "the record of an included file": Change(r"\include{chapter}", of_include, before=recorded),
    "the record is older than a text that was touched": Change(
        r"\include{chapter}", lambda root: os.utime(root / "main.tex"), before=otherwise_recorded
    ),
    "the record is gone": Change(
        r"\include{chapter}", lambda root: shutil.rmtree(root / "build"), before=otherwise_recorded
    ),
}  # fmt: skip


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    return Policy(cache=tmp_path / "cache", today=date(2026, 1, 1))


def manuscript(root: Path, change: Change) -> Path:
    """The manuscript before the change."""
    text = (
        f"\\documentclass{{article}}{change.head}\\begin{{document}}\\cite{{a}}{change.text}\n"
        "\\bibliography{refs}\\end{document}\n"
    )
    put("main.tex", text)(root)
    put("refs.bib", A)(root)
    change.before(root)
    return root / "main.tex"


def without_edits(result: CheckResult) -> CheckResult:
    return replace(result, edits=())


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_not_passed_over(name: str, tmp_path: Path, policy: Policy) -> None:
    change = CHANGES[name]
    document = plain(manuscript(tmp_path / "et manus på nynorsk", change))
    first = check(document, policy)
    change.happens(document.root)
    assert without_edits(check(document, policy)) == without_edits(
        check(document, replace(policy, cache=None))
    )
    assert without_edits(check(document, policy)) == without_edits(check(document, policy)), (
        "kept again"
    )
    if name != "a style":  # what is made of it shows only where a title is typed wrongly
        assert without_edits(check(document, policy)) != without_edits(first), (
            "the change has to matter"
        )


def test_a_file_that_nothing_looks_for_makes_nothing_be_read_again(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trykklar.checks import check_context as context

    document = plain(manuscript(tmp_path, Change(r"\InputIfFileExists{extra}{}{}", lambda _: None)))
    first = check(document, policy)
    for name in ("notes.txt", ".main.tex.swp", "extra.txt", "parts/extra.tex", "other.sty"):
        put(name, "unrelated")(tmp_path)
    monkeypatch.delattr(context, "CheckContext")
    assert without_edits(check(document, policy)) == without_edits(first)


def test_a_file_that_is_passed_over_is_looked_at_for_changes_only(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`Extra.tex` is not `extra.tex` to Linux, but is to the names that are kept."""
    from trykklar.checks import check_context as context

    put("Extra.tex", CITES_B)(tmp_path)
    document = plain(manuscript(tmp_path, Change(r"\InputIfFileExists{extra}{}{}", lambda _: None)))
    os.utime(tmp_path / "Extra.tex", (1, 1))
    first = check(document, replace(policy, cache=None))
    monkeypatch.setattr(sys.modules[check.__module__], "clock", lambda _: 2**62)  # all is old
    check(document, policy)
    monkeypatch.delattr(context, "CheckContext")
    assert without_edits(check(document, policy)) == without_edits(first)


def test_what_is_saved_while_it_is_read_is_read_again(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is the digest of what was read, and not of what stands there afterwards."""
    from trykklar.checks import run_rules

    document = plain(manuscript(tmp_path, Change("", lambda _: None)))
    judge = run_rules.judge

    def saved_meanwhile(context: object) -> CheckResult:
        same_size_and_time(tmp_path)
        return judge(context)  # type: ignore[arg-type]

    monkeypatch.setattr(run_rules, "judge", saved_meanwhile)
    assert check(document, policy).cited == ("a",)
    monkeypatch.setattr(run_rules, "judge", judge)
    assert check(document, policy).cited == ("b",)
