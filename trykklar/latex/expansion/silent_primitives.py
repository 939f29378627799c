r"""TeX's own commands about space and boxes: they print nothing, but take a length or a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, optional
from trykklar.latex.expansion.length_scan import (
    KNOWN,
    POINT,
    braced_length,
    length,
    read_glue,
    skip_glue,
)
from trykklar.latex.expansion.number_scan import integer
from trykklar.latex.expansion.registers import assign_length
from trykklar.latex.expansion.token import Kind, braced, text_token, word_token
from trykklar.latex.expansion.token_meaning import INTERNAL

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token


def _outside_formulas(primitive: Primitive) -> Primitive:
    """A primitive that stays in a formula, where it is a part of that."""

    def carry_out(expander: Expander, token: Token) -> None:
        if expander.in_formula():
            expander.emit(token)
        else:
            primitive(expander, token)

    return carry_out


@_outside_formulas
def glue(expander: Expander, token: Token) -> None:
    r"""`\vskip 3pt plus 1fil`, `\hskip`, `\kern`: words that stand apart stay apart."""
    value, order = read_glue(expander)
    if order and token.text == "hskip":
        _fill(expander, token, _FILLS[order - 1])
    elif token.text == "vskip":
        _between_paragraphs(expander, token)
    elif token.text in ("hskip", "kern") and value >= _APART:
        expander.stack.push([text_token(" ", token)])


@_outside_formulas
def space(expander: Expander, token: Token) -> None:
    r"""`\hspace{1cm}`, `\hspace*{\fill}`: the same; Word has it as blanks where a line begins."""
    expander.stack.skip_text("*")
    given = argument(expander.stack) or []
    stretches = any(item.text in ("fill", "stretch") for item in given if item.kind is Kind.WORD)
    wide = 0 if stretches else braced_length(expander, given, token)
    if stretches and expander.echoed and not expander.package:
        _fill(expander, token, _FILLS[1])
    elif _is_alone(expander, token):
        expander.emitter.emit_text("%", token)  # an empty line would end the paragraph
    elif _APART * _INDENT <= wide <= _APART * _DEEPEST and _begins_line(expander, token):
        expander.emitter.emit_text("~" * round(wide / _APART / _INDENT), token)
    elif stretches or wide >= _APART:
        expander.stack.push([text_token(" ", token)])


def _begins_line(expander: Expander, token: Token) -> bool:
    r"""Whether a cell begins there, or a line behind `\\`, in a text that Word is to have."""
    if not expander.echoed or expander.package or not token.written:
        return False
    return _BEGUN.search(token.source.text, max(token.offset - _NEAR, 0), token.offset) is not None


def _is_alone(expander: Expander, token: Token) -> bool:
    """Whether nothing else stands in the line of a command that was read with its argument."""
    lexer, text = expander.stack.lexer, token.source.text
    if lexer is None or not token.written or lexer.source is not token.source:
        return False
    begin, end = text.rfind("\n", 0, token.offset) + 1, text.find("\n", lexer.at)
    around = text[begin : token.offset], text[lexer.at : end]
    return end >= 0 and not any(part.strip() for part in around)


@_outside_formulas
def blank(expander: Expander, token: Token) -> None:
    r"""`\quad`, `\hfill`, `\linebreak[2]`: a blank, but in a formula."""
    if token.text == "linebreak":
        optional(expander.stack)
    expander.stack.push([text_token(" ", token)])


def filling(expander: Expander, token: Token) -> None:
    r"""`\hrulefill`: a line in Word, and a blank to who asks for words alone."""
    _fill(expander, token, token.text)


@_outside_formulas
def stretch(expander: Expander, token: Token) -> None:
    r"""`\hfill`, `\dotfill`: the rest of the line in Word; `\hfil\break` ends the line."""
    blanks = expander.stack.skip_blanks()
    following = expander.stack.peek()
    if following is not None and following.kind is Kind.WORD and following.text == "break":
        expander.stack.next()
        expander.emitter.emit_text("\\newline", token)
    else:
        expander.stack.push(blanks)
        _fill(expander, token, _STRETCHES[token.text])


@_outside_formulas
def leaders(expander: Expander, token: Token) -> None:
    r"""`\leaders\hbox{ .}\hfill`: the line is filled with dots, with a rule, or with blanks.

    Source: The TeXbook, chapter 21.
    """
    expander.stack.skip_blanks()
    repeated = expander.stack.next()
    if repeated is None or repeated.kind is not Kind.WORD or repeated.text not in _REPEATED:
        expander.stack.push([] if repeated is None else [repeated])
        return
    command = "hrulefill"
    if repeated.text == "hrule":
        _dimensions(expander)
    else:
        if expander.stack.skip_text("to"):
            length(expander)
        body = group(expander.stack) or []
        command = "dotfill" if any("." in item.text for item in body) else "hfill"
    expander.stack.skip_blanks()
    room = expander.stack.next()
    if room is not None and room.kind is Kind.WORD and room.text == "hskip":
        read_glue(expander)
    elif room is not None and not (room.kind is Kind.WORD and room.text in _STRETCHES):
        expander.stack.push([room])
    _fill(expander, token, command)


def _fill(expander: Expander, token: Token, command: str) -> None:
    """A command that fills the line, for the stages that see commands; else a blank."""
    if not expander.echoed or expander.package:
        expander.stack.push([text_token(" ", token)])
    else:
        expander.emitter.emit_text(f"\\{command}", token)


def penalty(expander: Expander, _token: Token) -> None:
    r"""`\penalty100`."""
    integer(expander)


@_outside_formulas
def box(expander: Expander, token: Token) -> None:
    r"""`\hbox to 3cm{..}`: its text is text, and a part of the formula in a formula."""
    if expander.stack.skip_text("to"):
        _fill_box(expander, token, wide=length(expander) >= _NEARLY * KNOWN["textwidth"])
    elif expander.stack.skip_text("spread"):
        length(expander)
    blanks = expander.stack.skip_blanks()
    following = expander.stack.peek()
    if following is None or following.kind is not Kind.OPEN:
        expander.stack.push(blanks)
        expander.emit(token)


def _fill_box(expander: Expander, token: Token, *, wide: bool) -> None:
    r"""What fills a box with a width: in one across the page, `\hfil` is as good as `\hfill`."""
    body = group(expander.stack)
    if body is None:
        return
    fills = [item.kind is Kind.WORD and item.text in _STRETCHES for item in body]
    filled = word_token("hfill", token) if wide else text_token(" ", token)
    expander.stack.push(
        braced([filled if fill else item for item, fill in zip(body, fills, strict=True)], token)
    )


def adjusted(expander: Expander, _token: Token) -> None:
    r"""`\vadjust pre{..}`: between lines; pandoc's lists of works aim their links so."""
    expander.stack.skip_text("pre")


