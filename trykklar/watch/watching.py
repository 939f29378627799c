"""Until Ctrl-C: what is saved, to the documents it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from watchfiles import Change

from trykklar.finding import FatalError
from trykklar.typeset import typeset
from trykklar.watch.preview import Previewer
from trykklar.watch.saves import saves

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.project.selection import Selection
    from trykklar.typeset import Typesetting
    from trykklar.watch.preview import Preview

# What an engine that waits can take in; anything else has to be made into something first.
_TEXT = {".tex", ".png", ".jpg", ".jpeg", ".pdf"}
# The author's part of a project: a file that is new here may be wanted.
_AUTHOR = {"manuscript", "figures"}


class Listener(Protocol):
    """What is called when something happens."""

    def built(self, typesetting: Typesetting) -> None:
        """A document was built in full."""

    def shown(self, preview: Preview) -> None:
        """A save was shown, or failed."""

    def stopped(self, trouble: FatalError) -> None:
        """Something stands in the way, until the next save."""


class Watching:
    """What is being watched."""

    def __init__(self, choose: Callable[[], Selection], listener: Listener) -> None:
        """Starts nothing yet.

        Args:
            choose: Finds the documents, assembling what has to be.
            listener: Called when something happens.
        """
        self._choose = choose
        self._listener = listener
        self._previewers: dict[str, Previewer] = {}
        self._missing = False

    def run(self) -> None:
        """Builds, and then follows every save.

        Raises:
            FatalError: There is nothing to watch.
            KeyboardInterrupt: At Ctrl-C; no program is left running.
        """
        try:
            documents = self._choose().documents
            following = saves(documents)
            next(following)  # so that nothing is missed that is saved during the first build
            self._build(documents)
            for saved in following:
                known = {Path(name) for _, name in saved}
                self._take(known, {Path(name) for kind, name in saved if kind is Change.added})
        finally:
            for previewer in self._previewers.values():
                previewer.close()

    def _take(self, saved: Collection[Path], added: Collection[Path]) -> None:
        """Everything that was saved since the last time, at once; nobody knows what, if empty."""
        try:
            concern = {each: each.concern(saved) for each in self._previewers.values()}
            known = frozenset(path for paths in concern.values() for path in paths)
            more = any(self._more(path, known) for path in saved)
            if not saved or (self._missing and added) or more:
                self._build(self._choose().documents)
                return
            for previewer, paths in concern.items():
                if paths:
                    self._show(previewer, min(paths).relative_to(previewer.document.root))
        except FatalError as trouble:
            self._listener.stopped(trouble)

    def _more(self, path: Path, known: Collection[Path]) -> bool:
        """Whether a file is more than text that TeX has read or has looked for."""
        if path in known:
            return path.suffix not in _TEXT
        roots = {each.document.root for each in self._previewers.values()}
        owned = any(path.is_relative_to(root / name) for root in roots for name in _AUTHOR)
        return owned and path.is_file()  # an editor's own files are there for a moment only

    def _show(self, previewer: Previewer, section: Path) -> None:
        preview = previewer.show(section)
        if preview is None or _lacking(preview.findings):
            self._build(self._choose().documents)
            return
        self._listener.shown(preview)
        if preview.pdf and not preview.settled:
            self._settle(previewer.document)

    def _build(self, documents: Iterable[Document]) -> None:
        """Everything that has a reason to be done."""
        self._missing = False
        for document in documents:
            for drawing in document.drawings:
                self._report(typeset(drawing))
            self._settle(document)

    def _settle(self, document: Document) -> None:
        """A full build of one document; then a preview of it, for the places of its words."""
        done = typeset(document)
        self._report(done)
        previewer = self._previewers.setdefault(document.name, Previewer(document))
        previewer.document = document
        if not done.fresh or not previewer.running:
            previewer.warm()
        if done.pdf and not done.fresh:
            previewer.show()

    def _report(self, done: Typesetting) -> None:
        self._missing = self._missing or _lacking(done.findings)
        if not done.fresh or done.pdf is None:
            self._listener.built(done)


def _lacking(findings: Iterable[Finding]) -> bool:
    """Whether TeX looked for a file that is not there, but may come."""
    return any(finding.code.startswith("tex-missing") for finding in findings)
