r"""What needs no expansion is passed over in one go: words, and commands that are LaTeX's own.

It is handed on as one piece, which is quicker than token by token, and the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.caption_type import is_float
from trykklar.latex.expansion.lexer import marks
from trykklar.latex.structure_commands import FRONT_MATTER

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
    if not expander.package:
        start += min(expander.emitter.spare_line_end(lexer.source, start), at - start)
    letters, changed = lexer.letters, lexer.changed
    pattern = marks(letters, lexer.active, changed)
    moved = expander.emitter.run_offset(lexer.source, start) - start
    for match in pattern.finditer(lexer.source.text, start, lexer.end):
        if _stops(expander, match, moved):
            at = match.start()
            break
        if lexer.changed is not changed or lexer.letters != letters:  # the group changed them
            at = match.end()
            break
        if match[4]:
            after_word = match.end()
    lexer.pass_to(at)
    if at > start and not expander.package:
        expander.emitter.emit_run(lexer.source, start, at, in_word=after_word == at)


def _stops(expander: Expander, match: re.Match[str], moved: int) -> bool:
    """Whether something is to be done at a mark, after what needs only to be counted.

    Args:
        expander: Whose groups and braces are counted.
        match: The mark.
        moved: How far behind its place in the file it comes out.
    """
    alone, command, environment, word, sign = match.groups()
    name = word or sign
    if name:
        return (
            name in expander.scope.meanings or name in expander.known or _is_special(name, expander)
        )
    if command:
        return _environment(expander, command, environment)
    return alone is not None or _character(expander, match[0][0], match.start() + moved)


def _is_special(name: str, expander: Expander) -> bool:
    """Whether it may be a condition, or is a name of LaTeX's own, which is not handed on."""
    if name[:2] == "if":
        return True
    if expander.package:
        return name in FRONT_MATTER
    return len(name) > 1 and not name.isalpha()


def _environment(expander: Expander, command: str, name: str) -> bool:
    if command in expander.scope.meanings or is_float(name) or not expander.is_ordinary(name):
        return True
    if expander.scope.after_group or (expander.package and name in FRONT_MATTER):
        return True
    begins = command == "begin"
    balance = expander.emitter.balance
    if not begins and not expander.package and balance.unended(name):
        return True
    (expander.open_group if begins else expander.close_group)()
    if begins and not expander.package:
        balance.environment_begun(name)
    elif not expander.package:
        balance.environment_ended(name)
    return False


def _character(expander: Expander, character: str, offset: int) -> bool:
    """Count a character; a brace that closes nothing is not handed on. Packages print nothing."""
    balance = expander.emitter.balance
    if character == "{":
        expander.open_group()
        if not expander.package:
            balance.opened(offset)
    elif character == "}":
        if expander.scope.after_group:
            return True
        if not expander.package and not balance.closes():
            return True
        expander.close_group()
    return False
