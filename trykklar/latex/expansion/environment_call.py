r"""`\begin` and `\end`: the author's environments are expanded, what is left out is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.babel_names import TAGS
from trykklar.latex.expansion import shorthand
from trykklar.latex.expansion.argument_scan import argument, plain
from trykklar.latex.expansion.caption_type import float_begun
from trykklar.latex.expansion.counting import SHOWING, heading_numbers
from trykklar.latex.expansion.environment_hook import hooked
from trykklar.latex.expansion.file_input import written_file
from trykklar.latex.expansion.macro_body import filled
from trykklar.latex.expansion.note_marks import MINIPAGE
from trykklar.latex.expansion.shorthand import activate
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import (
    Kind,
    Token,
    braced,
    text_token,
    word_token,
    written_text,
)
from trykklar.latex.expansion.token_meaning import Box, Macro, OpenEnvironment
from trykklar.latex.expansion.verbatim_text import raw_environment
from trykklar.latex.structure_commands import (
    COUNTED_LIST,
    HEADING_OF_WORKS,
    LIST_OF_WORKS,
    LISTS_OF_WORKS,
)

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token_meaning import Environment

_NAME = re.compile(r"\{([A-Za-z0-9*]+)\}")
_BEGIN, _END, _CLOSE = "<begin>", "<end>", "<endgroup>"
_HEADED = "<list of works>"
_BODY = "b"


def begin(expander: Expander, token: Token) -> None:
    r"""`\begin{x}`."""
    name = _name(expander, token)
    code = hooked(expander, name, "before", token)
    if name not in expander.environments.defined:
        code += hooked(expander, name, "begin", token)
    if code:
        _read_first(expander, code, _BEGIN, name, token)
    else:
        _begin(expander, name, token)


def _read_first(
    expander: Expander, code: list[Token], command: str, name: str, token: Token
) -> None:
    """Read what stands in a hook, and then begin or end the environment."""
    word = Token(Kind.WORD, command, token.raw, token.source, token.offset, written=token.written)
    expander.read_next([*code, word, *braced([text_token(name, token)], token)], token)


def begin_now(expander: Expander, token: Token) -> None:
    """Begin an environment whose hooks are read."""
    _begin(expander, _name(expander, token), token)


def _begin(expander: Expander, name: str, token: Token) -> None:
    if name == "document":
        _begin_document(expander, token)
    elif name in expander.environments.excluded and name not in expander.environments.defined:
        _leave_out(expander, name)
    elif name in expander.environments.defined:
        _begin_own(expander, expander.environments.defined[name], name, token)
    elif name in ("filecontents", "filecontents*"):
        written_file(expander, token)
    elif name == "lrbox" and token.written:
        _fill_box(expander)
    elif name in expander.environments.raw:
        if raw_environment(expander, name, token):
            expander.stack.push(hooked(expander, name, "after", token))
    elif expander.brings_heading(name):
        expander.stack.push([word_token(HEADING_OF_WORKS, token), word_token(_HEADED, token)])
    else:
        _begin_known(expander, name, token)


def _begin_known(expander: Expander, name: str, token: Token) -> None:
    """Hand on the beginning of an environment of LaTeX's or a package's."""
    expander.open_group()
    float_begun(expander, name)
    if name == "minipage":
        expander.scope.set_value(MINIPAGE, 1)
        expander.counters["mpfootnote"] = 0
    if name not in expander.environments.transparent:
        _emit(expander, "begin", name, token)
    if name == "list":
        _hold_label(expander, token)
    shorthand.begun(expander, name, token)


def _headed(expander: Expander, token: Token) -> None:
    r"""A list of works behind the heading that the author gives it; its name says so."""
    expander.open_group()
    expander.emitter.emit_text(f"\\{HEADING_OF_WORKS}", token)
    _emit(expander, "begin", LIST_OF_WORKS, token)


def _hold_label(expander: Expander, token: Token) -> None:
    r"""`\begin{list}{Q\arabic{q}:}{\usecounter{q}}`: the label has another number at each item."""
    label, setting = argument(expander.stack), argument(expander.stack)
    match = COUNTED_LIST.search(written_text(setting or []))
    if label is not None and match is not None:
        shown = expander.scope.meanings.get(f"the{match[1]}")
        number = list(shown.body) if isinstance(shown, Macro) else []
        label = [
            part
            for given in label
            for part in (number if given.text == f"the{match[1]}" and number else [given])
        ]
        for part in label:
            part.held = part.held or part.text in SHOWING
    given = [group for group in (label, setting) if group is not None]
    expander.stack.push([part for group in given for part in braced(group, token)])


def _name(expander: Expander, token: Token) -> str:
    """The name that follows; a list of works by mciteplus is one as LaTeX has it."""
    name = _written_name(expander, token)
    return LISTS_OF_WORKS.get(name, name)


def _written_name(expander: Expander, token: Token) -> str:
    lexer = expander.stack.lexer
    match = _NAME.match(lexer.source.text, lexer.at, lexer.end) if lexer is not None else None
    if lexer is not None and match is not None:
        lexer.pass_to(match.end())
        return match[1]
    return plain(expander.expanded(argument(expander.stack) or [], token))


def _emit(expander: Expander, command: str, name: str, token: Token) -> None:
    if expander.package and not (command == "begin" and expander.begin_hooks.lets_out(name)):
        return
    balance = expander.emitter.balance
    if command == "begin":
        balance.environment_begun(name, written=token.written)
    elif not token.written and not balance.is_open(name):
        return  # the class has the command around this macro begin it
    else:
        for inner in balance.unended(name):  # TeX reports it, and goes on
            expander.emitter.emit_text(f"\\end{{{inner}}}", token)
            balance.environment_ended(inner)
        balance.environment_ended(name)
    written = token.source.text[token.offset : token.offset + len(name) + len(command) + 3]
    text = f"\\{command}{{{name}}}"
    if token.written and written == text:
        expander.emitter.emit(Token(Kind.RAW, text, text, token.source, token.offset))
    else:
        expander.emitter.emit_text(text, token)


def _begin_own(expander: Expander, made: Environment, name: str, token: Token) -> None:
    expander.open_group()
    takes = [p for p in made.begin.parameters if p.kind != _BODY]
    given = expander.take(takes, token)
    if given is None:
        given = [[] for _ in takes]
    if any(p.kind == _BODY for p in made.begin.parameters):
        given.append(_until_end(expander, name))
        end = [word_token("end", token), *braced([text_token(name, token)], token)]
        body = [*filled(made.begin.body, given, token), *end]
    else:
        body = filled(made.begin.body, given, token)
    body = [*hooked(expander, name, "begin", token), *body]
    closing = filled(made.end, given, token)
    expander.environments.opened.append(OpenEnvironment(name, closing))
    expander.read_next(body, token)


def _until_end(expander: Expander, name: str) -> list[Token]:
    r"""What stands before the `\end` of an environment, one within another included."""
    found: list[Token] = []
    depth = 0
    while (token := expander.stack.next()) is not None and token.kind is not Kind.END:
        if token.kind is Kind.WORD and token.text in ("begin", "end"):
            given = argument(expander.stack) or []
            if plain(given) == name:
                depth += 1 if token.text == "begin" else -1
            if depth < 0:
                return found
            found += [token, *braced(given, token)]
        elif token.kind is not Kind.COMMENT:
            found.append(token)
    return found


def _fill_box(expander: Expander) -> None:
    r"""`\begin{lrbox}{\x}`: its text is kept for where the box is used."""
    name = target(expander)
    expander.scope.define(name, Box(tuple(_until_end(expander, "lrbox"))))


def _leave_out(expander: Expander, name: str) -> None:
    """An environment whose text TeX does not print."""
    lexer = expander.stack.lexer
    if lexer is None:
        _until_end(expander, name)
        return
    end = lexer.find(f"\\end{{{name}}}")
    lexer.at = lexer.end if end < 0 else end + len(name) + len("\\end{}")


def end(expander: Expander, token: Token) -> None:
    r"""`\end{x}`."""
    name = _name(expander, token)
    code = hooked(expander, name, "end", token)
    if code:
        _read_first(expander, code, _END, name, token)
    else:
        _end(expander, name, token)


def end_now(expander: Expander, token: Token) -> None:
    """End an environment whose hooks are read."""
    _end(expander, _name(expander, token), token)


def _end(expander: Expander, name: str, token: Token) -> None:
    if name == "document":
        _end_document(expander, token)
        return
    opened = expander.environments.opened[-1] if expander.environments.opened else None
    if opened is not None and opened.name == name:
        expander.environments.opened.pop()
        behind = hooked(expander, name, "after", token)
        expander.stack.push([*opened.end, word_token(_CLOSE, token), *behind])
        return
    if name not in expander.environments.transparent:
        _emit(expander, "end", name, token)
    expander.stack.push(hooked(expander, name, "after", token))
    expander.close_group()


def close(expander: Expander, token: Token) -> None:
    """Behind the end of an environment of the author's."""
    _end_unseen_group(expander, token)


