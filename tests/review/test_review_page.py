"""The page of a review: an author reads it in a meeting, by mouse, by keyboard, by ear."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import axe_core_python  # type: ignore[import-untyped]
import pytest

from tests.review.word_file import Hand
from trykklar.checks.rule import RuleEdit
from trykklar.latex.source import Place, Source
from trykklar.review import review_plan
from trykklar.review.comments import Comment
from trykklar.review.returned_file import read
from trykklar.review.review_change import (
    PlacedComment,
    Review,
    ReviewChange,
    SourceChange,
    State,
)
from trykklar.review.review_page import review_page

if TYPE_CHECKING:
    from tests.review.round_trip import RoundTrip

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(axe_core_python.__file__).with_name("axe.min.js")
SOURCE = Source(Path("/paper/a.tex"), "Rent rose.\nTowns grew & shrank.\n")


@pytest.fixture
def review() -> Review:
    place = Place(SOURCE, 5)
    edit = SourceChange((RuleEdit(SOURCE, 5, 9, "fell"),))
    changes = (
        ReviewChange(1, "text", ("Kari Holm",), "2026-11-01T10:00:00Z", place, "Rent rose.",
                     "Rent fell.", State.APPLIES, "", edit),
        ReviewChange(2, "text", ("Ola",), "", place, "Rent rose.", "Rent <b>sank</b>.",
                     State.CONFLICT, "the author has changed the same words", edit),
        ReviewChange(3, "text", (), "", None, "Table 1", "Table 2", State.NO_EFFECT),
    )  # fmt: skip
    talk = Comment("0", "Ola", "2026-11-02T10:00:00Z", "Which </article> rent?")
    answer = Comment("1", "Kari Holm", "", "All of it.", answers="0")
    return Review(changes, (PlacedComment(talk, (answer,), "Rent", place),), 3, 3)


def opened(page: str, folder: Path, script: str = "") -> str:
    """The page as Chromium has it after its script, and another one, have run."""
    file = folder / "side by side æøå.html"
    if script:
        page = re.sub(r"<meta http-equiv=[^>]*>", "", page)
        page = page.replace("</body>", f"<script>{script}</script></body>")
    file.write_text(page, "utf-8")
    done = subprocess.run(
        [
            CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=20000",
            "--dump-dom", file.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def test_what_a_stranger_wrote_is_text_and_not_markup(review: Review) -> None:
    page = review_page(review, "Changes in <i>x</i>.docx")
    assert "<b>sank" not in page
    assert "Which &lt;/article&gt; rent?" in page
    assert "<i>x" not in page
    assert page.count("<article") == 4


def test_the_line_of_the_source_is_shown_also_where_nothing_is_offered(review: Review) -> None:
    place = Place(SOURCE, SOURCE.text.index("Towns"))
    refused = replace(review.changes[1], change=SourceChange(), place=place)
    talk = replace(review.comments[0], place=place)
    page = review_page(replace(review, changes=(refused,), comments=(talk,)), "Changes")
    assert page.count("<pre>Towns grew &amp; shrank.</pre>") == 2
    assert "LaTeX: not changed" in page


def test_a_change_of_a_file_that_lost_its_map_stands_beside_its_line(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = next(item for item in file.paragraphs() if "figures end" in file.text(item))
    file.insert(paragraph, 4, "last ", Hand())
    returned = read(file.save(trip.folder / "build" / "returned.docx"))
    found = review_plan.review(replace(returned, source_map=None), trip.document)
    assert "<pre>The <ins>last </ins>figures end in 2019." in review_page(found, "Changes")


def test_the_page_asks_nothing_of_the_network(review: Review) -> None:
    page = review_page(review, "Changes")
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=", page)


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium: .ci/run installs it")
class TestInChromium:
    def test_its_own_script_runs_under_its_policy(self, review: Review, tmp_path: Path) -> None:
        assert "4 of 4 shown" in opened(review_page(review, "Changes"), tmp_path)

    def test_axe_finds_no_violation(self, review: Review, tmp_path: Path) -> None:
        script = AXE.read_text("utf-8") + (
            ";axe.run().then(found => { document.body.dataset.axe = "
            "JSON.stringify(found.violations.map("
            "item => [item.id, item.nodes.map(node => node.html)])); });"
        )
        seen = opened(review_page(review, "Changes"), tmp_path, script)
        found = re.search(r'data-axe="([^"]*)"', seen)
        assert found
        assert json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&")) == []

    def test_keys_go_from_change_to_change_and_filters_pass_some_over(
        self, review: Review, tmp_path: Path
    ) -> None:
        script = """
        const said = [];
        const press = (key) => {
          document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
          said.push(document.activeElement.querySelector("h2").textContent.slice(0, 2));
        };
        press("j"); press("j"); press("k");
        const box = document.querySelector('input[value="conflict"]');
        box.checked = false; box.dispatchEvent(new Event("change"));
        press("j");
        author.value = "Ola"; author.dispatchEvent(new Event("change"));
        said.push(count.textContent);
        document.body.dataset.said = said.join("|");
        """
        seen = opened(review_page(review, "Changes"), tmp_path, script)
        assert re.findall(r'data-said="([^"]*)"', seen) == ["1.|2.|1.|3.|1 of 4 shown"]
