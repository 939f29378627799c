from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from trykklar.finding import FatalError
from trykklar.project.schema import Model, load, locate
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path


class Inner(Model):
    colour: str
    size: int = 0


class Outer(Model):
    title: str
    inner: dict[str, Inner] = Field(default_factory=dict)
    many: tuple[Inner, ...] = ()


def faults(tmp_path: Path, text: str | bytes) -> list[tuple[str, int, str, str]]:
    path = tmp_path / "paper.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(FatalError) as raised:
        load(path, Outer, Fence(tmp_path))
    return [
        (finding.code, finding.line, finding.message, finding.hint)
        for finding in raised.value.findings
    ]


def test_a_good_file_gives_its_values(tmp_path: Path) -> None:
    path = tmp_path / "paper.toml"
    path.write_text('title = "Å"\n[inner.one]\ncolour = "grå"\n', encoding="utf-8")
    assert load(path, Outer, Fence(tmp_path)).inner["one"].colour == "grå"


def test_a_misspelt_key_is_named_with_its_line_and_the_likely_one(tmp_path: Path) -> None:
    found = faults(tmp_path, 'title = "a"\n\n[inner.one]\ncolour = "b"\nsiez = 3\n')
    assert found == [
        ("toml-unknown-key", 5, "Unknown key 'inner.one.siez'.", "Did you mean 'size'?")
    ]


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, '[inner.one]\ncolour = 3\nsize = "x"\n')
    assert [(code, line) for code, line, _, _ in found] == [
        ("toml-missing-key", 0),
        ("toml-wrong-value", 2),
        ("toml-wrong-value", 3),
    ]
    assert "'inner.one.colour' should be a valid string, but it is the number 3" in found[1][2]


def test_the_second_of_two_tables_in_a_list_is_the_one_named(tmp_path: Path) -> None:
    found = faults(
        tmp_path, 'title = "a"\n[[many]]\ncolour = "b"\n[[many]]\ncolour = "c"\nsize = "big"\n'
    )
    assert found[0][:2] == ("toml-wrong-value", 6)
    assert "many[1].size" in found[0][2]


def test_text_that_is_not_toml_is_shown_where_it_breaks(tmp_path: Path) -> None:
    code, line, message, _ = faults(tmp_path, 'title = "a"\n[inner\n')[0]
    assert (code, line) == ("toml-malformed", 2)
    assert message.startswith("This is not TOML: ")


def test_an_unclosed_string_is_placed_at_the_end(tmp_path: Path) -> None:
    assert faults(tmp_path, 'title = "a"\nx = """\nb\n')[0][:2] == ("toml-malformed", 3)


def test_latin_1_is_reported_as_such_with_its_line(tmp_path: Path) -> None:
    found = faults(tmp_path, 'title = "a"\n# sm\xe5\n'.encode("latin-1"))
    assert found[0][:2] == ("toml-encoding", 2)


def test_a_byte_order_mark_and_crlf_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "paper.toml"
    path.write_bytes(b'\xef\xbb\xbftitle = "a"\r\n')
    assert load(path, Outer, Fence(tmp_path)).title == "a"


def test_an_empty_file_lacks_what_must_be_there(tmp_path: Path) -> None:
    code, _, _, hint = faults(tmp_path, "")[0]
    assert (code, hint) == ("toml-missing-key", "Add it; docs/journals.md describes the keys.")


def test_a_folder_in_its_place_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").mkdir()
    with pytest.raises(FatalError, match="cannot be read"):
        load(tmp_path / "paper.toml", Outer, Fence(tmp_path))


def test_a_key_inside_a_long_string_is_not_taken_for_the_key() -> None:
    text = 'a = """\nb = 1\n"""\nb = 2\n'
    assert locate(text, ("b",)) == 4


def test_a_key_that_is_not_there_is_placed_at_its_table() -> None:
    assert locate("x = 1\n[editions.note]\nlanguage = 1\n", ("editions", "note", "venue")) == 2


@given(st.text(), st.lists(st.one_of(st.text(), st.integers())))
def test_no_text_and_no_place_breaks_the_search_for_a_line(
    text: str, location: list[str | int]
) -> None:
    assert 0 <= locate(text, location) <= len(text.splitlines())


@pytest.mark.parametrize("text", ["x=" + "[" * 100_000 + "]" * 100_000, "x=" + "[" * 5000])
def test_tables_that_nest_too_deep_are_a_finding(tmp_path: Path, text: str) -> None:
    path = tmp_path / "paper.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FatalError) as raised:
        load(path, Outer, Fence(tmp_path))
    assert [each.code for each in raised.value.findings] == ["toml-malformed"]


def test_a_value_too_deep_to_be_shown_is_a_finding(tmp_path: Path) -> None:
    found = faults(tmp_path, 'title = "a"\nmany.' + "a." * 2000 + "b = 1\n")
    # Newer Pythons can show it, and name the key.
    assert [code for code, *_ in found] in (["toml-malformed"], ["toml-wrong-value"])


def test_each_of_many_faults_has_its_line(tmp_path: Path) -> None:
    lines = [f"x{number} = 1\n" for number in range(500)]
    found = faults(tmp_path, 'title = "a"\n' + "".join(lines))
    assert [line for _, line, _, _ in found] == list(range(2, 502))
