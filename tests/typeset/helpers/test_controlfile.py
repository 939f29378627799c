"""What a stranger's control file could make biber do, and what biblatex writes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import pytest

from trykklar.typeset.helpers import controlfile
from trykklar.typeset.helpers.controlfile import BiberSource, ControlFile
from trykklar.typeset.helpers.controlfile_schema import balanced

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:bcf="https://sourceforge.net/projects/biblatex"'


def _read(tmp_path: Path, inside: str, head: str = HEAD, space: str = SPACE) -> ControlFile:
    path = tmp_path / "a.bcf"
    path.write_text(
        f"{head}<bcf:controlfile {space}><!-- x -->{inside}</bcf:controlfile>", encoding="utf-8"
    )
    return controlfile.read(path)


def _codes(found: ControlFile) -> list[str]:
    return [each.code for each in found.faults]


def _source(name: str, more: str = "") -> str:
    return f'<bcf:bibdata section="0"><bcf:datasource{more}>{name}</bcf:datasource></bcf:bibdata>'


def _step(**values: str) -> str:
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in values.items())
    step = f"<bcf:map><bcf:map_step {written}/></bcf:map>"
    return f'<bcf:sourcemap><bcf:maps datatype="bibtex">{step}</bcf:maps></bcf:sourcemap>'


def _sort(inside: str, more: str = "") -> str:
    sort = f'<bcf:sort order="1"{more}><bcf:sortitem order="1">{inside}</bcf:sortitem></bcf:sort>'
    return f'<bcf:sortingtemplate name="nty">{sort}</bcf:sortingtemplate>'


@pytest.mark.parametrize(
    "name",
    [
        "../a.bib", "/etc/a.bib", "~/a.bib", "x/../../a.bib", "https://x.no/a.bib", "FTP://x/a.bib",
        "file:a.bib", "$HOME/a.bib", "|ls", "\\\\host\\a.bib", " /etc/a.bib", "a.bib\n", "..",
        "-expand-var=x", "{/etc/a,b}.bib", 'a.bib" "/etc/b.bib', "//host/a.bib",
    ],
)  # fmt: skip
def test_a_source_outside_is_refused(tmp_path: Path, name: str) -> None:
    assert _codes(_read(tmp_path, _source(name))) == ["bib-outside-folder"]


@pytest.mark.parametrize(
    "name",
    ["a.bib", "kilder/a b.bib", "./a.bib", "a..b.bib", "blåbær.bib", "O'Brien & co.bib", "a-b_1"],
)
def test_a_source_inside_is_read(tmp_path: Path, name: str) -> None:
    found = _read(tmp_path, _source(name.replace("&", "&amp;")))
    assert found == ControlFile((BiberSource(name),), ())


def test_a_pattern_and_the_type_of_a_source_are_handed_on(tmp_path: Path) -> None:
    patterns = _source("sub/*.bib", ' type="file" datatype="bibtex" glob="true"')
    xml = _source("a.bltxml", ' type="file" datatype="biblatexml" encoding="UTF-8"')
    assert _read(tmp_path, patterns + xml).sources == (
        BiberSource("sub/*.bib", pattern=True),
        BiberSource("a.bltxml", xml=True),
    )


@pytest.mark.parametrize(
    "more",
    [
        ' datatype="bibtex;system(q(id))"', ' type="file;system(1)"', ' content="../up.bib"',
        ' name="x"', ' encoding="utf8):via(X"', ' xmlns:x="urn:x" x:datatype="bibtex"',
        ' glob="$(id)"',
    ],
)  # fmt: skip
def test_a_source_that_biber_would_run_or_read_otherwise_is_refused(
    tmp_path: Path, more: str
) -> None:
    assert "bib-unsafe-control" in _codes(_read(tmp_path, _source("a.bib", more)))


@pytest.mark.parametrize(
    "inside",
    [
        _sort("author", """ locale="x');system(q(id));('" """),
        _sort("}).system(q(id)).(q{"),
        _sort("\\{ }).system(q(id)).(q{ \\}"),
        _sort("x\\"),
        "<bcf:presort>}).system(1).(q{</bcf:presort>",
        '<bcf:presort content="}"/>',
        "<bcf:presort>mm<bcf:content>x</bcf:content></bcf:presort>",
        '<bcf:options component="biblatex" component2="biber"/>',
        "<bcf:bibdata section='0'>a.bib</bcf:bibdata>",
        "<?xml-stylesheet href='x'?>",
        "<unknown/>",
    ],
)  # fmt: skip
def test_what_biblatex_does_not_write_is_refused(tmp_path: Path, inside: str) -> None:
    found = _read(tmp_path, inside)
    assert set(_codes(found)) == {"bib-unsafe-control"}
    assert found.sources == ()


def test_other_namespaces_are_refused_as_biber_looks_at_none(tmp_path: Path) -> None:
    path = tmp_path / "a.bcf"
    step = _step(map_replace="@{[system(1)]}")
    text = f'{HEAD}<x:controlfile xmlns:x="urn:x">{step}</x:controlfile>'.replace("bcf:", "x:")
    path.write_text(text, encoding="utf-8")
    assert _codes(controlfile.read(path)) == ["bib-unsafe-control"]
    assert _codes(_read(tmp_path, "", space=f'{SPACE} xmlns:x="urn:x"')) == ["bib-unsafe-control"]


@pytest.mark.parametrize(
    "text",
    [
        "@{[system(1)]}", "${\\ print 1}", 'x" . system(1) . "', "$1[system(1)]", "$1{x}", "$x",
        "$1->[0]", "$12[0]", "${1}[0]", "@x", '\\\\" . 1 . "', "$MAPLOOP", "\\$MAPLOOP",
    ],
)  # fmt: skip
def test_a_replacement_that_biber_would_run_is_refused(tmp_path: Path, text: str) -> None:
    assert _codes(_read(tmp_path, _step(map_replace=text))) == ["bib-unsafe-sourcemap"]


@pytest.mark.parametrize(
    "text", ["", "plain", "$1", "$1, $2", "\\textsc{$1}", "${1}x", "\\@", "$12.", "\\[$1\\]\\\\x$2"]
)
def test_a_plain_replacement_is_not(tmp_path: Path, text: str) -> None:
    assert not _read(tmp_path, _step(map_replace=text)).faults


@pytest.mark.parametrize(
    "text", ["(?{system(1)})", "a(??{1})", "(*{1})", "\\p{Main::IsX}", "(?p{1})"]
)
def test_a_match_that_calls_a_program_is_refused(tmp_path: Path, text: str) -> None:
    assert _codes(_read(tmp_path, _step(map_matchi=text))) == ["bib-unsafe-sourcemap"]


@pytest.mark.parametrize(
    "text", [r"\A(?:\p{L}{2}|[Tt]he)\p{Pd}(?=\S)", r"(.+?)\s{2,}", r"a[bc]\{(x|y)\}", "(?<year>x)"]
)
def test_a_match_of_text_is_not(tmp_path: Path, text: str) -> None:
    assert not _read(tmp_path, _step(map_match=text)).faults


def test_options_that_send_biber_elsewhere_are_refused(tmp_path: Path) -> None:
    options = (
        '<bcf:options component="{}" type="global"><bcf:option type="singlevalued"><bcf:key>{}'
        "</bcf:key><bcf:value>{}</bcf:value></bcf:option></bcf:options>"
    )
    assert not _read(tmp_path, options.format("biber", "output_encoding", "UTF-8")).faults
    assert not _read(tmp_path, options.format("biblatex", "alphaothers", "\\textbf{+}")).faults
    unknown = _read(tmp_path, options.format("biber", "output_directory", "elsewhere"))
    assert [each.text for each in unknown.faults] == ["output_directory"]
    layered = _read(tmp_path, options.format("biber", "output_encoding", "utf8):via(X"))
    assert [each.text for each in layered.faults] == ["utf8):via(X"]


@pytest.mark.parametrize(
    "head",
    [
        HEAD + '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>',
        '<?xml version="1.0" encoding="UTF-16"?>',
        "",
    ],
)
def test_a_control_file_that_is_not_biblatex_s_own_is_refused(tmp_path: Path, head: str) -> None:
    assert _codes(_read(tmp_path, "", head)) == ["bib-unsafe-control"]


def test_a_torn_control_file_is_refused_as_what_it_says_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "a.bcf"
    path.write_text(HEAD + "<bcf:controlfile")
    assert _codes(controlfile.read(path)) == ["bib-unsafe-control"]


def test_bytes_that_are_not_utf_8_are_latin_1_as_they_are_to_biber(tmp_path: Path) -> None:
    path = tmp_path / "a.bcf"
    text = f"{HEAD}<bcf:controlfile {SPACE}>{_source('blåbær.bib')}</bcf:controlfile>"
    path.write_bytes(text.encode("latin-1"))
    assert controlfile.read(path).sources == (BiberSource("blåbær.bib"),)


@pytest.mark.parametrize(
    "text", ["", "a", "{a}{b{c}}", "\\{ \\}", "\\{", "\\\\{a}", "a\\textbf{x}"]
)
def test_braces_that_perl_sees_paired_are(text: str) -> None:
    assert balanced(text)


@pytest.mark.parametrize("text", ["}{", "{", "\\{ }", "{ \\}", "a\\", "\\\\}", "{a}}{"])
def test_braces_that_perl_sees_unpaired_are_not(text: str) -> None:
    assert not balanced(text)
