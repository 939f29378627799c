"""A manuscript with a leak in every channel, each of another name, and the same one without."""

from __future__ import annotations

import subprocess
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DOT = Path(__file__).parent.parent / "preflight" / "dot.png"

FRONT = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern,graphicx,natbib,comment,authblk,embedfile,mine}
\usepackage{hyperref}
\hypersetup{pdfauthor={Anna Aasen}, pdfsubject={Berit Bakke}, pdftitle={On houses}}
\hypersetup{KEYWORDS}
\title{On houses\thanks{Cato Carlsen paid.}}
\author{Dagny Dahl\thanks{dagny@dahl.example.com}}
\author{Kari Nordmann}
\affil{University of Bodin}
\begin{document}
\maketitle
% Erik Eide wrote this.
\iffalse Frida Foss hid this. \fi
\begin{comment}
Gro Grande hid that.
\end{comment}
\section{Houses}
Houses stand \citep{li2001}, as \citet{nordmann2010} shows.
\includegraphics{figs/text.png} \includegraphics[width=1cm]{figs/photo.jpg}
\includegraphics{figs/plain.pdf}
"""
BACK = r"""
\section*{Acknowledgements}
We thank Hilde Haug.

\section*{Funding}
Ida Iversen paid.

\section{Author contributions}
Jon Juul wrote it.
\bibliographystyle{plainnat}
\bibliography{refs}
\end{document}
Knut Krog is behind the end.
"""
REMOVED = (
    "Anna Aasen", "Berit Bakke", "Cato Carlsen", "Dagny Dahl", "dagny@dahl", "Erik Eide",
    "Frida Foss", "Gro Grande", "Hilde Haug", "Ida Iversen", "Jon Juul", "Knut Krog",
    "Siri Sand", "Turid Tveit", "Ulf Ulven",
)  # fmt: skip
"""What is taken out without a word: a name for each of fifteen channels, three of them the data of
figures' files."""

FOUND: Mapping[str, str] = {
    "Liv Lund": r"As Liv Lund said.",
    "K. Nordmann": r"As K. Nordmann said.",
    "Nordmann": r"The Nordmann method is ours.",
    "Mari Bjørnø": r"As Mari Bj{\o}rn\o{} said.",
    "University of Bodin": "We are at the\nUniversity of Bodin.",
    "nina@nes.no": r"Write\footnote{nina@nes.no} to us.",
    "olav@oen.no": r"Write to olav (at) oen.no.",
    "0000-0002-1825-0097": r"\href{https://orcid.org/0000-0002-1825-0097}{iD}",
    "https://home.bodin.no/~kari": r"\href{https://home.bodin.no/~kari}{page}",
    "https://github.com/knordmann/hus": r"\url{https://github.com/knordmann/hus}",
    "our earlier work": r"In our earlier work \citep{nordmann2010} we saw.",
    "In preparation": r"Doors close \citep{doors}.",
    "/home/petter": r"\newcommand{\sti}{/home/petter/hus}",
    "Ragna Rud": r"\newcommand{\unused}{Ragna Rud}",
    "Vera Vik": r"\includegraphics{figs/drawn.pdf}",  # on the page of that figure
    "Yngve Ystad": "",  # a comment in a package of the author's
    "Åse Ås": r"\embedfile{note.txt}",
    "nordmann-map.png": r"\includegraphics{figs/nordmann-map.png}",
    "Tor Tangen": r"\markboth{Tor Tangen}{}",
    "Egil Engen": "",  # the PDF's keywords
}
"""What is found, and reported: text that shows it -> what is planted for it."""

HIDE = tuple(name for name in (*REMOVED, *FOUND) if name.count(" ") == 1 and name[1] != ".")


def write(folder: Path, *, leaking: bool) -> Path:
    """Writes the manuscript.

    Args:
        folder: Where.
        leaking: Whether with the leaks that are found; those that are removed are always there.
    """
    (folder / "figs").mkdir(parents=True)
    keywords = "pdfkeywords={Egil Engen}" if leaking else "pdfkeywords={houses}"
    planted = "\n\n".join(filter(None, FOUND.values())) if leaking else "Nothing else."
    text = FRONT.replace("KEYWORDS", keywords) + planted + BACK
    main = folder / ("main.tex")
    main.write_text(text, encoding="utf-8")
    comment = "% Yngve Ystad made this.\n" if leaking else ""
    (folder / "mine.sty").write_text(comment + "\\newcommand{\\hus}{hus}\n", encoding="utf-8")
    (folder / "refs.bib").write_text(
        "@book{li2001, author={Li, Mei}, title={Houses}, publisher={Press}, year={2001}}\n"
        "@book{nordmann2010, author={Nordmann, Kari}, title={Standing}, publisher={Press}, "
        "year={2010}}\n"
        "@unpublished{doors, author={Nordmann, Kari}, title={Doors}, note={In preparation}}\n",
        encoding="utf-8",
    )
    (folder / "note.txt").write_text("Åse Ås wrote this.", encoding="utf-8")
    _pictures(folder)
    return main


def _pictures(folder: Path) -> None:
    dot, figs = DOT.read_bytes(), folder / "figs"
    (figs / "nordmann-map.png").write_bytes(dot)
    packed = b"Author\0\0" + zlib.compress(b"Siri Sand")
    (figs / "text.png").write_bytes(dot[:33] + _chunk(b"zTXt", packed) + dot[33:])
    for name, words in (("drawn", "Vera Vik drew it."), ("plain", "Houses.")):
        drawing = figs / f"{name}.tex"
        drawing.write_text(
            "\\documentclass{article}\\pdfinfo{/Author (Ulf Ulven)}\\pdfpagewidth=40mm "
            "\\pdfpageheight=20mm\\hoffset=-20mm\\voffset=-20mm\\pagestyle{empty}"
            f"\\begin{{document}}\\noindent {words}\\end{{document}}\n",
            encoding="utf-8",
        )
        tex = ["pdflatex", "-interaction=batchmode", drawing.name]
        subprocess.run(tex, cwd=figs, capture_output=True, check=True)
    made = ["pdftocairo", "-jpeg", "-singlefile", "drawn.pdf", "photo"]
    subprocess.run(made, cwd=figs, capture_output=True, check=True)
    photo = (figs / "photo.jpg").read_bytes()
    shown = b"Photo by Turid Tveit"
    segment = b"\xff\xfe" + (len(shown) + 2).to_bytes(2) + shown
    (figs / "photo.jpg").write_bytes(photo[:2] + segment + photo[2:])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
