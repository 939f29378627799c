r"""Commands that define others: `\newcommand`, `\def`, `\let`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.citation_commands import PRINTED
from trykklar.latex.expansion.argument_scan import argument, group, optional, plain
from trykklar.latex.expansion.kept_commands import KEPT, WITH_TEXT
from trykklar.latex.expansion.lexer import EXPL_LETTERS, INTERNAL_LETTERS, LETTERS
from trykklar.latex.expansion.parameters import classic, document, keyed, primitive
from trykklar.latex.expansion.target_name import meaning_of, target
from trykklar.latex.expansion.token import (
    Kind,
    Token,
    braced,
    named_token,
    text_token,
    word_token,
    written_text,
)
from trykklar.latex.expansion.token_meaning import (
    Alias,
    Macro,
    Parameter,
)
from trykklar.latex.structure_commands import PRINTED_NAMES

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive


def new_command(expander: Expander, token: Token) -> None:
    r"""`\newcommand`, `\renewcommand`, `\providecommand`, `\DeclareRobustCommand`."""
    short = expander.stack.skip_text("*")
    name = target(expander)
    takes = keyed if token.text.endswith("x") else classic
    _define(expander, token, name, takes(expander.stack), long=not short)


def new_document_command(expander: Expander, token: Token) -> None:
    r"""`\NewDocumentCommand` and the like."""
    name = target(expander)
    _define(expander, token, name, document(expander))


def _define(
    expander: Expander,
    token: Token,
    name: str,
    parameters: tuple[Parameter, ...],
    *,
    long: bool = False,
) -> None:
    body = argument(expander.stack)
    if not name or body is None:
        return
    provided = token.text.lower().startswith("provide")
    if provided and (name in expander.scope.meanings or name in KEPT):
        return
    robust = "obust" in token.text or "DocumentCommand" in token.text
    macro = Macro(parameters, tuple(body), robust, long)
    set_macro(expander, name, macro)
    keep_setting(expander, token, name, macro)
    _hand_on(expander, token, name, macro)


def primitive_definition(expander: Expander, token: Token) -> None:
    r"""`\def`, `\edef`, `\gdef`, `\xdef`, `\protected@edef`."""
    everywhere = expander.take_global() or token.text.endswith(("gdef", "xdef"))
    name = target(expander)
    pattern: list[Token] = []
    while (part := expander.stack.next()) is not None and part.kind is not Kind.OPEN:
        pattern.append(part)
        if part.kind in (Kind.CLOSE, Kind.PARAGRAPH, Kind.END):
            expander.stack.push(pattern)
            return
    if part is None:
        return
    expander.stack.push([part])
    body = group(expander.stack) or []
    if token.text.endswith(("edef", "xdef")):
        body = expander.defined(body, token)
    if name == "input@path":
        expander.files.paths = [plain(group_of) for group_of in _groups(body)]
    long, expander.long = expander.long, False
    macro = Macro(primitive(pattern), tuple(body), long=long)
    set_macro(expander, name, macro, everywhere=everywhere)
    if _OF_LISTS.fullmatch(name) or name in PRINTED_NAMES:
        keep_setting(expander, _written("renewcommand", token), name, macro)


def _groups(tokens: list[Token]) -> list[list[Token]]:
    found: list[list[Token]] = []
    for token in tokens:
        if token.kind is Kind.OPEN:
            found.append([])
        elif found and token.kind is not Kind.CLOSE:
            found[-1].append(token)
    return found


def with_suffix(expander: Expander, _token: Token) -> None:
    r"""`\WithSuffix\newcommand\x*[1]{..}`: of `\x`, TeX alone can tell from there on.

    Source: the manual of suffix.
    """
    while (word := expander.stack.peek()) is not None and word.text in _DEFINES:
        expander.stack.next()
        expander.stack.skip_text("*")
    name = target(expander)
    known = expander.scope.meanings.get(name)
    if isinstance(known, Macro):
        expander.scope.define(name, replace(known, programmed=True), everywhere=True)
    while (part := expander.stack.peek()) is not None and part.kind is not Kind.OPEN:
        expander.stack.next()
    group(expander.stack)


def name_definition(expander: Expander, token: Token) -> None:
    r"""`\@namedef{x}#1{..}`, `\csdef{x}`."""
    name = plain(expander.expanded(argument(expander.stack) or [], token))
    expander.stack.push([_written(_BY_NAME[token.text], token), named_token(name, token)])


def _written(name: str, token: Token) -> Token:
    """A command that stands for another, and is handed on as that is written."""
    return Token(Kind.WORD, name, f"\\{name}", token.source, token.offset, written=token.written)


def set_macro(expander: Expander, name: str, macro: Macro, *, everywhere: bool = False) -> None:
    r"""Define a macro, unless that would hide a command that is understood better as it is.

    A package beside the manuscript may be a copy of natbib: what `\\citep` means is known. A new
    definition of `\\section` by LaTeX's own machinery is about its look.
    """
    file = expander.stack.file
    from_elsewhere = expander.package or (file is not None and file.source.path.suffix == ".bbl")
    reads = name in _PARTS and any(token.text in _READING for token in macro.body)
    known = from_elsewhere or name in PRINTED or _is_machinery(expander, macro)
    known = known and (from_elsewhere or bool(macro.parameters) or name not in WITH_TEXT)
    own = name in WITH_TEXT and known
    own = own and (_prints_in_place(macro) or _is_printed_by_another(expander, name, macro))
    if name in KEPT and not reads and known and not own:
        return
    for stored, kept in list(expander.scope.stored.items()):
        if _stores(kept) in {token.text for token in macro.body if token.kind is Kind.WORD}:
            expander.scope.define(stored, expander.scope.stored.pop(stored), everywhere=True)
    if name:
        programmed = any(map(_is_function, macro.body)) or _asks_package(expander, macro)
        expander.scope.define(name, replace(macro, programmed=programmed), everywhere=everywhere)


def _prints_in_place(macro: Macro) -> bool:
    r"""Whether a class prints the text where it is given, as jss `\email` by `\href`."""
    words = {token.text for token in macro.body if token.kind is Kind.WORD}
    return bool(words) and words <= _IN_LINE


def _is_printed_by_another(expander: Expander, name: str, macro: Macro) -> bool:
    r"""Whether `\keywords` only stores its text, which a command of the class or author prints.

    Where `\maketitle` or nobody does, it stays: its text is front matter where it is given.
    """
    held = _stores(macro)
    if not held:
        return False
    expander.scope.stored[name] = macro
    for other in expander.scope.meanings.values():
        if isinstance(other, Macro) and any(token.text == held for token in other.body):
            del expander.scope.stored[name]
            return True
    return False


def _stores(macro: Macro) -> str:
    r"""The name in which a macro keeps its one argument, as by `\def\thekeywords{#1}`; or ""."""
    body = [token for token in macro.body if token.kind not in (Kind.SPACE, Kind.COMMENT)]
    kinds = [token.kind for token in body]
    stored = [Kind.WORD, Kind.WORD, Kind.OPEN, Kind.PARAMETER, Kind.CLOSE]
    if kinds != stored or body[0].text not in ("def", "gdef") or "@" in body[1].text:
        return ""
    return body[1].text


def _asks_package(expander: Expander, macro: Macro) -> bool:
    r"""Whether a macro of a list of works prints by a switch of a package's: `\ifNAT@numbers`."""
    file = expander.stack.file
    if file is None or file.source.path.suffix != ".bbl" or not macro.parameters:
        return False
    words = {token.text for token in macro.body if token.kind is Kind.WORD}
    return any(_PACKAGE_SWITCH.match(word) for word in words - expander.scope.meanings.keys())


