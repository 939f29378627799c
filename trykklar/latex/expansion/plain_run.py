r"""What needs no expansion is passed over in one go: words, and commands that are LaTeX's own.

It is handed on as one piece, which is quicker than token by token, and the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.lexer import marks

if TYPE_CHECKING:
    import re

    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.lexer import Lexer


def run(expander: Expander) -> None:
    """Read to the end of everything."""
    while not expander.ended:
        lexer = expander.stack.lexer
        if lexer is not None:
            pass_over(expander, lexer)
        token = expander.stack.next()
        if token is None:
            break
        expander.carry_out(token)


def pass_over(expander: Expander, lexer: Lexer) -> None:
    """Hand on all of a file up to what is to be expanded or executed; groups are counted."""
    start, at, after_word = lexer.at, lexer.end, -1
    changed = lexer.changed
    pattern = marks(lexer.letters, lexer.active, changed)
    for match in pattern.finditer(lexer.source.text, start, lexer.end):
        if _stops(expander, match):
            at = match.start()
            break
        if lexer.changed is not changed:  # the group gave characters another category
            at = match.end()
            break
        if match[4]:
            after_word = match.end()
    lexer.pass_to(at)
    if at > start and not expander.package:
        expander.emitter.emit_run(lexer.source, start, at, in_word=after_word == at)


def _stops(expander: Expander, match: re.Match[str]) -> bool:
    """Whether something is to be done at a mark, after what needs only to be counted."""
    alone, command, environment, word, sign = match.groups()
    name = word or sign
    if name:
        return name in expander.meanings or name in expander.known or _is_special(name, expander)
    if command:
        return _environment(expander, command, environment)
    return alone is not None or _character(expander, match[0][0])


def _is_special(name: str, expander: Expander) -> bool:
    """Whether it may be a condition, or is a name of LaTeX's own, which is not handed on."""
    if name[:2] == "if":
        return True
    return len(name) > 1 and not name.isalpha() and not expander.package


def _environment(expander: Expander, command: str, name: str) -> bool:
    if command in expander.meanings or not expander.is_ordinary(name):
        return True
    (expander.open_group if command == "begin" else expander.close_group)()
    return False


def _character(expander: Expander, character: str) -> bool:
    if character == "{":
        expander.open_group()
    elif character == "}":
        expander.close_group()
    elif character == "$":
        expander.math = not expander.math
    return False
