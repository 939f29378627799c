r"""The commands that refer to labels: what each prints, and the form of its arguments.

Sources: the manuals of hyperref, cleveref, varioref, nameref, subcaption, zref, zref-clever,
fancyref, prettyref, refstyle and KOMA-Script. `*` after a name is understood.
"""

from __future__ import annotations

# What a command prints of `\x[options]{label}` -> its names.
_PRINTS = {
    "number": """
        ref prettyref thref pref hyperlinkref zref footref Ref nref tref Tref sref
        subfigref subref
    """,
    # The number as equations have it.
    "bracketed": "eqref Eqref refeq",
    # What is called a label's kind, and the numbers: `figs. 1 to 3`.
    "named": "cref Cref zcref fref Fref",
    # The numbers as the kind sets them, without its name.
    "numbers": "labelcref",
    "name": "namecref nameCref lcnamecref",
    "names": "namecrefs nameCrefs lcnamecrefs",
    "auto": "autoref Autoref",
    "title": "nameref titleref",
    # The title, and the page where it is.
    "titlepage": "Nameref",
    "page": "pageref zpageref labelcpageref",
    # `page 3`
    "namedpage": "cpageref Cpageref zcpageref autopageref",
    # The number, and where it is if that is not here: `2 on the next page`.
    "varied": "vref Vref zvref",
    "variedpage": "vpageref",
    # `2 on page 3`
    "full": "fullref",
}
_RANGES = {
    "named": "crefrange Crefrange",
    "namedpage": "cpagerefrange Cpagerefrange",
    "number": "refrange",
    "varied": "vrefrange",
    "variedpage": "vpagerefrange",
}
_MANY = "cref Cref cpageref Cpageref zcref zcpageref labelcref labelcpageref"

PRINTS = {
    name: kind
    for table in (_PRINTS, _RANGES)
    for kind, names in table.items()
    for name in names.split()
}
"""Command -> what it prints: a word of the tables above."""
MANY = frozenset(_MANY.split())
r"""`\x{label,label}`."""
RANGES = frozenset(name for names in _RANGES.values() for name in names.split())
r"""`\x{first}{last}`."""
ONE = frozenset(PRINTS) - MANY - RANGES
r"""`\x{label}`, a comma being a part of the label."""
PAGES = frozenset(
    name for name, kind in PRINTS.items() if kind in ("page", "namedpage", "variedpage")
)
"""Commands that print a page and no number."""
