"""Reading .bib files: entries with positions, inheritance, names and pages."""

from trykklar.bibliography.bib_file import BibFile, read_bib
from trykklar.bibliography.database import Database, assemble
from trykklar.bibliography.entry import Entry

__all__ = ["BibFile", "Database", "Entry", "assemble", "read_bib"]
