"""What is still to be read: files, and in front of them what macros have put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.hook_code import HookCode
from trykklar.latex.expansion.token import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trykklar.latex.expansion.lexer import Lexer

_BLANK = frozenset({Kind.SPACE, Kind.COMMENT})


class InputStack:
    """Tokens to come.

    A frame is a file, or a list of tokens whose last one is read next; some are read by themselves.

    Attributes:
        depth: How many files are open.

    Args:
        closed: Called with each file that is read to its end.
    """

    def __init__(self, closed: Callable[[Lexer], None]) -> None:
        self._frames: list[Lexer | list[Token]] = []
        self._closed = closed
        self.depth = 0

    def open_file(self, lexer: Lexer) -> None:
        """Read a file next."""
        self._frames.append(lexer)
        self.depth += 1

    def open_code(self, code: HookCode) -> None:
        """Read tokens next that are to be read by themselves."""
        self._frames.append(code)

    @property
    def lexer(self) -> Lexer | None:
        """The file that is read directly, with nothing in front of it; or None."""
        frames = self._frames
        while frames:
            frame = frames[-1]
            if not isinstance(frame, list):
                return frame
            if frame:
                return None
            self._pop_tokens()
        return None

    @property
    def files(self) -> list[Lexer]:
        """The files that are open, the innermost last."""
        return [frame for frame in self._frames if not isinstance(frame, list)]

    @property
    def file(self) -> Lexer | None:
        """The innermost file that is open."""
        return next((f for f in reversed(self._frames) if not isinstance(f, list)), None)

    def close_file(self) -> None:
        """Read nothing more of the innermost file, nor of what stands in front of it."""
        while self._frames:
            frame = self._frames[-1]
            if not isinstance(frame, list):
                self._frames.pop()
                self._close(frame)
                return
            self._pop_tokens()

    def drop_calls(self) -> None:
        """Forget what macros have put in front of the innermost file, up to a mark of ours.

        Of code that is read by itself, the rest is forgotten, and what waits behind it is not.
        """
        while self._frames and isinstance(frame := self._frames[-1], list):
            while frame and frame[-1].kind is not Kind.END:
                frame.pop()
            if frame or isinstance(frame, HookCode):
                return
            self._frames.pop()

    def _pop_tokens(self) -> None:
        """Tokens have been read to their end; code that is read by itself ends with them."""
        frame = self._frames.pop()
        if isinstance(frame, HookCode):
            frame.ended()

    def push(self, tokens: Iterable[Token]) -> None:
        """Put tokens in front of everything."""
        backwards = list(tokens)[::-1]
        if not backwards:
            return
        if self._frames and isinstance(self._frames[-1], list):
            self._frames[-1].extend(backwards)
        else:
            self._frames.append(backwards)

    def next(self) -> Token | None:
        """Take the next token; None at the end of everything."""
        frames = self._frames
        while frames:
            frame = frames[-1]
            if isinstance(frame, list):
                if frame:
                    return frame.pop()
                self._pop_tokens()
                continue
            token = frame.next()
            if token is not None:
                return token
            frames.pop()
            self._close(frame)
        return None

    def peek(self) -> Token | None:
        """The next token, which stays."""
        token = self.next()
        if token is not None:
            self.push([token])
        return token

    def skip_blanks(self) -> list[Token]:
        """Take blanks and comments, but no empty line; they are returned."""
        taken: list[Token] = []
        while (token := self.next()) is not None:
            if token.kind in _BLANK or (token.kind is Kind.TEXT and token.text.isspace()):
                taken.append(token)
                continue
            if token.kind is Kind.TEXT and token.text[:1].isspace():
                start = len(token.text) - len(token.text.lstrip())
                taken.append(token.cut(0, start))
                token = token.cut(start)
            self.push([token])
            break
        return taken

    def starts_with(self, text: str) -> bool:
        """Whether the very next characters are these; they are taken if so."""
        token = self.next()
        if token is None:
            return False
        if token.kind is Kind.TEXT and token.text.startswith(text):
            if len(token.text) > len(text):
                self.push([token.cut(len(text))])
            return True
        self.push([token])
        return False

    def skip_text(self, text: str) -> bool:
        """The same behind blanks, which stay where the text does not follow."""
        blanks = self.skip_blanks()
        if self.starts_with(text):
            return True
        self.push(blanks)
        return False

    def _close(self, lexer: Lexer) -> None:
        self.depth -= 1
        self._closed(lexer)
