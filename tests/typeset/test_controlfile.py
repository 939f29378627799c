"""What a stranger's control file could make biber do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.typeset import controlfile

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:bcf="https://sourceforge.net/projects/biblatex"'


def _read(tmp_path: Path, inside: str, head: str = HEAD) -> controlfile.ControlFile:
    path = tmp_path / "a.bcf"
    path.write_text(f"{head}<bcf:controlfile {SPACE}><!-- x -->{inside}</bcf:controlfile>")
    return controlfile.read(path)


@pytest.mark.parametrize(
    "name",
    [
        "../a.bib", "/etc/a.bib", "~/a.bib", "x/../../a.bib", "https://x.no/a.bib", "FTP://x/a.bib",
        "file:a.bib", "$HOME/a.bib", "|ls", "\\\\host\\a.bib",
    ],
)  # fmt: skip
def test_a_source_outside_is_refused(tmp_path: Path, name: str) -> None:
    found = _read(tmp_path, f"<bcf:datasource>{name}</bcf:datasource>")
    assert [each.code for each in found.faults] == ["bib-outside-folder"]


@pytest.mark.parametrize("name", ["a.bib", "kilder/a b.bib", "./a.bib", "a..b.bib", "blåbær.bib"])
def test_a_source_inside_is_read(tmp_path: Path, name: str) -> None:
    found = _read(tmp_path, f"<bcf:datasource>{name}</bcf:datasource>")
    assert found == controlfile.ControlFile((name,), ())


@pytest.mark.parametrize(
    "text",
    [
        "@{[system(1)]}", "${\\ print 1}", 'x" . system(1) . "', "$1[system(1)]", "$1{x}", "$x",
        "$1->[0]", "$12[0]", "${1}[0]", "@x", '\\\\" . 1 . "',
    ],
)  # fmt: skip
def test_a_replacement_that_biber_would_run_is_refused(tmp_path: Path, text: str) -> None:
    quoted = text.replace("&", "&amp;").replace('"', "&#34;")
    found = _read(tmp_path, f'<bcf:map_step map_replace="{quoted}"/>')
    assert [each.code for each in found.faults] == ["bib-unsafe-sourcemap"]


@pytest.mark.parametrize(
    "text", ["", "plain", "$1", "$1, $2", "\\textsc{$1}", "${1}x", "\\@", "$12."]
)
def test_a_plain_replacement_is_not(tmp_path: Path, text: str) -> None:
    assert not _read(tmp_path, f'<bcf:map_step map_replace="{text}"/>').faults


def test_options_that_send_biber_elsewhere_are_refused(tmp_path: Path) -> None:
    options = '<bcf:options component="biber">{}</bcf:options>'
    keys = "<bcf:key>output_encoding</bcf:key><bcf:key>sortcase</bcf:key>"
    assert not _read(tmp_path, options.format(keys)).faults
    found = _read(tmp_path, options.format(keys + "<bcf:key>output_directory</bcf:key>"))
    assert [each.text for each in found.faults] == ["output_directory"]


@pytest.mark.parametrize(
    "head",
    [
        HEAD + '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>',
        '<?xml version="1.0" encoding="UTF-16"?>',
        "",
    ],
)
def test_a_control_file_that_is_not_biblatex_s_own_is_refused(tmp_path: Path, head: str) -> None:
    assert [each.code for each in _read(tmp_path, "", head).faults] == ["bib-unsafe-control"]


def test_a_torn_control_file_is_biber_s_to_refuse(tmp_path: Path) -> None:
    path = tmp_path / "a.bcf"
    path.write_text(HEAD + "<bcf:controlfile")
    assert controlfile.read(path) == controlfile.ControlFile((), ())
