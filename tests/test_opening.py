"""Nothing in the package opens a file by itself: the fence, and regular files only, hold for all.

What opens a file of a manuscript by another way would follow a stranger's link out of the folder,
or wait at a FIFO for ever.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import trykklar

PACKAGE = Path(trykklar.__file__).parent
OPENING = {"open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text", "copyfile",
           "copy2", "copytree", "copyfileobj", "NamedTemporaryFile", "mkstemp"}  # fmt: skip

# Module -> why what it opens is no manuscript's.
OWN = {
    "storage/regular_file.py": "the rule itself: regular files only",
    "storage/beneath.py": "the rule itself: folders, by the way down",
    "storage/atomic_file.py": "the rule itself: writing",
    "storage/seal.py": "the user's key, in the user's cache folder",
    "report/code_catalogue.py": "what the program knows of its codes",
    "requirements.py": "the program's list of Debian packages, and TeX's own packages",
    "word/words.py": "the program's own words",
    "word/docx/package.py": "the program's own styles",
    "word/docx/paragraph_styles.py": "the program's own styles",
    "word/cite/csl/csl_style.py": "CSL styles, which a Python package brings",
    "word/cite/csl/place_by_style.py": "the same",
    "word/cite/csl/render.py": "a temporary folder of its own, for pandoc",
    "word/pandoc_reading.py": "pandoc's log, in a temporary folder",
    "word/pandoc.py": "what pandoc is given and makes, in a temporary folder",
    "sandbox/on_copy.py": "what a program is given and makes, in a temporary folder",
    "sandbox/landlock.py": "what a program may see: opened to be named, not to be read",
    "typeset/helpers/biber.py": "the program biber itself",
    "typeset/helpers/controlfile_schema.py": "what the program knows of control files",
    "typeset/dump/shortcut/shortcut.py": "the program's own TeX code",
    "printed/showbox_hook.py": "the same",
    "typeset/log/missing_pieces.py": "what the program knows of TeX Live",
    "typeset/log/missing_fonts.py": "what the program knows of fonts",
    "typeset/log/lines.py": "a log, opened as a regular file",
    "word/pandoc_writing.py": "what pandoc wrote, in a temporary folder",
    "review/returned_file.py": "a part of a file that is in memory already",
    "review/review_page.py": "the parts of its own page",
    "diff/marked_text.py": "the program's own TeX code",
    "cli.py": "the null device, in the place of a stream that is closed",
    "storage/scratch.py": "the folders of its own copies, to lock them",
    "storage/tree_removal.py": "folders that are removed, by the way down",
    "storage/memory_bound.py": "what the kernel says of this process",
}

# Module -> why it reads without a fence: what the user named, or what no manuscript names.
UNFENCED = {
    "storage/fence.py": "the rule itself",
    "storage/atomic_file.py": "the rule itself",
    "storage/seal.py": "what has this user's seal is believed wherever it lies",
    "storage/git_repository.py": "a repository may lie above the text; it is looked at before that",
    "submission/used_files.py": "what lies in the author's own TeX tree",
    "publish/ledger.py": "the lock is only asked for, and of what was made only a digest is kept",
    "checks/baseline.py": "the user names it",
    "checks/bst_style.py": "TeX's own styles",
    "commands/new.py": "the template",
    "verify/comparison.py": "copies that `verify` made",
    "verify/verification.py": "copies that `verify` made",
    "poppler.py": "the PDF that was made, or a copy that `verify` made",
    "preflight/inspection.py": "the PDF that was made",
    "typeset/log/lines.py": "in the work folder, from which every link is cleared",
    "word/blocks/raster.py": "how big a picture is, which was located inside the fence",
    "typeset/helpers/controlfile.py": "in the work folder, from which every link is cleared",
    "typeset/significance.py": "only a digest is kept",
    "typeset/tex_source.py": "the sources of a build, which are inside the fence",
    "typeset/log/missing_pieces.py": "TeX's own lists",
    "fit/tiff_size.py": "how big a picture is, which was located inside the fence",
    "review/returned_file.py": "the user names it",
}


def modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text("utf-8"))


def opens(module: str) -> set[str]:
    calls = (node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call))
    return {
        name
        for call in calls
        for name in [call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "")]
        if name in OPENING
    }


def unfenced(module: str) -> bool:
    return any(
        (
            node.module == "trykklar.storage.regular_file"
            and any(alias.name != "is_file" for alias in node.names)
        )
        or (
            node.module == "trykklar.storage"
            and any(alias.name == "regular_file" for alias in node.names)
        )
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ImportFrom)
    )


@pytest.mark.parametrize("module", sorted(set(modules()) - OWN.keys()))
def test_a_module_opens_no_file_by_itself(module: str) -> None:
    assert not opens(module)


@pytest.mark.parametrize("module", sorted(set(modules()) - UNFENCED.keys()))
def test_a_module_reads_through_the_fence(module: str) -> None:
    assert not unfenced(module)


def test_the_exceptions_are_some() -> None:
    assert all(opens(module) for module in OWN)
    assert all(unfenced(module) for module in UNFENCED)
