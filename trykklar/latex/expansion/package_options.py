r"""Options that a class or package declares: `\DeclareOption`, `\ProcessOptions` and the like.

Source: LaTeX's clsguide, "Option declaration" and "Option code execution": the defaults are carried
out where `\ExecuteOptions` stands, what is given where `\ProcessOptions` stands, in the order of
the declarations; a package has the options of the document's class, too, as far as it declares
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, plain

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token


def declared(expander: Expander, _token: Token) -> None:
    r"""`\DeclareOption{name}{code}`; what `\DeclareOption*{code}` does with others is not read."""
    of_others = expander.stack.skip_text("*")
    name = plain(argument(expander.stack))
    if of_others:
        return
    expander.stack.skip_blanks()
    codes = expander.files.options.setdefault(_stem(expander), {})
    codes[name.strip()] = argument(expander.stack) or []


def executed(expander: Expander, _token: Token) -> None:
    r"""`\ExecuteOptions{a,b}`: in this order."""
    names = plain(argument(expander.stack)).split(",")
    codes = expander.files.options.get(_stem(expander), {})
    expander.stack.push([part for name in names for part in codes.get(name.strip(), ())])


def processed(expander: Expander, _token: Token) -> None:
    r"""`\ProcessOptions`, `\ProcessOptions*`."""
    as_given = expander.stack.skip_text("*")
    stem = _stem(expander)
    codes = expander.files.options.pop(stem, {})
    own = [name.strip() for name in expander.packages.get(stem, "").split(",")]
    given = [*expander.files.class_options, *own]
    order = dict.fromkeys(given) if as_given else codes
    chosen = [name for name in order if name in codes and name in given]
    expander.stack.push([part for name in chosen for part in codes[name]])


def _stem(expander: Expander) -> str:
    """The name of the class or package that is read, also from a file that it reads itself."""
    packages = (file for file in reversed(expander.stack.files) if file.package)
    package = next(packages, expander.stack.file)
    return package.source.path.stem if package is not None else ""


EXECUTED: dict[str, Primitive] = {
    "DeclareOption": declared,
    "ExecuteOptions": executed,
    "ProcessOptions": processed,
}