def _hand_on(expander: Expander, token: Token, name: str, macro: Macro) -> None:
    """Hand on the definition of such a macro, which stays as it is: TeX is asked what it prints."""
    if expander.begun and name not in KEPT and _asks_package(expander, macro):
        expander.emitter.emit_text("\\makeatletter ", token)
        expander.emit_since(token)
        expander.emitter.emit_text("\\makeatother ", token)


def _is_function(token: Token) -> bool:
    r"""Whether TeX alone can tell what a token does: `\tl_use:N`, `\macc@nested@a`."""
    return token.kind is Kind.WORD and _FUNCTION.match(token.text) is not None


# A class that makes one of these anew may have it read chapters, or print the list of works.
_PARTS = frozenset({"frontmatter", "mainmatter", "backmatter", "appendix"})
_READING = frozenset({"input", "include", "bibliography", "printbibliography"})
# What stands before an item: `\def\labelenumi{(\alph{enumi})}`, as pandoc writes it, is a setting.
_OF_LISTS = re.compile(r"labelitem[iv]+|(?:label|the)enum[iv]+")
_MOST_ARGUMENTS = 7
_PACKAGE_SWITCH = re.compile(r"if[A-Za-z]*@")
# LaTeX3's functions, what LaTeX itself sets accents of formulas with, and keys of pgf.
_FUNCTION = re.compile(r"[A-Za-z@_]*:|[cgl]_|macc@|frozen@every|pgfq?keys\Z")
_IN_LINE = frozenset(
    ["href", "url", "nolinkurl", "normalfont", "texttt", "textsf", "textrm", "textit", "emph",
     "ttfamily", "sffamily", "rmfamily", "itshape", "small"]
)  # fmt: skip
_MACHINERY = frozenset({"csname", "hbox", "vbox", "setbox", "noindent", "vskip", "hrule"})


