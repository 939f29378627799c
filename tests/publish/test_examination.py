"""What several documents of one selection mean for each other."""

from pathlib import Path

from trykklar.project.selection import Selection, plain
from trykklar.publish.examination import examine_all


def unused(folder: Path, mains: dict[str, str]) -> set[str]:
    (folder / "refs.bib").write_text("@book{a,}@book{b,}@book{c,}", encoding="utf-8")
    (folder / "other.bib").write_text("@book{d,}", encoding="utf-8")
    for name, body in mains.items():
        (folder / name).write_text(body, encoding="utf-8")
    results = examine_all(Selection(tuple(plain(folder / name) for name in mains)))
    findings = (finding for result in results for finding in result.findings)
    return {finding.message for finding in findings if finding.code == "entry-unused"}


def test_an_entry_is_unused_where_no_document_with_its_file_cites_it(tmp_path: Path) -> None:
    messages = unused(
        tmp_path,
        {
            "one.tex": r"\cite{a}\bibliography{refs,other}",
            "two.tex": r"\cite{b}\bibliography{refs}",
        },
    )
    assert messages == {"Entry 'c' is not cited.", "Entry 'd' is not cited."}
