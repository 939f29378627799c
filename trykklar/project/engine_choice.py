"""Which TeX program a main file asks for, and whether it prints the day of the PDF's own data.

What only XeTeX or LuaTeX can load has to be met where pdfTeX would load it: pandoc's templates, and
many by hand, load it in a branch that pdfTeX does not take. It may stand in the main file, in a
preamble of its own, or in a class that lies beside it.

Sources: the manuals of iftex, ifxetex and ifluatex; the LaTeX templates of pandoc since version 1.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trykklar.project.uncommented import uncommented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENGINES = ("pdflatex", "xelatex", "lualatex")

# The comment that TeXworks, TeXShop and most editors read.
_ASKED = re.compile(
    r"^[ \t]*%[ \t]*![ \t]*TEX[ \t]+(?:TS-)?program[ \t]*=[ \t]*(\w+)",
    re.MULTILINE | re.IGNORECASE,
)
_LUA_OPTION = "luatexrenderer"  # of polyglossia
# Beside those that either of the two loads, what TeX Live keeps in tex/lualatex and tex/xelatex.
_NEEDS = {
    "lualatex": {
        *("luacode", "luatexja", "luatexja-fontspec"),
        *("luatextra", "lua-ul", "lualatex-math", "luatodonotes", "selnolig", _LUA_OPTION),
    },
    "xelatex": {
        *("fontspec", "polyglossia", "unicode-math", "xeCJK", "mathspec"),
        *("xltxtra", "xunicode", "arabxetex", "bidi", "xepersian", "ucharclasses"),
    },
}
_TOKEN = re.compile(
    r"\\newif\s*\\\w+|\\(?P<condition>if[a-zA-Z@]*)(?![a-zA-Z@])(?!\s*\{)|\\(?P<turn>else|fi)\b"
    r"|\\(?P<loads>usepackage|RequirePackage|input|documentclass|LoadClass|LoadClassWithOptions)"
    r"\s{0,99}(?:\[(?P<options>[^]]{0,9999})\]\s{0,99})?\{(?P<names>[^{}]{0,9999})\}"
    r"|\\(?P<font>setmainfont|setsansfont|setmonofont|setmathfont|defaultfontfeatures)\s{0,99}[\[{]"
    r"|(?P<begun>\\begin\s*\{document\})|\\[^a-zA-Z]|(?P<brace>[{}])"
)
_DATED = frozenset(["datetime", "datetime2"])
_OTHERS = "ifxetex ifXeTeX ifluatex ifLuaTeX iftutex ifTUTeX ifxetexorluatex ifluahbtex ifLuaHBTeX"
_TAKEN = {**dict.fromkeys(_OTHERS.split(), False), "ifPDFTeX": True, "ifpdftex": True}
"""Condition -> whether pdfTeX takes its first branch."""
_PRIMITIVE = r"\\(?:XeTeX\w*|luatexversion|directlua)"
_SPELT_OUT = (
    (re.compile(r"\\ifnum\s*0(?:\\if(?:xetex|luatex|XeTeX|LuaTeX)\s*1\\fi)+\s*=\s*0"), "ifPDFTeX"),
    (re.compile(rf"\\ifx\s*{_PRIMITIVE}\s*\\(?:@?undefined|relax)\b"), "ifPDFTeX"),
    (re.compile(rf"\\ifdefined\s*{_PRIMITIVE}"), "ifXeTeX"),
)
_ENDINGS = {
    "input": ("", ".tex"),
    **dict.fromkeys(("documentclass", "LoadClass", "LoadClassWithOptions"), (".cls",)),
    **dict.fromkeys(("usepackage", "RequirePackage"), (".sty",)),
}
_MOST_FILES = 30


class _Loaded(NamedTuple):
    """A class, a package or a file that pdfTeX would load."""

    command: str
    name: str


def engine(main: bytes, read: Callable[[str], bytes | None], set_up: str = "") -> str:
    """The TeX program for a main file, by its own comment or by the packages that are loaded.

    Args:
        main: What the file holds; bytes that are not UTF-8 do not matter here.
        read: What the file of a name holds that lies where TeX runs; None where there is none.
        set_up: The one that a latexmkrc names, which a comment in the file goes before.
    """
    source = main.decode("utf-8", errors="replace")
    asked = _ASKED.search(source)
    if asked and asked[1].lower() in ENGINES:
        return asked[1].lower()
    if set_up in ENGINES:
        return set_up
    packages = _packages(source, read)
    return next((name for name, needs in _NEEDS.items() if packages & needs), "pdflatex")


def prints_pdf_date(main: bytes, read: Callable[[str], bytes | None]) -> bool:
    r"""Whether a text prints the day that the PDF's own data name, and not that of `\today`.

    Args:
        main: As of `engine`.
        read: As of `engine`.

    Source: datetime2.sty and datetime.sty, `\pdfcreationdate`.
    """
    return bool(_packages(main.decode("utf-8", errors="replace"), read) & _DATED)


def _packages(source: str, read: Callable[[str], bytes | None]) -> set[str]:
    found: set[str] = set()
    waiting, met = [(source, False)], set[str]()
    while waiting:
        text, is_style = waiting.pop()
        for command, name in _loads(text, is_style=is_style):
            found.add(name)
            endings = _ENDINGS[command] if len(met) < _MOST_FILES else ()
            for file in (name + ending for ending in endings if name + ending not in met):
                content = read(file)
                if content is not None:
                    met.add(file)
                    style = command != "input"
                    waiting.append((content.decode("utf-8", errors="replace"), style))
    return found


def _loads(text: str, *, is_style: bool) -> Iterator[_Loaded]:
    """What pdfTeX would load of a text.

    Args:
        text: A main file, a preamble, or a class or package.
        is_style: Whether it is a class or package; what these load by an option or under a
            condition of their own is not known to be loaded.
    """
    text = uncommented(text)
    for pattern, condition in _SPELT_OUT:
        text = pattern.sub(rf"\\{condition} ", text)
    branches = _Branches()
    depth = 0
    for match in _TOKEN.finditer(text):
        if match["begun"]:
            return
        if match["condition"]:
            branches.begin(_TAKEN.get(match["condition"]))
        elif match["turn"] == "else":
            branches.turn()
        elif match["turn"]:
            branches.end()
        elif match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
        if match["font"] and not (depth or branches.has(False) or branches.has(None)):
            yield _Loaded("usepackage", "fontspec")  # what else defines it is loaded by something
        uncertain = branches.has(False) or (is_style and (depth > 0 or branches.has(None)))
        if match["loads"] and not uncertain:
            options = [_LUA_OPTION] * (_LUA_OPTION in (match["options"] or ""))
            names = [name.strip() for name in match["names"].split(",")]
            yield from (_Loaded(match["loads"], name) for name in options + names)


class _Branches:
    """The conditions that a place is in: whether the branch is taken, None where nobody knows."""

    def __init__(self) -> None:
        self._open: list[bool | None] = []
        self._counted: Counter[bool | None] = Counter()

    def begin(self, taken: bool | None) -> None:
        """A condition, which is open from here on."""
        self._open.append(taken)
        self._counted[taken] += 1

    def end(self) -> bool | None:
        r"""A `\fi`; one without a condition ends none."""
        if not self._open:
            return None
        taken = self._open.pop()
        self._counted[taken] -= 1
        return taken

    def turn(self) -> None:
        r"""An `\else`."""
        if self._open:
            taken = self.end()
            self.begin(None if taken is None else not taken)

    def has(self, taken: bool | None) -> bool:
        """Whether one of the branches is such a one."""
        return self._counted[taken] > 0
