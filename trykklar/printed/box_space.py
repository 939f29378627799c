r"""Glue and kerns of a box -> the space that a reader sees there, if any.

What the nodes say is in `\showbox`'s form (The TeXbook, chapter 24); widths are in points.
"""

from __future__ import annotations

import re

from trykklar.printed.box_shape import LENGTH

_THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"

_NARROWEST = 0.9  # of a space; what is less is the space between two letters
_STRETCHING = " plus "  # in glue that stretches
_THIN, _NEAR = 1 / 6, 0.006  # of the size
_THINNEST, _THICKEST_THIN = 0.16, 0.25  # of the size: a sixth of an em, more in small fonts
_WIDE = 0.3  # of the size: a kern that looks like a space
_STRETCHED = 1.5
_GLUE = re.compile(rf"\\glue(?:\((?P<name>[^)]*)\))? ?{LENGTH}?")
_FIL = re.compile(r"plus (\d+(?:\.\d+)?)fil")
_KERN = re.compile(rf"\\kern {LENGTH}")
_LUA_KERN = re.compile(rf"(\\kern){LENGTH}$", re.MULTILINE)
# Spaces between lines and around paragraphs.
_LAYOUT_NAMES = r"""
    \parskip \baselineskip \lineskip \rightskip \leftskip \parfillskip \topskip
    \belowdisplayskip \abovedisplayskip \splittopskip
"""
_LAYOUT = frozenset(_LAYOUT_NAMES.split())


def glue_space(text: str, size: float, stretch: float, *, in_formula: bool) -> str:
    """The space that glue shows: a thin one, a plain one, or none.

    Args:
        text: The node.
        size: That of the letters around, in points.
        stretch: How far endless glue is stretched in the box.
        in_formula: Whether it stands in a formula, where space does not stretch.
    """
    match = _GLUE.match(text)
    name, width = (match["name"] or "", float(match[2] or 0)) if match else ("", 0.0)
    fil = _FIL.search(text)
    stretched = fil and not name and stretch * float(fil[1]) > _STRETCHED
    if not (stretched or (width > _NARROWEST and name not in _LAYOUT)):
        return ""
    rigid = in_formula or _STRETCHING not in text
    return _THIN_SPACE if rigid and abs(width / size - _THIN) < _NEAR else " "


def kern_space(text: str, size: float, *, correction: bool) -> str:
    """The space that a kern shows: mostly none, now and then a thin one.

    Args:
        text: The node.
        size: That of the letters around, in points.
        correction: Whether it stands behind a letter that leans over, before one that does not:
            then no space is meant.
    """
    match = _KERN.match(text)
    share = float(match[1]) / size if match else 0.0
    if _THINNEST < share < _THICKEST_THIN and not correction:
        return _THIN_SPACE
    return " " if share > _WIDE else ""


def with_kerns_of_tex(log: str) -> str:
    r"""LuaTeX's log with the author's kerns as TeX writes them: `\kern 1`; `\kern1` is a font's.

    Args:
        log: Its lines; a font's kerns end in `(font)` there, and need no other form.
    """
    return _LUA_KERN.sub(r"\1 \2", log)
