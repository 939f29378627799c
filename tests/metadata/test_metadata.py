"""Metadata against what the formats' specifications ask for, read back by other programs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests.conftest import PROJECT
from trykklar import __version__
from trykklar.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterable

PEOPLE = """
[[people]]
name = "Kari van der Ås"
family = "van der Ås"
orcid = "0000-0002-1825-0097"
email = "kari@example.org"
corresponding = true
roles = ["methodology", "writing – original draft"]

[[people]]
name = "Li Wu"
affiliation = "NOVA & <co>"
"""

# Citation File Format 1.2.0, schema-guide.md: keys of a reference that we write, and their form.
CFF_KEYS = {
    "abstract", "authors", "doi", "keywords", "languages", "license", "title", "type", "year",
}  # fmt: skip
CFF_ROOT = {
    "authors", "cff-version", "keywords", "license", "message", "preferred-citation",
    "repository-code", "title", "type", "version",
}  # fmt: skip


def made(project: Path, form: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["metadata", *more, "--format", form, "--project", str(project)]) == 0
    return capsys.readouterr().out


def yaml(text: str) -> dict[str, Any]:
    found: dict[str, Any] = pytest.importorskip("yaml").safe_load(text)
    return found


@pytest.fixture
def signed(small: Path) -> Path:
    """The small manuscript with two authors, two abstracts, a licence and a date."""
    path = small / "manuscript" / "paper.toml"
    text = path.read_text("utf-8").replace(
        "[editions.article.limits]",
        '[editions.article.other_abstract]\nlanguage = "nb-NO"\ntext = "På \\"norsk\\": æøå."\n\n'
        "[editions.article.limits]",
    )
    text = text.replace("\nsections =", '\ndate = "May 2026"\nsections =')
    path.write_text(f'licence = "CC-BY-NC-4.0"\n{text}{PEOPLE}', "utf-8")
    return small


def test_the_citation_file_of_this_repository_is_what_paper_toml_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (PROJECT / "CITATION.cff").read_text("utf-8")
    again = "run: python make_paper.py metadata -o CITATION.cff"
    assert text == made(PROJECT, "cff", capsys), again
    assert yaml(text)["version"] == __version__


def test_a_citation_file_has_the_keys_of_its_specification(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = yaml(made(signed, "cff", capsys))
    assert data["cff-version"] == "1.2.0"
    assert {"authors", "cff-version", "message", "title"} <= set(data) <= CFF_ROOT
    reference = data["preferred-citation"]
    assert {"authors", "title", "type"} <= set(reference) <= CFF_KEYS
    first, second = reference["authors"]
    assert first["family-names"] == "van der Ås"
    assert first["given-names"] == "Kari"
    assert re.fullmatch(r"https://orcid\.org/\d{4}(-\d{4}){2}-\d{3}[\dX]", first["orcid"])
    assert second == {
        "family-names": "Wu", "given-names": "Li", "affiliation": "NOVA & <co>",
    }  # fmt: skip
    assert reference["year"] == 2026


def test_datacite_has_its_mandatory_properties_and_both_abstracts(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(made(signed, "datacite", capsys))
    # DataCite Metadata Schema 4: the six mandatory properties; an archive gives the identifier.
    assert {"creators", "titles", "publisher", "publicationYear", "types"} <= set(data)
    assert data["types"]["resourceTypeGeneral"] == "Text"
    assert re.fullmatch(r"\d{4}", data["publicationYear"])
    assert [each["lang"] for each in data["descriptions"]] == ["en", "nb"]
    assert data["descriptions"][1]["description"] == 'På "norsk": æøå.'
    assert data["creators"][0]["nameIdentifiers"][0]["nameIdentifierScheme"] == "ORCID"
    (rights,) = data["rightsList"]
    assert rights["rightsUri"] == "https://creativecommons.org/licenses/by-nc/4.0/"
    assert [each["subject"] for each in data["subjects"]][:2] == ["first", "second"]


# article-meta of the Archiving tag set: the order that its content model has.
ORDER = [
    "article-id", "title-group", "contrib-group", "aff", "pub-date", "permissions", "abstract",
    "trans-abstract", "kwd-group",
]  # fmt: skip


def test_jats_is_well_formed_and_in_the_order_of_its_content_model(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = etree.fromstring(made(signed, "jats", capsys).encode())
    assert root.tag == "article"
    (meta,) = root.findall("front/article-meta")
    names = [str(child.tag) for child in meta]
    assert names == sorted(names, key=ORDER.index)
    assert set(names) == set(ORDER) - {"article-id"}
    assert meta.findtext("contrib-group/contrib/contrib-id") == (
        "https://orcid.org/0000-0002-1825-0097"
    )
    places = {aff.get("id"): aff.findtext("institution") for aff in meta.findall("aff")}
    named = [ref.get("rid") for ref in meta.iterfind("contrib-group/contrib/xref")]
    assert [places[name] for name in named] == ["Your university", "NOVA & <co>"]
    roles = [role.get("vocab-term") for role in meta.iterfind("contrib-group/contrib/role")]
    assert roles == ["Methodology", "Writing – original draft"]


@pytest.fixture(scope="module")
def published_dtd() -> etree.DTD:
    """The DTD of the standard, where `npm install --global @jats4r/dtds` has put it."""
    npm = shutil.which("npm") or pytest.skip("npm is not installed")
    asked = subprocess.run([npm, "root", "--global"], capture_output=True, text=True, check=False)
    found = Path(asked.stdout.strip(), "@jats4r/dtds/schema/1.3/JATS-archivearticle1-3.dtd")
    if not found.is_file():
        pytest.skip("the DTDs of JATS are not installed")
    return etree.DTD(str(found))


def faults(dtd: etree.DTD, articles: Iterable[str]) -> list[str]:
    return [
        str(dtd.error_log)
        for article in articles
        if not dtd.validate(etree.fromstring(article.encode()))
    ]


def test_jats_is_valid_by_the_published_dtd(
    published_dtd: etree.DTD, signed: Path, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editions = [made(PROJECT, "jats", capsys, name) for name in ("article", "note")]
    paper = signed / "manuscript" / "paper.toml"
    full = paper.read_text("utf-8")
    stated = full.replace("[editions.article]", "[editions.article]\ndoi = '10.5281/zenodo.1'", 1)
    paper.write_text(stated, "utf-8")
    editions.append(made(signed, "jats", capsys))
    assert "10.5281/zenodo.1" in editions[-1]
    bare = re.sub(r"(?m)^(?:keywords|subtitle|licence).*\n", "", full)
    paper.write_text(bare.replace(PEOPLE, ""), "utf-8")
    editions.append(made(small, "jats", capsys))
    assert faults(published_dtd, editions) == []
    broken = editions[0].replace("<article-meta>", "<article-meta><kwd-group/>")
    assert faults(published_dtd, [broken])


def test_an_organisation_is_an_author_too(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = etree.fromstring(made(small, "jats", capsys).encode())
    assert root.findtext("front/article-meta/contrib-group/contrib/collab") == "Your university"
    assert yaml(made(small, "cff", capsys))["authors"] == [{"name": "Your university"}]


def test_what_no_xml_can_hold_is_left_out(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = signed / "manuscript" / "paper.toml"
    path.write_text(path.read_text("utf-8").replace('"first"', '"fi\\u0001rst"'), "utf-8")
    root = etree.fromstring(made(signed, "jats", capsys).encode())
    assert root.findtext("front/article-meta/kwd-group/kwd") == "first"
    assert yaml(made(signed, "cff", capsys))["keywords"][0] == "fi\x01rst"


def refused(project: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["metadata", *words, "--project", str(project)]) == 2
    return capsys.readouterr().err


def test_what_cannot_be_described_is_refused_in_words(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "names none" in refused(small, capsys, "--format", "datacite")
    assert "Did you mean 'article'?" in refused(small, capsys, "artcle")
    assert "main.tex has none" in refused(small, capsys, "main.tex")
    assert "Name one of them" in refused(PROJECT, capsys, "--format", "jats")
    path = small / "manuscript" / "paper.toml"
    path.write_text('licence = "CC BY 4.0"\n' + path.read_text("utf-8"), "utf-8")
    assert "is not an SPDX identifier" in refused(small, capsys)


def test_a_file_is_written_whole(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "CITATION.cff"
    assert made(small, "cff", capsys, "-o", str(target)).endswith("'article'.\n")
    assert target.read_text("utf-8") == made(small, "cff", capsys)
