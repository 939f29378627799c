r"""Of which kind of float a caption is, where the author says it: `\captionsetup{type=table}`.

LaTeX keeps it in `\@captype`, which authors set by hand, too; a float sets it anew.
Source: ltfloat.dtx; The manual of the package caption, on its option `type`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.declarations import declaration
from trykklar.latex.expansion.key_values import key_and_value
from trykklar.latex.expansion.parameters import comma_list
from trykklar.latex.expansion.token_meaning import Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_TYPE = "@captype"
_FLOATS = ("figure", "table")


def float_begun(expander: Expander, name: str) -> None:
    """An environment begins: one that is a float says for itself what its captions are."""
    if is_float(name):
        expander.scope.define(_TYPE, None)


def is_float(environment: str) -> bool:
    """Whether an environment is a float, by its name."""
    return environment.rstrip("*").endswith(_FLOATS)


def setup(expander: Expander, token: Token) -> None:
    r"""`\captionsetup*[figure]{type=table}` in the text; before it, packages are set up."""
    if expander.package or not expander.begun:
        declaration(expander, token)
        return
    expander.stack.skip_text("*")
    optional(expander.stack)
    for item in comma_list(argument(expander.stack) or []):
        key, value = key_and_value(item)
        if key in ("type", "type*") and value:
            expander.scope.define(_TYPE, Macro((), tuple(value)))


def caption(expander: Expander, token: Token) -> None:
    r"""`\caption`, as `\captionof{table}` where its kind is not that of the float around it."""
    meaning = expander.scope.meanings.get(_TYPE)
    kind = plain(list(meaning.body)) if isinstance(meaning, Macro) else ""
    if kind.isalpha() and not expander.package:
        star = "*" if expander.stack.skip_text("*") else ""
        expander.emitter.emit_text(f"\\captionof{star}{{{kind}}}", token)
    else:
        expander.emit(token)


EXECUTED: dict[str, Primitive] = {"captionsetup": setup, "caption": caption}
