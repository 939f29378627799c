"""A returned file is a stranger's: whatever it holds, it is read safely, or refused plainly."""

from __future__ import annotations

import random
import resource
import struct
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.review.word_file import DOCUMENT, FOOTNOTES, MAP, Hand, WordFile
from trykklar.finding import FatalError
from trykklar.review import returned_file
from trykklar.review.paragraph_alignment import aligned
from trykklar.review.returned_file import read
from trykklar.review.review_plan import review
from trykklar.review.word_edits import edits
from trykklar.word.docx.ooxml import W
from trykklar.word.docx.word_paragraph import Paragraph, WordCell, WordRevision, WordRun

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.round_trip import RoundTrip
    from trykklar.review.review_change import Review

MEGABYTE = 1 << 20


def test_a_part_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked(
    trip: RoundTrip, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (DOCUMENT, FOOTNOTES):
            with archive.open(name, "w", force_zip64=True) as part:
                for _ in range(200):
                    part.write(b" " * MEGABYTE)
    before = _memory()
    with pytest.raises(FatalError, match="unpacks to more than is read"):
        read(path)
    assert _memory() - before < 300 * MEGABYTE
    assert trip.reads()


def test_parts_that_are_large_only_together_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (DOCUMENT, *(f"customXml/item{number}.xml" for number in range(1, 99))):
            archive.writestr(name, b"<a>" + b" " * MEGABYTE + b"</a>")
    with pytest.raises(FatalError, match="unpacks to more than is read"):
        read(path)


def test_many_small_elements_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "elements.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, b"<a>" + b"<a/>" * returned_file.MOST_MARKUP + b"</a>")
    before = _memory()
    with pytest.raises(FatalError, match="unpacks to more than is read"):
        read(path)
    assert _memory() - before < 300 * MEGABYTE


def test_a_size_that_the_file_lies_about_is_not_believed(trip: RoundTrip) -> None:
    path = trip.file.copy().save(trip.folder / "build" / "lies.docx")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", 4)  # what it unpacks to
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    _answered(trip, path)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY x "ha">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/x.dtd">',
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]>',
    ],
)
def test_entities_are_refused(trip: RoundTrip, doctype: str) -> None:
    file = trip.file.copy()
    file.put(
        DOCUMENT,
        f'{doctype}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p>'
        "</w:body></w:document>",
    )
    with pytest.raises(FatalError, match="document type"):
        trip.review(file)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "word/../../x.xml", "customXml/item/../../../x.xml"]
)
def test_a_part_named_like_a_path_is_written_nowhere(trip: RoundTrip, name: str) -> None:
    file = trip.file.copy()
    file.put(name, "<map/>")
    assert not trip.review(file).changes


def test_a_file_of_another_manuscript_is_refused(trip: RoundTrip) -> None:
    words = {path: path.read_text("utf-8") for path in trip.folder.rglob("sections/*.tex")}
    for number, (path, _) in enumerate(words.items()):
        path.write_text(f"Nothing of what Word had stands in file {number}.\n", "utf-8")
    with pytest.raises(FatalError, match="was not made from"):
        trip.review(trip.file.copy())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('path="sections/queue.tex"', 'path="../../../../etc/passwd"'),
        ('path="sections/queue.tex"', 'path="/etc/passwd"'),
        ('sha256="', 'sha256="0'),
        ('cell="', 'cell="9999999999.'),
        ('cell="', 'cell="1.'),
        ('heading="1"', 'heading="-1"'),
        ('listed="1"', 'listed="1" level="99999999999999"'),
        ('start="', 'start="9999999999999'),
        ('end="', 'end="-'),
        ('file="', 'file="99999999999999999999'),
        ('file="', 'file="٣'),
        ('kind="paragraph"', 'kind="heading"'),
        ('editable="true"', 'editable="maybe"'),
        ('name="_src_', 'name="_other_'),
        ('unit="_src_', 'unit="_other_'),
        (' unit="', ' gone="'),
        ("<p ", "<p><p "),
    ],
)
def test_a_tampered_map_leads_to_no_other_file(trip: RoundTrip, old: str, new: str) -> None:
    file = trip.file.copy()
    text = file.part(MAP).decode()
    assert old in text
    changed = text.replace(old, new)
    file.put(MAP, changed.replace("</p>", "</p></p>") if new == "<p><p " else changed)
    paragraph = file.paragraphs()[1]
    file.insert(paragraph, 2, "new ", Hand("Kari"))
    try:
        found = trip.review(file)
    except FatalError:
        return
    _stays_inside(found, trip)


PAGES = 500


@pytest.mark.parametrize("kind", ["alike", "joined", "rows", "added", "turned", "moved"])
def test_a_file_of_500_pages_is_aligned_in_little_memory(kind: str) -> None:
    """Each is the worst that one step can be given: what it compares is all of the same kind."""
    base, returned = _long(kind, 5 * PAGES)
    before = _memory()
    groups = aligned(base, returned)
    found = [edit for group in groups for edit in edits(group, base, returned).edits]
    assert found
    assert _memory() - before < 200 * MEGABYTE
    assert sum(len(group.returned) for group in groups) <= len(returned)