def _between_paragraphs(expander: Expander, token: Token) -> None:
    r"""What ends a paragraph: behind words, it is `\vfill` to those who see commands."""
    if expander.echoed and not expander.package and _WORDS.search(expander.emitter.tail(_NEAR)):
        expander.emitter.emit_text("\\vfill ", token)
    elif token.text == "vskip":
        expander.stack.push([text_token(" ", token)])


def rule(expander: Expander, token: Token) -> None:
    r"""`\hrule height 1pt`, `\vrule width 2pt`."""
    _dimensions(expander)
    if token.text == "hrule":
        _between_paragraphs(expander, token)


def _dimensions(expander: Expander) -> None:
    words = ("height", "width", "depth")
    while any(expander.stack.skip_text(word) for word in words):
        length(expander)


def parameter(expander: Expander, _token: Token) -> None:
    r"""`\tolerance=500`: a number of TeX's own is set."""
    expander.stack.skip_text("=")
    integer(expander)


def tokens(expander: Expander, _token: Token) -> None:
    r"""`\everypar={..}`: tokens of TeX's own are set."""
    expander.stack.skip_text("=")
    group(expander.stack)


@_outside_formulas
def internal(expander: Expander, _token: Token) -> None:
    r"""`\ltx@penalty=10`: what nobody here knows, and is set, is a register of a package's."""
    if expander.stack.skip_text("="):
        skip_glue(expander)


def column_width(expander: Expander, token: Token) -> None:
    r"""`\hsize=.5\hsize`: in `>{..}` of a table it is the width of a column, which stays."""
    in_column = bool(_IN_COLUMN.search(expander.emitter.tail(_NEAR)))
    assign_length(expander, token)
    if in_column:
        expander.emit_since(token)


def message(expander: Expander, token: Token) -> None:
    r"""`\typeout{..}`, `\PackageWarning{x}{..}`: for the terminal and the log."""
    for _ in range(_MESSAGES[token.text]):
        argument(expander.stack)


def font_sign(expander: Expander, _token: Token) -> None:
    r"""`\hyphenchar\font=-1`, as classes have it before code that is not to be divided."""
    _font(expander)
    expander.stack.skip_text("=")
    integer(expander)


def font_length(expander: Expander, _token: Token) -> None:
    r"""`\fontdimen2\font`."""
    integer(expander)
    _font(expander)
    expander.stack.skip_text("=")
    length(expander)


def _font(expander: Expander) -> None:
    following = expander.stack.next()
    if following is not None and following.kind is not Kind.WORD:
        expander.stack.push([following])


