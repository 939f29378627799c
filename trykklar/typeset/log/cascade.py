"""One finding for one cause: drops the messages that only follow from others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.typeset.log import brace
from trykklar.typeset.tex_source import line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trykklar.typeset.log.complaint import Complaint

# What TeX says while it repairs: true of the text as TeX made it, not as the author wrote it.
_REPAIRS = frozenset(
    {
        "tex-missing-dollar", "tex-unclosed-brace", "tex-extra-brace", "tex-bad-length",
        "tex-misplaced-alignment", "tex-lonely-item", "tex-no-line-here", "tex-unknown",
        "tex-runaway-argument", "tex-extra-alignment", "tex-double-script",
    }
)  # fmt: skip

# Codes that are each a cause of their own, however close together they stand.
_CAUSES = frozenset({"tex-undefined-command", "tex-missing-figure", "tex-unknown-environment"})

# Codes of what is wrong by itself, whatever word or figure beside it is unknown.
_INDEPENDENT = frozenset(
    {
        "tex-double-script", "tex-extra-alignment", "tex-defined-twice", "tex-missing-character",
        "tex-wrong-encoding", "tex-misplaced-float", "tex-preamble-only", "tex-unknown-option",
        "tex-missing-package", "tex-unclosed-delimiter",
    }
)  # fmt: skip

# Codes after which TeX reads what follows otherwise than it is meant.
_ADRIFT = frozenset(
    {
        "tex-missing-dollar", "tex-unclosed-brace", "tex-extra-brace", "tex-runaway-argument",
        "tex-unclosed-environment", "tex-unknown-environment", "tex-blank-line-in-math",
        "tex-verbatim", "tex-unclosed-delimiter", "tex-misplaced-alignment",
        "tex-too-many-unprocessed-floats",
    }
)  # fmt: skip

# LaTeX begins a paragraph at these.
_ENDS = re.compile(
    r"\s*\\(?:begin|end|item|par|part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|caption)\b"
)

# Codes of environments that are not what the author meant, up to their end.
_SPOILT = frozenset({"tex-unknown-environment", "tex-blank-line-in-math"})

# Codes that repeat for as long as their cause lasts.
_ONCE = frozenset({"tex-too-many-unprocessed-floats", "tex-wrong-encoding"})


def roots(complaints: Sequence[Complaint]) -> list[Complaint]:
    """The complaints that do not follow from an earlier one, in order."""
    kept: list[Complaint] = []
    for complaint in _loops(list(complaints)):
        if not any(follows(complaint, kept) for follows in _FOLLOWS):
            kept.append(complaint)
    return kept


def _loops(complaints: list[Complaint]) -> list[Complaint]:
    """A file that reads itself repeats all of its own complaints: only the loop counts."""
    loops = [each for each in complaints if each.code == "tex-input-loop"]
    return loops or complaints


def _fatal(complaint: Complaint, kept: list[Complaint]) -> bool:
    return complaint.message.text.startswith(("Emergency stop", " ==>", "==>")) and bool(kept)


def _internal(complaint: Complaint, kept: list[Complaint]) -> bool:
    """No author writes a command with an @: a macro lost its way after an earlier error."""
    return complaint.code == "tex-undefined-command" and "@" in complaint.subject and bool(kept)


def _nullfont(complaint: Complaint, kept: list[Complaint]) -> bool:
    return complaint.words.get("font") == "nullfont" and bool(kept)


def _repeated(complaint: Complaint, kept: list[Complaint]) -> bool:
    """The same command undefined in ten places is one mistake."""
    same = (each.code == complaint.code and each.subject == complaint.subject for each in kept)
    return complaint.code in _CAUSES | _ONCE and any(same)


def _same_line(complaint: Complaint, kept: list[Complaint]) -> bool:
    here = [each for each in kept if _at(each) == _at(complaint)]
    return bool(here) and complaint.code not in _CAUSES and not _independent(complaint, here)


def _independent(complaint: Complaint, others: list[Complaint]) -> bool:
    """Whether it would be there without the others, on its line."""
    same = any(each.code == complaint.code for each in others)
    adrift = any(each.code in _ADRIFT for each in others)
    return complaint.code in _INDEPENDENT and not same and not adrift


def _at(complaint: Complaint) -> tuple[object, int]:
    """The line TeX was in, which a repair shares with its cause even where the place was moved."""
    return (complaint.message.files[-1:], complaint.message.line)


def _same_paragraph(complaint: Complaint, kept: list[Complaint]) -> bool:
    if complaint.code not in _REPAIRS or not kept:
        return False
    path, number, _ = kept[-1].place
    here = complaint.message.line
    if kept[-1].code not in _ADRIFT and not _opens(kept[-1]):
        return False
    if complaint.message.files[-1:] != kept[-1].message.files[-1:] or not here:
        return False
    if kept[-1].code == "tex-missing-dollar" and _ended(path, number, here):
        return False
    return number in brace.paragraph(path, here)


def _ended(path: Path, first: int, last: int) -> bool:
    """Whether LaTeX ends the paragraph, and with it math, between two lines."""
    return any(_ENDS.match(line(path, number)) for number in range(first + 1, last + 1))


def _opens(complaint: Complaint) -> bool:
    """Whether an unknown command stands alone on its line, as one that opens something does."""
    path, number, _ = complaint.place
    alone = re.escape(complaint.subject) + r"(?:\{[^{}]*\}|\[[^\]]*\])*"
    unknown = complaint.code == "tex-undefined-command"
    return unknown and bool(re.fullmatch(alone, line(path, number).strip()))


def _inside_unknown(complaint: Complaint, kept: list[Complaint]) -> bool:
    """Up to the end of an environment that does not exist, or was cut short, nothing fits."""
    unknown = [each for each in kept if each.code in _SPOILT]
    return any(
        complaint.words.get("other") == each.subject or _within(complaint, each)
        for each in unknown
        if complaint.code not in _CAUSES
    )


def _within(complaint: Complaint, environment: Complaint) -> bool:
    same = complaint.message.files[-1:] == environment.message.files[-1:]
    return same and environment.place.line <= complaint.message.line <= environment.closed


def _crossed(complaint: Complaint, kept: list[Complaint]) -> bool:
    r"""An \end that was used up by the wrong \begin leaves its own \begin open."""
    if complaint.code != "tex-unclosed-environment":
        return False
    name, other = complaint.words.get("name"), complaint.words.get("other")
    used_up = any(name == each.words.get("other") for each in kept if name)
    return used_up or any(_misspelt_begin(each, other) for each in kept if other and not name)


def _misspelt_begin(complaint: Complaint, environment: str) -> bool:
    r"""Whether an undefined command stands where a \begin of this environment should."""
    path, number, _ = complaint.place
    wanted = f"{complaint.subject}{{{environment}}}"
    return complaint.code == "tex-undefined-command" and wanted in line(path, number)


def _unbegun(complaint: Complaint, kept: list[Complaint]) -> bool:
    """What was typed above the beginning makes TeX begin, and end, without its own files."""
    own = complaint.code == "tex-missing-file" and complaint.subject.endswith(".aux")
    return own and any(each.code == "tex-text-in-preamble" for each in kept)


def _second_half(complaint: Complaint, kept: list[Complaint]) -> bool:
    """The end of math whose beginning TeX has ended already."""
    return "after" in complaint.words and any(each.code == "tex-missing-dollar" for each in kept)


_FOLLOWS: tuple[Callable[[Complaint, list[Complaint]], bool], ...] = (
    _fatal,
    _internal,
    _nullfont,
    _repeated,
    _same_line,
    _same_paragraph,
    _inside_unknown,
    _crossed,
    _unbegun,
    _second_half,
)