def _is_machinery(expander: Expander, macro: Macro) -> bool:
    return any(
        token.kind is Kind.WORD
        and (
            ("@" in token.text and token.text not in expander.scope.meanings)
            or token.text in _MACHINERY
        )
        for token in macro.body
    )


def keep_setting(expander: Expander, token: Token, name: str, macro: Macro) -> None:
    r"""Hand on what a name of LaTeX's is set to: `\renewcommand{\figurename}{Fig.}`.

    In the preamble, every definition is handed on.
    """
    if not (expander.begun and expander.echoed) or name in KEPT or not name.isalpha():
        return
    if token.text.startswith("renew") and name not in expander.own:
        if not (expander.emit_since(token) or macro.parameters or expander.package):
            setting = f"\\renewcommand{{\\{name}}}{{{written_text(list(macro.body))}}}"
            expander.emitter.emit_text(setting, token)
    elif not token.text.startswith("renew"):
        expander.own.add(name)


def let(expander: Expander, _token: Token) -> None:
    r"""`\let\new=\old`."""
    everywhere = expander.take_global()
    name = target(expander)
    expander.stack.skip_text("=")
    expander.stack.starts_with(" ")
    old = expander.stack.next()
    if old is None or not name:
        return
    if old.kind is Kind.TEXT and len(old.text) > 1:
        expander.stack.push([old.cut(1)])
    meaning = meaning_of(expander, old)
    known = isinstance(meaning, Alias) and meaning.name in KEPT  # `\let\href\burlalt` of a class
    if name in KEPT and expander.package and not known:
        return
    if (isinstance(meaning, Alias) and meaning.name == name) or (
        isinstance(meaning, Alias) and meaning.name in ("undefined", "@undefined")
    ):
        expander.scope.define(name, None, everywhere=everywhere)
    else:
        expander.scope.define(name, meaning, everywhere=everywhere)


def name_let(expander: Expander, token: Token) -> None:
    r"""`\cslet{x}\y`, `\letcs\x{y}`, `\csletcs{x}{y}`."""
    by_name = token.text.startswith("cs")
    name = plain(argument(expander.stack)) if by_name else target(expander)
    old = plain(argument(expander.stack)) if token.text.endswith("cs") else ""
    expander.stack.push([named_token(old, token)] if old else [])
    expander.stack.push([_written("let", token), named_token(name, token)])


def operator(expander: Expander, token: Token) -> None:
    r"""`\DeclareMathOperator{\x}{text}`."""
    star = "*" if expander.stack.skip_text("*") else ""
    name = target(expander)
    body = group(expander.stack)
    if name and body is not None:
        word = word_token("operatorname", token)
        made = [word, *([text_token(star, token)] if star else []), *braced(body, token)]
        expander.scope.define(name, Macro((), tuple(made)))


def paired_delimiter(expander: Expander, token: Token) -> None:
    r"""`\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}` of mathtools."""
    name = target(expander)
    left, right = argument(expander.stack) or [], argument(expander.stack) or []
    slot = Token(Kind.PARAMETER, "#3", "#3", token.source, token.offset, written=False)
    body = (word_token("left", token), *left, slot, word_token("right", token), *right)
    if name:
        takes = (Parameter("s", opening="*"), Parameter("o", default=()), Parameter("m"))
        expander.scope.define(name, Macro(takes, body))


