"""A build with nothing to do: authors start it a hundred times a day."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trykklar.document import Document

_SCRIPT = """
import sys
from pathlib import Path
from trykklar.document import Document
from trykklar.typeset import typeset
done = typeset(Document("article", Path(sys.argv[1]), Path("article.tex"),
                        Path("build/work/article"), Path("build")))
assert done.fresh, done.passes
print(sorted(sys.modules.keys() & {"subprocess", "lxml", "difflib", "shutil"}))
"""


def test_what_only_a_real_build_needs_is_not_even_loaded(article: Document) -> None:
    command = (sys.executable, "-c", _SCRIPT, str(article.root))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
