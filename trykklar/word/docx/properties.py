"""What the file says of itself: title, authors, language; no path, no machine, no time."""

from __future__ import annotations

from dataclasses import dataclass

from trykklar.storage.xml_text import xml_escaped

_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


@dataclass(frozen=True)
class Properties:
    """What is known of a document.

    Attributes:
        title: Its title.
        authors: Their names.
        keywords: As one string.
        language: Its tag.
    """

    title: str
    authors: str
    keywords: str
    language: str


def core(about: Properties) -> str:
    """The part `docProps/core.xml`."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<cp:coreProperties {_NAMESPACES}><dc:title>{xml_escaped(about.title)}</dc:title>"
        f"<dc:creator>{xml_escaped(about.authors)}</dc:creator>"
        f"<cp:keywords>{xml_escaped(about.keywords)}</cp:keywords>"
        f"<dc:language>{xml_escaped(about.language)}</dc:language></cp:coreProperties>"
    )