_INDENT, _DEEPEST = 2.75, 150  # points: a blank of Word's; more is no indent
_BEGUN = re.compile(
    r"(?:(?<!\\)&|\\\\\*?(?:\[[^\]]*\])?|\\(?:hline|midrule|toprule|tabularnewline)"
    r"|\\(?:addlinespace(?:\[[^\]]*\])?|c(?:mid)?(?:rule|line)(?:\([^()]*\))?\{[^{}]*\}))\s*\Z"
)
_APART = POINT  # a narrower gap is none to a reader, who sees letters and not lengths
_BLANKS = "quad qquad enspace enskip linebreak break"
_NEARLY = 0.9
_FILLS = ("hfil", "hfill", "hfill")
_STRETCHES = {
    "hfil": "hfil",
    "hss": "hfil",
    "hfill": "hfill",
    "hfilll": "hfill",
    "dotfill": "dotfill",
}
_REPEATED = frozenset(["hrule", "hbox", "vbox"])
_IN_COLUMN = re.compile(r">\{[^{}]*\Z")
# Words, but no name of a command and no paragraph that has ended.
_WORDS = re.compile(
    r"(?<![\\A-Za-z@])(?!\\)[^\s{&%\\]*[\w.,;:!?)\]'\u2019\u201d}][ \t]*\n?[ \t]*\Z"
)
_NEAR = 200  # letters
_MESSAGES = {
    **dict.fromkeys(("typeout", "message", "wlog", "errmessage", "show"), 1),
    **dict.fromkeys(("GenericInfo", "GenericWarning"), 2),
    **{
        f"{who}{what}": 3 if what == "Error" else 2
        for who in ("Package", "Class")
        for what in ("Info", "Warning", "WarningNoLine", "Error")
    },
}
_LENGTHS = """
parindent parskip baselineskip leftskip rightskip hangindent abovedisplayskip belowdisplayskip
abovedisplayshortskip belowdisplayshortskip lineskip topskip hsize vsize textwidth textheight
oddsidemargin evensidemargin topmargin headheight headsep footskip columnsep emergencystretch
hoffset voffset hfuzz vfuzz itemsep parsep tabcolsep arraycolsep fboxsep spaceskip xspaceskip
mathsurround pdfpagewidth pdfpageheight overfullrule maxdepth splitmaxdepth boxmaxdepth
lineskiplimit delimitershortfall nulldelimiterspace scriptspace splittopskip tabskip parfillskip
thinmuskip medmuskip thickmuskip jot fboxrule marginparwidth marginparsep marginparpush
columnseprule arrayrulewidth doublerulesep partopsep footnotesep skip@ dimen@
"""
_PARAMETERS = """
tolerance pretolerance hbadness vbadness widowpenalty clubpenalty brokenpenalty hangafter
interlinepenalty looseness hyphenpenalty exhyphenpenalty lefthyphenmin righthyphenmin
binoppenalty relpenalty doublehyphendemerits finalhyphendemerits adjdemerits
language displaywidowpenalty pdfcompresslevel pdfminorversion pdfoutput
linepenalty predisplaypenalty postdisplaypenalty floatingpenalty outputpenalty holdinginserts
tracingonline tracingmacros tracingstats tracingparagraphs tracingpages tracingoutput
tracinglostchars tracingcommands tracingrestores uchyph maxdeadcycles mag delimiterfactor
showboxbreadth showboxdepth errorcontextlines defaulthyphenchar defaultskewchar lastlinefit
pdfadjustspacing pdfprotrudechars pdfgentounicode pdfobjcompresslevel pdfdecimaldigits synctex
interfootnotelinepenalty @beginparpenalty @endparpenalty @itempenalty @lowpenalty @medpenalty
@highpenalty @listdepth @itemdepth @enumdepth
"""
_TOKENS = ("everypar", "everymath", "everydisplay", "everyhbox", "everyvbox", "everycr", "output")
EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(("vskip", "hskip", "kern", "mkern", "mskip", "vglue"), glue),
    "hspace": space,
    **dict.fromkeys(_BLANKS.split(), blank),
    "penalty": penalty,
    "vadjust": adjusted,
    **dict.fromkeys(("hbox", "vbox", "vtop"), box),
    **dict.fromkeys(("hrule", "vrule"), rule),
    "hrulefill": filling,
    **dict.fromkeys(("leaders", "cleaders", "xleaders"), leaders),
    **dict.fromkeys(_STRETCHES, stretch),
    **dict.fromkeys(_LENGTHS.split(), assign_length),
    **dict.fromkeys(_PARAMETERS.split(), parameter),
    **dict.fromkeys(_TOKENS, tokens),
    INTERNAL: internal,
    "hsize": column_width,
    "fontdimen": font_length,
    **dict.fromkeys(("hyphenchar", "skewchar"), font_sign),
    **dict.fromkeys(_MESSAGES, message),
}