def _long(kind: str, count: int) -> tuple[list[Paragraph], list[Paragraph]]:
    kari = WordRevision("Kari", "")
    numbers = range(count)
    base = [_text(f"Said {number} times.", f"_src_u{number}") for number in numbers]
    if kind == "alike":
        return (
            [_text("The same.", f"_src_u{number}") for number in numbers],
            [_text("The same." if number % 2 else "Now this.") for number in numbers],
        )
    if kind == "joined":
        return base, [replace(paragraph, deleted=kari) for paragraph in base]
    if kind == "rows":
        cells = [replace(item, cell=WordCell(0, at, 0)) for at, item in enumerate(base)]
        rows = [(item, _text("New.")) for item in cells]
        placed = [item for pair in rows for item in pair]
        return cells, [replace(item, cell=WordCell(0, at, 0)) for at, item in enumerate(placed)]
    if kind == "added":
        return base[:1], [base[0], *(_text(f"New {number}.") for number in numbers)]
    if kind == "turned":
        return base, base[::-1]
    gone, come = kari._replace(moved=True), kari._replace(moved=True)
    return base, [
        *(replace(item, runs=[item.runs[0]._replace(deleted=gone)]) for item in base),
        *(replace(item, runs=[item.runs[0]._replace(inserted=come, unit="")]) for item in base),
    ]


def _text(words: str, unit: str = "") -> Paragraph:
    return Paragraph(DOCUMENT, runs=[WordRun(words, unit)])


def test_units_that_stand_in_the_map_twice_are_one(trip: RoundTrip) -> None:
    file = trip.file.copy()
    text = file.part(MAP).decode()
    begin, end = text.index("<unit "), text.index("<p")
    file.put(MAP, text[:end] + text[begin:end] * 200 + text[end:])
    assert not trip.review(file).changes


def test_a_unit_whose_bookmark_stands_twice_is_edited_once_or_asked_about(
    trip: RoundTrip,
) -> None:
    file = trip.file.copy()
    data = file.part(DOCUMENT).decode()
    begin = data.index("<w:p>", data.index("<w:tbl>") - 4000)
    end = data.index("</w:p>", begin) + len("</w:p>")
    file.put(DOCUMENT, data[:end] + data[begin:end] + data[end:])
    _stays_inside(trip.review(file), trip)


def test_a_text_nested_deeper_than_any_word_processor_writes_is_refused(trip: RoundTrip) -> None:
    file = trip.file.copy()
    deep = "<w:ins>" * 300 + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * 300
    file.put(
        DOCUMENT,
        f'<w:document xmlns:w="{W}"><w:body><w:p>{deep}</w:p></w:body></w:document>',
    )
    with pytest.raises(FatalError, match="cannot be read"):
        trip.review(file)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"%PDF-1.7", b"\x00" * 99])
def test_what_is_no_word_file_is_reported_as_none(trip: RoundTrip, data: bytes) -> None:
    path = trip.folder / "build" / "no.docx"
    path.write_bytes(data)
    with pytest.raises(FatalError, match="not a Word file"):
        read(path)


def test_a_directory_that_points_before_the_file_is_damage(trip: RoundTrip) -> None:
    path = trip.file.copy().save(trip.folder / "build" / "before.docx")
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    data[end + 16 : end + 20] = struct.pack("<I", 1 << 30)  # where the directory begins
    path.write_bytes(data)
    with pytest.raises(FatalError, match="not a Word file"):
        read(path)


def test_a_folder_and_a_missing_file_are_named(trip: RoundTrip) -> None:
    for path in (trip.folder, trip.folder / "missing.docx"):
        with pytest.raises(FatalError, match="cannot be read"):
            read(path)


@pytest.mark.parametrize("name", [DOCUMENT, FOOTNOTES, MAP])
def test_a_damaged_part_is_answered(trip: RoundTrip, name: str) -> None:
    """Each damage is one that a program could make: a piece gone, doubled, or put elsewhere."""
    chance = random.Random(name)  # noqa: S311
    good = trip.file.part(name).decode()
    for _ in range(25):
        file = trip.file.copy()
        file.put(name, _damaged(good, chance))
        _answered(trip, file.save(trip.folder / "build" / "damaged.docx"))


def _damaged(text: str, chance: random.Random) -> str:
    """A text without a tag or an attribute, or with one twice, or with another value."""
    tags = [part for part in text.split("<") if part]
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(1, len(tags))
        kind = chance.randrange(4)
        if kind == 0:
            del tags[at]
        elif kind == 1:
            tags.insert(at, tags[chance.randrange(1, len(tags))])
        elif kind == 2:
            tags[at] = tags[at].replace('w:id="', 'w:id="1')
        else:
            tags[at] = tags[at].replace('="', '="\N{GREEK SMALL LETTER ALPHA}', 1)
    return "<" + "<".join(tags)


def _answered(trip: RoundTrip, path: Path) -> None:
    try:
        found = review(read(path), trip.document)
    except FatalError:
        return
    _stays_inside(found, trip)


def _stays_inside(found: Review, trip: RoundTrip) -> None:
    """No edit leaves the manuscript's folder."""
    for change in found.changes:
        for edit in change.change.edits:
            assert edit.source.path.is_relative_to(trip.folder)
            assert 0 <= edit.start <= edit.end <= len(edit.source.text)


def _memory() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_the_parts_of_a_file_survive_being_written(trip: RoundTrip) -> None:
    """The tests' own way of writing changes nothing by itself."""
    again = WordFile(trip.file.save(trip.folder / "build" / "again.docx").read_bytes())
    assert again.part(DOCUMENT) == trip.file.part(DOCUMENT)
