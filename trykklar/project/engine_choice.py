"""Which TeX program a main file asks for."""

from __future__ import annotations

import re

ENGINES = ("pdflatex", "xelatex", "lualatex")

# The comment that TeXworks, TeXShop and most editors read.
_COMMENT = re.compile(
    r"^[ \t]*%[ \t]*![ \t]*TEX[ \t]+(?:TS-)?program[ \t]*=[ \t]*(\w+)",
    re.MULTILINE | re.IGNORECASE,
)
_LOADED = re.compile(
    r"^[^%\n]*\\usepackage\s{0,99}(?:\[[^]]{0,9999}\]\s{0,99})?\{([^}]{0,9999})\}", re.MULTILINE
)
_NEEDS = {
    "lualatex": {"luacode", "luatexja", "luatexja-fontspec"},
    "xelatex": {"fontspec", "polyglossia", "unicode-math", "xeCJK", "mathspec"},
}


def engine(main: bytes) -> str:
    """The TeX program for a main file, by its own comment or by the packages it loads.

    Args:
        main: What the file holds; bytes that are not UTF-8 do not matter here.
    """
    source = main.decode("utf-8", errors="replace")
    asked = _COMMENT.search(source)
    if asked and asked[1].lower() in ENGINES:
        return asked[1].lower()
    loaded = {name.strip() for names in _LOADED.findall(source) for name in names.split(",")}
    return next((name for name, needs in _NEEDS.items() if loaded & needs), "pdflatex")
