"""A leak is reported at the line that says it, in the author's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.blind.blind_findings import blind_findings
from trykklar.blind.blind_wording import Gone
from trykklar.blind.leak import LIST, Leak
from trykklar.finding import Severity
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path


def test_the_words_behind_a_name_tell_which_of_its_places_it_is(tmp_path: Path) -> None:
    paper, works = tmp_path / "paper.toml", tmp_path / "refs.bib"
    paper.write_text('name = "Nes"\ntext = """\nNes, the \\\nauthor, wrote it."""\n', "utf-8")
    works.write_text("@book{a,\n author={Nes}}\n", "utf-8")
    leaks = [
        Leak("source/main.tex", 9, "the text", "Nes", "name", ", the author,"),
        Leak("source/main.bbl", 3, LIST, "Nes", "name"),
        Leak("source/main.bbl", 4, LIST, "Nes", "name"),  # the same place, once
        Leak("source/main.tex", 9, "a link", "https://osf.io/x", "repository"),
        Leak("a.pdf", 0, "the PDF's author", "Nes", "name"),
    ]
    found = blind_findings(leaks, {"source/main.tex": paper}, Fence(tmp_path), [works], paper)
    assert [(each.path.name, each.line, each.code) for each in found] == [
        ("paper.toml", 3, "blind-name"),
        ("refs.bib", 2, "blind-name"),
        ("paper.toml", 0, "blind-link"),
        ("paper.toml", 1, "blind-name"),
    ]
    assert found[2].severity is Severity.HINT


def test_what_was_taken_out_is_no_place_to_mend(tmp_path: Path) -> None:
    main = tmp_path / "main.tex"
    main.write_text("\\author{Kari Nes}\n\\begin{document}\n\\fam~Nes\n", "utf-8")
    leaks = [Leak("manuscript.pdf", 0, "page 1", "Nes", "name")]
    hidden = {main: (Gone(0, 17, ""),)}
    (found,) = blind_findings(leaks, {}, Fence(tmp_path), [], main, hidden=hidden)
    assert found.line == 3
    assert "anon" in found.hint
