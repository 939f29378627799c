"""A blind version of any text is searched in linear time: what is not would take hours here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.blind.blind_findings import blind_findings
from trykklar.blind.figure_data import eps_comments
from trykklar.blind.leak import Leak
from trykklar.blind.pdf_search import on_pages
from trykklar.blind.person import NamedPerson
from trykklar.blind.plain_letters import plain_letters
from trykklar.blind.secret import Secrets
from trykklar.blind.text_search import in_source
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path

MANY = 20_000
SECRETS = Secrets((NamedPerson("Kari", "Nordmann"),), (), ())


@pytest.mark.parametrize(
    "piece",
    [
        "-", ".", " ", "( ", "\n", "\\datalist ", "\\begin{thebibliography}", "https://a.b/ ", "K.",
        "\\datalist\\enddatalist ",
    ],
)  # fmt: skip
def test_what_is_repeated_in_a_source_is_gone_through_once(piece: str) -> None:
    assert not list(in_source("main.tex", (piece * MANY).encode(), SECRETS))
    assert plain_letters(piece * MANY) or not piece


def test_a_name_that_stands_everywhere_is_found_everywhere_at_its_line() -> None:
    found = list(in_source("main.tex", b"Kari Nordmann\n" * 20_000, SECRETS))
    assert [each.line for each in found[:3]] == [1, 2, 3]
    assert found[-1].line == 20_000


def test_a_list_of_works_is_one_only_where_it_ends() -> None:
    listed = b"\\begin{thebibliography}{9}Nordmann, K.\\end{thebibliography}"
    assert not list(in_source("main.tex", listed, SECRETS))
    assert list(in_source("main.tex", listed.partition(b"\\end")[0], SECRETS))


def test_blank_lines_of_a_page_are_gone_through_once() -> None:
    assert not list(on_pages("a.pdf", ["\n" * MANY + "x"], SECRETS))


def test_packets_of_an_eps_without_an_end_stay_and_others_are_blank() -> None:
    opened = b"<?xpacket begin=" * MANY
    assert eps_comments.without_data(b"%!PS\n" + opened) == b"%!PS\n" + opened
    whole = b"%!PS\n<?xpacket begin=''?>Kari<?xpacket end='w'?>\nshow"
    bare = eps_comments.without_data(whole)
    assert (len(bare), b"Kari" in bare, bare.endswith(b"\nshow")) == (len(whole), False, True)


def test_places_without_end_are_counted_and_not_all_looked_up(tmp_path: Path) -> None:
    paper = tmp_path / "main.tex"
    paper.write_text("Kari Nordmann\n" * 100, encoding="utf-8")
    leaks = [Leak("main.tex", n, "the text", "Nes", "name", f"{n}") for n in range(1, 50_001)]
    found = blind_findings(leaks, {"main.tex": paper}, Fence(tmp_path), [], paper)
    assert "49800 more places" in found[-1].message
