r"""Conditions whose branches stand in braces: `\ifthenelse`, `\iftoggle`, `\IfNoValueTF`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import (
    NO_VALUE,
    TRUE,
    argument,
    plain,
)
from trykklar.latex.expansion.boolean_test import holds, is_true
from trykklar.latex.expansion.number_scan import braced_integer, compared
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import written_text
from trykklar.latex.expansion.token_meaning import Macro, Switch
from trykklar.latex.expansion.word_runs import defined

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_FORM = re.compile(r"(T|F|TF)$")


def choose(expander: Expander, *, truth: bool, form: str = "TF", doubtful: bool = False) -> None:
    """Go on with the branch that is taken.

    Args:
        expander: Where the branches are read next.
        truth: Whether the test holds.
        form: Which branches there are.
        doubtful: Whether TeX alone knows that: the PDF shows which branch it read.
    """
    yes = argument(expander.stack) or [] if "T" in form else []
    no = argument(expander.stack) or [] if "F" in form else []
    if doubtful and expander.begun:
        expander.printed.pay(len(yes) + len(no))
        shown = expander.printed.shown(expander.emitter, [yes, no])
        truth = truth if shown is None else shown == 0
    expander.read_next(yes if truth else no, expander.last)


def _text(expander: Expander, token: Token) -> str:
    return plain(expander.expanded(argument(expander.stack) or [], token))


def new_toggle(expander: Expander, token: Token) -> None:
    r"""`\newtoggle{x}`, `\newbool{x}`, `\newboolean{x}`."""
    name = _text(expander, token)
    if not token.text.startswith("provide") or name not in expander.toggles:
        set_toggle(expander, name, value=False)


def set_toggle(expander: Expander, name: str, *, value: bool) -> None:
    r"""Set a boolean; `\ifx` of the same name is the same."""
    expander.toggles[name] = value
    expander.scope.define(f"if{name}", Switch(value), everywhere=True)


def toggle(expander: Expander, token: Token) -> None:
    r"""`\toggletrue{x}`, `\boolfalse{x}`."""
    set_toggle(expander, _text(expander, token), value=token.text.endswith("true"))


def set_bool(expander: Expander, token: Token) -> None:
    r"""`\setbool{x}{true}`, `\setboolean{x}{false}`, `\settoggle{x}{true}`."""
    name = _text(expander, token)
    set_toggle(expander, name, value=_text(expander, token).lower() == "true")


def if_toggle(expander: Expander, token: Token) -> None:
    r"""`\iftoggle{x}{..}{..}`, `\ifbool{x}{..}{..}`, `\notbool{x}{..}{..}`."""
    truth = is_true(expander, _text(expander, token))
    choose(expander, truth=truth is not token.text.startswith("not"))


def if_then_else(expander: Expander, token: Token) -> None:
    r"""`\ifthenelse{test}{..}{..}`, `\ifboolexpr{test}{..}{..}`."""
    test = argument(expander.stack) or []
    expander.printed.forget()
    truth = holds(expander, test, token)
    choose(expander, truth=truth, doubtful=expander.printed.take_doubt())


def if_string(expander: Expander, token: Token) -> None:
    r"""`\ifstrequal{a}{b}`, `\ifdefstring{\x}{b}`, `\ifdefstrequal\x\y`, `\ifcsstring{x}{b}`."""
    first, second = argument(expander.stack) or [], argument(expander.stack) or []
    if token.text == "ifcsstring":
        left = _body(expander, plain(first))
    elif token.text.startswith("ifdef"):
        left = _body(expander, first[0].text if first else "")
    else:
        left = written_text(first)
    by_name = token.text in ("ifdefstrequal", "ifdefequal")
    right = _body(expander, second[0].text if second else "") if by_name else written_text(second)
    choose(expander, truth=left == right)


def _body(expander: Expander, name: str) -> str:
    meaning = expander.scope.meanings.get(name)
    return written_text(list(meaning.body)) if isinstance(meaning, Macro) else ""


def if_empty(expander: Expander, token: Token) -> None:
    r"""`\ifstrempty{a}`, `\ifblank{a}`, `\notblank{a}`, `\IfBlankTF{a}`."""
    given = written_text(argument(expander.stack) or [])
    empty = not given if token.text == "ifstrempty" else not given.strip()
    truth = empty is not token.text.startswith("not")
    choose(expander, truth=truth, form=_form(token))


def _form(token: Token) -> str:
    """Which branches a command of LaTeX's takes by its name; those of packages take both."""
    match = _FORM.search(token.text) if token.text.startswith("If") else None
    return match[1] if match else "TF"