def _end_unseen_group(expander: Expander, token: Token) -> None:
    r"""A group ends that the text has no more: a `\selectlanguage` in it is taken back."""
    before = expander.scope.languages[-1]
    expander.close_group()
    after = expander.scope.languages[-1]
    if after != before and after in TAGS and expander.begun:
        expander.emitter.emit_text(f"\\selectlanguage{{{after}}}", token)


def _begin_document(expander: Expander, token: Token) -> None:
    if expander.begun:
        return
    _emit(expander, "begin", "document", token)
    expander.begun = True
    expander.preamble_meanings = dict(expander.scope.meanings)
    heading_numbers(expander, token)
    activate(expander)
    expander.begin_hooks.begin()


def _end_document(expander: Expander, token: Token) -> None:
    if expander.inner:
        expander.inner -= 1
        expander.stack.close_file()
    elif expander.at_end:
        again = [token, *braced([text_token("document", token)], token)]
        expander.stack.push([*expander.at_end, *again])
        expander.at_end = []
    else:
        _emit(expander, "end", "document", token)
        expander.ended = True


def group(expander: Expander, token: Token) -> None:
    r"""`\begingroup`, `\endgroup`, `\bgroup`, `\egroup`."""
    if expander.resolve(token)[0] in ("begingroup", "bgroup", "@bgroup"):
        expander.open_group()
    else:
        _end_unseen_group(expander, token)


