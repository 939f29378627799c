"""From documents to everything that is made of them: PDF, checks, Word."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from trykklar.finding import FatalError, Finding, at_origin, failed
from trykklar.publish.reported_once import once
from trykklar.storage.stamp import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future

    from trykklar.checks import CheckResult
    from trykklar.document import Document
    from trykklar.project.selection import Selection
    from trykklar.typeset import Progress, Typesetting
    from trykklar.word.export import WordExport


@dataclass(frozen=True)
class Publication:
    """The results for one document.

    Attributes:
        document: What was asked for.
        typesetting: How it became a PDF.
        drawings: How its drawings did.
        checked: What the checks counted and found.
        word: The Word file; None where it was not asked for.
        findings: Everything that is wrong, at the authors' own files, without repetition.
    """

    document: Document
    typesetting: Typesetting
    drawings: tuple[Typesetting, ...]
    checked: CheckResult
    word: WordExport | None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def failed(self) -> bool:
        """Whether an author has something to put right before this can be sent anywhere."""
        made = self.typesetting
        return made.pdf is None or made.faulty or failed(self.findings)


def publish(
    selection: Selection,
    *,
    word: bool,
    progress: Callable[[Progress], None],
    plain: bool = False,
    anyway: bool = False,
    after: Callable[[Typesetting], None] | None = None,
) -> tuple[Publication, ...]:
    """Make everything of several documents, side by side.

    Args:
        selection: What to make; its documents are independent of each other.
        word: Whether to make Word files, too.
        progress: Called for each event, from several threads.
        plain: Whether every pass of TeX has to begin at the beginning.
        anyway: Whether to put Word files in their places that show what the PDF does not.
        after: Called with each document's PDF, in a thread, while its Word file is made.

    Raises:
        FatalError: Something outside of the text stands in the way.
        KeyboardInterrupt: At Ctrl-C, when every program that was started is dead.
    """
    stop, started = Event(), Event()

    def report(event: Progress) -> None:
        started.set()
        progress(event)

    with (
        ThreadPoolExecutor(len(selection.documents)) as workers,
        ThreadPoolExecutor(os.cpu_count()) as beside,
        ThreadPoolExecutor(1) as ahead,  # one worker: loading comes first
    ):
        steps = _Steps(
            selection,
            typeset=partial(_typeset, progress=report, stop=stop, plain=plain),
            export=partial(_word, anyway=anyway) if word else None,
            after=after,
            beside=beside,
            ahead=ahead,
            started=started,
            loading=ahead.submit(_prepare, selection, started, word=word),
        )
        futures = [workers.submit(_publish, document, steps) for document in selection.documents]
        try:
            return tuple(future.result() for future in futures)
        except BaseException:
            stop.set()
            raise
        finally:
            started.set()


@dataclass(frozen=True)
class _Steps:
    """What the making of every document shares.

    Attributes:
        selection: What is made.
        typeset: Makes a PDF.
        export: Makes a Word file; None where none is asked for.
        after: What else is done with a PDF.
        beside: Typesets drawings, several at once.
        ahead: Does one after the other what is done while TeX runs.
        started: Set when the first program has started.
        loading: The loading of the modules for what comes after TeX.
    """

    selection: Selection
    typeset: Callable[[Document], Typesetting]
    export: Callable[..., WordExport] | None
    after: Callable[[Typesetting], None] | None
    beside: Executor
    ahead: Executor
    started: Event
    loading: Future[None]

    def wait_for_modules(self) -> None:
        """Two threads that load the same modules at once may see one half loaded."""
        self.started.set()
        self.loading.result()


def _prepare(selection: Selection, started: Event, *, word: bool) -> None:
    """Load what comes after TeX while TeX runs: before, it would only keep TeX waiting."""
    from trykklar.sandbox.method import method

    with suppress(FatalError):  # it is reported where a program is started
        method()
    started.wait()
    import trykklar.bibliography
    import trykklar.checks.run_rules
    import trykklar.preflight.inspection
    import trykklar.publish.examination
    from trykklar.dependencies import packages
    from trykklar.typeset.helpers import controlfile

    controlfile.load()
    packages()
    with suppress(FatalError):  # it is reported where the manuscript is needed
        _ = selection.manuscript

    if word:
        import trykklar.word.export  # noqa: F401 - loading it is the purpose


def _typeset(
    document: Document, *, progress: Callable[[Progress], None], stop: Event, plain: bool
) -> Typesetting:
    from trykklar.typeset import typeset

    return typeset(document, progress=progress, stop=stop, plain=plain)


def _publish(document: Document, steps: _Steps) -> Publication:
    early = steps.ahead.submit(_check_ahead, document, steps.selection)
    drawings = tuple(steps.beside.map(steps.typeset, document.drawings))
    typesetting = steps.typeset(document)
    steps.wait_for_modules()
    inspected = steps.beside.submit(_inspected, typesetting)
    following = steps.beside.submit(steps.after, typesetting) if steps.after else None
    if not early.cancel():
        wait((early,))
    checked = _checked(document, steps.selection)
    exported = None
    if steps.export:
        exported = steps.export(document, typesetting)
    found = [
        *(finding for made in (*drawings, typesetting) for finding in _of(made)),
        *inspected.result(),
        *checked.findings,
        *(at_origin(exported.findings, document.origins) if exported else ()),
    ]
    if following:
        following.result()
    return Publication(document, typesetting, drawings, checked, exported, once(found))


def _check_ahead(document: Document, selection: Selection) -> None:
    """Checks a document while TeX runs, where TeX has run before.

    The result goes into the cache of checks, which knows all files that it depends on: where TeX
    changes one of them, the check is done again.
    """
    if document.result(".pdf").is_file():
        with suppress(FatalError):
            _checked(document, selection)


def _checked(document: Document, selection: Selection) -> CheckResult:
    from trykklar.checks import Policy
    from trykklar.publish.examination import examine

    cache = document.root / document.work / "checks"
    return examine(document, selection, Policy(cache=cache))


def _word(document: Document, typesetting: Typesetting, *, anyway: bool) -> WordExport:
    """The Word file: the one that is there, where nothing that it is made of has changed.

    Where TeX made no PDF, it may not have come to all that the text is made of, so that nobody can
    say whether that has changed.
    """
    from trykklar.publish import word_memory

    made = word_memory.recall(document) if typesetting.pdf else None
    if made:
        return made
    from trykklar.word.export import export

    since = clock(document.root / document.work)
    made = export(document, typeset=typesetting.authoritative, anyway=anyway)
    if typesetting.pdf and not made.judgement.hidden:
        word_memory.keep(document, made, since)
    return made


def _inspected(typesetting: Typesetting) -> tuple[Finding, ...]:
    from trykklar.preflight.inspection import worst

    return worst(typesetting.pdf, typesetting.document) if typesetting.pdf else ()


def _of(typesetting: Typesetting) -> tuple[Finding, ...]:
    return at_origin(typesetting.findings, typesetting.document.origins)
