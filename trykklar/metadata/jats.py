"""A publication -> the front matter of a JATS article, of the Archiving tag set 1.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from trykklar.storage.xml_text import xml_characters

if TYPE_CHECKING:
    from trykklar.metadata.record import Author, CatalogueRecord

_DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD '
    'v1.3 20210610//EN" "JATS-archivearticle1-3.dtd">'
)
_XLINK = "http://www.w3.org/1999/xlink"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CREDIT = "https://credit.niso.org/"


def render(publication: CatalogueRecord) -> str:
    """The article with its front matter; its body is empty.

    Args:
        publication: What is described.
    """
    article = etree.Element(
        "article", {"article-type": "research-article", "dtd-version": "1.3"},
        nsmap={"xlink": _XLINK},
    )  # fmt: skip
    article.set(_LANG, _language(publication.language))
    meta = _inside(_inside(article, "front"), "article-meta")
    if publication.doi:
        _inside(meta, "article-id", publication.doi, **{"pub-id-type": "doi"})
    titles = _inside(meta, "title-group")
    _inside(titles, "article-title", publication.title)
    if publication.subtitle:
        _inside(titles, "subtitle", publication.subtitle)
    _people(meta, publication)
    if publication.year:
        _inside(_inside(meta, "pub-date"), "year", str(publication.year))
    if publication.licence:
        licence = _inside(_inside(meta, "permissions"), "license")
        licence.set(f"{{{_XLINK}}}href", publication.licence_url)
        _inside(licence, "license-p", publication.licence)
    _abstracts(meta, publication)
    if publication.keywords:
        words = _inside(meta, "kwd-group", **{"kwd-group-type": "author"})
        words.set(_LANG, _language(publication.language))
        for word in publication.keywords:
            _inside(words, "kwd", word)
    _inside(article, "body")
    written = etree.tostring(
        article, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=_DOCTYPE
    )
    return bytes(written).decode("utf-8")


def _people(meta: etree._Element, publication: CatalogueRecord) -> None:
    group = _inside(meta, "contrib-group")
    places = list(dict.fromkeys(filter(None, (each.affiliation for each in publication.authors))))
    for author in publication.authors:
        _contributor(group, author, places)
    for number, place in enumerate(places, 1):
        affiliation = _inside(meta, "aff", id=f"aff{number}")
        _inside(affiliation, "institution", place)


def _contributor(group: etree._Element, author: Author, places: list[str]) -> None:
    person = _inside(group, "contrib", **{"contrib-type": "author"})
    if author.email:
        person.set("corresp", "yes")
    if author.orcid:
        kind = {"contrib-id-type": "orcid"}
        _inside(person, "contrib-id", f"https://orcid.org/{author.orcid}", **kind)
    if author.person:
        name = _inside(person, "name")
        _inside(name, "surname", author.family)
        if author.given:
            _inside(name, "given-names", author.given)
    else:
        _inside(person, "collab", author.family)
    for role in author.roles:
        term = role.capitalize()
        named = {"vocab": "credit", "vocab-identifier": _CREDIT, "vocab-term": term}
        _inside(person, "role", term, **named)
    if author.email:
        _inside(person, "email", author.email)
    if author.affiliation:
        _inside(
            person,
            "xref",
            **{"ref-type": "aff", "rid": f"aff{places.index(author.affiliation) + 1}"},
        )


def _abstracts(meta: etree._Element, publication: CatalogueRecord) -> None:
    for tag, text in publication.abstracts.items():
        own = tag == publication.language
        abstract = _inside(meta, "abstract" if own else "trans-abstract")
        abstract.set(_LANG, _language(tag))
        _inside(abstract, "p", text)


def _inside(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, name, attributes)
    if text:
        element.text = xml_characters(text)
    return element


def _language(tag: str) -> str:
    return tag.partition("-")[0]
