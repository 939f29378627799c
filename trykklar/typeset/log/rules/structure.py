"""Commands, environments, braces, math and tables: what the author writes around the text.

The words are those of tex.web and etex.ch, and of the LaTeX kernel (ltmiscen, ltlists, ltverb).
"""

from __future__ import annotations

from trykklar.typeset.log.rules.log_rule import rule

RULES = (
    rule(
        "tex-undefined-command",
        r"Undefined control sequence",
        "The command '{token}' is not defined.",
        "Check the spelling, or load the package that defines it.",
    ),
    rule(
        "tex-unknown-environment",
        r"Environment (?P<name>\S+) undefined",
        "The environment '{name}' is not defined.",
        "Check the spelling, or load the package that defines it.",
    ),
    rule(
        "tex-unclosed-environment",
        r"\\begin\{document\} ended by \\end\{(?P<other>.+?)\}",
        "'\\end{{{other}}}' closes what was never opened.",
        "Put '\\begin{{{other}}}' where it begins, or remove the '\\end'.",
    ),
    rule(
        "tex-unclosed-environment",
        r"\\begin\{(?P<name>.+?)\} on input line (?P<line>\d+) ended by \\end\{(?P<other>.+?)\}",
        "'\\begin{{{name}}}' is not closed before '\\end{{{other}}}'.",
        "Put '\\end{{{name}}}' where it ends.",
    ),
    rule(
        "tex-unclosed-environment",
        r"job aborted, no legal \\end found",
        "The document has no '\\end{{document}}'.",
        "Put it on the last line.",
    ),
    rule(
        "tex-text-in-preamble",
        r"Missing \\begin\{document\}",
        "There is text above '\\begin{{document}}'.",
        "Move it below, or put '\\begin{{document}}' above it.",
    ),
    rule(
        "tex-verbatim",
        r"\\verb (?:ended by end of line|illegal in (?:command )?argument)",
        "'\\verb' must end on its own line, and stand outside of other commands.",
        "Close it, or use '\\texttt'.",
    ),
    rule(
        "tex-missing-dollar",
        r"Missing \$ inserted|Display math should end with \$\$|Extra \}, or forgotten \$",
        "Math begins or ends here without a '$'.",
        "Write '$...$' around math, and '\\_' for an underscore in text.",
    ),
    rule(
        "tex-missing-dollar",
        r"(?P<after>Bad math environment delimiter)|(?:allowed|used) only in math mode",
        "This is for math alone, or ends math that was not begun.",
        "Write '$...$' around it.",
    ),
    rule(
        "tex-unclosed-delimiter",
        r"Missing \\right|You can't use `\\eqno' in math mode",
        "A '\\left' has no '\\right'.",
        "Close it on the same line of math; '\\right.' prints nothing.",
    ),
    rule(
        "tex-unclosed-delimiter",
        r"Extra \\(?:right|middle)",
        "A '\\right' has no '\\left'.",
        "Open it on the same line of math; '\\left.' prints nothing.",
    ),
    rule(
        "tex-blank-line-in-math",
        r"Paragraph ended before \\(?P<name>(?:align(?:at|ed)?|f?lalign|gather|multline|split|"
        r"equation)\*?) ?was",
        "There is a blank line in '\\begin{{{name}}}'.",
        "Remove it, or put a '%' on it.",
    ),
    rule(
        "tex-runaway-argument",
        r"Paragraph ended before (?P<name>\\[A-Za-z]*@[A-Za-z@]*) ?was",
        "A paragraph ends in the argument of '{name}'.",
        "Remove the blank line or '\\par' from it, or put the '}}' where it ends.",
    ),
    rule(
        "tex-runaway-argument",
        r"(?:Paragraph ended before|File ended while scanning use of) (?P<name>\\?[^\s.]+)",
        "The argument of '{name}' is never closed.",
        "Put the missing '}}' where it ends.",
    ),
    rule(
        "tex-runaway-argument",
        r"File ended while scanning (?:the )?(?:text|definition) of (?P<name>\\?[^\s.]+)",
        "The definition of '{name}' is never closed.",
        "Put the missing '}}' where it ends.",
    ),
    rule(
        "tex-runaway-argument",
        r"Argument of (?P<name>\\\S+) has an extra \}",
        "The argument of '{name}' holds a '}}' too many.",
        "Remove it, or put the '{{' where it begins.",
    ),
    rule(
        "tex-unclosed-brace",
        r"Missing \} inserted|Extra \\endgroup",
        "A '{{' is never closed, or a command lacks an argument.",
        "Put the missing '}}' where it ends.",
    ),
    rule(
        "tex-extra-brace",
        r"Too many \}'s|Extra \}, or forgotten|Missing \{ inserted",
        "There is a '}}' too many.",
        "Remove it, or put the '{{' where it begins.",
    ),
    rule(
        "tex-misplaced-alignment",
        r"Misplaced (?:alignment tab character &|\\cr|\\noalign|\\omit)",
        "There is an '&', or a line of a table, outside of a table.",
        "Write '\\&' for the sign.",
    ),
    rule(
        "tex-misplaced-alignment",
        r"You can't use `macro parameter character #'",
        "There is a '#' outside of a definition.",
        "Write '\\#' for the sign.",
    ),
    rule(
        "tex-extra-alignment",
        r"Extra alignment tab has been changed",
        "This row has more cells than the table has columns.",
        "Remove an '&', write '\\&' for the sign, or add a column.",
    ),
    rule(
        "tex-double-script",
        r"Double (?P<which>subscript|superscript)",
        "There are two {which}s on one base.",
        "Put braces around the inner one: 'a_{{b_c}}'.",
    ),
    rule(
        "tex-lonely-item",
        r"Lonely \\item|Something's wrong--perhaps a missing \\item",
        "A list and its '\\item' do not fit together.",
        "Put '\\item' inside of a list, and text of a list after an '\\item'.",
    ),
    rule(
        "tex-no-line-here",
        r"There's no line here to end",
        "'\\\\' stands where there is no line to end.",
        "Leave a blank line for a new paragraph.",
    ),
    rule(
        "tex-bad-length",
        r"Illegal unit of measure|Missing number",
        "A length or number is missing here, or has no unit.",
        "Write it with a unit: '3mm', '2em', '0.5\\textwidth'.",
    ),
    rule(
        "tex-preamble-only",
        r"Can be used only in preamble",
        "'{before}' belongs above '\\begin{{document}}'.",
        "Move it up.",
    ),
    rule(
        "tex-defined-twice",
        r"Command (?P<name>\\\S+) already defined",
        "The command '{name}' exists already.",
        "Use '\\renewcommand', or another name.",
    ),
)
"""Messages in the form of an error; the first row that matches decides."""
