"""Document -> a PDF that follows the author: an engine kept warm, and fed when a file is saved."""

from trykklar.watch.preview import Preview
from trykklar.watch.watching import Listener, Watching

__all__ = ["Listener", "Preview", "Watching"]
