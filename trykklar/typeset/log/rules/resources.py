"""Files, packages, figures, fonts, characters and TeX's own limits: what the text needs.

The words are those of tex.web, texmfmp.c and pdftex.web, of the LaTeX kernel (ltfiles, ltfloat,
ltclass, utf8ienc), and of graphics, fontspec and the key-value packages.
"""

from __future__ import annotations

from trykklar.typeset.log.rules.log_rule import rule

RULES = (
    rule(
        "tex-forbidden-program",
        r"Package (?P<package>\S{1,99}) Error: .{0,200}?(?:shell[- ]escape|enable-write18)",
        "The package {package} wants TeX to start a program, which it may not.",
        "Do beforehand what it is for, and keep what that makes; or use another package.",
    ),
    rule(
        "tex-forbidden-program",
        r"Package (?P<package>\S{1,99}) Error: You must have [`'](?P<other>[^']{1,99})' installed",
        "The package {package} wants TeX to start '{other}', which it may not.",
        "Do beforehand what it is for, and keep what that makes; or use another package.",
    ),
    rule(
        "tex-forbidden-file",
        r"(?:File|find file) `\"?(?P<name>(?:[/~|$]|(?:.*/)?\.\./).*?)\"?'(?: not found|\.)",
        "'{name}' may not be read: it is not in the document's folder.",
        "Put a copy of it in the folder.",
    ),
    rule(
        "tex-forbidden-file",
        r"I can't write on file `(?P<name>[^']+)'",
        "'{name}' may not be written: TeX writes to the work folder alone.",
        "Let the document write to a plain file name.",
    ),
    rule(
        "tex-missing-package",
        r"File `(?P<name>[^']+\.(?:sty|cls))' not found",
        "'{name}' is not installed.",
        "Check the spelling, or put the file into the folder that TeX runs in, as a journal's own "
        "class; 'apt-file search {name}' names the Debian package.",
    ),
    rule(
        "tex-missing-package",
        r"(?:Unknown option|You haven't defined the language) [`'](?P<name>[\w-]+)'?.*yet",
        "The language '{name}' is not installed.",
        "Check its name in babel's manual; Debian has it in a package 'texlive-lang-...'.",
    ),
    rule(
        "tex-missing-package",
        r"Package babel Error: Unknown (?:option|language) [`'](?P<name>[\w-]+)'",
        "The language '{name}' is not installed, or babel knows none of that name.",
        "Check its name in babel's manual.",
    ),
    rule(
        "tex-missing-figure",
        r"File `(?P<name>(?:[^']*/)?[^'./]+|[^']+\.(?i:pdf|png|jpe?g|eps|mps|svg))' not found",
        "The figure '{name}' does not exist.",
        "Check the name and the folder; capitals count.",
    ),
    rule(
        "tex-missing-figure",
        r"Unknown graphics extension: (?P<name>\.\w+)",
        "This engine cannot read figures of the kind '{name}'.",
        "Make it a PDF, PNG or JPEG.",
    ),
    rule(
        "tex-missing-figure",
        r"Cannot determine size of graphic in (?P<name>[^ ]+)",
        "The figure '{name}' is of a kind that this engine cannot read.",
        "Make it a PDF, PNG or JPEG.",
    ),
    rule(
        "tex-missing-figure",
        r"pdfTeX error.*?\(file (?:\./)?(?P<name>[^)]+?\.(?i:pdf|png|jpe?g))\): (?P<what>.+)",
        "The figure '{name}' cannot be read: {what}.",
        "Export it again.",
    ),
    rule(
        "tex-missing-package",
        r"Package biblatex Error: Style '(?P<name>[^']+)' not found",
        "The style '{name}' of biblatex is not installed.",
        "Check the spelling; Debian has most in texlive-bibtex-extra.",
    ),
    rule(
        "tex-wrong-engine",
        r"requires? (?:either )?(?:XeTeX|LuaTeX)",
        "The document needs XeTeX or LuaTeX.",
        "Write '% !TEX program = xelatex' on its first line.",
    ),
    rule(
        "tex-missing-font",
        r"(?:pdfTeX error.*?\(file (?P<name>[^)]+)\): Font .* not found)",
        "The font '{name}' is not installed.",
        "Debian has most in texlive-fonts-recommended and texlive-fonts-extra.",
    ),
    rule(
        "tex-missing-file",
        r"(?:I can't find file|File) [`'](?P<name>[^']+)'(?: not found)?",
        "The file '{name}' does not exist.",
        "Check the name and the folder; capitals count.",
    ),
    rule(
        "tex-wrong-encoding",
        r"Invalid UTF-8 byte(?: sequence)? ?\(?\"?(?P<what>[^\")]*)",
        "The file is not in UTF-8: it holds the byte {what}.",
        "Save it as UTF-8; write a letter with an accent that begins a name in a .bib in braces, "
        "as '{{\\AA}}sa': some BibTeX styles take one byte of it as the initial.",
    ),
    rule(
        "tex-wrong-encoding",
        r"Text line contains an invalid character|String contains an invalid utf-8 sequence",
        "The file holds a character that is no text.",
        "Save it as UTF-8.",
    ),
    rule(
        "tex-missing-character",
        r"Unicode character (?P<what>.+?) +not set up for use with LaTeX",
        "There is nothing to print the character {what} with.",
        "Use a LaTeX command for it, or '\\DeclareUnicodeCharacter'.",
    ),
    rule(
        "tex-missing-character",
        r"Missing character: There is no (?>(?P<what>.+?) in font )(?P<font>[^!]+)!",
        "The font '{font}' has no character {what}.",
        "Use another font, or a command for the character.",
    ),
    rule(
        "tex-missing-font",
        r"Font \S+?=\"?(?P<name>(?<=\")[^\"]+|\S+).*? not loadable",
        "The font '{name}' is not installed.",
        "Check the name, or install its package.",
    ),
    rule(
        "tex-missing-font",
        r"(?:The font|Font) [\"`'](?P<name>[^\"']+)[\"'] (?:cannot be found|not found)",
        "The font '{name}' is not installed.",
        "'fc-list' shows the fonts there are.",
    ),
    rule(
        "tex-unknown-option",
        r"Unknown option [`'](?P<name>[^']+)' for (?P<kind>package|class) [`'](?P<other>[^']+)'",
        "The {kind} '{other}' has no option '{name}'.",
        "Check the spelling in its manual.",
    ),
    rule(
        "tex-unknown-option",
        r"(?:Package|Class) (?P<other>\S+) Error: (?:Unknown option|Undefined option|The key) "
        r"[`'](?P<name>[^']+)'",
        "'{other}' has no option '{name}'.",
        "Check the spelling in its manual.",
    ),
    rule(
        "tex-unknown-option",
        r"Package (?:keyval|xkeyval|kvoptions|pgfkeys) Error: (?:I do not know the key )?"
        r"[`']?(?P<name>[^' ]+)'?(?: undefined)?",
        "There is no option '{name}'.",
        "Check the spelling in the manual.",
    ),
    rule(
        "tex-option-clash",
        r"Option clash for package (?P<name>\S+?)\.?$",
        "The package '{name}' is loaded twice, with different options.",
        "Load it once, with all of its options.",
    ),
    rule(
        "tex-too-many-unprocessed-floats",
        r"Too many unprocessed floats",
        "Too many figures and tables wait for a place.",
        "Put '\\clearpage' above this one, or allow it more places: '[htbp]'.",
    ),
    rule(
        "tex-misplaced-float",
        r"\\caption outside float",
        "A '\\caption' stands outside of a figure or table.",
        "Put it inside, or use '\\captionof' of the package caption.",
    ),
    rule(
        "tex-misplaced-float",
        r"Not in outer par mode",
        "A figure or table stands inside of a box.",
        "Move it out of the box, the footnote or the table.",
    ),
    rule(
        "tex-input-loop",
        r"TeX capacity exceeded, sorry \[text input levels",
        "'{file}' reads itself, by way of what it reads.",
        "Remove the '\\input' that leads back.",
    ),
    rule(
        "tex-capacity",
        r"TeX capacity exceeded, sorry \[(?P<what>.+?)(?:=|\])",
        "TeX ran out of memory ({what}): most often, a macro calls itself.",
        "Look at the macro that is used here.",
    ),
    rule("tex-fatal", r"Emergency stop|==> Fatal error", "TeX gave up here."),
)
"""Messages in the form of an error; the first row that matches decides."""