def if_macro_empty(expander: Expander, token: Token) -> None:
    r"""`\ifdefempty\x`, `\ifdefvoid\x`, `\ifcsempty{x}`, `\ifcsvoid{x}`."""
    name = _text(expander, token) if token.text.startswith("ifcs") else target(expander)
    there = name in expander.scope.meanings
    truth = there and _is_empty(expander, name)
    if token.text.endswith("void"):
        truth = truth or not there
    choose(expander, truth=truth, doubtful=not there)


def _is_empty(expander: Expander, name: str) -> bool:
    """Whether a name is a macro without parameters that expands to nothing (etoolbox, 3.6.2)."""
    meaning = expander.scope.meanings.get(name)
    parameters = isinstance(meaning, Macro) and meaning.parameters
    return not parameters and not _body(expander, name).strip()


def if_defined(expander: Expander, token: Token) -> None:
    r"""`\ifdef\x`, `\ifcsdef{x}`, `\ifundef\x`, `\@ifundefined{x}`, `\@ifdefinable`."""
    by_name = token.text.startswith(("ifcs", "@if"))
    name = _text(expander, token) if by_name else target(expander)
    truth = defined(expander, name) is not ("undef" in token.text)
    choose(expander, truth=truth, doubtful=name not in expander.scope.meanings)


def if_loaded(expander: Expander, token: Token) -> None:
    r"""`\@ifpackageloaded{x}`, `\@ifclassloaded{x}`, `\IfPackageLoadedTF{x}`."""
    truth = _text(expander, token) in expander.packages
    choose(expander, truth=truth, form=_form(token), doubtful=not truth)


def if_value(expander: Expander, token: Token) -> None:
    r"""`\IfNoValueTF{#1}`, `\IfValueT{#1}`, `\IfBooleanF{#1}` of xparse."""
    tokens = argument(expander.stack) or []
    given, name = written_text(tokens), token.text
    if name.startswith("IfBoolean"):
        truth = bool(tokens) and tokens[0].text == TRUE
    else:
        truth = (given == NO_VALUE) is name.startswith("IfNoValue")
    choose(expander, truth=truth, form=_form(token))


def if_number(expander: Expander, token: Token) -> None:
    r"""`\ifnumcomp{1}{<}{2}`, `\ifnumequal{1}{2}`, `\ifnumodd{1}`."""
    expander.printed.forget()
    left = braced_integer(expander, token) or 0
    relation = {"equal": "=", "greater": ">", "less": "<"}.get(token.text[5:], "")
    if token.text == "ifnumodd":
        truth = bool(left % 2)
    else:
        relation = relation or _text(expander, token)
        right = braced_integer(expander, token) or 0
        truth = compared(left, relation, right)
    choose(expander, truth=truth, doubtful=expander.printed.take_doubt())


_TESTS = ("IfNoValue", "IfValue", "IfBoolean")
EXPANDABLE: dict[str, Primitive] = {
    **dict.fromkeys(("iftoggle", "ifbool", "nottoggle", "notbool"), if_toggle),
    **dict.fromkeys(("ifthenelse", "ifboolexpr", "ifboolexpe"), if_then_else),
    **dict.fromkeys(("ifstrequal", "ifdefstring", "ifdefstrequal", "ifcsstring"), if_string),
    **dict.fromkeys(("ifstrempty", "ifblank", "notblank"), if_empty),
    **{f"IfBlank{form}": if_empty for form in ("T", "F", "TF")},
    **dict.fromkeys(("ifdefempty", "ifdefvoid", "ifcsempty", "ifcsvoid"), if_macro_empty),
    **dict.fromkeys(("ifdef", "ifcsdef", "ifundef", "ifcsundef", "@ifundefined"), if_defined),
    **dict.fromkeys(("@ifpackageloaded", "@ifclassloaded"), if_loaded),
    **{
        f"If{what}Loaded{form}": if_loaded
        for what in ("Package", "Class")
        for form in ("T", "F", "TF")
    },
    **{f"{test}{form}": if_value for test in _TESTS for form in ("T", "F", "TF")},
    **dict.fromkeys(
        ("ifnumcomp", "ifnumequal", "ifnumgreater", "ifnumless", "ifnumodd"), if_number
    ),
}
_NEW = ("newtoggle", "newbool", "newboolean", "providetoggle", "providebool", "provideboolean")
EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_NEW, new_toggle),
    **dict.fromkeys(("toggletrue", "togglefalse", "booltrue", "boolfalse"), toggle),
    **dict.fromkeys(("setbool", "setboolean", "settoggle"), set_bool),
}
