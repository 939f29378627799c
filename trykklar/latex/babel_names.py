"""What babel calls languages, and which of those that it loads is a document's own."""

from __future__ import annotations

TAGS = {
    "british": "en-GB",
    "ukenglish": "en-GB",
    "UKenglish": "en-GB",
    "english": "en-US",
    "american": "en-US",
    "usenglish": "en-US",
    "USenglish": "en-US",
    "norsk": "nb-NO",
    "norwegian": "nb-NO",
    "bokmal": "nb-NO",
    "nynorsk": "nn-NO",
    "swedish": "sv-SE",
    "danish": "da-DK",
    "german": "de-DE",
    "germanb": "de-DE",
    "ngerman": "de-DE",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "french": "fr-FR",
    "francais": "fr-FR",
    "frenchb": "fr-FR",
    "acadian": "fr-CA",
    "canadien": "fr-CA",
    "spanish": "es-ES",
    "dutch": "nl-NL",
    "finnish": "fi-FI",
    "italian": "it-IT",
}
"""babel's name of a language -> its tag (babel manual, "Package options for languages")."""

PACKAGES = {
    "german": "german", "ngerman": "ngerman", "french": "french", "frenchle": "french",
    "frenchpro": "french",
}  # fmt: skip
"""Packages of a language by itself, as used before babel -> babel's name of the language.

Source: german.sty 2.5e and e-french; both have `\\selectlanguage` and shorthands as babel has.
"""

# Options that name no language (babel manual, "Package options").
_NO_LANGUAGES = frozenset(["KeepShorthandsActive", "activeacute", "activegrave", "base", "debug",
                           "showlanguages", "silent", "noconfigs", "headfoot"])  # fmt: skip


def main_language(options: str) -> str:
    """The tag of the language that a document is in: the last one that babel loads, or `main`.

    Args:
        options: As babel is given them, the class's before its own.

    Returns:
        "" where it names none, or one that is not known here.
    """
    given = [option.partition("=") for option in options.split(",")]
    main = [value.strip() for name, _, value in given if name.strip() == "main"]
    names = [name.strip() for name, sign, _ in given if name.strip() and not sign]
    languages = main or [name for name in names if name not in _NO_LANGUAGES]
    return TAGS.get(languages[-1].partition(".")[0], "") if languages else ""
