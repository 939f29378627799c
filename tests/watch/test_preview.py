from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import document, write
from trykklar.typeset import build_lock, typeset
from trykklar.typeset.delivery import CLEAN
from trykklar.watch.preview import Preview, Previewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document

LOADED = "\\usepackage{xcolor,booktabs}\n\\usepackage{graphicx}\n\\usepackage{own}\n"
LAST = Path("parts/last.tex")


@pytest.fixture(params=[LOADED + "\\usepackage{hyperref}", "\\usepackage{own}"])
def text(tmp_path: Path, request: pytest.FixtureRequest) -> Document:
    """Two sections and a contents list; once with a preamble that is dumped, once without."""
    folder = tmp_path / "en tekst"
    (folder / "parts").mkdir(parents=True)
    (folder / "own.sty").write_text("\\newcommand{\\own}{mine}\n")
    for name in ("first", "last"):
        (folder / "parts" / f"{name}.tex").write_text(f"\\section{{The {name}}} Words, \\own.\n")
    body = "\\tableofcontents\n\\input{parts/first}\n\\input{parts/last}\nThe end."
    made = write(folder, body=body, preamble=request.param)
    assert typeset(made).pdf
    return made


@pytest.fixture
def previewer(text: Document) -> Iterator[Previewer]:
    started = Previewer(text)
    assert started.warm()
    yield started
    started.close()


def change(text: Document, file: str, old: str, new: str) -> None:
    path = text.root / file
    source = path.read_text()
    assert old in source
    path.write_text(source.replace(old, new))


def shown(previewer: Previewer, section: Path | None = None) -> Preview:
    preview = previewer.show(section)
    assert preview
    return preview


def read(text: Document) -> str:
    pdf = text.result(".pdf")
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()


def test_a_save_is_shown_and_the_next_one_too(text: Document, previewer: Previewer) -> None:
    for old, new in (("Words", "Letters"), ("Letters", "Signs"), ("Signs", "Marks")):
        change(text, "parts/last.tex", old, new)
        preview = shown(previewer, LAST)
        assert (preview.pdf, preview.settled) == (text.result(".pdf"), True)
        assert f"{new}, mine" in read(text)
    assert shown(previewer, LAST).pdf  # waits at the section by now
    quick = read(text)
    assert typeset(text).pdf
    assert read(text) == quick


@pytest.mark.parametrize("file", ["paper.tex", "parts/first.tex", "own.sty"])
def test_what_a_waiting_engine_has_read_is_not_taken_for_what_it_is_now(
    text: Document, previewer: Previewer, file: str
) -> None:
    shown(previewer, LAST)  # from here on it waits at the last section
    new = {"paper.tex": ("The end", "The close"), "own.sty": ("mine", "yours")}
    old, changed = new.get(file, ("Words", "Letters"))
    change(text, file, old, changed)
    if file == "own.sty":
        typeset(text)  # as `watch` does for all that is not text
    assert shown(previewer, LAST).pdf
    assert changed in read(text)


def test_a_preview_does_not_wait_for_the_word_file_that_another_terminal_makes(
    text: Document, previewer: Previewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_lock, "_PATIENCE", 0.2)
    change(text, "parts/last.tex", "Words", "Letters")
    with build_lock.locked(text):  # as `word` does to its end
        assert shown(previewer, LAST).pdf
    assert "Letters" in read(text)


def test_an_error_is_shown_and_named_and_the_last_clean_pdf_is_kept(
    text: Document, previewer: Previewer
) -> None:
    good = text.result(".pdf").read_bytes()
    change(text, "parts/last.tex", "Words", "\n\\undefined Words")
    preview = shown(previewer, LAST)
    assert preview.pdf == text.result(".pdf")
    assert text.result(".pdf").read_bytes() != good
    found = [(each.code, each.path.name, each.line) for each in preview.findings]
    assert found == [("tex-undefined-command", "last.tex", 2)]
    assert text.result(CLEAN).read_bytes() == good
    change(text, "parts/last.tex", "\\undefined ", "")
    assert shown(previewer, LAST).pdf
    assert not text.result(CLEAN).exists()


def test_a_new_heading_is_shown_and_known_not_to_be_settled(
    text: Document, previewer: Previewer
) -> None:
    change(text, "parts/last.tex", "The last", "The very last")
    preview = shown(previewer)
    assert preview.pdf
    assert not preview.settled


def test_a_killed_engine_is_replaced(text: Document, previewer: Previewer) -> None:
    assert previewer._engine
    previewer._engine.close()
    change(text, "parts/last.tex", "Words", "Letters")
    assert shown(previewer).pdf
    assert "Letters" in read(text)


def test_a_deleted_section_is_an_error_and_its_return_is_seen(
    text: Document, previewer: Previewer
) -> None:
    path = text.root / LAST
    source = path.read_text()
    path.unlink()
    assert [each.code for each in shown(previewer, LAST).findings] == ["tex-missing-file"]
    path.write_text(source)
    assert shown(previewer, LAST).pdf


