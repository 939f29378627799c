"""Arguments, taken from what is still to be read as TeX, LaTeX and xparse take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.token import (
    Kind,
    Token,
    character_token,
    text_token,
    word_token,
    written_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.latex.expansion.input_stack import InputStack
    from trykklar.latex.expansion.token_meaning import Parameter

_BLANK = frozenset({Kind.SPACE, Kind.COMMENT})
NO_VALUE = "-NoValue-"
TRUE, FALSE = "BooleanTrue", "BooleanFalse"  # of one token: `\IfBooleanTF#1` has no braces
_LONGEST = 2_000_000
_FARTHEST = 20_000  # tokens in which the end of an argument is looked for


def group(stack: InputStack) -> list[Token] | None:
    """The content of the group that comes next, behind blanks; None where none comes."""
    blanks = stack.skip_blanks()
    token = stack.next()
    if token is None or token.kind is not Kind.OPEN or _never_closed(stack, token):
        stack.push([*blanks, token] if token else blanks)
        return None
    return _until_close(stack)


def _never_closed(stack: InputStack, opening: Token) -> bool:
    """Whether the file does not end a group that it begins: then TeX finds no argument in it."""
    lexer = stack.lexer
    if lexer is None or not opening.written or lexer.at != opening.offset + 1:
        return False
    span = lexer.passage.group(opening.offset)
    return span is None or span.end >= lexer.end


def _until_close(stack: InputStack) -> list[Token]:
    found: list[Token] = []
    depth = 0
    while (token := stack.next()) is not None and token.kind is not Kind.END:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth < 0:
            return found
        if token.kind is not Kind.COMMENT:
            found.append(token)
        if len(found) > _LONGEST:
            break
    return found


def argument(stack: InputStack) -> list[Token] | None:
    """One token or group behind blanks, as TeX takes an undelimited argument."""
    blanks = stack.skip_blanks()
    token = stack.next()
    if token is None:
        return None
    is_open = token.kind is Kind.OPEN
    if is_open and not _never_closed(stack, token):
        return _until_close(stack)
    if is_open or token.kind in (Kind.CLOSE, Kind.END, Kind.PARAGRAPH):
        stack.push([*blanks, token])
        return None
    if token.kind is Kind.TEXT and len(token.text) > 1:
        stack.push([token.cut(1)])
        token = token.cut(0, 1)
    return [token]


def optional(stack: InputStack, opening: str = "[", closing: str = "]") -> list[Token] | None:
    """What stands between two signs, behind blanks; None, and nothing taken, where it does not."""
    blanks = stack.skip_blanks()
    if not stack.starts_with(opening):
        stack.push(blanks)
        return None
    found: list[Token] = []
    depth = nested = 0
    while (token := stack.next()) is not None and token.kind is not Kind.END:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth < 0:
            stack.push([token])
            break
        if token.kind is Kind.TEXT and depth == 0:
            end, nested = _closing(token.text, opening, closing, nested)
            if end >= 0:
                rest = token.cut(end + len(closing))
                stack.push([rest] if rest.text else [])
                return [*found, token.cut(0, end)] if end else found
        if token.kind is not Kind.COMMENT:
            found.append(token)
    return found


def _closing(text: str, opening: str, closing: str, nested: int) -> tuple[int, int]:
    """Where the pair that is open ends in a text, or -1, and how many are open inside of it."""
    for at, letter in enumerate(text):
        if letter == closing and nested == 0:
            return at, 0
        nested += (letter == opening) - (letter == closing)
    return -1, nested


def arguments(
    stack: InputStack, parameters: Sequence[Parameter], call: Token
) -> list[list[Token]] | None:
    """Everything that a macro takes; None where the call does not fit its definition."""
    given: list[list[Token]] = []
    named: list[int] = []  # arguments whose default names others
    for parameter in parameters:
        if parameter.kind == "e":
            given += _embellishments(stack, parameter.opening, call)
            continue
        taken = _take(stack, parameter, call)
        if taken is None:
            return None
        if any(token.kind is Kind.PARAMETER for token in parameter.default or ()):
            named += [len(given)] if _is_default(taken, parameter) else []
        if parameter.kind != "t":
            given.append(taken)
    for at in named:
        given[at] = [part for token in given[at] for part in _filled(token, given)]
    return given


def _is_default(taken: list[Token], parameter: Parameter) -> bool:
    return [token.raw for token in taken] == [token.raw for token in parameter.default or ()]


def _filled(token: Token, given: list[list[Token]]) -> list[Token]:
    """The argument that a default names: `O{#2}`."""
    number = token.text.removeprefix("#")
    named = token.kind is Kind.PARAMETER and number.isdecimal() and int(number) <= len(given)
    return given[int(number) - 1] if named else [token]


def _take(stack: InputStack, parameter: Parameter, call: Token) -> list[Token] | None:
    kind = parameter.kind
    if kind in ("m", "v"):
        return argument(stack) if kind == "m" else _as_written(stack, call)
    if kind in ("u", "t", "#"):
        taken = delimited(stack, parameter.until) if kind != "#" else _before_brace(stack)
        return taken if kind != "t" or not taken else None
    if kind == "s":
        return [word_token(TRUE if stack.skip_text(parameter.opening) else FALSE, call)]
    signs = parameter.opening, parameter.closing
    found = group(stack) if kind == "g" else optional(stack, *signs)
    if found is not None:
        return found
    if parameter.default is None:
        return [text_token(NO_VALUE, call)]
    return [token.called(call) for token in parameter.default]


def _as_written(stack: InputStack, call: Token) -> list[Token] | None:
    """An argument between braces or between two signs that are the same, as characters only."""
    lexer = stack.lexer
    if lexer is None:
        return argument(stack)
    text, at = lexer.source.text, lexer.at
    sign = text[at : at + 1]
    if sign == "{":
        end = lexer.passage.address(at)
    else:
        end = lexer.find_from(sign, at + 1) if sign.strip() else -1
    if not at < end < min(lexer.end, at + _FARTHEST):
        return argument(stack)
    lexer.pass_to(end + 1)
    return [character_token(text[at + 1 : end], call)]


def _embellishments(stack: InputStack, signs: str, call: Token) -> list[list[Token]]:
    found: dict[str, list[Token]] = {}
    while sign := next((s for s in signs if s not in found and stack.skip_text(s)), ""):
        found[sign] = argument(stack) or []
    return [found.get(sign, [text_token(NO_VALUE, call)]) for sign in signs]


def delimited(stack: InputStack, until: Sequence[Token]) -> list[Token] | None:
    """Everything up to a sequence of tokens, which is taken, too; None where it does not come."""
    wanted = [atom.meaning for token in until for atom in atoms(token)]
    if not wanted:
        return []
    lexer = stack.lexer
    last = until[-1].text
    if lexer is not None and last.strip() and lexer.find(last) < 0:
        return None  # it is nowhere in the file
    found: list[Token] = []
    depth = 0
    while (token := stack.next()) is not None and token.kind is not Kind.END:
        if token.kind is Kind.TEXT and depth == 0 and len(token.text) > 1:
            token, rest = _before(token, wanted)
            stack.push([rest])
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        found.append(token)
        if depth == 0 and _ends_with(found, wanted):
            return unbraced(found[: len(found) - len(wanted)])
        if depth < 0 or len(found) > _FARTHEST:
            break
    stack.push(found)
    return None


def _before(token: Token, wanted: list[tuple[Kind, str]]) -> tuple[Token, Token]:
    """What of a run of characters cannot end a sequence, or else one character; and the rest."""
    kind, last = wanted[-1]
    place = token.text.find(last) if kind is Kind.TEXT else -1
    free = (place if place >= 0 else len(token.text)) - len(wanted) + 1
    end = max(free if place >= 0 else min(free, len(token.text) - 1), 1)
    return token.cut(0, end), token.cut(end)


def _before_brace(stack: InputStack) -> list[Token] | None:
    """Everything up to a brace, which stays; None where none comes."""
    found: list[Token] = []
    while (token := stack.next()) is not None and len(found) < _FARTHEST:
        if token.kind is Kind.OPEN:
            stack.push([token])
            return found
        found.append(token)
        if token.kind in (Kind.CLOSE, Kind.END):
            break
    stack.push(found)
    return None


def atoms(token: Token) -> list[Token]:
    """A run of characters as one token for each; any other token alone."""
    if token.kind is not Kind.TEXT:
        return [token]
    return [token.cut(at, at + 1) for at in range(len(token.text))]


def _ends_with(found: list[Token], wanted: list[tuple[Kind, str]]) -> bool:
    if _blank_alike(found[-1]) != wanted[-1]:
        return False
    return [_blank_alike(token) for token in found[len(found) - len(wanted) :]] == wanted


def _blank_alike(token: Token) -> tuple[Kind, str]:
    return (Kind.TEXT, " ") if token.kind is Kind.SPACE else token.meaning


def unbraced(tokens: list[Token]) -> list[Token]:
    """An argument that is one group, without its braces."""
    if not tokens or (tokens[0].kind, tokens[-1].kind) != (Kind.OPEN, Kind.CLOSE):
        return tokens
    depth = 0
    for token in tokens[:-1]:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth == 0:
            return tokens
    return tokens[1:-1]


def trimmed(tokens: list[Token]) -> list[Token]:
    """Tokens without the blanks around them."""
    start, end = 0, len(tokens)
    while start < end and not tokens[start].raw.strip():
        start += 1
    while end > start and not tokens[end - 1].raw.strip():
        end -= 1
    return tokens[start:end]


def plain(tokens: list[Token] | None) -> str:
    """An argument that is a name, as text."""
    return " ".join(written_text(tokens or []).split())
