"""Footnotes that REVTeX puts into the list of works are cited there."""

from __future__ import annotations

from pathlib import Path
from time import process_time

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

TEXT = r"""\documentclass[aps]{revtex4-2}
\begin{document}
One.\footnote{See \cite{a}.} Two.\footnote {More {of} it.}
\begin{thebibliography}{3}%
\bibitem [{\citenamefont {Alm}(1990)}]{a} Alm.
\bibitem [{Note1()}]{Note1}%
See \cite{a}.
\bibitem [{Note2()}]{Note2} More of it.
\end{thebibliography}
\end{document}
"""


def rewritten(text: str) -> str:
    return plain(whole(Source(Path("main.tex"), text))).text


def test_a_note_is_a_citation_of_its_entry() -> None:
    assert r"One.\cite{Note1} Two.\cite{Note2}" in rewritten(TEXT)


def test_a_note_stays_where_it_has_no_entry_and_in_other_classes() -> None:
    assert r"One.\footnote{See" in rewritten(
        TEXT.replace("{Note2}%", "{b}").replace("{Note2}", "{b}")
    )
    assert r"One.\footnote{See" in rewritten(TEXT.replace("revtex4-2", "article"))


def test_labels_with_many_braces_end() -> None:
    """A list of natbib's for a survey's authors took longer than anybody waits."""
    names = "{Alm}, {Berg}, {Dal}, {Eide}, {Foss}, {Graff}, {Haug}, {Iversen}, {Juul}, {Krog}"
    label = f"[{{{names} et~al.}}(2019){names}, {names}[2]]"
    work = f"\\bibitem{label}{{a}} Alm.\n"
    text = TEXT.replace(r"\begin{thebibliography}{3}%", r"\begin{thebibliography}{3}" + work * 9)
    begun = process_time()
    assert r"One.\cite{Note1} Two.\cite{Note2}" in rewritten(text)
    assert process_time() - begun < 10


def test_a_note_of_notes2bib_cites_its_work() -> None:
    r"""Its words stood in the text and in the list; `\cite[p.~3]{a}` may have a note before it."""
    text = (
        "\\documentclass{achemso}\n\\begin{document}\nOne\\bibnote{Some\n  words.}, "
        "two\\bibnote[own]{More}, three\\bibnote{Not there}, \\cite[p.~3]{a}.\n"
        "\\begin{thebibliography}{9}\n\\bibitem[Not()]{Note-1}\nRef.~\\citenum {a}, p.~3\\relax\n"
        "\\bibitem[Not()]{Note-2}\nSome words.\\relax\n\\end{thebibliography}\n\\end{document}\n"
    )
    made = plain(whole(Source(Path("main.tex"), text))).text
    assert "One\\cite{Note-2}, two\\cite{own}, three\\bibnote{Not there}, \\cite{Note-1}." in made
