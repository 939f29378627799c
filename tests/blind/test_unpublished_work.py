"""A work in preparation is known to those who write it alone: it names the authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.bibliography import database
from trykklar.blind.own_works import own_works
from trykklar.blind.person import NamedPerson
from trykklar.blind.secret import Secrets
from trykklar.blind.text_search import in_source
from trykklar.blind.unpublished_work import own_unpublished, unpublished
from trykklar.latex.read_document import read
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path

SECRETS = Secrets((NamedPerson("Kari", "Nordmann"),))


@pytest.mark.parametrize(
    "said",
    [
        "in preparation", "In~prep.", "inpreparation", "submitted", "Manuscript submitted to X",
        "Submitted for publication", "Under review", "Unpublished manuscript", "{under revision}",
        "Upublisert notat", "under vurdering", "In Vorbereitung", "en préparation", "Working draft",
    ],
)  # fmt: skip
def test_what_says_that_a_work_is_not_published_is_known(said: str) -> None:
    assert unpublished(said)


@pytest.mark.parametrize(
    "said",
    [
        "2010", "In press", "forthcoming", "Thesis submitted in partial fulfilment", "Notat 3/2010",
        "A review", "Prepared for the Ministry", "Preparation of food", "in prepared form",
    ],
)  # fmt: skip
def test_what_others_can_have_read_is_not(said: str) -> None:
    assert not unpublished(said)


def test_only_own_works_that_are_cited_and_cannot_be_found_are_reported(tmp_path: Path) -> None:
    entry = "@unpublished{%s, author = {%s}, title = {T}, %s}\n"
    (tmp_path / "works.bib").write_text(
        entry % ("own", "Nordmann, Kari and Berg, Per", "note = {In preparation}, year = 2024")
        + entry % ("state", "Kari Nordmann", "pubstate = {submitted}")
        + entry % ("found", "Kari Nordmann", "note = {In preparation}, doi = {10.1/x}")
        + entry % ("theirs", "Ola Nordmann", "note = {In preparation}")
        + entry % ("uncited", "Kari Nordmann", "note = {In preparation}"),
        "utf-8",
    )
    body = (
        r"\citep{own, state}, \citet{found, theirs}.\bibliographystyle{plain}\bibliography{works}"
    )
    main = tmp_path / "main.tex"
    main.write_text(rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}", "utf-8")
    reading = read(plain(main))
    own = own_works(database.assemble(reading), SECRETS)
    found = {entry.key: words for entry, words in own_unpublished(reading, own)}
    assert found == {"own": "In preparation", "state": "submitted"}


def test_a_typed_list_is_read_item_by_item() -> None:
    text = (
        "\\begin{thebibliography}{9}\n"
        "\\bibitem{a} Kari Nordmann. Houses. Oslo 2010.\n"
        "\\bibitem{b} Ola Berg. Trees. In preparation.\n"
        "\\bibitem{c} Nordmann, K. Doors. Under review, spring.\n\\end{thebibliography}\n"
    )
    (leak,) = in_source("main.tex", text.encode(), SECRETS)
    assert (leak.line, leak.shown, leak.kind) == (4, "Under review", "own")
