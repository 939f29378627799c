"""The environment that TeX and its helpers run in: nothing inherited that could change the result.

Sources: the Web2C manual, "Shell escapes" and "texmf.cnf" (`openin_any`, `openout_any`,
`max_print_line`); the Kpathsea manual, "Supplying values".
"""

from __future__ import annotations

import calendar
import os
import re
import time
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.storage.home import fleeting, home
from trykklar.storage.seal import folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document

_NOWHERE = "/dev/null/texmf"  # a folder that nobody can make

NO_DATE = "315532800"
"""1 January 1980, the first day that a ZIP file, and so a .docx, can name: it says "no date"."""

NO_COMMAND = "/"
"""The one command that TeX may start: a folder, which nothing can. An empty list is TeX's own."""

_SECONDS = re.compile(r"[0-9]{1,11}|(?:[01][0-9]|2[0-4])[0-9]{10}")

_INHERITED = ("TZ", "TEXMFHOME", "SYSTEMROOT")

_SAFE = {
    # Paranoid: only below the folder TeX runs in, and TeX's own trees; never `..`, never `/`.
    "openin_any": "p",
    "openout_any": "p",
    "shell_escape": "p",
    "shell_escape_commands": NO_COMMAND,
    "LC_ALL": "C.UTF-8",
}

# TeX breaks its messages at 79 columns, which tears file names; 254 is the most it takes for the
# lines around an error (web2c.h, `error_line` < 256; `half_error_line` <= error_line - 15).
_WIDE = {"max_print_line": "10000", "error_line": "254", "half_error_line": "238"}


def environment(document: Document, work: Path) -> dict[str, str]:
    """The whole environment for TeX, run in the document's root.

    Args:
        document: What it works on.
        work: The folder of made files, relative to the root; TeX looks there first.
    """
    program_path = {"PATH": os.environ["PATH"]} if "PATH" in os.environ else {}
    own = {**_homes(document.root), **program_path, **_opening(document)}
    return {**settings(document, work), **own}


def settings(document: Document, work: Path) -> dict[str, str]:
    """All of the environment that a result may depend on: where another is set, nothing stands.

    Where programs lie is not in it, and neither is what may be opened: each is asked for by itself.
    Nor is the private home, which is another one where the folder was moved.

    Args:
        document: As of `environment`.
        work: As of `environment`.
    """
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    places = {
        "TEXINPUTS": search_path(document, work) + os.pathsep,  # and then TeX's own
        "MISSFONT_LOG": str(work / "missfont.log"),
        # METAFONT makes metrics that no package brings, as of Cyrillic letters (T2A), as it makes
        # bitmaps; it is confined as TeX is, and what it makes lies in the private home. The other
        # engines take the system's fonts by their names: each one missing would cost its time.
        "MKTEXTFM": str(int(document.engine == "pdflatex")),
    }
    return {
        **_trees(), **inherited, **_SAFE, **_WIDE, **places,
        **epoch(os.environ, dated=document.dated),
    }  # fmt: skip


def search_path(document: Document, work: Path) -> str:
    """Where a document's files are looked for: first what is made, then what it brings along."""
    return os.pathsep.join((str(work), ".", *document.folders))


def databases(document: Document, *names: str) -> dict[str, str]:
    """Where a program looks for bibliographies and styles: as for the text, and then in TeX's own.

    Args:
        document: What they are for.
        names: The variables that the program goes by: `BIBINPUTS`.
    """
    return dict.fromkeys(names, search_path(document, document.work) + os.pathsep)


