"""Document -> a PDF that follows the author: an engine held warm, and fed when a file is saved."""

from trykklar.watch.preview import Preview
from trykklar.watch.watching import Ear, Watching

__all__ = ["Ear", "Preview", "Watching"]
