"""What TeX only warns of, although a paper with some of it is not finished.

A warning that is not in the table does not show in print, or a further pass removes its cause.
"""

from __future__ import annotations

from trykklar.finding import Severity
from trykklar.typeset.log.rules.log_rule import rule

_LOW = Severity.WARNING

RULES = (
    rule(
        "tex-undefined-citation",
        r"Citation [`'](?P<name>[^']{1,200})'.*? undefined",
        "There is no entry for '{name}'.",
        "Check the key.",
    ),
    rule(
        "tex-undefined-label",
        r"Reference [`'](?P<name>[^']{1,200})'.*? undefined",
        "There is no label '{name}'.",
        "Check the spelling of the label.",
    ),
    rule(
        "tex-missing-labels",
        r"No file (?P<name>[^\s/]{1,200})\.aux\s+LABELS NOT IMPORTED",
        "The labels of '{name}.tex' are not known, because it was not built.",
        "Build it first: 'make_paper.py build {name}.tex'; then build this text again.",
        _LOW,
    ),
    rule(
        "tex-duplicate-label",
        r"Label [`'](?P<name>.+?)' multiply defined",
        "The label '{name}' is given twice.",
        "Give one of them another name.",
        _LOW,
    ),
    rule(
        "tex-overfull-box",
        r"Overfull \\hbox \((?P<amount>\d+(?:\.\d+)?)pt too wide\)",
        "The line is {amount} pt too wide.",
        "Reword it, or allow a break with '\\-' or '\\url'.",
        _LOW,
    ),
    rule(
        "tex-overfull-box",
        r"Overfull \\vbox \((?P<amount>\d+(?:\.\d+)?)pt too high\)",
        "The page or box is {amount} pt too high.",
        "Make what stands in it smaller, or move it.",
        _LOW,
    ),
    rule(
        "tex-missing-character",
        r"Missing character: There is no (?>(?P<what>.+?) in font )(?!nullfont)(?P<font>[^!]+)!",
        "The font '{font}' has no character {what}.",
        "Use another font, or a command for the character.",
    ),
    rule(
        "tex-missing-font",
        r"Font shape [`'](?P<name>[^']+)' undefined using [`'](?P<other>[^']+)'",
        "The font '{name}' does not exist; '{other}' is used instead.",
        "Load a font that has the shape, or ask for another.",
        _LOW,
    ),
    rule(
        "tex-unknown-option",
        r"Unused global option\(s\):? *\[(?P<name>.*?)\]",
        "No class or package knows the option '{name}'.",
        "Check the spelling.",
        _LOW,
    ),
    rule(
        "tex-float-too-large",
        r"Float too large for page by (?P<amount>\d+(?:\.\d+)?)pt",
        "The figure or table is {amount} pt higher than the page.",
        "Make it smaller.",
        _LOW,
    ),
    rule(
        "tex-broken-link",
        r"pdfTeX warning \(dest\): name\{(?P<name>[^}]+)\}"
        r".*? has been referenced but does not exist",
        "A link leads to '{name}', which is not in the document.",
        "",
        _LOW,
    ),
    rule(
        "tex-forbidden-program",
        # What TeX Live lets packages start is done between the passes (texmf.cnf,
        # `shell_escape_commands`), or only asked for information.
        r"runsystem\((?!(?:makeindex|bibtex8?|r?epstopdf|kpsewhich|extractbb)\b)"
        r"(?P<name>.*)\)\.\.\.disabled",
        "The document tries to start a program, which it may not: '{name}'.",
        "Do beforehand what it is for, then remove '\\write18' or the package that uses it.",
    ),
    rule(
        "tex-unclosed-brace",
        r"### simple group .*? entered at line (?P<line>\d+) \(\{\)",
        "A '{{' is never closed.",
        "Put the missing '}}' where it ends.",
        _LOW,
    ),
)
"""Messages in the form of a warning."""
