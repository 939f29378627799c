"""The rows of the table: what is done, by ours and by a peer, and the most that ours may take."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from save_timing import watching
from yardsticks import bare, typst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from places import Place

_BIB = "references.bib"


@dataclass(frozen=True)
class Row:
    """One kind of work.

    Attributes:
        name: What is done.
        limit: The most that ours may take, as a part of the peer's time.
        ours: Does it once, given the number of the round, and returns seconds.
        peer: The same for the peer.
        check: What is wrong with the result; nothing where it is right.
    """

    name: str
    limit: float
    ours: Callable[[int], float]
    peer: Callable[[int], float]
    check: Callable[[], list[str]] = field(default=list)


def everything(ours: Place, peer: Place) -> Iterator[Row]:
    """Both editions at once."""
    same = partial(_differences, ours, peer)
    yield Row("cold: 2 PDF; latexmk", 0.50, _cold(ours, "build", "--no-word"), _clean(peer), same)
    yield Row("cold: all; latexmk, pandoc", 0.70, _cold(ours, "build"), _both(peer), same)
    yield Row(
        "nothing changed: all; latexmk for both", 1.0,
        lambda _: ours.ours("build"), lambda _: peer.latexmk(), same,
    )  # fmt: skip


def short(ours: Place, peer: Place, *words: str) -> Iterator[Row]:
    """Small changes to one document; Word is left out, as latexmk makes none."""
    build = ("build", "--no-word", *words)
    main = peer.mains[0]
    same = partial(_differences, ours, peer, peer.mains[:1])
    for name, limit, edit in (
        ("one word changed; latexmk", 0.55, _word),
        ("one citation added; latexmk", 0.60, _citation),
        ("one .bib field changed; latexmk", 0.60, _field),
    ):
        yield Row(
            name, limit, _after(edit, ours, partial(ours.ours, *build)),
            _after(edit, peer, partial(peer.latexmk, main)), same,
        )  # fmt: skip


def watched(ours: Place, peer: Place, target: str, name: str = "") -> Iterator[Row]:
    """One word changed under `watch`: the seconds from the save to the PDF."""
    main = peer.mains[0]
    edit = partial(_word, ours, 0)
    ours.ours(
        "build", "--no-word", target
    )  # there is a PDF to wait for, whatever rows were left out
    with watching(ours, target) as under:
        under.save(edit)  # from now on the engine waits at the section that is edited
        for yardstick, limit, work in (
            ("latexmk", 0.40, _after(_word, peer, partial(peer.latexmk, main))),
            ("a bare pass from the dump", 1.10, lambda _: bare(ours, main)),
            ("Typst", 1.00, lambda _: typst(ours, main)),
        ):
            label = f"{name}one word changed, watch; {yardstick}"
            yield Row(label, limit, lambda _: under.save(edit), work)


def ours_alone(ours: Place) -> Iterator[Row]:
    """What no peer does: only the table or drawing that changed is made again."""

    def drawing(number: int) -> float:
        ours.change('"Governing', f'"Governing {number}', "figures/loops.toml")
        return ours.ours("build", "--no-word", "article")

    def table(number: int) -> float:
        ours.change("All ", f"All {number} ", "manuscript/tables/offerdal.toml")
        return ours.ours("build", "--no-word", "article")

    whole = _cold(ours, "build", "--no-word", "article")
    yield Row("one drawing changed; cold build", 0.60, drawing, whole)
    yield Row("one table cell changed; cold build", 0.60, table, whole)


def unchanged(ours: Place, peer: Place, files: int) -> Iterator[Row]:
    """A text of many files, of which none has changed; the first round's build is not measured."""
    build = ("build", "--no-word", "main.tex")
    ours.ours(*build)
    peer.latexmk()
    same = partial(_differences, ours, peer)
    name = f"nothing changed in {files} files; latexmk"
    yield Row(name, 1.0, lambda _: ours.ours(*build), lambda _: peer.latexmk(), same)


def long(ours: Place, peer: Place, pages: int) -> Iterator[Row]:
    """A synthetic manuscript."""
    build = ("build", "--no-word", "main.tex")
    same = partial(_differences, ours, peer)
    yield Row(f"{pages} pages, cold; latexmk", 0.55, _cold(ours, *build), _clean(peer), same)
    for row in short(ours, peer, "main.tex"):
        limit = row.limit
        yield Row(f"{pages} pages, {row.name}", limit, row.ours, row.peer, same)
    yield from watched(ours, peer, "main.tex", f"{pages} pages, ")


def _cold(place: Place, *words: str) -> Callable[[int], float]:
    def work(_: int) -> float:
        place.bare()
        return place.ours(*words)

    return work


def _clean(place: Place) -> Callable[[int], float]:
    def work(_: int) -> float:
        place.swept()
        return place.latexmk()

    return work


def _both(place: Place) -> Callable[[int], float]:
    def work(_: int) -> float:
        place.swept()
        return place.latexmk() + place.pandoc()

    return work


def _after(
    edit: Callable[[Place, int], None], place: Place, work: Callable[[], float]
) -> Callable[[int], float]:
    def changed(number: int) -> float:
        work()  # whatever the row before left
        edit(place, number)
        time.sleep(0.02)  # so that the file is older than the pass
        return work()

    return changed


def _word(place: Place, _: int) -> None:
    place.swap("word alpha", "word betas")


def _citation(place: Place, number: int) -> None:
    place.change("The word ", rf"\citet{{{place.uncited[number]}}} say it. The word ")


def _field(place: Place, number: int) -> None:
    """One field, in another way each time: a second one of its name would be passed over."""
    head, field = f"{{{place.cited},", f"{{{place.cited},\n  note = {{Round %d}},"
    place.change(field % (number - 1) if number else head, field % number, _BIB)


def _differences(ours: Place, peer: Place, mains: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{main} has another text than latexmk's"
        for main in mains or ours.mains
        if ours.text(main, ours=True) != peer.text(main, ours=False)
    ]
