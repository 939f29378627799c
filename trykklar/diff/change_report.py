"""The list of changes and the table for the response letter, as Markdown and as LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.diff.change_list import Change, ChangeList
    from trykklar.diff.printed_lines import PrintedPlace

_COUNTED = {"new": "new", "gone": "gone", "changed": "changed", "same": "not changed"}
_POINT_HINT = (
    "A comment line `% POINT 2.3: what the reviewer asks` above a paragraph of the source names "
    "the point that its changes answer."
)


def markdown(
    title: str, changes: ChangeList, works: tuple[int, int, int], remarks: Sequence[str]
) -> str:
    """Both as Markdown.

    Args:
        title: What was compared.
        changes: The changes.
        works: How many works of the reference list are new, gone and rewritten.
        remarks: What else a reader has to know.
    """
    lines = [
        f"# {_cell(title)}",
        "",
        *(line for remark in remarks for line in (_cell(remark), "")),
        "## Changes by section",
        "",
        "| section | words now | words added | words removed | paragraphs changed |",
        "|---|---:|---:|---:|---:|",
        *_sections(changes),
        "",
        _works(works),
        "",
        "## Where it is changed",
        "",
        _POINT_HINT,
        "",
        "| reviewer's point | where changed | what | section |",
        "|---|---|---|---|",
        *(_row(change, changes.numbered) for change in _ordered(changes)),
        "",
    ]
    return "\n".join(lines)


def response_table(changes: ChangeList) -> str:
    """The table for a response letter that is written in LaTeX: longtable and booktabs.

    Args:
        changes: The changes.
    """
    rows = "\n".join(
        " & ".join(
            escaped(part)
            for part in (
                _points(change),
                _where(change, changes.numbered),
                _what(change),
                change.section,
            )
        )
        + r" \\"
        for change in _ordered(changes)
    )
    return (
        "% \\input this into the response letter: \\usepackage{longtable,booktabs,array}\n"
        "\\begin{longtable}{@{}>{\\raggedright\\arraybackslash}p{0.2\\textwidth}"
        ">{\\raggedright\\arraybackslash}p{0.2\\textwidth}"
        ">{\\raggedright\\arraybackslash}p{0.34\\textwidth}"
        ">{\\raggedright\\arraybackslash}p{0.18\\textwidth}@{}}\n"
        "\\toprule\nReviewer's point & Where changed & What & Section \\\\\n\\midrule\n\\endhead\n"
        f"{rows}\n\\bottomrule\n\\end{{longtable}}\n"
    )


def _ordered(changes: ChangeList) -> list[Change]:
    """Those that answer a point first, in the order of the points."""
    return sorted(changes.changes, key=_rank)


def _rank(change: Change) -> tuple[bool, list[tuple[int, str]]]:
    name = change.points[0].name if change.points else ""
    parts = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return not name, [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _sections(changes: ChangeList) -> Iterator[str]:
    for section in changes.sections:
        indent = "&emsp;" * max(0, section.depth - 1)
        yield (
            f"| {indent}{_cell(section.title)} | {section.words:,} | {_number(section.added, '+')} "
            f"| {_number(section.removed, '-')} | {section.changed or ''} |"
        )
    total = [sum(getattr(each, name) for each in changes.sections) for name in _TOTALLED]
    yield (
        f"| **all** | **{total[0]:,}** | **+{total[1]:,}** | **-{total[2]:,}** | **{total[3]}** |"
    )


_TOTALLED = ("words", "added", "removed", "changed")


def _number(number: int, sign: str) -> str:
    return f"{sign}{number:,}" if number else ""


def _works(works: tuple[int, int, int]) -> str:
    added, gone, rewritten = works
    if not any(works):
        return "The reference list has not changed."
    return f"Reference list: {added} works are new, {gone} are gone, {rewritten} are rewritten."


def _row(change: Change, numbered: bool) -> str:
    parts = (_points(change), _where(change, numbered), _what(change), change.section)
    return f"| {' | '.join(map(_cell, parts))} |"


def _points(change: Change) -> str:
    return "; ".join(f"{point.name} {point.text}".strip() for point in change.points)


def _where(change: Change, numbered: bool) -> str:
    """Page and line of the later PDF."""
    first, last = change.first, change.last
    if first is None or last is None:
        return _source(change)
    text = _pages(first, last, numbered)
    return f"after {text}" if change.state == "gone" else text


def _pages(first: PrintedPlace, last: PrintedPlace, numbered: bool) -> str:
    one = first.line == last.line and (numbered or first.page == last.page)
    if first.page == last.page:
        lines = f"line {first.line}" if one else f"lines {first.line}\N{EN DASH}{last.line}"
        return f"p. {first.page}, {lines}"
    return f"p. {first.page}, line {first.line}, to p. {last.page}, line {last.line}"


def _source(change: Change) -> str:
    if change.place is None:
        return ""
    return f"{change.place.path.name}:{change.place.line}"


def _what(change: Change) -> str:
    words = [
        _number(change.added, "+"),
        _number(change.removed, "-"),
    ]
    counted = ", ".join(filter(None, words))
    size = f" ({counted} words)" if counted else ""
    shown = f": {change.excerpt}" if change.excerpt else ""
    return f"{change.kind} {_COUNTED[change.state]}{size}{shown}"


def _cell(text: str) -> str:
    """A text that Markdown takes for nothing else."""
    marked = "".join(f"\\{sign}" if sign in "\\|*_`<>[]#" else sign for sign in text)
    return " ".join(marked.split())
