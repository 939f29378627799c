"""Change a .docx in LibreOffice as co-authors would: run with the Python that has `uno`.

    /usr/bin/python3 office_edits.py SOURCE.docx FOLDER EDITS.json

EDITS.json has the sessions of each file that is made in the folder, each with its author's name and
steps: `{"name": [["Kari Nordmann", [{"do": "insert", "at": "words before", "text": "..."}]]]}`.
With no steps the file is only saved.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

_TRIES = 240
_BREAK = 0  # com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK


Session = tuple[str, list[dict[str, Any]]]


def main(source: Path, folder: Path, files: dict[str, list[Session]]) -> None:
    for name, sessions in files.items():
        target = folder / f"{name}.docx"
        shutil.copy(source, target)
        for author, steps in sessions:
            _session(target, author, steps)


def _session(path: Path, author: str, steps: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        _be(author, Path(profile) / "user")
        pipe = f"trykklar{abs(hash(profile))}"
        office = subprocess.Popen(
            [
                "soffice", "--headless", "--norestore", "--nologo",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            context, desktop = _desktop(pipe)
            # LibreOffice leaves its lock beside what it opens.
            opened = shutil.copy(path, profile)
            _change(context, desktop, Path(opened), path, steps)
            desktop.terminate()
            office.wait(30)
        finally:
            # The program itself is a child of a child of the command.
            with suppress(ProcessLookupError):
                os.killpg(office.pid, signal.SIGKILL)


def _be(author: str, folder: Path) -> None:
    """Write the author's name into a new profile; to change it while LibreOffice runs ends that."""
    given, _, last = author.partition(" ")
    values = "".join(
        f'<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="{name}" '
        f'oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in (("givenname", given), ("sn", last))
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{values}</oor:items>',
        "utf-8",
    )


def _desktop(pipe: str) -> tuple[Any, Any]:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(_TRIES):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - LibreOffice is not up yet
            time.sleep(0.5)
            continue
        return context, context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
    raise SystemExit("LibreOffice does not answer")


def _change(
    context: Any, desktop: Any, source: Path, target: Path, steps: list[dict[str, Any]]
) -> None:
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(source.resolve().as_uri(), "_blank", 0, (hidden,))
    office = _Office(context, document)
    for step in steps:
        getattr(office, step["do"])(**{key: value for key, value in step.items() if key != "do"})
    form = PropertyValue("FilterName", 0, "MS Word 2007 XML", 0)
    document.storeToURL(target.resolve().as_uri(), (form,))
    document.close(True)


class _Office:
    """What a co-author does; every method is a step."""

    def __init__(self, context: Any, document: Any) -> None:
        self._document = document
        self._frame = document.getCurrentController().getFrame()
        self._dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )

    def track(self, *, on: bool) -> None:
        """Switch the recording of changes."""
        self._document.RecordChanges = on

    def update(self) -> None:
        """Bring every field and list up to date, as before printing."""
        self._document.getTextFields().refresh()
        indexes = self._document.getDocumentIndexes()
        for number in range(indexes.getCount()):
            indexes.getByIndex(number).update()

    def insert(self, at: str, text: str) -> None:
        """Type behind some words; a line feed is Enter."""
        found = self._found(at)
        cursor = found.getText().createTextCursorByRange(found.getEnd())
        for number, part in enumerate(text.split("\n")):
            if number:
                cursor.getText().insertControlCharacter(cursor, _BREAK, False)
                cursor.collapseToEnd()
            cursor.getText().insertString(cursor, part, False)
            cursor.collapseToEnd()

    def delete(self, words: str) -> None:
        """Take words away."""
        self._found(words).setString("")

    def replace(self, words: str, text: str) -> None:
        """Write something else instead of words."""
        self._found(words).setString(text)

    def join(self, end: str) -> None:
        """Take the end of the paragraph away that stands behind some words."""
        found = self._found(end)
        cursor = found.getText().createTextCursorByRange(found.getEnd())
        cursor.goRight(1, True)
        cursor.setString("")

    def remove_paragraph(self, words: str) -> None:
        """Take a whole paragraph away, with its end."""
        found = self._found(words)
        cursor = found.getText().createTextCursorByRange(found)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")

    def move_paragraph(self, words: str, before: str) -> None:
        """Cut a paragraph and paste it before another."""
        found = self._found(words)
        cursor = found.getText().createTextCursorByRange(found)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        controller = self._document.getCurrentController()
        controller.select(cursor)
        self._do(".uno:Cut")
        place = self._found(before)
        target = place.getText().createTextCursorByRange(place)
        target.gotoStartOfParagraph(False)
        controller.getViewCursor().gotoRange(target, False)
        self._do(".uno:Paste")

    def bold(self, words: str) -> None:
        """Make words bold."""
        self._found(words).CharWeight = 150.0

    def italic(self, words: str) -> None:
        """Make words italic."""
        self._found(words).CharPosture = uno.Enum("com.sun.star.awt.FontSlant", "ITALIC")

    def footnote(self, at: str, text: str) -> None:
        """Add a footnote behind some words."""
        found = self._found(at)
        note = self._document.createInstance("com.sun.star.text.Footnote")
        found.getText().insertTextContent(found.getEnd(), note, False)
        note.insertString(note.createTextCursor(), text, False)

    def comment(self, words: str, text: str) -> None:
        """Say something in the margin, about some words."""
        found = self._found(words)
        note = self._document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content = text
        found.getText().insertTextContent(found, note, True)

    def add_row(self, words: str) -> None:
        """Put a row into a table, below the one that some words stand in."""
        self._document.getCurrentController().select(self._found(words))
        self._do(".uno:InsertRowsAfter")

    def fill_row(self, below: str, texts: list[str]) -> None:
        """Type into the cells of the row below the one that some words stand in."""
        table, row = self._row(below)
        for column, text in enumerate(texts):
            cell = table.getCellByPosition(column, row + 1)
            cell.getText().insertString(cell.getText().createTextCursor(), text, False)

    def remove_row(self, words: str) -> None:
        """Take the row out of a table that some words stand in."""
        self._document.getCurrentController().select(self._found(words))
        self._do(".uno:DeleteRows")

    def style(self, words: str, name: str) -> None:
        """Give the paragraph that some words stand in another style."""
        self._found(words).ParaStyleName = name

    def _row(self, words: str) -> tuple[Any, int]:
        cell = self._found(words).Cell
        number = "".join(sign for sign in cell.CellName if sign.isdecimal())
        return self._found(words).TextTable, int(number) - 1

    def accept_all(self) -> None:
        """Accept every change."""
        self._do(".uno:AcceptAllTrackedChanges")

    def reject_all(self) -> None:
        """Reject every change."""
        self._do(".uno:RejectAllTrackedChanges")

    def accept_next(self, words: str) -> None:
        """Accept the change at some words."""
        self._document.getCurrentController().select(self._found(words))
        self._do(".uno:AcceptTrackedChange")

    def _found(self, words: str) -> Any:
        search = self._document.createSearchDescriptor()
        search.SearchString = words
        search.SearchCaseSensitive = True
        found = self._document.findFirst(search)
        if found is None:
            raise SystemExit(f"not in the document: {words}")
        return found

    def _do(self, command: str, **values: Any) -> None:
        given = tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())
        self._dispatcher.executeDispatch(self._frame, command, "", 0, given)


main(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text("utf-8")))
