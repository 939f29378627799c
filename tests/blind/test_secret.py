"""Names are found in all their forms; words that only look like them are not."""

from __future__ import annotations

import pytest

from trykklar.blind.person import NamedPerson, person
from trykklar.blind.plain_letters import plain_letters
from trykklar.blind.secret import Secrets
from trykklar.blind.text_search import in_link

KARI = NamedPerson("Kari Anne", "Nordmann")
SECRETS = Secrets((KARI, NamedPerson("Mei", "Li")), ("University of Bodin",), ("Prosjekt Hus",))


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann", "Kari Anne Nordmann", "kari nordmann", "K. A. Nordmann", "K. Nordmann",
        "Nordmann, Kari", "Nordmann, K.", "Kari\nNordmann", "the Nordmann method",
        "University  of\nBodin", "prosjekt hus", "a@b.no", "0000-0002-1825-0097",
        "/home/kari/x", "C:\\Users\\kari",
    ],
)  # fmt: skip
def test_what_names_an_author_is_found(text: str) -> None:
    assert list(SECRETS.find(f"As {text} says."))


@pytest.mark.parametrize(
    "text",
    [
        "Nordmann (2010)", "(Nordmann, 2010)", "Nordmann and Hansen (2010)", "Nordmann et al. 2010",
        "Nordmann [2010]", "Nordmann’s (2010)", "nordmann", "Nordmannsen", "Line", "Li's",
        "the bodin university", "1234-5678", "/usr/share", "@book", "a @ b", "z@ plus-.5",
        ".11em@plus.33em",
    ],
)  # fmt: skip
def test_what_names_nobody_or_cites_is_not(text: str) -> None:
    assert not list(SECRETS.find(f"As {text} says."))


NAMES = ("van der Åsen, Bjørn-Erik", "Seán O’Brien", "王伟", "Анна Петрова")
OTHERS = Secrets(tuple(map(person, NAMES)))


@pytest.mark.parametrize(
    "text",
    [
        "as Åsen found", "as van der Åsen found", r"as \AA sen found", "as O’Brien found",
        "as O'Brien found", "由王伟编写", "так Анна Петрова пишет", "у Петрова И.",
    ],
)  # fmt: skip
def test_names_of_every_kind_are_found(text: str) -> None:
    assert list(OTHERS.find(plain_letters(text)))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("knordmannnote", True), ("kari", True), ("sec:nordmann-method", True), ("KariNote", True),
        ("makari", False), ("sec:intro", False), ("sec:nord", False),
    ],
)  # fmt: skip
def test_names_of_commands_and_labels_are_read_word_by_word(name: str, found: bool) -> None:
    assert bool(list(SECRETS.in_identifier(name, f"\\label{{{name}}}"))) is found


def test_a_surname_that_the_text_uses_as_a_word_names_nobody() -> None:
    field = Secrets((NamedPerson("Kari", "Field"),))
    assert list(field.in_identifier("sec:field", "\\label{sec:field}"))
    assert not list(field.in_identifier("sec:field", "\\label{sec:field} In the field we saw"))


def test_an_institution_that_is_the_author_may_be_cited_as_an_author_is() -> None:
    """A report by an institute could not be handed in blind where it cites one of its own."""
    body = Secrets(institutions=("Institute of Bodin",))
    assert not list(body.find("as the Institute of Bodin (2011) shows (Institute of Bodin, 2012)"))
    assert list(body.find("We work at the Institute of Bodin, which paid."))
    assert list(Secrets((KARI,), body.institutions).find("Institute of Bodin, 2026"))
    works = frozenset([("institute of bodin", "2011")])
    signed = Secrets((KARI,), body.institutions, cited=False, bodies=works)
    assert not list(signed.find("as the Institute of Bodin (2011) shows"))
    assert list(signed.find("Institute of Bodin, 2026"))
    assert list(signed.find("We work at the Institute of Bodin, which paid us in 2011."))
    assert list(
        Secrets(institutions=body.institutions, cited=False).find("Institute of Bodin 2011")
    )


