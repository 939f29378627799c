"""A log -> its records: one that is cut off, or lies, must not put a wrong citation into Word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trykklar.printed.from_records import assemble
from trykklar.printed.log_record import read
from trykklar.printed.showbox_hook import BAR, START
from trykklar.printed.text_run import plain


def line(word: str, *fields: object) -> str:
    return START + BAR.join([word, *map(str, fields)])


def box(number: int, *nodes: str) -> list[str]:
    shown = [r"> \box75=", r"\hbox(6.9+2.3)x45.0", *(f".{node}" for node in nodes), ""]
    return [line("BOX", number), *shown, "! OK.", "l.12 ...", "", line("SHOWN", number)]


def cite(number: int, keys: str, text: str, *, sign: str = r"\blx@postpunct ") -> list[str]:
    code = r"\blxcitecmd {parencite}"
    head = line("RECORD", number, "cite", 12, "/", 0, code, "", "", keys, sign)
    letters = (rf"\T1/lmr/m/n/10 {letter}" for letter in text)
    return [head, *box(number, *letters), line("SHIPPED", number)]


def test_a_citation_is_what_its_box_shows() -> None:
    (found,) = assemble(read(cite(1, "a, b", "(Foo)"))).citations
    assert (found.command, found.keys, plain(found.runs)) == ("parencite", (("a", "b"),), "(Foo)")
    assert (found.place.file, found.place.line, found.punctuation) == ("", 12, "")


def test_a_sign_behind_it_is_known() -> None:
    (found,) = assemble(read(cite(1, "a", "(Foo).", sign=r"\blx@imc@addperiod "))).citations
    assert found.punctuation == "."


def test_a_trial_that_never_came_onto_a_page_does_not_count() -> None:
    first, second = cite(1, "a", "(Foo)"), cite(2, "a", "(ibid.)")
    found = assemble(read([*first[:-1], *second])).citations
    assert [plain(one.runs) for one in found] == ["(ibid.)"]


def test_a_running_head_does_not_count() -> None:
    head = line("RECORD", 1, "cite", 3, "/", 1, r"\blxcitecmd {cite}", "", "", "a", "")
    assert not assemble(read([head, *box(1), line("SHIPPED", 1)])).citations


def test_a_list_of_citations_has_the_keys_of_each_part() -> None:
    parts = (
        r"\blxmcites {2}{see}{}\blxmciteicmd {1}{parencite}{a {x}}{}{one,two}{}"
        r"\blxmciteicmd {2}{parencite}{}{3}{three}{}\blxendmcites "
    )
    head = line("RECORD", 1, "cites", 3, "/a.tex", 0, r"\blx@mcitei@parencites ", "", "", parts, "")
    (found,) = assemble(read([head, *box(1), line("SHIPPED", 1)])).citations
    assert (found.command, found.keys) == ("parencites", (("one", "two"), ("three",)))


def test_a_note_belongs_to_the_citation_that_it_was_set_in() -> None:
    outer = cite(1, "a", "x")
    note = [line("RECORD", 2, "note", 3, "/", 0, "foot"), *box(2, r"\T1/lmr/m/n/8 n")]
    (found,) = assemble(read([outer[0], *note, *outer[1:]])).citations
    assert [plain(one) for one in found.notes] == ["n"]


def test_a_log_that_is_cut_off_has_no_half_citation() -> None:
    lines = cite(1, "a", "(Foo)")
    cut = [*lines[:5], line("SHIPPED", 1)]
    (found,) = assemble(read(cut)).citations
    assert found.trouble
    assert not read(cut).ended


def test_an_entry_has_its_label_and_its_paragraphs() -> None:
    nodes = [
        r"\hbox(6.9+2.3)x16000.0, glue set 15000.0fil",
        r".\hbox(6.9+2.3)x12.0",
        r"..\T1/lmr/m/n/10 1",
        r".\T1/lmr/m/n/10 F",
        r".\glue(\parfillskip) 0.0 plus 1.0fil",
        r".\glue(\rightskip) 0.0 plus 1.0fil",
    ]
    shown = [r"> \box75=", r"\vbox(6.9+2.3)x16000.0", *(f".{node}" for node in nodes), ""]
    lines = [
        line("RECORD", 1, "list", 9, "/", 0, 2, "bibintoc", "bibliography"),
        line("RECORD", 2, "bibitem", 9, "/", 0, "foo"),
        line("LABEL", 2, 1),
        line("BOX", 2), *shown, line("SHOWN", 2),
    ]  # fmt: skip
    (found,) = assemble(read(lines)).lists
    (entry,) = found.entries
    assert (found.heading, entry.key, plain(entry.label)) == ("bibintoc", "foo", "1")
    assert [plain(part) for part in entry.paragraphs] == ["F"]


def test_a_complaint_of_tex_is_seen() -> None:
    log = read(["! Undefined control sequence.", *cite(1, "a", "x"), line("END")])
    assert log.errors == ["Undefined control sequence."]
    assert log.ended


_WORDS = ("RECORD", "BOX", "SHOWN", "SHIPPED", "LABEL", "INNER", "MISSING", "END", "x")
_FIELDS = st.sampled_from(["1", "2", "cite", "cites", "note", "bibitem", "list", "/", "", "²", "a"])
_LINES = st.builds(
    lambda word, fields: line(word, *fields),
    st.sampled_from(_WORDS),
    st.lists(_FIELDS, max_size=9),
)


@given(st.lists(_LINES | st.text(max_size=20), max_size=30))
def test_any_log_is_read(lines: list[str]) -> None:
    assemble(read(lines))
