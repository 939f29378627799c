"""Manuscripts that repeat one construct: what `check` must read in linear time.

Each kind is a construct, with its number in place of `@@`, and what stands around it.
What an author would never write by hand is what a program, a merge or a stranger writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEAD = "\\documentclass{article}\n\\usepackage{natbib}\n"
_BOOK = "@book{a, author = {Lipsky, M.}, title = {T}, publisher = {P}, year = 1980}\n"
_END = "\n\\bibliographystyle{plain}\\bibliography{refs}\n\\end{document}\n"
_WORDS = "implementation of policy in housing "


@dataclass(frozen=True)
class Kind:
    r"""One kind of manuscript.

    Attributes:
        text: What is repeated in the body, `@@` being its number.
        entries: What is repeated in the bibliography.
        preamble: What is repeated before `\begin{document}`.
        before: What stands in the body before all.
        after: What stands there after all.
        book: What the bibliography begins with.
        close: What it ends with.
    """

    text: str = ""
    entries: str = ""
    preamble: str = ""
    before: str = ""
    after: str = ""
    book: str = _BOOK
    close: str = ""

    def write(self, folder: Path, count: int) -> None:
        """Write main.tex and refs.bib with so many of the construct in them."""
        body = "".join(_times(self.text, count))
        preamble = "".join(_times(self.preamble, count))
        entries = "".join(_times(self.entries, count))
        (folder / "main.tex").write_text(
            f"{_HEAD}{preamble}\\begin{{document}}\n{self.before}{body}{self.after}{_END}",
            encoding="utf-8",
        )
        (folder / "refs.bib").write_text(f"{self.book}{entries}{self.close}", encoding="utf-8")
        (folder / "part.tex").write_text("Read again \\cite{a}.\n", encoding="utf-8")


def _times(text: str, count: int) -> Iterator[str]:
    return (text.replace("@@", str(number)) for number in range(count if text else 0))


_ENTRY = "@book{k@@, author = {Hill, A@@.}, title = {T@@}, publisher = {P}, year = 1990}\n"
_WORK = f"author = {{Hill, Anna}}, title = {{{_WORDS}@@}}, publisher = {{P}}, year = 1990"

TEXTS = {
    "blank lines": Kind("\n"),
    "spaces": Kind("          "),
    "comments": Kind("% a comment\n"),
    "empty comments in braces": Kind("%\n", before="\\emph{", after="}"),
    "paragraphs": Kind(f"{_WORDS}@@.\n\n"),
    "one long line": Kind(f"{_WORDS}@@ "),
    "citations": Kind("See \\citep[see][1]{a}.\n"),
    "citations in one line": Kind("See \\cite{a}, "),
    "keys in one citation": Kind("a@@,", before="\\cite{", after="a}"),
    "notes of a citation": Kind("x ", before="\\cite[", after="]{a}"),
    "undefined citations": Kind("\\cite{lost@@}\n", _ENTRY),
    "undefined citations, nearly": Kind("\\cite{hill-@@-x}\n", _ENTRY.replace("k@@", "hill@@")),
    "undefined, one prefix": Kind(
        "\\cite{implementation-of-policy@@}\n", _ENTRY.replace("k@@", "implementation-policy@@")
    ),
    "labels": Kind("\\label{l@@}\n"),
    "references": Kind("\\ref{l@@}\n", before="\\label{l}"),
    "labels and other references": Kind("\\label{l@@}\\ref{m@@}\n"),
    "labels twice": Kind("\\label{l}\n"),
    "sections": Kind("\\section{S @@}\\label{s@@} Text of it.\n\n"),
    "footnotes": Kind("Text\\footnote{A note \\cite{a}.} goes on.\n"),
    "figures": Kind(
        "\\begin{figure}\\includegraphics{f}\\caption{C}\\label{f@@}\\end{figure}\n\\ref{f@@}\n"
    ),
    "captions of one figure": Kind(
        "\\caption{C}\\label{f@@}", before="\\begin{figure}", after="\\end{figure}"
    ),
    "tables": Kind("\\begin{table}\\begin{tabular}{l}a & b\\\\\\end{tabular}\\end{table}\n"),
    "cells of a table": Kind(
        "a & b & c \\\\\n", before="\\begin{tabular}{lll}", after="\\end{tabular}"
    ),
    "formulas": Kind("Here $x_@@$ and \\[y\\] and $$z$$.\n"),
    "open formulas": Kind("$ x \n\\[ y\n"),
    "quotations": Kind("``the decisions of street-level bureaucrats are'' \\citep{a}.\n"),
    "quotation marks": Kind("«sitat @@» og mer.\n", before="\\usepackage[british]{babel}"),
    "other languages": Kind(
        "\\foreignlanguage{norsk}{«sitat»} \n", before="\\usepackage[british]{babel}"
    ),
    "block quotations": Kind(
        "\\begin{quote}the words of somebody else here\\end{quote} \\cite{a}\n"
    ),
    "typed citations": Kind("Lipsky (1980) and Hill (1990: 5) and (Winter 1999).\n", _ENTRY),
    "typed citations of one": Kind(
        "Hill (1991) and (Hill 1990).\n", _ENTRY.replace("A@@.", "Anna")
    ),
    "years": Kind("1990-2000 1980 "),
    "names before citations": Kind("Smith's 1999 study \\citep{a}, Hill \\citeyearpar{a}.\n"),
    "ignored citations": Kind(
        "% trykklar: ignore citation-undefined until 2099-01-01\n\\cite{b}\n"
    ),
    "ignored lines": Kind("\\cite{b} % trykklar: ignore citation\n"),
    "ignores past their day": Kind("% trykklar: ignore citation until 2001-01-01\n\\cite{b}\n"),
    "inputs": Kind("\\input{part}\n"),
    "missing inputs": Kind("\\input{lost@@}\n"),
    "macros": Kind("\\m@@ab\n", preamble="\\newcommand{\\mab}{\\cite{a}}\n"),
    "macros called": Kind("\\m\n", before="\\newcommand{\\m}{\\cite{a}}\n"),
    "macros with arguments": Kind("\\m{one}{two}\n", before="\\newcommand{\\m}[2]{\\cite{a}#2}\n"),
    "macros defined and called": Kind("\\def\\m{\\cite{a}}\\m\n"),
    "macros in groups": Kind("{\\def\\m{\\cite{a}}\\m}\n"),
    "macros in an open group": Kind("{\\def\\m{\\cite{a}}\\m\n"),
    "macros of many words": Kind("\\foo@@", before="\\def\\m{\\cite{a}", after="}\\m"),
    "macros with a long argument": Kind(
        f"{_WORDS}\n", before="\\newcommand{\\m}[1]{\\cite{a}#1}\\m{", after="}"
    ),
    "delimited macros": Kind("\\m a.b;\n", before="\\def\\m#1.#2;{\\cite{a}#2}"),
    "delimited macros, never closed": Kind("\\m a\n", before="\\def\\m#1;{\\cite{a}}"),
    "lets": Kind("\\let\\m\\cite \\m{a}\n"),
    "environments": Kind("\\begin{x@@}a\\end{x@@}\n"),
    "own environments": Kind(
        "\\begin{x}a\\end{x}\n", before="\\newenvironment{x}{\\cite{a}}{\\cite{a}}"
    ),
    "verbatim": Kind("\\begin{verbatim}\\cite{b}\\end{verbatim}\\verb|x|\n"),
    "listings with labels": Kind("\\begin{lstlisting}[label=l@@]\n\\end{lstlisting}\n"),
    "open verbatim": Kind("\\begin{verbatim}\n"),
    "written files": Kind("\\begin{filecontents}{f@@.txt}\nx\n\\end{filecontents}\n"),
    "written files, never closed": Kind("\\begin{filecontents}{f@@.txt}\n"),
    "conditionals": Kind("\\iffalse a\\else\\cite{a}\\fi\n"),
    "open conditionals": Kind("\\iftrue\\cite{a}\n"),
    "open false conditionals": Kind("\\iffalse\n"),
    "undecided conditionals": Kind("\\ifmmode a\\else b\\fi\n"),
    "undecided open conditionals": Kind("\\ifmmode a\\else b\n"),
    "cases": Kind("\\ifcase 3 a\\or b\\fi\n"),
    "branches": Kind("\\iftoggle{t}{\\cite{a}}{b}\n", before="\\newtoggle{t}\\toggletrue{t}"),
    "loops": Kind("\\foreach \\x in {a,b}{\\cite{\\x}}\n"),
    "a loop with many values": Kind("@@,", before="\\foreach \\x in {", after="a}{\\cite{\\x}}"),
    "hooks": Kind("", preamble="\\AtBeginDocument{\\cite{a}}\n"),
    "names": Kind("\\csname cite\\endcsname{a}\n"),
    "open names": Kind("\\csname x\n"),
    "glossary": Kind(
        "\\gls{g@@}\n", preamble="\\newacronym{g@@}{G}{\\cite{a}}\n", after="\\printglossary"
    ),
    "a chain in the glossary": Kind(
        preamble="\\newacronym{g@@}{G}{\\gls{h@@}}\n", after="\\glsaddall\\printglossary"
    ),
    "packages": Kind(preamble="\\usepackage{p@@}\n"),
    "options of a package": Kind("@@,", before="\\usepackage[", after="a]{babel}"),
    "bibliographies": Kind("\\bibliography{refs}\n"),
    "missing bibliographies": Kind("\\bibliography{lost@@}\n"),
    "sections of references": Kind(
        "\\begin{refsection}[refs.bib]\\cite{a}\\end{refsection}\n",
    ),
    "hand-made references": Kind("\\bibitem{k@@} Text.\n"),
    "addresses": Kind("\\url{http://example.org/@@}\n"),
    "open braces": Kind("{"),
    "closing braces": Kind("}"),
    "open brackets": Kind("["),
    "nested groups": Kind("{", after="x"),
    "nested commands": Kind("\\emph{"),
    "nested environments": Kind("\\begin{x}"),
    "nested notes": Kind("\\footnote{\\cite{a}"),
    "nested macro calls": Kind("\\m{", before="\\newcommand{\\m}[1]{\\cite{a}#1}"),
    "open citations": Kind("\\cite{"),
    "open notes": Kind("\\cite["),
    "open arguments": Kind("\\citep[a][b"),
    "backslashes": Kind("\\\\"),
    "unknown commands": Kind("\\x@@ "),
    "definitions of citations": Kind("\\DeclareCiteCommand{\\x}{a}{b}{c}{d}"),
    "tracks": Kind(preamble="\\newcites{t}{T}\n"),
    "abstracts": Kind("\\begin{abstract}\n"),
    "endings": Kind("\\begin{document}\\end{x}\n"),
    "lines of TeX ends": Kind("x\r"),
}
"""What stands in the LaTeX."""

BIBLIOGRAPHIES = {
    "entries": Kind("\\cite{k@@}\n", _ENTRY),
    "entries in one line": Kind("\\nocite{*}", _ENTRY.replace("\n", " ")),
    "uncited entries": Kind("", _ENTRY),
    "entries twice": Kind("\\nocite{*}", _ENTRY.replace("k@@", "k")),
    "open entries": Kind("\\nocite{*}", "@book{a, title={"),
    "open entries in lines": Kind("\\nocite{*}", "@book{a@@, title={\n"),
    "open quotes": Kind("\\nocite{*}", '@book{a@@, title="x\n'),
    "entries without a comma": Kind(
        "\\nocite{*}", "@book{a@@, title = {T@@} year = 1980 author = {A}}\n"
    ),
    "fields without a comma": Kind(
        "\\nocite{*}", " x@@ = {a}\n", book="@book{b, title = {T}\n", close="}"
    ),
    "entries without a key": Kind("\\nocite{*}", "@book{, title = {T@@}}\n"),
    "comments in an entry": Kind(
        "\\nocite{*}", "% x = {y},\n", book="@book{a, title={T},\n", close="year=1980}"
    ),
    "comments between entries": Kind("\\nocite{*}", "% x\n@comment{y}\n"),
    "text between entries": Kind("\\nocite{*}", "text @ and { more\n"),
    "at signs": Kind("\\nocite{*}", "@"),
    "at signs in lines": Kind("\\nocite{*}", "@\n"),
    "opening braces": Kind("\\nocite{*}", "{"),
    "closing braces": Kind("\\nocite{*}", "}"),
    "fields": Kind("\\nocite{*}", "f@@ = {x},\n", book="@book{b,\n", close="}"),
    "fields twice": Kind("\\nocite{*}", "title = {x},\n", book="@book{b,\n", close="}"),
    "braces in a title": Kind("\\nocite{*}", "{A}b ", book="@book{b, title={", close="}}"),
    "nested braces in a title": Kind("\\nocite{*}", "{", book="@book{b, title={"),
    "nested pairs in a title": Kind(
        "\\nocite{*}", "{{{{{a}}}}} ", book="@book{b, title={", close="}}"
    ),
    "authors": Kind("\\nocite{*}", "Hill, A@@. and ", book="@book{b, author={", close="B}}"),
    "authors in braces": Kind("\\nocite{*}", "{A B@@} and ", book="@book{b, author={", close="B}}"),
    "letters of a name": Kind("\\nocite{*}", "{a} ", book="@book{b, author={", close="B}}"),
    "commas of a name": Kind("\\nocite{*}", "{a}, ", book="@book{b, author={", close="B}}"),
    "strings": Kind("\\nocite{*}", "@string{s@@ = {x}}\n"),
    "strings added up": Kind("\\nocite{*}", "@string{s = s # {x}}\n", book="@string{s = {x}}\n"),
    "parts of a value": Kind("\\nocite{*}", ' # "x"', book='@book{b, title="x"', close="}"),
    "unknown strings": Kind("\\nocite{*}", "@book{k@@, title = s@@}\n"),
    "crossrefs to one": Kind("\\nocite{*}", "@inbook{k@@, crossref = {a}, pages = {1}}\n"),
    "crossrefs in a chain": Kind("\\nocite{*}", "@inbook{k@@, crossref = {k1@@}, note = {n}}\n"),
    "crossrefs of a crowd": Kind(
        "\\nocite{*}", "f@@ = {x},\n", book="@inbook{c, crossref={b}}@book{b,\n", close="}"
    ),
    "data of an entry": Kind("\\nocite{*}", "a,", book="@book{b, xdata={", close="}}"),
    "other names of entries": Kind("\\nocite{*}", "i@@,", book="@book{b, ids={", close="}}"),
    "alike works": Kind("\\nocite{*}", f"@book{{k@@, {_WORK}}}\n"),
    "the same works": Kind("\\nocite{*}", f"@book{{k@@, {_WORK.replace('@@', '')}}}\n"),
    "the same DOI": Kind("\\nocite{*}", "@book{k@@, title={T@@}, doi={10.1000/x}}\n"),
    "the same ISBN": Kind("\\nocite{*}", "@book{k@@, title={T@@}, isbn={978-0-201-00174-7}}\n"),
    "ISBNs of one": Kind("\\nocite{*}", "978-0-201-00174-7, ", book="@book{b, isbn={", close="}}"),
    "journals": Kind("\\nocite{*}", "@article{k@@, title={T@@}, journal={Journal of @@}}\n"),
    "unknown types": Kind("\\nocite{*}", "@artcle@@{k@@, title={T}}\n"),
    "unknown fields": Kind("\\nocite{*}", "@book{k@@, titel@@={T}, publsher={P}}\n"),
    "signs in titles": Kind("\\nocite{*}", "@book{k@@, title={A & B % C # D}}\n"),
    "signs in one title": Kind("\\nocite{*}", "& <", book="@book{b, title={", close="}}"),
    "capitals": Kind("\\nocite{*}", "@article{k@@, title={The EU and Norway in the long run}}\n"),
    "capitals of one title": Kind(
        "\\nocite{*}", "The EU in: ", book="@article{b, title={", close="}}"
    ),
    "accents": Kind("\\nocite{*}", "{\\'e}", book="@book{b, title={", close="}}"),
    "pages": Kind("\\cite[5]{a}", "1--2, ", book="@article{a, pages={", close="}}"),
    "notes before entries": Kind("\\nocite{*}", "% trykklar: ignore entry\n" + _ENTRY),
    "notes before one entry": Kind("\\nocite{*}", "% trykklar: ignore entry\n", close=_ENTRY),
    "verified entries": Kind(
        "\\nocite{*}", "@book{k@@, title={T@@}, verified={no: from memory}}\n"
    ),
    "urls": Kind("\\nocite{*}", "@book{k@@, title={T@@}, url={https://doi.org/10.1000/@@}}\n"),
}
"""What stands in the .bib."""

KINDS = TEXTS | BIBLIOGRAPHIES