def after_group(expander: Expander, token: Token) -> None:
    r"""`\aftergroup\x`: read behind the end of the group; in a formula, that is for TeX."""
    if expander.in_formula():
        expander.emit(token)
        return
    kept = expander.stack.next()
    if kept is not None and kept.kind is Kind.TEXT and len(kept.text) > 1:
        expander.stack.push([kept.cut(1)])
        kept = kept.cut(0, 1)
    if kept is not None and expander.scope.depth:
        expander.scope.after_group.setdefault(expander.scope.depth, []).append(kept)


def exclude(expander: Expander, token: Token) -> None:
    r"""`\excludecomment{x}`, `\includecomment{x}`, `\includeversion`, `\excludeversion`."""
    name = plain(argument(expander.stack))
    if token.text.startswith("exclude"):
        expander.environments.excluded.add(name)
    else:
        expander.environments.excluded.discard(name)
        expander.environments.transparent.add(name)


EXECUTED: dict[str, Primitive] = {
    "begin": begin,
    "end": end,
    _BEGIN: begin_now,
    _END: end_now,
    _CLOSE: close,
    _HEADED: _headed,
    **dict.fromkeys(("begingroup", "endgroup", "bgroup", "egroup", "@bgroup", "@egroup"), group),
    "aftergroup": after_group,
    **dict.fromkeys(
        ("excludecomment", "includecomment", "excludeversion", "includeversion"), exclude
    ),
}
