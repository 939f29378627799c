"""A heading or caption has the number of the line that TeX wrote for it, and no other one."""

from __future__ import annotations

from trykklar.word.aux_numbers import Line
from trykklar.word.blocks.contents_record import ContentsRecord


def record(*titles: str) -> ContentsRecord:
    return ContentsRecord(Line("figure", str(at), title, "1") for at, title in enumerate(titles, 1))


def number(line: Line | None) -> str:
    return line.number if line else ""


def test_a_line_is_found_by_what_it_reads_like() -> None:
    lines = record("Means of \\textit {all} towns", "Rents", "Rents")
    assert number(lines.take("Rents")) == "2"
    assert number(lines.take("Rents")) == "3"
    assert number(lines.take("Means of all towns")) == "1"  # it was passed over
    assert number(lines.take("Rents")) == ""


def test_a_title_in_a_file_of_cprotect_is_the_next_one() -> None:
    lines = record("A", r"\input main-1.cpt\relax ", "C")
    assert number(lines.take("A")) == "1"
    assert number(lines.take("The #include line")) == "2"
    assert number(lines.take("Not there")) == ""


def test_what_an_acronym_prints_is_not_looked_for_in_its_line() -> None:
    """It lost its number, for the line has the command."""
    lines = record(r"Means of \aclp *{apt} and towns", r"\ac {apt}")
    assert number(lines.take("Means of halls")) == ""
    assert number(lines.take("Means of Advanced Threats and Towns")) == "1"
    assert number(lines.take("Another")) == ""


def test_what_reads_otherwise_is_the_next_one() -> None:
    lines = record("A", "B", "C")
    assert number(lines.take("Something else")) == ""
    assert number(lines.following()) == "1"
    lines.reach("2")
    assert number(lines.following()) == "3"
    assert number(lines.following()) == ""


def test_a_number_that_is_not_there_moves_nothing() -> None:
    lines = record("A", "B")
    lines.reach("9")
    assert number(lines.following()) == "1"


def test_a_caption_of_signs_alone_reads_like_no_other() -> None:
    lines = record("", "---")
    assert not lines.has("")
    assert lines.take("--") is None


def test_a_title_with_a_citation_is_found_although_its_words_are_not_known_yet() -> None:
    title = r"Runs \blx@tocontentsinit {0}\parencite [see][]{holm} go on"
    assert record(title).has("Runs  go on")


def test_what_a_command_takes_before_its_text_is_no_part_of_the_title() -> None:
    written = (
        r"\textcolor {black}{Towns and rents}", r"\textcolor [rgb]{0,0,0}{Means}",
        r"\foreignlanguage {ngerman}{Mieten}", r"\resizebox {1cm}{!}{Wide}",
        r"{\color {red}Late}", r"\texorpdfstring {$\alpha $}{Alpha} particles",
        r"Rents $\texorpdfstring {x_{1}}{x}$ and means",
    )  # fmt: skip
    lines = record(*written)
    read = (
        "Towns and rents", "Means", "Mieten", "Wide", "Late", "Alpha particles",
        "Rents x_1 and means",
    )  # fmt: skip
    assert [number(lines.take(title)) for title in read] == list("1234567")


def test_a_title_with_a_reference_is_found_although_its_number_is_not_known_yet() -> None:
    lines = record(r"Proof of Theorem~\ref {t:one}", r"On \cref {a,b} and \eqref {c}", "Proofs")
    assert number(lines.take("Proof of Theorem ")) == "1"
    assert number(lines.take("On  and ")) == "2"


def test_a_starred_heading_takes_no_number_of_a_later_one() -> None:
    """A summary before the contents took that of chapter five: all between lost their numbers."""
    lines = record("Introduction", "Summary")
    assert lines.take("Summary", numbered=False) is None
    assert number(lines.take("Introduction")) == "1"
    assert number(lines.take("Summary")) == "2"


def test_a_heading_without_words_has_the_number_of_the_next_line_without_any() -> None:
    """`\\section{}` of an appendix: the file was withheld for its letter."""
    lines = record("Rents", " ", "Towns")
    assert number(lines.take("")) == ""
    lines.take("Rents")
    assert number(lines.take("", numbered=False)) == ""
    assert number(lines.take("")) == "2"


def test_a_number_that_the_class_writes_as_words_of_the_title_is_its_number() -> None:
    """IEEEtran's appendices lost `Appendix A`, without a word of warning."""
    written = ("Appendix\\nobreakspace  A: Proof", "Tillegg~II", "Case~3: Rents", "Case~4: Halls")
    lines = ContentsRecord(Line("section", "", title, "1") for title in written)
    assert lines.take("Proof") == Line("section", "A", "Proof", "1")
    assert number(lines.take("")) == "II"
    assert lines.take("Case 3: Rents") == Line("section", "", "Case~3: Rents", "1")  # the author's
    assert lines.take("Halls", numbered=False) is None


def test_lines_of_what_is_no_heading_stand_where_tex_has_them() -> None:
    """tocbibind lists the lists, and authors a letter that they put in: these lines were lost."""
    lines = [
        Line("chapter", "", "List of Tables", "v"),
        Line("chapter", "1", "Wool", "1"),
        Line("chapter", "", "A letter", "3"),
        Line("chapter", "2", "Milk", "5"),
        Line("chapter", "", "Index", "9"),
    ]
    record = ContentsRecord(lines)
    taken = [line for title in ("Wool", "Milk") if (line := record.take(title)) is not None]
    assert record.with_others(taken) == lines
    assert record.with_others(taken[1:]) == [lines[0], *lines[2:]]
    assert ContentsRecord(lines).with_others([]) == lines