def _opening(document: Document) -> dict[str, str]:
    """What may be opened by names that lead out of the folder, or begin with a dot.

    Where the kernel keeps everything else out of reach, names may lead anywhere: packages ask
    whether there is a `/dev/null`, and take the system for another one where they may not see it.
    Names with a dot stay closed, unless the user let something in. LuaTeX from 1.17 on asks
    the same setting for what Lua opens, its own fonts' data in TeX's trees among it, and nothing
    but the kernel confines Lua anyway; where Lua may write, it asks `openout_any`, which lets it
    into TEXMFOUTPUT (the Kpathsea manual, "Safe filenames").
    """
    from trykklar.sandbox.method import method  # not loaded where no program is started

    if document.engine == "lualatex":
        return {"openin_any": "a", "TEXMFOUTPUT": str(_lua_cache(document.root))}
    return {"openin_any": "a" if document.allowed else "r"} if method().way else {}


def _lua_cache(root: Path) -> Path:
    """Where LuaTeX keeps the fonts that it has read."""
    return private_home(root) / "luatex"


def epoch(variables: Mapping[str, str], *, dated: bool = False) -> dict[str, str]:
    r"""What pins TeX's clock, so that the same sources give the same PDF.

    With `SOURCE_DATE_EPOCH` the dates in the PDF's own data are that moment; `FORCE_SOURCE_DATE`
    carries it to `\today` too (reproducible-builds.org, "SOURCE_DATE_EPOCH"). Where the caller's
    environment names no moment, the PDF's own data name a fixed one, and `\today` is today.

    Args:
        variables: The caller's environment.
        dated: Whether the text prints the day that the PDF's own data name: then that is today.

    Raises:
        FatalError: Where it names something else.
    """
    seconds = moment(variables)
    if seconds is not None:
        return {"SOURCE_DATE_EPOCH": str(seconds), "FORCE_SOURCE_DATE": "1"}
    return {"SOURCE_DATE_EPOCH": str(_noon(time.localtime())) if dated else NO_DATE}


def _noon(now: time.struct_time) -> int:
    """Noon in Greenwich: from there, the PDF's date is the author's day in most of the world."""
    return calendar.timegm((now.tm_year, now.tm_mon, now.tm_mday, 12, 0, 0))


def moment(variables: Mapping[str, str]) -> int | None:
    """The moment that the caller's environment names, in seconds since 1970; None without one.

    Raises:
        FatalError: It names something else.
    """
    given = variables.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    if not _SECONDS.fullmatch(given):
        raise FatalError(
            f"SOURCE_DATE_EPOCH is '{given}': it takes seconds since 1970, up to the year 9999.",
            "Unset it, or set it to the output of: git log -1 --format=%ct",
        )
    return int(given)


@cache
def private_home(root: Path) -> Path:
    """The home of the programs that work in a folder; no user and no other folder has it.

    TeX's caches go there, and what its programs write for a moment. It lies outside of the folder,
    where no manuscript can bring one along; and what one manuscript leaves, another does not see.
    """
    name = Path("home", blake2b(os.fsencode(root), digest_size=8).hexdigest())
    private = folder() / name
    try:
        (private / "tmp").mkdir(parents=True, exist_ok=True)
    except OSError:  # the user's home is not there, or read-only
        private = fleeting() / name
        (private / "tmp").mkdir(parents=True, exist_ok=True)
    return private


def _homes(root: Path) -> dict[str, str]:
    """Kpathsea expands `~` and `$HOME`, which openin_any lets through: nothing of ours lies there.

    Bitmaps of fonts and LuaTeX's caches have places by name.
    """
    private = private_home(root)
    return {
        "HOME": str(private),
        "TMPDIR": str(private / "tmp"),
        "VARTEXFONTS": str(private / "fonts"),
        "TEXMFCACHE": f"$TEXMFSYSVAR{os.pathsep}{_lua_cache(root)}",
    }


def _trees() -> dict[str, str]:
    """The author's personal tree stays where it is.

    In neither of the others can anything be put, so that no file of one build's is read as one of
    TeX's own in the next.
    """
    own = home()
    return {
        "TEXMFHOME": str(own / "texmf") if own else _NOWHERE,
        "TEXMFVAR": _NOWHERE,
        "TEXMFCONFIG": _NOWHERE,
    }
