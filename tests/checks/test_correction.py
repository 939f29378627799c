"""A correction changes what it says and nothing else, byte for byte."""

from pathlib import Path

import pytest

from trykklar.checks import check
from trykklar.checks.baseline import read, save, unknown
from trykklar.checks.correction import correct, difference
from trykklar.finding import FatalError
from trykklar.project.selection import plain


def manuscript(folder: Path, ending: str, encoding: str) -> Path:
    lines = [r"\usepackage[latin1]{inputenc}\usepackage{natbib}\begin{document}", "Blåbær.",
             "Sætren (2005: 560) er.  ", r"\cite{saetren2005}\bibliographystyle{plainnat}",
             r"\bibliography{refs}", ""]  # fmt: skip
    (folder / "main.tex").write_bytes(ending.join(lines).encode(encoding))
    entry = "@article{saetren2005, author = {Sætren, H.}, title = {A}, journal = {B},"
    text = ending.join([entry, "  pages = {559-582}, year = 2005, doi = {doi:10.1111/a.1}}", "% å"])
    (folder / "refs.bib").write_bytes(text.encode(encoding))
    return folder / "main.tex"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_only_the_faults_are_rewritten(tmp_path: Path, ending: str, encoding: str) -> None:
    main = manuscript(tmp_path, ending, encoding)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    edits = check(plain(main)).edits
    assert difference(edits, {}, [plain(main).fence]).count("\n+") == 4  # two files, a line in each
    assert len(correct(edits, {}, [plain(main).fence])[0]) == 2
    expected = {
        "main.tex": before["main.tex"].replace(
            "Sætren (2005: 560)".encode(encoding.removesuffix("-sig")), rb"\citet[560]{saetren2005}"
        ),
        "refs.bib": before["refs.bib"].replace(b"559-582", b"559--582").replace(b"{doi:", b"{"),
    }
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == expected
    assert check(plain(main)).edits == ()


def test_a_made_file_and_one_that_changed_meanwhile_are_left_alone(tmp_path: Path) -> None:
    main = manuscript(tmp_path, "\n", "utf-8")
    edits = check(plain(main)).edits
    bibliography = tmp_path.resolve() / "refs.bib"
    main.write_text("changed", encoding="utf-8")
    assert correct(edits, {bibliography: bibliography}, [plain(main).fence]) == ((), ())


def test_a_baseline_takes_out_what_is_known_wherever_it_moved(tmp_path: Path) -> None:
    main = manuscript(tmp_path, "\n", "utf-8")
    baseline = tmp_path / "known.json"
    save(baseline, check(plain(main)).findings)
    main.write_text("\n\n" + main.read_text("utf-8") + r"\cite{new}", encoding="utf-8")
    left = unknown(check(plain(main)).findings, read(baseline), baseline)
    assert [finding.code for finding in left] == ["citation-undefined"]


def test_a_second_correction_finds_nothing_where_a_title_has_several_signs(tmp_path: Path) -> None:
    text = "@book{a, author={B, C}, title={Wood & steel, 5% of #1}, publisher={P}, year=2000}\n"
    (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
    main = tmp_path / "main.tex"
    main.write_text(r"\cite{a}\bibliography{refs}", encoding="utf-8")
    correct(check(plain(main)).edits, {}, [plain(main).fence])
    assert r"{Wood \& steel, 5\% of \#1}" in (tmp_path / "refs.bib").read_text("utf-8")
    assert check(plain(main)).edits == ()


def test_a_baseline_too_deep_to_be_read_is_reported_as_one(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(FatalError, match="baseline"):
        read(tmp_path / "known.json")


UNCERTAIN = [
    "Hill uses Lipsky's (1980) book.",
    r"\index{Lipsky (1980)}",
    r"\hypersetup{pdftitle={On Lipsky (1980)}}",
    r"\texttt{grep Lipsky (1980)}",
    r"\section{Reading Lipsky (1980)}",
    "Lipsky and Hill (1980) say so.",
    "(Lipsky 1980, 1990) say so.",
    r"Lipsky (1980) \citep{lipsky1980} say so.",
    r"\dates{1990-2000}",
    r"\setcounter{page}{2000-1990}",
    r"The file report\_1990-2000.csv is there.",
    "The file data-1990-2000 is there.",
    "Call 2000-1990 or ISO 1990-2000.",
    "A1990-2000 and 1990-2000B",
    r"\sref{1990-2000}",
]


@pytest.mark.parametrize("text", UNCERTAIN)
def test_what_may_be_meant_otherwise_is_left_alone(tmp_path: Path, text: str) -> None:
    _write(tmp_path, text, r"\usepackage{natbib}", "plainnat")
    assert check(plain(tmp_path / "main.tex")).edits == ()


CERTAIN = [
    ("Lipsky (1980) say so.", r"\citet{lipsky1980} say so."),
    (r"\emph{As Lipsky (1980) said}", r"\emph{As \citet{lipsky1980} said}"),
    ("So it is (Lipsky 1980).", r"So it is \citep{lipsky1980}."),
    ("in 1990-2000 and", "in 1990--2000 and"),
    ("it (1990-2000) was", "it (1990--2000) was"),
]


@pytest.mark.parametrize(("text", "right"), CERTAIN)
def test_what_is_certain_is_corrected(tmp_path: Path, text: str, right: str) -> None:
    _write(tmp_path, text, r"\usepackage{natbib}", "plainnat")
    main = plain(tmp_path / "main.tex")
    correct(check(main).edits, {}, [main.fence])
    assert right in (tmp_path / "main.tex").read_text("utf-8")


@pytest.mark.parametrize(
    ("package", "style"),
    [
        ("", "plain"),
        (r"\usepackage[numbers]{natbib}", "plainnat"),
        (r"\usepackage{natbib}", "unsrt"),
        (r"\usepackage{natbib}\setcitestyle{numbers}", "plainnat"),
    ],
)
def test_no_year_is_lost_where_numbers_are_printed(
    tmp_path: Path, package: str, style: str
) -> None:
    _write(tmp_path, "Lipsky (1980) say so.", package, style)
    assert check(plain(tmp_path / "main.tex")).edits == ()


def _write(folder: Path, text: str, package: str, style: str) -> None:
    (folder / "main.tex").write_text(
        f"\\documentclass{{article}}{package}\\newcommand{{\\dates}}[1]{{#1}}\n\\begin{{document}}\n"
        f"{text}\n\n\\cite{{lipsky1980}}\\bibliographystyle{{{style}}}\\bibliography{{refs}}\n"
        "\\end{document}\n",
        encoding="utf-8",
    )
    entry = "@book{lipsky1980, author={Lipsky, Michael}, title={Street}, publisher={P}, year=1980}"
    (folder / "refs.bib").write_text(entry, encoding="utf-8")
