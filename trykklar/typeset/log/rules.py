"""What TeX's messages mean: one row each, from TeX's words to ours.

The patterns are the messages of tex.web, etex.ch and pdftex.web, of the LaTeX kernel (ltxerr,
ltfiles, ltmiscen, utf8ienc) and of the packages named. Their groups stand in braces in our words.
A group `line` tells where the trouble began. The first row that matches decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trykklar.finding import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One meaning.

    Attributes:
        code: Code of the finding; "" for a message that says nothing of its own.
        pattern: TeX's words.
        message: Our words.
        hint: What to do about it; may be made better where the names at hand are known.
        severity: How much it matters.
    """

    code: str
    pattern: re.Pattern[str]
    message: str = ""
    hint: str = ""
    severity: Severity = Severity.ERROR


def _rule(
    code: str,
    pattern: str,
    message: str = "",
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Rule:
    return Rule(code, re.compile(pattern), message, hint, severity)


_CLOSE = "close it where it ends, or remove the one too many"

ERRORS = (
    _rule(
        "tex-undefined-command",
        r"Undefined control sequence",
        "the command {token} is not defined",
        "check the spelling, or load the package that defines it",
    ),
    _rule(
        "tex-unknown-environment",
        r"Environment (?P<name>\S+) undefined",
        "the environment {name} is not defined",
        "check the spelling, or load the package that defines it",
    ),
    _rule(
        "tex-unclosed-environment",
        r"\\begin\{(?P<name>.+?)\} on input line (?P<line>\d+) ended by \\end\{(?P<other>.+?)\}",
        "\\begin{{{name}}} is never closed: \\end{{{other}}} comes first",
        "put \\end{{{name}}} where it ends",
    ),
    _rule(
        "tex-unclosed-environment",
        r"\\begin\{document\} ended by \\end\{(?P<other>.+?)\}",
        "\\end{{{other}}} closes what was never opened",
        "put \\begin{{{other}}} where it begins, or remove the \\end",
    ),
    _rule(
        "tex-unclosed-environment",
        r"job aborted, no legal \\end found",
        "the document has no \\end{{document}}",
        "put it on the last line",
    ),
    _rule(
        "tex-forbidden-file",
        r"File `(?P<name>(?:[/~|$]|(?:.*/)?\.\./).*?)' not found",
        "{name} may not be read: it lies outside of the document's folder",
        "put a copy of it in the folder",
    ),
    _rule(
        "tex-missing-package",
        r"File `(?P<name>[^']+\.(?:sty|cls))' not found",
        "{name} is not installed",
        "check the spelling; `apt-file search {name}` tells the Debian package",
    ),
    _rule(
        "tex-missing-figure",
        r"File `(?P<name>[^']+)' not found(?:: using draft setting)?\.?$",
        "the figure {name} does not exist",
        "check the name and the folder; names are case-sensitive",
    ),
    _rule(
        "tex-missing-figure",
        r"(?:Cannot determine size of graphic in|Unknown graphics extension:?) (?P<name>[^ ]+)",
        "the figure {name} is of a kind that this engine cannot read",
        "make it a PDF, PNG or JPEG",
    ),
    _rule(
        "tex-missing-figure",
        r"pdfTeX error.*?\(file (?P<name>[^)]+)\): (?P<what>.+)",
        "the figure {name} cannot be read: {what}",
        "export it again",
    ),
    _rule(
        "tex-missing-file",
        r"(?:I can't find file|File) [`'](?P<name>[^']+)'(?: not found)?",
        "the file {name} does not exist",
        "check the name and the folder; names are case-sensitive",
    ),
    _rule(
        "tex-forbidden-file",
        r"I can't write on file `(?P<name>[^']+)'",
        "{name} may not be written: only the work folder is open to TeX",
        "let the document write to a plain file name",
    ),
    _rule(
        "tex-wrong-encoding",
        r"Invalid UTF-8 byte(?: sequence)? ?[\"(]?(?P<what>[^\")]*)",
        "the file is not in UTF-8: it holds the byte {what}",
        "save it as UTF-8",
    ),
    _rule(
        "tex-wrong-encoding",
        r"Text line contains an invalid character|String contains an invalid utf-8 sequence",
        "the file holds a character that is no text",
        "save it as UTF-8",
    ),
    _rule(
        "tex-missing-character",
        r"Unicode character (?P<what>.+?) +not set up for use with LaTeX",
        "there is nothing to print the character {what} with",
        "use a LaTeX command for it, or \\DeclareUnicodeCharacter",
    ),
    _rule(
        "tex-missing-character",
        r"Missing character: There is no (?P<what>.+?) in font (?P<font>.+?)!",
        "the font {font} has no character {what}",
        "use another font, or a command for the character",
    ),
    _rule(
        "tex-missing-font",
        r"Font \S+?=(?P<name>\S+).*? not loadable",
        "the font {name} is not installed",
        "check the name, or install its package",
    ),
    _rule(
        "tex-missing-font",
        r"(?:The font|Font) [\"`'](?P<name>[^\"']+)[\"'] (?:cannot be found|not found)",
        "the font {name} is not installed",
        "`fc-list` shows the fonts there are",
    ),
    _rule(
        "tex-input-loop",
        r"TeX capacity exceeded, sorry \[text input levels",
        "{file} reads itself, by way of what it reads",
        "remove the \\input that leads back",
    ),
    _rule(
        "tex-capacity",
        r"TeX capacity exceeded, sorry \[(?P<what>.+?)(?:=|\])",
        "TeX ran out of memory ({what}), most often because a macro calls itself",
        "look at the macro used here",
    ),
    _rule(
        "tex-missing-dollar",
        r"Missing \$ inserted|Display math should end with \$\$|Extra \}, or forgotten \$",
        "here begins or ends math without a $",
        "write $...$ around math, and \\_ or \\^{{}} for the signs themselves",
    ),
    _rule(
        "tex-missing-dollar",
        r"Bad math environment delimiter|allowed only in math mode",
        "this is for math only, or closes math that is not open",
        "write $...$ around it",
    ),
    _rule(
        "tex-runaway-argument",
        r"(?:Paragraph ended before|File ended while scanning use of) (?P<name>\\\S+|\S+)",
        "the argument of {name} is never closed",
        "put the missing }} where it ends",
    ),
    _rule(
        "tex-runaway-argument",
        r"File ended while scanning (?:text|definition) of (?P<name>\\\S+)",
        "the definition of {name} is never closed",
        "put the missing }} where it ends",
    ),
    _rule(
        "tex-runaway-argument",
        r"Argument of (?P<name>\\\S+) has an extra \}",
        "the argument of {name} holds a }} too many",
        "remove it, or put the {{ where it begins",
    ),
    _rule(
        "tex-verbatim",
        r"\\verb (?:ended by end of line|illegal in (?:command )?argument)",
        "\\verb must end on its own line, and stand outside of other commands",
        "close it, or use \\texttt",
    ),
    _rule("tex-unclosed-brace", r"Missing \} inserted", "a {{ is never closed", _CLOSE),
    _rule(
        "tex-extra-brace",
        r"Too many \}'s|Extra \}, or forgotten|Unbalanced|Missing \{ inserted",
        "there is a }} too many",
        "remove it, or put the {{ where it begins",
    ),
    _rule(
        "tex-misplaced-alignment",
        r"Misplaced (?:alignment tab character &|\\cr|\\noalign|\\omit)",
        "& stands outside of a table",
        "write \\& for the sign",
    ),
    _rule(
        "tex-misplaced-alignment",
        r"You can't use `macro parameter character #'",
        "# stands outside of a definition",
        "write \\# for the sign",
    ),
    _rule(
        "tex-extra-alignment",
        r"Extra alignment tab has been changed",
        "this row has more cells than the table has columns",
        "remove an &, write \\& for the sign, or add a column",
    ),
    _rule(
        "tex-double-script",
        r"Double (?P<which>subscript|superscript)",
        "two {which}s on one base",
        "put braces around: a_{{b_c}} or {{a_b}}_c",
    ),
    _rule(
        "tex-too-many-unprocessed-floats",
        r"Too many unprocessed floats",
        "too many figures and tables wait for a place",
        "put \\clearpage before this one, or allow more places: [htbp]",
    ),
    _rule(
        "tex-misplaced-float",
        r"Not in outer par mode",
        "a figure or table stands inside of a box",
        "move it out of the box, footnote or table",
    ),
    _rule(
        "tex-unknown-option",
        r"Unknown option [`'](?P<name>[^']+)' for (?P<kind>package|class) [`'](?P<other>[^']+)'",
        "the {kind} {other} has no option {name}",
        "check the spelling in its manual",
    ),
    _rule(
        "tex-unknown-option",
        r"(?:Package|Class) (?P<other>\S+) Error: (?:Unknown option|Undefined option|The key) "
        r"[`'](?P<name>[^']+)'",
        "{other} has no option {name}",
        "check the spelling in its manual",
    ),
    _rule(
        "tex-unknown-option",
        r"Package (?:keyval|xkeyval|kvoptions|pgfkeys) Error: (?:I do not know the key )?"
        r"[`'](?P<name>[^']+)'(?: undefined)?",
        "there is no option {name}",
        "check the spelling in the manual",
    ),
    _rule(
        "tex-option-clash",
        r"Option clash for package (?P<name>\S+?)\.?$",
        "the package {name} is loaded twice, with different options",
        "load it once, with all options",
    ),
    _rule(
        "tex-preamble-only",
        r"Can be used only in preamble",
        "{before} belongs before \\begin{{document}}",
        "move it up",
    ),
    _rule(
        "tex-defined-twice",
        r"Command (?P<name>\\\S+) already defined",
        "the command {name} exists already",
        "use \\renewcommand, or another name",
    ),
    _rule(
        "tex-lonely-item",
        r"Lonely \\item|Something's wrong--perhaps a missing \\item",
        "a list and its \\item do not fit together",
        "put \\item inside of \\begin{{itemize}}, and text only after an \\item",
    ),
    _rule(
        "tex-no-line-here",
        r"There's no line here to end",
        "\\\\ stands where there is no line to end",
        "leave a blank line for a new paragraph",
    ),
    _rule(
        "tex-bad-length",
        r"Illegal unit of measure|Missing number",
        "a length or number is missing here, or has no unit",
        "write it with a unit: 3mm, 2em, 0.5\\textwidth",
    ),
    _rule("tex-fatal", r"Emergency stop|==> Fatal error", "TeX gave up here"),
)
"""Messages in the form of an error."""

UNKNOWN = _rule("tex-unknown", r"", "{text}")
"""An error in words that are not here: TeX's own sentence."""

_LOW = Severity.WARNING

WARNINGS = (
    _rule(
        "tex-undefined-citation",
        r"Citation [`'](?P<name>.+?)'.*? undefined",
        "the work {name} is cited, but is not in the bibliography",
        "check the key",
    ),
    _rule(
        "tex-undefined-label",
        r"Reference [`'](?P<name>.+?)'.*? undefined",
        "there is no \\label{{{name}}}",
        "check the spelling of the label",
    ),
    _rule(
        "tex-duplicate-label",
        r"Label [`'](?P<name>.+?)' multiply defined",
        "the label {name} is given twice",
        "give one of them another name",
        _LOW,
    ),
    _rule(
        "tex-overfull-box",
        r"Overfull \\hbox \((?P<amount>[\d.]+)pt too wide\)",
        "the line is {amount} pt too wide",
        "reword it, or allow a break: \\-, \\url, \\sloppy",
        _LOW,
    ),
    _rule(
        "tex-overfull-box",
        r"Overfull \\vbox \((?P<amount>[\d.]+)pt too high\)",
        "the page is {amount} pt too high",
        "make what stands on it smaller, or move it",
        _LOW,
    ),
    _rule(
        "tex-missing-character",
        r"Missing character: There is no (?P<what>.+?) in font (?!nullfont)(?P<font>.+?)!",
        "the font {font} has no character {what}",
        "use another font, or a command for the character",
    ),
    _rule(
        "tex-missing-font",
        r"Font shape [`'](?P<name>[^']+)' undefined using [`'](?P<other>[^']+)'",
        "the font {name} does not exist; {other} is used instead",
        "load a font that has the shape, or ask for another",
        _LOW,
    ),
    _rule(
        "tex-unknown-option",
        r"Unused global option\(s\):? *\[(?P<name>.*?)\]",
        "nothing knows the option {name} of the class",
        "check the spelling",
        _LOW,
    ),
    _rule(
        "tex-float-too-large",
        r"Float too large for page by (?P<amount>[\d.]+)pt",
        "the figure or table is {amount} pt higher than the page",
        "make it smaller",
        _LOW,
    ),
    _rule(
        "tex-broken-link",
        r"pdfTeX warning \(dest\): name\{(?P<name>.+?)\}.*? has been referenced but does not exist",
        "a link leads to {name}, which is not in the document",
        "",
        _LOW,
    ),
    _rule(
        "tex-forbidden-program",
        r"runsystem\((?P<name>.*)\)\.\.\.disabled",
        "the document wants to start a program, which it may not: {name}",
        "do beforehand what it is for, and remove \\write18 or the package that uses it",
    ),
    _rule(
        "tex-unclosed-brace",
        r"### simple group .*? entered at line (?P<line>\d+) \(\{\)",
        "a {{ is never closed",
        _CLOSE,
        _LOW,
    ),
)
"""Messages in the form of a warning; those that are not here say nothing that matters."""