def paired_delimiter_of_body(expander: Expander, token: Token) -> None:
    r"""`\DeclarePairedDelimiterX{\inner}[2]{\langle}{\rangle}{#1,#2}`, and `XPP` of mathtools."""
    name = target(expander)
    digits = plain(optional(expander.stack))
    number = min(int(digits), _MOST_ARGUMENTS) if digits.isdecimal() else 0
    around = token.text.endswith("XPP")
    given = [argument(expander.stack) or [] for _ in range(5 if around else 3)]
    before, left, right, after, body = given if around else ([], *given[:2], [], given[2])
    word = word_token
    inside = [word("middle", part) if part.text == "delimsize" else part for part in body]
    made = [*before, word("left", token), *left, *inside, word("right", token), *right, *after]
    if name:
        takes = (Parameter("s", opening="*"), Parameter("o"), *(Parameter("m"),) * number)
        expander.scope.define(name, Macro(takes, tuple(map(_behind_size, made))))


def _behind_size(token: Token) -> Token:
    """An argument's place, counted with the star and the size before it."""
    if token.kind is not Kind.PARAMETER or not token.text[1:].isdecimal():
        return token
    slot = f"#{int(token.text[1:]) + 2}"
    return Token(Kind.PARAMETER, slot, slot, token.source, token.offset, written=False)


def prefix(expander: Expander, token: Token) -> None:
    r"""`\global`, `\long`, `\protected`, `\outer`."""
    expander.everywhere = expander.everywhere or token.text == "global"
    expander.long = expander.long or token.text == "long"


def internal(expander: Expander, token: Token) -> None:
    r"""`\makeatletter`, `\makeatother`, `\ExplSyntaxOn`, `\ExplSyntaxOff`."""
    file = expander.stack.file
    if file is not None:
        outside = INTERNAL_LETTERS if expander.package else LETTERS
        inside = {"makeatletter": INTERNAL_LETTERS, "ExplSyntaxOn": EXPL_LETTERS}
        file.letters = inside.get(token.text, outside)


def undefine(expander: Expander, token: Token) -> None:
    r"""`\undef\x`, `\csundef{x}`."""
    name = plain(argument(expander.stack)) if token.text == "csundef" else target(expander)
    expander.scope.define(name, None)


_CLASSIC = """
newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd
providerobustcmd algnewcommand algrenewcommand newcommandx renewcommandx providecommandx
DeclareRobustCommandx
"""
_PRIMITIVE = ("def", "edef", "gdef", "xdef", "protected@edef", "protected@xdef")
_BY_NAME = {
    "@namedef": "def", "csdef": "def", "csgdef": "gdef", "csedef": "edef", "csxdef": "xdef",
    "protected@csedef": "edef", "protected@csxdef": "xdef",
}  # fmt: skip
_LET_BY_NAME = ("cslet", "letcs", "csletcs")
_DEFINES = frozenset(["long", "global", "newcommand", "renewcommand", "def", "gdef", "edef"])
_VERBS = ("New", "Renew", "Provide", "Declare")
EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_CLASSIC.split(), new_command),
    **{f"{verb}DocumentCommand": new_document_command for verb in _VERBS},
    **{f"{verb}ExpandableDocumentCommand": new_document_command for verb in _VERBS},
    **dict.fromkeys(_PRIMITIVE, primitive_definition),
    **dict.fromkeys(_BY_NAME, name_definition),
    "let": let,
    "WithSuffix": with_suffix,
    **dict.fromkeys(_LET_BY_NAME, name_let),
    "DeclareMathOperator": operator,
    "DeclarePairedDelimiter": paired_delimiter,
    **dict.fromkeys(
        ("DeclarePairedDelimiterX", "DeclarePairedDelimiterXPP"), paired_delimiter_of_body
    ),
    **dict.fromkeys(("global", "long", "protected", "outer"), prefix),
    **dict.fromkeys(("makeatletter", "makeatother", "ExplSyntaxOn", "ExplSyntaxOff"), internal),
    **dict.fromkeys(("undef", "csundef"), undefine),
}
ECHOED = frozenset(EXECUTED) - {*_BY_NAME, *_LET_BY_NAME}
r"""What later stages have to see in the preamble; `\@namedef` becomes `\def`, which is seen."""
