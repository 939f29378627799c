"""Reading .bib files: entries with positions, inheritance, names and pages."""

from trykklar.bibliography.database import Database, assemble
from trykklar.bibliography.entry import Entry
from trykklar.bibliography.file import BibFile, read_bib

__all__ = ["BibFile", "Database", "Entry", "assemble", "read_bib"]
