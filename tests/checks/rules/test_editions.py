"""Two editions: what one has and the other lacks, and which sections ran ahead."""

from pathlib import Path

from trykklar.checks.rules.editions import compare, declare, drifted
from trykklar.latex.read_document import Reading, read
from trykklar.project.selection import plain


def edition(folder: Path, name: str, body: str) -> Reading:
    (folder / f"{name}-intro.tex").write_text(body, encoding="utf-8")
    main = folder / f"{name}.tex"
    main.write_text(f"\\begin{{document}}\\input{{{name}-intro}}\\end{{document}}", "utf-8")
    return read(plain(main))


def test_what_one_edition_lacks_is_listed_and_years_are_not_numbers(tmp_path: Path) -> None:
    english = edition(tmp_path, "article", r"\cite{a} 1,200 dwellings in 2005, 12.5 per cent")
    norsk = edition(tmp_path, "note", r"\cite{a,b} 1 200 boliger i 2006, 12,5 prosent, 40 kommuner")
    found = {finding.code: finding.message for finding in compare(english, norsk)}
    assert found == {
        "edition-works": "article lacks the works b of note.",
        "edition-numbers": "article lacks the numbers 40 of note.",
    }


def test_a_section_that_changed_alone_is_reported_until_the_other_follows(tmp_path: Path) -> None:
    step = tmp_path / "in-step.json"
    article, note = edition(tmp_path, "article", "One."), edition(tmp_path, "note", "En.")
    declare(step, [article, note])
    assert drifted(step, article, [note]) == ()
    changed = edition(tmp_path, "article", "One and more.")
    assert [finding.code for finding in drifted(step, changed, [note])] == ["edition-step"]
    commented = edition(tmp_path, "article", "One.\n% a comment\n")
    assert drifted(step, commented, [note]) == ()
    followed = edition(tmp_path, "note", "En og mer.")
    assert drifted(step, changed, [followed]) == ()
