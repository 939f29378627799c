"""A repository with the history of a small paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pytest
from dulwich import porcelain

if TYPE_CHECKING:
    from pathlib import Path

Commit = Callable[..., str]

OLD = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{natbib,booktabs,amsmath,hyperref}
\newcommand{\kommune}{municipality}
\begin{document}
\title{What a programme learns}\author{A. Author}\maketitle
\section{Introduction}\label{sec:intro}
The first paragraph stays as it is in both versions of this paper.

Each \kommune{} has its own plan \citep{gone2001}, and the plan is kept for years.
It was described by \citet{kept1999}, see Section~\ref{sec:gone}.

This paragraph is taken away altogether, with every word of it and \emph{its} look.

\input{deel/methode}
\section{A part that goes}\label{sec:gone}
Nothing of this part remains.\footnote{Nor does this remark of the authors.}
\bibliographystyle{plainnat}
\bibliography{verk}
\end{document}
"""
NEW = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{natbib,booktabs,amsmath,hyperref}
\begin{document}
\title{What a programme learns}\author{A. Author}\maketitle
\section{Introduction}\label{sec:intro}
The first paragraph stays as it is in both versions of this paper.

% POINT 1.2: who has the plan?
Every county has its own plan \citep{new2015}, and the plan is kept for years.
It was described by \citet[12]{kept1999}.\footnote{An added remark of the authors.}

\input{deel/methode}
\bibliographystyle{plainnat}
\bibliography{verk}
\end{document}
"""
METHOD = r"""\section{Method}
We asked \textbf{forty} caseworkers in four towns:
\begin{itemize}
\item those with plans, and
\item those without.
\end{itemize}
\begin{equation}
a = b + c
\end{equation}
\begin{table}[htbp]
\caption{Answers in the four towns}\label{tab:answers}
\begin{tabular}{lr}
\toprule
town & answers \\
\midrule
Ålesund & 12 \\
Volda & 8 \\
\bottomrule
\end{tabular}
\end{table}
"""
WORKS = """@book{kept1999, author={Kept, Karl}, title={A Kept Book}, publisher={Press}, year=1999}
@book{gone2001, author={Gone, Gerd}, title={A Gone Book}, publisher={Press}, year=2001}
@book{new2015, author={New, Nina}, title={A New Book}, publisher={Press}, year=2015}
"""


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Write files into a repository, in a folder with a blank and Norwegian letters, and commit."""
    folder = tmp_path / "bolig og æøå"
    folder.mkdir()
    porcelain.init(str(folder))

    def write(files: Mapping[str, str | bytes], message: str, day: str = "2026-01-01") -> str:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        porcelain.add(str(folder), [str(folder / name) for name in files])
        from datetime import datetime

        moment = int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())
        number = porcelain.commit(
            str(folder),
            message=message.encode(),
            author=b"A <a@example.org>",
            committer=b"A <a@example.org>",
            author_timestamp=moment,
            commit_timestamp=moment,
            author_timezone=0,
            commit_timezone=0,
        )
        return number.decode()

    write.folder = folder  # type: ignore[attr-defined]
    return write


@pytest.fixture
def paper(commit: Commit, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper of two commits, the first of them tagged `submitted`; the user stands beside it."""
    folder: Path = commit.folder  # type: ignore[attr-defined]
    monkeypatch.chdir(folder)
    files = {"main.tex": OLD, "deel/methode.tex": METHOD, "verk.bib": WORKS}
    commit(files, "As submitted", "2026-01-01")
    porcelain.tag_create(str(folder), b"submitted")
    method = METHOD.replace("forty", "fifty").replace("b + c", "b + 2c")
    method = method.replace("Volda & 8 \\\\", "Volda & 9 \\\\\nØrsta & 3 \\\\")
    commit({"main.tex": NEW, "deel/methode.tex": method}, "Revised", "2026-02-01")
    return folder
