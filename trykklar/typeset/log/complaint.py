"""A message whose meaning and place are known, on its way to becoming a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.finding import Finding
from trykklar.typeset.tex_source import finds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.storage.fence import Fence
    from trykklar.typeset.log.message import Message
    from trykklar.typeset.log.rules import LogRule
    from trykklar.typeset.tex_source import TexPlace


@dataclass(frozen=True, eq=False)
class Scene:
    """What is known of the document around its messages; each log has its own.

    Attributes:
        root: The folder TeX ran in.
        main: The main file, absolute.
        sources: The author's files that TeX read, absolute.
        made: What TeX wrote, relative to the root.
        read: Everything that TeX read, as the recorder names it.
        fence: What may be read for the document: a log can be made to name any file.
    """

    root: Path
    main: Path
    sources: tuple[Path, ...]
    made: frozenset[Path]
    read: tuple[Path, ...]
    fence: Fence

    def own(self, path: Path) -> bool:
        """Whether a file is the author's own, and not TeX's, a made one, or one outside."""
        if path.is_absolute() or path in self.made or path.suffix == ".bbl":
            return False
        return self.fence.holds(self.root / path)


@dataclass(frozen=True)
class Complaint:
    """One message, understood.

    Attributes:
        message: As it stands in the log.
        rule: What it means.
        words: What the braces in the rule's sentences stand for.
        place: The author's file, line and column.
    """

    message: Message
    rule: LogRule
    words: Mapping[str, str]
    place: TexPlace

    @property
    def code(self) -> str:
        """Code of the finding that it becomes."""
        return self.rule.code

    @property
    def subject(self) -> str:
        """What it is about: a command, a key, a file."""
        return self.words.get("name") or self.words.get("token", "")

    @cached_property
    def closed(self) -> int:
        """The line on which the environment that it is about ends; 0 where it does not."""
        path, first, _ = self.place
        ends = finds([path], rf"\\end\s*\{{{re.escape(self.subject)}\}}")
        return next((end.line for end in ends if end.line >= first), 0)

    def finding(self, hint: str = "") -> Finding:
        """The finding; with a better hint than the rule's, where there is one."""
        path, line, column = self.place
        message = self.rule.message.format_map(self.words)
        advice = hint or self.rule.hint.format_map(self.words)
        return Finding(self.code, self.rule.severity, path, line, column, message, advice)
