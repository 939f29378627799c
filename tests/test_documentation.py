"""The pages for readers: every link leads somewhere, and the rules are those of the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar import cli
from trykklar.project.assemble.figure import Figure
from trykklar.project.assemble.table_source import Table
from trykklar.project.length_limits import LengthLimits
from trykklar.project.paper import (
    Edition,
    Organisation,
    Paper,
    Person,
    Repository,
    Statements,
    Summary,
    Term,
)
from trykklar.project.venue import FrontBlock, Venue
from trykklar.project.venue_demands import Figures, Layout, Origin, ReviewDemands, Upload

if TYPE_CHECKING:
    from trykklar.project.schema import Model

MODELS = (
    *(Paper, Organisation, Person, Repository, Edition, Summary, LengthLimits, Statements, Term),
    *(Table, Figure, Venue, FrontBlock, Origin, Layout, ReviewDemands, Figures, Upload),
)
ROOT = Path(__file__).parent.parent
PAGES = (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")))

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_INLINE_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


def _prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def _anchors(page: Path) -> set[str]:
    """Anchors of a page's headings, as GitHub makes them."""
    headings = (heading.lower() for heading in _HEADING.findall(_prose(page)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_leads_a_reader_to_what_is_not_there(page: Path) -> None:
    for link in _LINK.findall(_INLINE_CODE.sub("code", _prose(page))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_every_page_is_reached_from_the_readme() -> None:
    linked = {ROOT / link.partition("#")[0] for link in _LINK.findall(_prose(ROOT / "README.md"))}
    assert set(PAGES) - linked == {ROOT / "README.md"}


def test_the_page_of_rules_says_what_the_registry_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "--format", "markdown"]) == 0
    made = capsys.readouterr().out
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert page == made, "run: python make_paper.py explain --format markdown > docs/rules.md"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_an_author_finds_every_key_on_the_page_that_messages_name(model: type[Model]) -> None:
    page = (ROOT / "docs/journals.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"[\w]+", " ".join(_INLINE_CODE.findall(page))))
    assert set(model.model_fields) - shown == set()