def test_places_lead_from_the_text_to_the_page_and_back(
    text: Document, previewer: Previewer
) -> None:
    shown(previewer)
    there = ["synctex", "view", "-i", f"1:1:{text.root}/./parts/last.tex", "-o"]
    done = subprocess.run(
        [*there, str(text.result(".pdf"))], capture_output=True, check=True, text=True
    )
    place = dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
    assert place["Page"] == "1"
    at = f"1:{place['x']}:{place['y']}:{text.result('.pdf')}"
    back = subprocess.run(["synctex", "edit", "-o", at], capture_output=True, check=True, text=True)
    assert "parts/last.tex" in back.stdout


def test_a_manuscript_cannot_be_shown_what_lies_outside(way: str, tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("secret")
    folder = tmp_path / "paper"
    made = write(folder, body="\\IfFileExists{link.tex}{\\input{link.tex}}{Nothing.}")
    assert typeset(made).pdf
    previewer = Previewer(made)
    previewer.warm()
    (folder / "link.tex").symlink_to(tmp_path / "secret.tex")
    preview = shown(previewer)
    previewer.close()
    # To bubblewrap there is no such file. Landlock lets TeX see that there is, and not open it.
    codes = [each.code for each in preview.findings]
    assert codes == ([] if way == "bubblewrap" else ["tex-forbidden-file"])
    assert (preview.pdf is None) == bool(codes)
    assert "secret" not in read(made)


def test_a_main_file_that_cannot_be_split_has_no_preview(tmp_path: Path) -> None:
    made = document(tmp_path)
    made.source.write_text("\\documentclass{article}\n\\input{rest}\n")
    (tmp_path / "rest.tex").write_text("\\begin{document}\nText.\n\\end{document}\n")
    assert typeset(made).pdf
    assert not Previewer(made).warm()
    assert Previewer(made).show() is None


@pytest.mark.usefixtures("way")
def test_a_section_that_is_swapped_for_a_link_is_not_shown(
    text: Document, previewer: Previewer, tmp_path: Path
) -> None:
    """Its name was looked at before, and was a file's then.

    To an engine that the kernel confines, there is no such file.
    """
    assert shown(previewer).pdf
    (tmp_path / "secret.tex").write_text("secret")
    (text.root / LAST).unlink()
    (text.root / LAST).symlink_to(tmp_path / "secret.tex")
    preview = shown(previewer, LAST)
    assert preview.pdf is None
    assert {each.code for each in preview.findings} <= {"tex-forbidden-file", "tex-missing-file"}
    assert "secret" not in read(text)


@pytest.mark.parametrize("where", ["own.sty", "parts/first.tex", "parts/last.tex"])
def test_a_file_that_comes_where_it_was_looked_for_is_shown(
    text: Document, previewer: Previewer, where: str
) -> None:
    """Before the text, before the section that the engine waits at, and in it."""
    asked = "\\InputIfFileExists{extra}{}{NONE}"
    ask = f"\\AtBeginDocument{{{asked}}}\n" if where == "own.sty" else f"{asked}\n"
    path = text.root / where
    path.write_text(path.read_text() + ask)
    typeset(text)
    shown(previewer, LAST)
    assert "NONE" in read(text)
    extra = text.root / "extra.tex"
    extra.write_text("HERE")
    notes = text.root / "notes.tex"
    notes.write_text("")
    assert previewer.concern([extra, notes, path]) == {extra, path}
    if previewer.show(LAST) is None:  # a dump that is no longer right is for a build
        assert where == "own.sty"
        typeset(text)
    assert "NONE" not in read(text)


def test_what_only_the_last_preview_looked_for_is_known(
    text: Document, previewer: Previewer
) -> None:
    change(text, "parts/last.tex", "Words", "\\IfFileExists{later.flag}{THERE}{NOT YET}")
    shown(previewer, LAST)
    flag = text.root / "later.flag"
    flag.touch()
    assert previewer.concern([flag]) == {flag}
    shown(previewer, LAST)
    assert "THERE" in read(text)


def test_a_preamble_that_has_changed_is_not_shown_from_its_dump(
    text: Document, previewer: Previewer
) -> None:
    shown(previewer, LAST)
    change(text, "paper.tex", "\\begin{document}", "\\newcommand\\new{NEW}\n\\begin{document}\\new")
    if previewer.show() is None:
        typeset(text)
    assert "NEW" in read(text)


def test_an_error_without_a_log_is_for_a_build(text: Document, previewer: Previewer) -> None:
    """At a damaged picture pdfTeX gives up, and says nothing where Kpathsea's report is on."""
    shown(previewer)
    (text.root / "damaged.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    change(text, "parts/last.tex", "Words", "\\pdfximage{damaged.png}")
    preview = previewer.show(LAST)
    assert preview is None or preview.findings


def test_any_save_counts_where_the_made_files_were_cleared_away(
    text: Document, previewer: Previewer
) -> None:
    """After `rm -rf build`, a watch would otherwise see nothing any more."""
    saved = text.root / "parts" / "last.tex"
    assert previewer.concern({saved}) == {saved}
    assert not previewer.concern({text.root / "notes.txt"})
    previewer.close()  # it would write there meanwhile
    shutil.rmtree(text.root / "build")
    assert previewer.concern({saved}) == {saved}
