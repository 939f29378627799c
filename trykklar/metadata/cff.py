"""A repository or a publication -> CITATION.cff, of the Citation File Format 1.2.0.

The format is YAML; every text is written in double quotes, as JSON writes it, which YAML reads.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.metadata.record import Author, CatalogueRecord
    from trykklar.project.paper import Repository

_MESSAGE = "If you use this, please cite it as below."


def render(publication: CatalogueRecord, repository: Repository | None = None) -> str:
    """The file.

    Args:
        publication: What is to be cited.
        repository: What the repository holds beside it; None where it holds the text alone.
    """
    data = _repository(repository, publication) if repository else _alone(publication)
    whole = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        **data,
        "preferred-citation": _reference(publication),
    }
    return "# Made by `make_paper.py metadata --format cff`.\n" + "\n".join(_lines(whole)) + "\n"


def _repository(repository: Repository, publication: CatalogueRecord) -> dict[str, Any]:
    names = repository.authors or (publication.publisher,)
    return _filled({
        "title": repository.title,
        "type": repository.kind,
        "authors": [{"name": name} for name in names],
        "version": repository.version,
        "license": repository.licence,
        "keywords": list(repository.keywords),
        "repository-code": repository.url,
    })  # fmt: skip


def _alone(publication: CatalogueRecord) -> dict[str, Any]:
    return _filled({
        "title": publication.full_title,
        "type": "dataset",
        "authors": [_author(author) for author in publication.authors],
        "license": publication.licence,
        "keywords": list(publication.keywords),
    })  # fmt: skip


def _reference(publication: CatalogueRecord) -> dict[str, Any]:
    return _filled({
        "type": "article" if publication.doi else "unpublished",
        "title": publication.full_title,
        "authors": [_author(author) for author in publication.authors],
        "year": publication.year,
        "doi": publication.doi,
        "abstract": next(iter(publication.abstracts.values()), ""),
        "keywords": list(publication.keywords),
        "languages": [publication.language.partition("-")[0]],
        "license": publication.licence,
    })  # fmt: skip


def _author(author: Author) -> dict[str, Any]:
    if not author.person:
        return _filled({"name": author.family, "email": author.email})
    return _filled({
        "family-names": author.family,
        "given-names": author.given,
        "orcid": f"https://orcid.org/{author.orcid}" if author.orcid else "",
        "affiliation": author.affiliation,
        "email": author.email,
    })  # fmt: skip


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """What has a value: the format allows no empty one."""
    return {key: value for key, value in data.items() if value not in ("", None, [])}


def _lines(data: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, indent + "  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{indent}- {_scalar(item)}"
        return
    first, *others = _lines(item, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
