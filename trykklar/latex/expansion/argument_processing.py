r"""What xparse does with an argument before the macro gets it: `>{\SplitArgument{1}{,}}m`.

Source: LaTeX's usrguide, "Argument processors".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import FALSE, NO_VALUE, TRUE, atoms, trimmed
from trykklar.latex.expansion.token import Kind, braced, text_token, word_token, written_text

if TYPE_CHECKING:
    from trykklar.latex.expansion.token import Token
    from trykklar.latex.expansion.token_meaning import Processor

_REVERSED = {TRUE: FALSE, FALSE: TRUE}


def processed(given: list[Token], processor: Processor, call: Token) -> list[Token]:
    """An argument as a processor hands it on; one that was not given stays so."""
    text = written_text(given)
    if text == NO_VALUE:
        return given
    if processor.name == "ReverseBoolean" and given:
        name = given[0].text
        return [word_token(_REVERSED[name], call)] if name in _REVERSED else given
    if processor.name == "TrimSpaces" or processor.sign is None:
        return trimmed([atom for part in given for atom in atoms(part)])
    return _split(given, processor, call)


def _split(given: list[Token], processor: Processor, call: Token) -> list[Token]:
    parts: list[list[Token]] = [[]]
    depth, wanted, most = 0, processor.sign, processor.splits
    for token in (atom for part in given for atom in atoms(part)):
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        ends = depth == 0 and wanted is not None and token.meaning == wanted.meaning
        if ends and (most is None or len(parts) <= most):
            parts.append([])
        else:
            parts[-1].append(token)
    missing = (most + 1 if most is not None else 0) - len(parts)
    none = braced([text_token(NO_VALUE, call)], call)
    found = [token for part in parts for token in braced(trimmed(part), call)]
    return [*found, *none * max(missing, 0)]