@pytest.mark.parametrize(
    ("following", "found"),
    [
        (r" \citeyearpar{n}", False), (r"~\cite[3]{n}", False), (r" et al. \parencite*{n}", False),
        (" [3]", False), (" [3, 5–7]", False), (" [a town]", True), (r" \emph{said}", True),
        (r" wrote in \cite{n}", True),
    ],
)  # fmt: skip
def test_a_name_before_a_command_or_number_that_cites_is_a_citation(
    following: str, found: bool
) -> None:
    """Sources with the name typed and the year cited could not be handed in."""
    assert bool(list(SECRETS.find(f"As Nordmann{following}"))) is found
    assert list(Secrets((KARI,), cited=False).find(f"As Nordmann{following}"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("solheim-dahl-map.png", True), ("Solheim_Dahl.png", True), ("map-isolheim-dahl.png", True),
        ("solheim-map.png", False), ("dahl-solheim.png", False),
    ],
)  # fmt: skip
def test_a_file_may_have_a_surname_of_two_words(name: str, found: bool) -> None:
    secrets = Secrets((NamedPerson("Ingrid", "Solheim-Dahl"),))
    assert bool(list(secrets.in_name(name))) is found
    assert bool(list(in_link("main.tex", f"https://x.no/{name}", secrets))) is found


def test_where_own_works_are_replaced_a_citation_is_found_too() -> None:
    replaced = Secrets((KARI,), cited=False)
    assert list(replaced.find("As Nordmann (2010) says."))
    assert list(replaced.find("Nordmann, K. (2010). Hus.", works=True))
    assert not list(SECRETS.find("Nordmann, K. (2010). Hus.", works=True))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("nordmann-map.png", True), ("KariKart.png", True), ("knordmann.tex", True),
        ("map_kari_2.png", True), ("makari.png", False), ("northman.png", False),
        ("line.png", False),
    ],
)  # fmt: skip
def test_names_of_files_are_read_word_by_word(name: str, found: bool) -> None:
    assert bool(list(SECRETS.in_name(name))) is found


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://github.com/knordmann/x", True), ("https://uib.no/~kari", True),
        ("https://karinordmann.no", True), ("https://www.kari.no", False),
        ("https://github.com/pandoc/x", False),
    ],
)  # fmt: skip
def test_a_link_is_personal_by_its_name_not_by_its_host(link: str, found: bool) -> None:
    assert bool(list(SECRETS.in_name(link, link=True))) is found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"M{\o}reforsking", "Møreforsking"), (r"Bj\o rn", "Bjørn"), (r"Troms\o{}", "Tromsø"),
        (r"N\"arhi", "Närhi"), (r"N{\"a}rhi", "Närhi"), (r"Gar\c{c}\'ia", "Garçía"),
        (r"\v{S}imek", "Šimek"), ("Kari~Nordmann", "Kari Nordmann"), (r"Nord\-mann", "Nordmann"),
        ("a (at) b.no", "a@b.no"), ("Nor\u00add\u200bmann", "Nordmann"),
        ("\uff2eordmann", "Nordmann"), ("Gri\ufb03th", "Griffith"),
        ("a [at] b [dot] no", "a@b.no"), (r"k\_n@b.no", "k_n@b.no"), ("Lie‑Hansen", "Lie-Hansen"),
        (r"\AA{}se", "Åse"), (r"\textbf{x}", r"\textbf{x}"),
    ],
)  # fmt: skip
def test_letters_that_latex_spells_out_are_letters(written: str, meant: str) -> None:
    assert plain_letters(written) == meant


def test_names_are_split_as_bibtex_splits_them() -> None:
    assert person("Nordmann, Kari Anne") == KARI
    assert person("Kari Anne Nordmann") == KARI
    assert person("{Møreforsking Volda}") == NamedPerson("", "Møreforsking Volda")


def test_data_is_searched_in_every_coding() -> None:
    for data in ("Kari Anne Nordmann".encode("utf-16-le"), b"x Kari Anne Nordmann", b"/home/kari/"):
        assert list(SECRETS.in_bytes(b"\0\1" + data + b"\xff"))
    assert not list(SECRETS.in_bytes(bytes(range(256)) * 20))


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("https://github.com/knordmann/x", "name"), ("https://github.com/group/x", "repository"),
        ("https://somegroup.github.io/maps/", "repository"), ("https://osf.io/ab3cd", "repository"),
        ("https://doi.org/10.5281/zenodo.7", "repository"), ("https://uib.no/~abc", "repository"),
        ("https://osf.io/ab3cd/?view_only=12ab", ""), ("https://anonymous.4open.science/r/x", ""),
        ("https://github.com", ""), ("https://www.ssb.no/", ""), ("https://doi.org/10.1000/1", ""),
    ],
)  # fmt: skip
def test_a_repository_that_names_nobody_is_a_hint(link: str, kind: str) -> None:
    assert {each.kind for each in in_link("main.tex", link, SECRETS)} == ({kind} if kind else set())
