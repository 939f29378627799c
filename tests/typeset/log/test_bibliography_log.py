"""What biber and BibTeX say, at the author's entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.sandbox.process import Finished
from trykklar.typeset.log import biber_log, bibtex_log

if TYPE_CHECKING:
    from pathlib import Path


def _run(output: str, status: int) -> Finished:
    return Finished(status, 0.1, output)


def _summary(finding: Finding) -> tuple[str, str, int]:
    return (finding.code, finding.path.name, finding.line)


def test_biber_names_a_copy_of_the_file_and_we_name_the_file(tmp_path: Path) -> None:
    output = """INFO - Looking for bibtex file 'good.bib' for section 0
INFO - Looking for bibtex file 'kilder/my refs.bib' for section 0
ERROR - BibTeX subsystem: /tmp/biber_tmp_x/74f.utf8, line 3, syntax error: found "@book"
WARN - I didn't find a database entry for 'nokey' (section 0)
INFO - ERRORS: 1
"""
    (found,) = biber_log.findings(tmp_path, (), _run(output, 2))
    assert _summary(found) == ("tex-bad-bibliography", "my refs.bib", 3)
    assert 'found "@book"' in found.message


def test_a_warning_about_an_entry_stands_at_the_entry(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{x, title={X}}\n@book{y, date={soon}}\n")
    output = """INFO - Looking for bibtex file 'a.bib' for section 0
WARN - Entry 'y' (a.bib): Invalid format 'soon' of date field 'date' - ignoring
"""
    (found,) = biber_log.findings(tmp_path, (), _run(output, 0))
    assert _summary(found) == ("tex-bad-bibliography", "a.bib", 2)
    assert found.severity is Severity.WARNING


def test_a_warning_about_an_entry_of_a_file_read_earlier_names_that_file(tmp_path: Path) -> None:
    """Biber reads all files before it looks at what is in them."""
    (tmp_path / "a.bib").write_text("@book{x, title={X}}\n@book{y, date={soon}}\n")
    (tmp_path / "b.bib").write_text("@book{z, title={Z}}\n")
    output = """INFO - Looking for bibtex file 'a.bib' for section 0
INFO - Looking for bibtex file 'b.bib' for section 0
WARN - Entry 'y' (a.bib): Invalid format 'soon' of date field 'date' - ignoring
"""
    (found,) = biber_log.findings(tmp_path, (), _run(output, 0))
    assert _summary(found) == ("tex-bad-bibliography", "a.bib", 2)


def test_biber_that_dies_is_quoted(tmp_path: Path) -> None:
    main = tmp_path / "main.tex"
    (found,) = biber_log.findings(tmp_path, (main,), _run("Can't locate Foo.pm in @INC\n", 2))
    assert found.code == "tex-biber-failed"
    assert "Foo.pm" in found.message


def test_bibtex_names_the_line_after_the_message(tmp_path: Path) -> None:
    output = """Database file #1: refs.bib
I was expecting a `,' or a `}'---line 4 of file refs.bib
 :
 : @article{a,
Repeated entry---line 9 of file refs.bib
Warning--I didn't find a database entry for "zz"
Warning--empty year in a
(There were 2 error messages)
"""
    (tmp_path / "refs.bib").write_text("@article{b,}\n@article{a,\n}")
    found = bibtex_log.findings(tmp_path, (), _run(output, 2))
    assert [(each.line, each.severity) for each in found] == [
        (4, Severity.ERROR),
        (9, Severity.ERROR),
        (2, Severity.WARNING),
    ]


def test_a_style_that_does_not_exist_stands_where_it_is_asked_for(tmp_path: Path) -> None:
    main = tmp_path / "main.tex"
    main.write_text("Text\n\\bibliographystyle{nostyle}\n")
    output = "I couldn't open style file nostyle.bst\n---line 3 of file main.aux\n"
    (found,) = bibtex_log.findings(tmp_path, (main,), _run(output, 2))
    assert _summary(found) == ("tex-missing-file", "main.tex", 2)


def test_a_style_that_names_a_bibliography_outside_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "secret.bib").write_text("\n\n@book{key,\n}")
    root = tmp_path / "paper"
    root.mkdir()
    output = "Database file #1: ../secret.bib\nWarning--empty title in key\n"
    found = bibtex_log.findings(root, (), _run(output, 0))
    assert [(each.path, each.line) for each in found] == [(root, 0)]
