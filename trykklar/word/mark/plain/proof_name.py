r"""Proofs begin with the word that LaTeX has for them in the document's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.language_at import document_language
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_RENAMED = re.compile(r"\\proofname\b")


def own_word(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{proof}` with `\proofname` as its title: pandoc's own word is English.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    if command.environment != "proof" or passage.delimited(passage.skip(command.end)) is not None:
        return
    preamble = passage.text[: body(passage).start]
    if _RENAMED.search(passage.text) or not document_language(preamble).startswith("en"):
        yield Edit(command.end, command.end, r"[\proofname]")
