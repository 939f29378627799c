"""A PDF written by hand, small enough to see what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {} >>"


def write(path: Path, *pages: str, catalog: str = "", more: tuple[str, ...] = ()) -> Path:
    """Writes a PDF without a table of its objects; every reader makes that anew.

    Args:
        path: Where to.
        pages: What each page has beside its size; one with a MediaBox has its own.
        catalog: What the catalog has beside the pages.
        more: More objects, the first of them with the number 100.
    """
    kids = range(10, 10 + len(pages))
    every = " ".join(f"{kid} 0 R" for kid in kids)
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{every}] >>",
        **{
            kid: PAGE.format(page)
            if "/MediaBox" not in page
            else f"<< /Type /Page /Parent 2 0 R {page} >>"
            for kid, page in zip(kids, pages, strict=True)
        },
        **dict(enumerate(more, start=100)),
    }
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in objects.items())
    path.write_text(f"%PDF-1.5\n{body}trailer\n<< /Root 1 0 R >>\n", encoding="latin-1")
    return path
