"""A publication -> JSON by DataCite's Metadata Schema 4, which archives such as Zenodo read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from trykklar.metadata.record import dated

if TYPE_CHECKING:
    from trykklar.metadata.record import Author, CatalogueRecord


def render(publication: CatalogueRecord) -> str:
    """The file.

    Args:
        publication: What is deposited.

    Raises:
        FatalError: It has no year, which the schema requires.
    """
    language = publication.language.partition("-")[0]
    data: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "titles": _titles(publication, language),
        "creators": [_creator(author) for author in publication.authors],
        "publisher": {"name": publication.publisher},
        "publicationYear": str(dated(publication, "DataCite")),
        "types": {"resourceTypeGeneral": "Text", "resourceType": "Manuscript"},
        "language": language,
        "subjects": [{"subject": word, "lang": language} for word in publication.keywords],
        "descriptions": [
            {"description": text, "descriptionType": "Abstract", "lang": tag.partition("-")[0]}
            for tag, text in publication.abstracts.items()
        ],
    }
    if publication.doi:
        data["doi"] = publication.doi
    if publication.licence:
        data["rightsList"] = [{
            "rights": publication.licence,
            "rightsUri": publication.licence_url,
            "rightsIdentifier": publication.licence.lower(),
            "rightsIdentifierScheme": "SPDX",
            "schemeUri": "https://spdx.org/licenses/",
        }]  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _titles(publication: CatalogueRecord, language: str) -> list[dict[str, str]]:
    titles = [{"title": publication.title, "lang": language}]
    if publication.subtitle:
        subtitle = {"title": publication.subtitle, "titleType": "Subtitle", "lang": language}
        titles.append(subtitle)
    return titles


def _creator(author: Author) -> dict[str, Any]:
    if not author.person:
        return {"name": author.family, "nameType": "Organizational"}
    name = ", ".join(filter(None, (author.family, author.given)))
    creator: dict[str, Any] = {
        "name": name,
        "nameType": "Personal",
        "givenName": author.given,
        "familyName": author.family,
        "affiliation": [{"name": author.affiliation}],
    }
    if author.orcid:
        creator["nameIdentifiers"] = [{
            "nameIdentifier": f"https://orcid.org/{author.orcid}",
            "nameIdentifierScheme": "ORCID",
            "schemeUri": "https://orcid.org",
        }]  # fmt: skip
    return creator
