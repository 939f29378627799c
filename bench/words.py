"""Words by our count beside texcount's: `python bench/words.py MAIN.tex ...`.

texcount takes the argument of a command that it does not know for text, so that it is given rules
for the commands of cleveref and biblatex. It counts the abstract as text; so does this comparison.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from trykklar.latex.read_document import read
from trykklar.latex.word_count import by_part
from trykklar.project.selection import plain

# Names in braces, and no words of the text: \cref{fig:a}.
NAMES = """
cref Cref cpageref autoref nameref vref eqref subref gls Gls acrshort url si num unit
"""
ADDRESSES = "affil affiliation address ead institute email cortext"
"""Of authors, as texcount leaves out `\\author`."""
TABLES = "tabularx longtable tabulary xltabular"
"""As texcount leaves out `tabular`."""
TWO_NAMES = "crefrange Crefrange SI qty"
# Notes in brackets, which are words as those of \citep, and keys: \autocite[see][12]{key}.
CITATIONS = """
textcite Textcite parencite Parencite autocite Autocite footcite fullcite citeyearpar
smartcite supercite citetitle
"""


def main() -> int:
    """Print both counts of each document, and how far they are apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--texcount", default=shutil.which("texcount"))
    options = parser.parse_args()
    if not options.texcount:
        sys.exit("texcount is missing: apt-get install texlive-extra-utils")
    print(f"{'document':44} {'ours':>7} {'texcount':>9} {'apart':>8}")
    for path in options.documents:
        document = plain(path)
        amounts = by_part(read(document))
        ours = sum(amounts[part].words for part in ("text", "abstract") if part in amounts)
        theirs = texcount(options.texcount, document.root, document.main)
        print(f"{path.name[:44]:44} {ours:7,} {theirs:9,} {(ours - theirs) / theirs:+8.2%}")
    return 0


def texcount(script: str, root: Path, main: Path) -> int:
    """Words in text, by texcount."""
    rules = [
        *(f"%macro \\{name} [ignore]" for name in (NAMES + ADDRESSES).split()),
        *(f"%macro \\{name} [ignore,ignore]" for name in TWO_NAMES.split()),
        *(f"%macro \\{name} [option:text,ignore]" for name in CITATIONS.split()),
        *(f"%envir {name} [xxx,xxx] ignore" for name in TABLES.split()),
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as options:
        options.write("\n".join(rules) + "\n")
        options.flush()
        given = ["-utf8", "-inc", "-merge", f"-opt={options.name}", f"-dir={root}/"]
        command = ["perl", script, *given, main.as_posix()]
        done = subprocess.run(command, capture_output=True, check=True, cwd=root)
    found = re.search(rb"Words in text: (\d+)", done.stdout)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    sys.exit(main())
