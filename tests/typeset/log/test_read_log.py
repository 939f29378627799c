"""Findings of a log: as few as an author can read, and as much work as for a short one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from trykklar.finding import Finding, Severity
from trykklar.sandbox.process import Finished
from trykklar.storage.fence import Fence
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.fls import Trace
from trykklar.typeset.log import biber_log, bibtex_log, errors, place, warnings
from trykklar.typeset.log.tally import MOST_ALIKE, tallied
from trykklar.typeset.tex_source import finds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trykklar.typeset.tex_source import TexPlace

SEEN = Trace((Path("main.tex"),), (Path("main.aux"),))
SOURCE = "\n".join(rf"\label{{k{number}}} text \foo" for number in range(300))


@dataclass
class _Shop:
    """As much of a workshop as the log reader asks for."""

    root: Path

    @property
    def document(self) -> _Shop:
        return self

    @property
    def source(self) -> Path:
        return self.root / "main.tex"

    @property
    def work(self) -> Path:
        return Path("build/work/main")

    @property
    def fence(self) -> Fence:
        return Fence(self.root)

    def made(self, suffix: str) -> Path:
        return Path("main" + suffix)

    def sources(self, seen: Trace) -> tuple[Path, ...]:
        del seen
        return (self.source,)


def _context(folder: Path, log: str) -> BuildContext:
    (folder / "main.tex").write_text(SOURCE, encoding="utf-8")
    (folder / "main.log").write_text("(./main.tex\n" + log, encoding="utf-8")
    return cast("BuildContext", _Shop(folder))


def _citation(number: int) -> str:
    return (
        f"LaTeX Warning: Citation `k{number}' on page 1 undefined on input line {number + 1}.\n\n"
    )


def _label(number: int) -> str:
    return f"LaTeX Warning: Label `k{number}' multiply defined.\n\n"


def _command(number: int) -> str:
    return f"./main.tex:{number + 1}: Undefined control sequence.\nl.{number + 1} \\foo{number}\n\n"


@pytest.mark.parametrize("warning", [_citation, _label])
def test_the_last_warning_of_a_kind_says_how_many_more_there_are(
    tmp_path: Path, warning: Callable[[int], str]
) -> None:
    found = warnings(_context(tmp_path, "".join(map(warning, range(200)))), SEEN)
    assert len(found) == MOST_ALIKE + 1
    assert found[-1].message.endswith(f"And {200 - MOST_ALIKE - 1} more like this.")
    assert found[-1].line == MOST_ALIKE + 1


def test_as_many_as_are_listed_are_not_counted_besides(tmp_path: Path) -> None:
    found = warnings(_context(tmp_path, "".join(map(_citation, range(MOST_ALIKE)))), SEEN)
    assert len(found) == MOST_ALIKE
    assert not any("more like this" in each.message for each in found)


def test_a_warning_that_is_repeated_is_one(tmp_path: Path) -> None:
    found = warnings(_context(tmp_path, _citation(1) * 500), SEEN)
    assert [each.message for each in found] == ["There is no entry for 'k1'."]


def test_errors_without_end_are_counted(tmp_path: Path) -> None:
    found = errors(_context(tmp_path, "".join(map(_command, range(5_000)))), SEEN)
    assert len(found) <= MOST_ALIKE + 1
    assert "TeX reports 4,900 more errors." in found[-1].message


def test_ten_times_the_warnings_search_the_sources_no_more_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []

    def counting(paths: Iterable[Path], pattern: str) -> Iterator[TexPlace]:
        searched.append(pattern)
        return finds(paths, pattern)

    monkeypatch.setattr(place, "finds", counting)
    counts = []
    for number in (100, 1_000):
        searched.clear()
        warnings(_context(tmp_path, "".join(map(_label, range(number)))), SEEN)
        counts.append(len(searched))
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize(
    "log",
    [
        "Overfull \\hbox (1.2.3pt too wide) in paragraph\n\n",
        f"Overfull \\hbox ({'9' * 5_000}pt too wide) in paragraph at lines {'9' * 5_000}\n\n",
        f"LaTeX Warning: Citation `k' undefined on input line {'9' * 5_000}.\n\n",
        f"./main.tex:{'9' * 5_000}: Undefined control sequence.\nl.{'9' * 5_000} \\foo\n\n",
        f"! LaTeX Error: \\begin{{a}} on input line {'9' * 5_000} ended by \\end{{b}}.\n\nl.1 x\n",
        "Citation `" * 1_000 + "\n",
        "LaTeX Warning: " + "Citation `" * 10_000 + "\n\n",
        "Missing character: There is no " + " in font " * 10_000 + "\n",
        "(" * 100_000 + "\n" + ")" * 100_000 + "\n",
        '("' * 50_000 + "\n",
        "(./main.tex " * 10_000 + "\n" + _citation(1),
        "LaTeX Warning: a\n" + "(a)      more\n" * 20_000,
        "Runaway argument?\n" + "x" * 100_000 + "\n! Paragraph ended before \\foo was complete.\n",
        "\n" * 100_000,
        "! Emergency stop.\n" * 2_000,
    ],
)
def test_what_a_document_writes_into_its_log_is_read_all_the_same(tmp_path: Path, log: str) -> None:
    context = _context(tmp_path, log)
    assert len(warnings(context, SEEN)) <= MOST_ALIKE + 1
    assert len(errors(context, SEEN)) <= MOST_ALIKE + 1


def test_biber_and_bibtex_list_so_many_and_count_the_rest(tmp_path: Path) -> None:
    entries = "".join(f"@book{{k{number},\n title={{X}}}}\n" for number in range(300))
    (tmp_path / "a.bib").write_text(entries, encoding="utf-8")
    warnings = "".join(f"WARN - Entry 'k{number}' (a.bib): Invalid\n" for number in range(300))
    ran = Finished(0, 1, f"INFO - Looking for bibtex file 'a.bib' for section 0\n{warnings}")
    found = biber_log.findings(tmp_path, (), ran)
    assert (len(found), found[3].line) == (MOST_ALIKE + 1, 7)
    assert "And 274 more like this." in found[-1].message
    bibtex_warnings = "".join(f"Warning--empty year in k{number}\n" for number in range(300))
    ran = Finished(0, 1, f"Database file #1: a.bib\n{bibtex_warnings}")
    assert len(bibtex_log.findings(tmp_path, (), ran)) == MOST_ALIKE + 1


def test_a_style_may_write_any_line_number(tmp_path: Path) -> None:
    ran = Finished(1, 1, f"odd---line {'9' * 5_000} of file a.bib\n")
    assert not bibtex_log.findings(tmp_path, (), ran)


def test_the_rest_is_counted_for_each_code_by_itself() -> None:
    found = [
        Finding(code, Severity.WARNING, Path("a.tex"), number, 0, "Odd.")
        for number in range(40)
        for code in ("tex-a", "tex-b")
    ]
    counted = tallied([*found, *found])
    assert len(counted) == 2 * (MOST_ALIKE + 1)
    assert [each.code for each in counted if "And 14 more" in each.message] == ["tex-a", "tex-b"]


@pytest.mark.parametrize("name", ["chapter.tex", "../secret", "folder/secret"])
def test_a_message_that_names_a_file_outside_is_about_the_main_file(
    tmp_path: Path, name: str
) -> None:
    """A manuscript can write any message into its log, and bring any link."""
    (tmp_path / "secret").write_text("secret\n" * 9, encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "chapter.tex").symlink_to("../secret")
    (project / "folder").symlink_to("..")
    log = f"(./{name}\nLaTeX Warning: Citation `k' on page 1 undefined on input line 3.\n\n)"
    (found,) = warnings(_context(project, log), SEEN)
    assert found.path == project / "main.tex"


@pytest.mark.parametrize(
    ("named", "there"),
    [("box", "box.eps"), ("figs/plot-eps-converted-to.pdf", "figs/plot.eps"), ("a.eps", "a.eps")],
)
def test_a_figure_that_is_there_as_eps_is_not_reported_as_missing(
    tmp_path: Path, named: str, there: str
) -> None:
    """Who has made an old figure does not look for a misspelt name."""
    (tmp_path / "figs").mkdir()
    (tmp_path / there).write_bytes(b"%!PS")
    context = _context(
        tmp_path, f"./main.tex:3: LaTeX Error: File `{named}' not found.\nl.3 \\foo\n\n"
    )
    (found,) = errors(context, SEEN)
    assert found.code == "tex-missing-figure"
    assert f"'{there}' is EPS" in found.message
    assert "Ghostscript" in found.hint


def test_the_copy_of_a_preamble_that_is_dumped_is_no_file_of_the_authors(tmp_path: Path) -> None:
    """Findings about its lines sent authors to a file that the next build overwrites."""
    copy = Path("build/work/main/format/main.tex")
    context = _context(tmp_path, "")
    seen = Trace((copy, *SEEN.inputs), SEEN.outputs)
    assert BuildContext.sources(context, seen) == (tmp_path / "main.tex",)


def test_a_brace_left_open_in_a_file_that_has_ended_is_found_there(tmp_path: Path) -> None:
    """TeX only notices in the file that reads it."""
    log = (
        "./main.tex:1: File ended while scanning use of \\textbf .\n<inserted text>\n\nl.1 \\x\n\n"
    )
    context = _context(tmp_path, log)
    part = tmp_path / "part (one).tex"
    part.write_text("Fine.\n\nMore \\textbf{bold.\n", "utf-8")
    shop = cast("_Shop", context)
    shop.sources = lambda *_: (shop.source, part)  # type: ignore[method-assign]
    (found,) = errors(context, SEEN)
    assert (found.path.name, found.line) == ("part (one).tex", 3)


def test_a_file_that_is_closed_to_tex_for_its_dot_is_not_reported_as_misspelt(
    tmp_path: Path,
) -> None:
    """Under latexmk the paper had a PDF, and nobody could see what was wrong with the name."""
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "x.yml").write_text("a: 1\n", encoding="utf-8")
    log = "./main.tex:4: Package Listings Error: File `.github/x(.yml)' not found.\n\n"
    (found,) = errors(_context(tmp_path, log), SEEN)
    assert found.code == "tex-missing-file"
    assert found.hint.endswith("--allow .github/x.yml")
    (elsewhere,) = errors(_context(tmp_path, log.replace("x(", "y(")), SEEN)
    assert "--allow" not in elsewhere.hint


@pytest.mark.parametrize(
    ("font", "name"),
    [(r'TU/Arial(0)/m/n/12="Arial Black" at 12.0pt', "Arial Black"), (r"\x=zzqq9", "zzqq9")],
)
def test_a_font_that_is_not_there_has_its_whole_name(tmp_path: Path, font: str, name: str) -> None:
    why = "not loadable: Metric (TFM) file or installed font not found."
    (found,) = errors(_context(tmp_path, f"./main.tex:3: Font {font} {why}\nl.3 \\foo\n\n"), SEEN)
    assert (found.code, found.message) == (
        "tex-missing-font",
        f"The font '{name}' is not installed.",
    )


def test_a_command_that_tex_cuts_off_is_not_named(tmp_path: Path) -> None:
    """The author read that the command '' is not defined."""
    shown = r"\__hook begindocument ... \cyrr \cyrd \cyrzh \ETC."
    log = f"./main.tex:3: Undefined control sequence.\n{shown}\n\nl.3 \\begin{{document}}\n\n"
    found = errors(_context(tmp_path, log), SEEN)
    assert [each.code for each in found] == ["tex-undefined-command"]
    assert "does not name it" in found[0].message


def test_a_name_that_is_empty_ends_nothing(tmp_path: Path) -> None:
    r"""`\write18{}` ended a build with a traceback."""
    found = warnings(_context(tmp_path, "runsystem()...disabled (restricted).\n\n"), SEEN)
    assert len(found) <= 1
