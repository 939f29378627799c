"""A review as one page of HTML that needs nothing else: no server, no network, no other file.

What a stranger wrote is escaped, and the page's policy lets nothing run but its own script.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from trykklar.checks.rule import RuleEdit
from trykklar.report.printable import printable, shown
from trykklar.review.review_change import State
from trykklar.review.review_report import NOBODY, summary
from trykklar.review.text_tokens import differences, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.latex.source import Place
    from trykklar.review.review_change import PlacedComment, Review, ReviewChange

_COMMENT = "comment"


def review_page(review: Review, title: str) -> str:
    """The page.

    Args:
        review: What returned files ask for.
        title: Of the page.
    """
    style, script = _part("review_page.css"), _part("review_page.js")
    allowed = (f"style-src 'sha256-{_hash(style)}'", f"script-src 'sha256-{_hash(script)}'")
    policy = "; ".join(("default-src 'none'", *allowed))
    people = {name for change in review.changes for name in _authors(change)}
    people |= {placed.comment.author or NOBODY for placed in review.comments}
    return Template(_part("review_page.html")).substitute(
        policy=policy,
        title=_safe(title),
        style=style,
        script=script,
        summary=_safe(summary(review)),
        states="".join(map(_box, (*State, _COMMENT))),
        authors="".join(f"<option>{_safe(name)}</option>" for name in sorted(people)),
        changes="\n".join(map(_change, review.changes)),
        comments="\n".join(map(_comment, review.comments)),
    )


def _part(name: str) -> str:
    return (files("trykklar.review") / name).read_text("utf-8")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _safe(text: str) -> str:
    return escape(printable(text, keep="\n"))


def _box(state: str) -> str:
    name = "comments" if state == _COMMENT else state
    return f'<label><input type="checkbox" name="state" value="{state}" checked> {name}</label>'


def _article(state: str, authors: Sequence[str], head: str, about: str, body: str) -> str:
    people = escape(json.dumps([printable(name) for name in authors]))
    kind = state.replace(" ", "-")
    return (
        f'<article class="{kind}" data-state="{state}" data-authors="{people}" tabindex="-1">'
        f'<h2>{head}</h2><p class="about">{about}</p>{body}</article>'
    )


def _change(change: ReviewChange) -> str:
    authors = _authors(change)
    reason = f": {_safe(change.reason)}" if change.reason else ""
    about = (
        f"{_safe(change.kind)}, {_safe(', '.join(authors))}{_day(change.date)}, "
        f'<span class="state">{change.state}</span>{reason}'
    )
    now = f"<h3>The source as it is now</h3><p>{_safe(change.now)}</p>" if change.now else ""
    body = (
        f'<div class="sides"><section><h3>Word</h3><p class="text">'
        f"{_compared(change.before, change.after)}</p></section>"
        f"<section><h3>{_heading(change)}</h3>{_source(change)}{now}</section></div>"
    )
    return _article(change.state, authors, f"{change.number}. {_where(change.place)}", about, body)


def _heading(change: ReviewChange) -> str:
    if not change.change.edits:
        return "LaTeX: not changed"
    return "LaTeX, as offered" if change.state is State.CONFLICT else "LaTeX"


def _comment(placed: PlacedComment) -> str:
    author = placed.comment.author or NOBODY
    done = ", resolved" if placed.comment.resolved else ""
    words = f"<blockquote>{_safe(placed.words)}</blockquote>" if placed.words else ""
    remarks = "".join(
        f'<p class="text"><b>{_safe(item.author or NOBODY)}</b>: {_safe(item.text)}</p>'
        for item in (placed.comment, *placed.answers)
    )
    source = _line(placed.place)
    about = f"comment, {_safe(author)}{_day(placed.comment.date)}{done}"
    return _article(_COMMENT, [author], _where(placed.place), about, words + remarks + source)


def _authors(change: ReviewChange) -> list[str]:
    return list(change.authors) or [NOBODY]


def _where(place: Place | None) -> str:
    if place is None:
        return "not in the source"
    line = place.source.line(place.offset)
    return escape(f"{shown(place.source.path)}:{line}:{place.source.column(place.offset)}")


def _day(date: str) -> str:
    return f", {_safe(date.partition('T')[0])}" if date else ""


def _source(change: ReviewChange) -> str:
    """The lines of the source that a change is in, with what it changes there."""
    if not change.change.edits:
        return _line(change.place)
    return "".join(f"<pre>{_lines(edit)}</pre>" for edit in change.change.edits)


def _line(place: Place | None) -> str:
    """The line of the source at a place."""
    if place is None:
        return ""
    return f"<pre>{_lines(RuleEdit(place.source, place.offset, place.offset, ''))}</pre>"


def _lines(edit: RuleEdit) -> str:
    text = edit.source.text
    first = edit.source.start(edit.source.line(edit.start))
    last = edit.source.start(edit.source.line(edit.end) + 1)
    gone, new = _safe(text[edit.start : edit.end]), _safe(edit.text)
    return "".join(
        (
            _safe(text[first : edit.start]),
            f"<del>{gone}</del>" if gone else "",
            f"<ins>{new}</ins>" if new else "",
            _safe(text[edit.end : last].rstrip("\r\n")),
        )
    )


def _compared(before: str, after: str) -> str:
    """Two texts as one, with what went and what came."""
    old, new = tokens(before), tokens(after)
    parts: list[str] = []
    at = 0
    for step in differences(old, new):
        parts.append(_safe(before[at : old[step.start].start if step.start < len(old) else None]))
        if step.start < step.end:
            gone = before[old[step.start].start : old[step.end - 1].end]
            parts.append(f"<del>{_safe(gone)}</del>")
        if step.first < step.last:
            came = after[new[step.first].start : new[step.last - 1].end]
            parts.append(f"<ins>{_safe(came)}</ins>")
        at = old[step.end].start if step.end < len(old) else len(before)
    return "".join([*parts, _safe(before[at:])])
