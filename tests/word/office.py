"""Open a .docx in LibreOffice, update all fields, save it: run with the Python that has `uno`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

_TRIES = 120


def main(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"trykklar{target.stat().st_ino if target.exists() else abs(hash(str(target)))}"
        office = subprocess.Popen(
            [
                "soffice", "--headless", "--norestore", "--nologo",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            desktop = _desktop(pipe)
            _update(desktop, source, target)
            desktop.terminate()
            office.wait(30)
        finally:
            office.kill()


def _desktop(pipe: str) -> Any:
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
        return context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
    raise SystemExit("LibreOffice does not answer")


def _update(desktop: Any, source: Path, target: Path) -> None:
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(source.resolve().as_uri(), "_blank", 0, (hidden,))
    document.getTextFields().refresh()
    for index in range(document.getDocumentIndexes().getCount()):
        document.getDocumentIndexes().getByIndex(index).update()
    form = PropertyValue("FilterName", 0, "MS Word 2007 XML", 0)
    document.storeToURL(target.resolve().as_uri(), (form,))
    document.close(True)


main(Path(sys.argv[1]), Path(sys.argv[2]))
