from __future__ import annotations

import sys
from subprocess import run
from typing import TYPE_CHECKING

import pytest

from trykklar.project import selection
from trykklar.publish.publication import Publication, publish

if TYPE_CHECKING:
    from pathlib import Path


def published(folder: Path) -> Publication:
    (publication,) = publish(selection.choose((), folder), word=True, progress=lambda _: None)
    return publication


@pytest.fixture
def first(small: Path) -> Publication:
    return published(small)


def test_a_word_file_is_made_again_only_where_something_of_it_changed(
    first: Publication, small: Path
) -> None:
    assert first.word
    made = first.word.path.stat().st_mtime_ns
    again = published(small)
    assert again.word
    assert again.word.path.stat().st_mtime_ns == made
    assert (again.word.words, again.findings) == (first.word.words, first.findings)
    section = small / "manuscript" / "sections" / "article" / "findings.tex"
    section.write_text(section.read_text() + "\nThree more words.\n")
    more = published(small)
    assert more.word
    assert more.word.words == first.word.words + 3


def test_a_word_file_that_somebody_changed_is_made_again(first: Publication, small: Path) -> None:
    assert first.word
    good = len(first.word.path.read_bytes())
    first.word.path.write_bytes(b"torn")
    published(small)
    assert len(first.word.path.read_bytes()) == good


def test_a_build_with_nothing_to_do_loads_nothing_that_reads_or_makes(small: Path) -> None:
    command = [sys.executable, "-m", "trykklar", "build", "--no-word", "--project", str(small)]
    assert run(command, capture_output=True, check=False).returncode == 0
    idle = [sys.executable, "-X", "importtime", *command[1:]]
    done = run(idle, capture_output=True, check=False, text=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "trykklar.publish.ledger" in loaded
    assert not loaded & {"pydantic", "pylatex", "panflute", "lxml", "subprocess"}


def test_what_tex_writes_while_the_checks_run_ahead_is_checked_as_it_was_left(
    tmp_path: Path,
) -> None:
    def codes(key: str) -> list[str]:
        main = tmp_path / "main.tex"
        main.write_text(
            r"\begin{filecontents*}[overwrite]{written.tex}"
            f"\n\\cite{{{key}}}\n"
            r"\end{filecontents*}\documentclass{article}\begin{document}A \input{written}"
            r"\begin{thebibliography}{9}\bibitem{known} K\end{thebibliography}\end{document}"
        )
        chosen = selection.choose([str(main)], tmp_path)
        (made,) = publish(chosen, word=False, progress=lambda _: None)
        return [
            finding.code
            for finding in made.checked.findings
            if finding.code == "citation-undefined"
        ]

    assert codes("known") == []
    assert codes("gone") == ["citation-undefined"]
    assert codes("known") == []


def test_an_author_without_a_pdf_has_a_word_file_of_the_text_as_it_stands(tmp_path: Path) -> None:
    def words(body: str) -> int:
        (tmp_path / "part.tex").write_text(body)
        chosen = selection.choose([str(tmp_path / "main.tex")], tmp_path)
        (made,) = publish(chosen, word=True, progress=lambda _: None)
        assert made.typesetting.pdf is None
        assert made.failed
        assert made.word
        assert made.word.path.is_file()
        return made.word.words

    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\n"
        "One \\input{part}\n\\errmessage{stop}\\batchmode\\csname @@end\\endcsname\n\\end{document}"
    )
    assert words("two three.") == 3
    assert words("two three four.") == 4


def test_a_bibliography_that_is_missing_is_one_fault_and_not_one_for_each_citation(
    tmp_path: Path,
) -> None:
    main = tmp_path / "main.tex"
    main.write_text(
        "\\documentclass{article}\n\\begin{document}\nA \\cite{a}, and \\cite{b,c}.\n"
        "\\bibliographystyle{plain}\n\\bibliography{nowhere}\n\\end{document}\n"
    )
    (made,) = publish(selection.choose((str(main),), tmp_path), word=True, progress=lambda _: None)
    found = {finding.code: finding.line for finding in made.findings}
    assert found == {"bibliography-missing": 5, "word-citation-undefined": 3}
    assert len(made.findings) == len(found)
