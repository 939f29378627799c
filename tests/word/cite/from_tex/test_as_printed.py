r"""Word cites as TeX printed: ibid, notes, order; and what is done where TeX cannot be asked.

`bench/citation_styles.py` holds a larger manuscript against its PDF under some forty styles.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.word.reader import paragraphs, part
from trykklar.document import Document
from trykklar.printed import draft_pass, read_printed, showbox_hook
from trykklar.typeset import typeset
from trykklar.word.docx.ooxml import m, w
from trykklar.word.export import WordExport, export

BIB = """@book{holm, author={Holm, Kari}, title={Lys og mørke}, date={2001}, publisher={Forlag},
  location={Oslo}}
@article{aas, author={Aas, Per and Berg, Åse}, title={On $x^2$ and \\emph{sval}}, date={2010},
  journaltitle={Journal of Things}, volume={3}, pages={10--20}, doi={10.5555/a_b}}
@book{law, author={{Parliament}}, title={Act}, date={1988}, shorthand={ACT}, keywords={law}}
"""
BODY = r"""
\section{Start}
One \autocite{holm}. Two \autocite[7]{holm}. Three\footcite{aas}, four \textcite{law}.
Own note.\footnote{As in \cite{holm}.} Many \autocites[see][3]{aas}{holm}. Twice
\cite{holm} and \cite{aas}; \citetitle{aas}.
"""


def document(folder: Path, style: str, body: str = BODY, lists: str = "") -> Document:
    (folder / "refs.bib").write_text(BIB, "utf-8")
    head = (
        f"\\documentclass{{article}}\\usepackage[T1]{{fontenc}}\\usepackage{{lmodern}}\n"
        f"\\usepackage[style={style}]{{biblatex}}\\usepackage{{csquotes}}\n"
        "\\usepackage{hyperref}\\addbibresource{refs.bib}\n\\begin{document}\n"
    )
    lists = lists or "\\printbibliography"
    (folder / "main.tex").write_text(f"{head}{body}\n{lists}\n\\end{{document}}\n", "utf-8")
    return Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))


def made(folder: Path, style: str, body: str = BODY, lists: str = "") -> WordExport:
    paper = document(folder, style, body, lists)
    assert typeset(paper).pdf
    return export(paper)


def texts(made: WordExport) -> str:
    """The text with a sign for each note, and the notes behind it."""
    found = []
    for paragraph in part(made.path).iter(w("p")):
        items = paragraph.iter(w("t"), m("t"), w("footnoteReference"))
        found.append(
            "".join(
                "*" if item.tag == w("footnoteReference") else item.text or "" for item in items
            )
        )
    notes = part(made.path, "word/footnotes.xml")
    found += ["".join(item.text or "" for item in note.iter(w("t"), m("t"))) for note in notes]
    return re.sub(r"\s+", " ", "\n".join(found).replace("\N{NO-BREAK SPACE}", " "))


def codes(made: WordExport) -> list[str]:
    return [finding.code for finding in made.findings]


@pytest.fixture(scope="module")
def set_paper(tmp_path_factory: pytest.TempPathFactory) -> Document:
    paper = document(tmp_path_factory.mktemp("printed"), "verbose-ibid")
    assert typeset(paper).pdf
    return paper


@pytest.fixture
def paper(set_paper: Document, tmp_path: Path) -> Document:
    """A copy of a document in a notes style that was typeset."""
    shutil.copytree(set_paper.root, tmp_path / "paper")
    return replace(set_paper, root=tmp_path / "paper")


def test_a_notes_style_has_live_notes_with_its_own_ibid(paper: Document) -> None:
    exported = export(paper)
    shown = texts(exported)
    assert exported.findings == ()
    assert "One.* Two.* Three*, four Parliament.* Own note.*" in shown
    assert "Kari Holm. Lys og mørke. Oslo: Forlag, 2001." in shown
    assert "Ibid., p. 7." in shown
    assert "Aas and Berg, “On x2 and sval”" in shown


def test_what_is_kept_is_what_was_printed(paper: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    first = texts(export(paper))
    monkeypatch.setattr(draft_pass, "log", lambda *_: pytest.fail("TeX was asked again"))
    assert texts(export(paper)) == first


def test_a_word_of_the_text_is_no_reason_to_ask_again(
    paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(paper)
    source = paper.source.read_text("utf-8")
    paper.source.write_text(source.replace("Own note", "Mine note"), "utf-8")
    assert typeset(paper).pdf
    monkeypatch.setattr(draft_pass, "log", lambda *_: pytest.fail("TeX was asked again"))
    assert "Mine note" in texts(export(paper))


def test_a_style_that_is_asked_for_is_used(paper: Document) -> None:
    assert "(Holm, 2001)" in texts(export(replace(paper, csl="apa")))


@pytest.mark.parametrize("cut", [0.2, 0.6, 0.95])
def test_a_log_that_is_cut_off_gives_no_wrong_citation(
    paper: Document, monkeypatch: pytest.MonkeyPatch, cut: float
) -> None:
    whole = draft_pass.log
    monkeypatch.setattr(
        draft_pass, "log", lambda *given: (lines := whole(*given))[: int(len(lines) * cut)]
    )
    exported = export(paper)
    assert "word-citation-style" in codes(exported)
    assert "Ibid" not in texts(exported)


def test_a_note_within_a_note_stands_behind_it_and_others_keep_their_numbers(
    tmp_path: Path,
) -> None:
    style = r"\DeclareCiteCommand{\textcite}{}{\printnames{labelname}\footnote{Own}}{}{}"
    body = "\nSo.\\footnote{\nAs \\textcite{holm} has it.}\n\nEnd.\\autocite{aas}"
    paper = document(tmp_path, "verbose-ibid", body)
    source = paper.source.read_text("utf-8").replace(r"\begin{doc", style + r"\begin{doc")
    paper.source.write_text(source, "utf-8")
    assert typeset(paper).pdf
    exported = export(paper)
    (finding,) = exported.findings
    assert (finding.code, finding.line) == ("word-added", 7)
    assert "note within a note" in finding.message
    shown = texts(exported)
    assert "So.*,* End.*" in shown
    assert "As Holm2 has it." in shown
    notes = part(exported.path, "word/footnotes.xml")
    fields = [item.text or "" for item in notes.iter(w("instrText"))]
    assert [field.split()[0] for field in fields] == ["NOTEREF"]


IN_FLOAT = r"""
\begin{table}\caption{Of roofs}\label{tab}
\begin{tabular}{l} Turf\footcite{holm} \\ \end{tabular}
\end{table}
See table~\ref{tab}.\footcite{aas}
"""


def test_a_note_that_a_float_loses_is_reported_where_it_is_made(tmp_path: Path) -> None:
    exported = made(tmp_path, "verbose", IN_FLOAT)
    (finding,) = (each for each in exported.findings if each.code == "word-added")
    assert "not its text" in finding.message
    assert finding.line == next(
        number for number, line in enumerate((tmp_path / "main.tex").open(), 1) if "Turf" in line
    )


CHAPTERS = r"""
\tableofcontents
\chapter{One} A\footcite{holm}. B\footnote{Own.\label{own}} C\footcite{aas}.
\chapter{Two} D\footnote{As in note~\ref{own}.} E\footcite{aas}.
\chapter{Three, after \autocite{law}} F\footcite{holm}.
"""


def _counting(made: WordExport) -> list[tuple[str, str]]:
    """How each section counts its notes: where it begins, and whether by itself."""
    found = []
    for notes in part(made.path).iter(w("footnotePr")):
        start, restart = notes.find(w("numStart")), notes.find(w("numRestart"))
        first = start.get(w("val"), "") if start is not None else ""
        found.append((first, restart.get(w("val"), "") if restart is not None else ""))
    return found


def test_notes_begin_again_in_each_chapter_as_in_the_pdf(tmp_path: Path) -> None:
    paper = document(tmp_path, "verbose", CHAPTERS.replace(r", after \autocite{law}", ""))
    source = paper.source.read_text("utf-8").replace("{article}", "{book}")
    paper.source.write_text(source, "utf-8")
    assert typeset(paper).pdf
    exported = export(paper)
    assert _counting(exported) == [("", "continuous"), ("", "eachSect"), ("", "eachSect")]
    assert "As in note 2." in texts(exported)
    assert "word-note-number" not in codes(exported)


def test_notes_that_the_table_of_contents_sets_too_are_counted_as_in_the_pdf(
    tmp_path: Path,
) -> None:
    body = CHAPTERS.replace(r"\chapter", r"\section")
    exported = made(tmp_path, "verbose", body)
    assert _counting(exported) == [("2", "continuous")]
    assert "As in note 3." in texts(exported)
    assert "word-note-number" not in codes(exported)


def test_what_stands_in_the_notes_of_a_printed_citation_is_not_called_lost(tmp_path: Path) -> None:
    exported = made(tmp_path, "verbose", r"So \autocite[12\psq]{holm} and \psq{} here.")
    assert "12 sq." in texts(exported)
    assert [each.message.rpartition(" ")[2] for each in exported.findings] == [r"\psq{}"]


IN_NO_BOX = r"""
\DeclareCiteCommand{\fullcite}{}{\par\hrule\usedriver{}{\thefield{entrytype}}\par}{}{}
\DeclareCiteCommand{\footfullcite}[\mkbibfootnote]{}{%
  \printnames{labelname}\par\vskip 2pt plus 1fil\printfield{title}}{}{}
"""


def test_a_citation_that_can_stand_in_no_box_is_the_only_one_that_a_style_sets(
    tmp_path: Path,
) -> None:
    body = BODY + r"\fullcite{law} Once more.\footfullcite{law} \autocite{law}"
    paper = document(tmp_path, "verbose-ibid", body)
    source = paper.source.read_text("utf-8").replace(r"\begin{doc", IN_NO_BOX + r"\begin{doc")
    paper.source.write_text(source, "utf-8")
    assert typeset(paper).pdf
    exported = export(paper)
    (finding,) = [one for one in exported.findings if one.code == "word-citation-style"]
    assert r"\fullcite{law}" in finding.message
    shown = texts(exported)
    assert "Ibid., p. 7." in shown
    assert "ParliamentAct." in shown  # two lines of one note


def test_a_pass_that_takes_too_long_is_reported(
    paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_printed, "SECONDS", 0.01)
    (finding,) = [one for one in export(paper).findings if one.code == "word-citation-style"]
    assert "too much time" in finding.message


ENDLESS = r"\AtEndDocument{\ifcsname trykklarshow@cite\endcsname\loop\iftrue\repeat\fi}"


@pytest.fixture
def endless(tmp_path: Path) -> Document:
    """A document whose pass for citations alone never ends."""
    (tmp_path / "endless.sty").write_text(ENDLESS)
    paper = document(tmp_path, "verbose-ibid")
    source = paper.source.read_text("utf-8").replace("{csquotes}", "{csquotes,endless}")
    paper.source.write_text(source, "utf-8")
    assert typeset(paper).pdf
    return paper


def passing(paper: Document) -> int:
    """The process that TeX runs in when it writes its records."""
    log = paper.root / paper.work / draft_pass.FOLDER / f"{paper.job}.log"
    for _ in range(600):
        for folder in Path("/proc").glob("[0-9]*") if log.is_file() and log.stat().st_size else ():
            with suppress(OSError):
                engine, *arguments = (folder / "cmdline").read_bytes().split(b"\0")
                tells = any(b"printed/start.tex" in argument for argument in arguments)
                if engine.endswith(b"pdflatex") and tells and (folder / "cwd").samefile(paper.root):
                    return int(folder.name)
        time.sleep(0.1)
    raise AssertionError("TeX was not asked")


def test_a_pass_that_is_killed_in_its_middle_is_reported_and_not_believed(
    endless: Document,
) -> None:
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(export, endless)
        os.kill(passing(endless), signal.SIGKILL)
        exported = waiting.result()
    (finding,) = [one for one in exported.findings if one.code == "word-citation-style"]
    assert "killed" in finding.message
    assert "Ibid" not in texts(exported)
    assert not (endless.root / endless.work / "printed.json").exists()


def test_what_a_killed_export_left_is_not_taken_for_the_result(endless: Document) -> None:
    command = [sys.executable, "-m", "trykklar", "word", "main.tex"]
    with subprocess.Popen(command, cwd=endless.root, stderr=subprocess.DEVNULL) as ours:
        engine = passing(endless)
        ours.kill()
    with suppress(ProcessLookupError):
        os.kill(engine, signal.SIGKILL)
    (endless.root / "endless.sty").write_text("")
    assert typeset(endless).pdf
    exported = export(endless)
    assert codes(exported) == []
    assert "Ibid., p. 7." in texts(exported)


def test_a_document_that_tex_cannot_set_is_reported(paper: Document) -> None:
    exported = export(paper, typeset=False)
    assert codes(exported).count("word-citation-style") == 1


def test_a_document_that_tex_has_never_set_is_reported(tmp_path: Path) -> None:
    """An error before the first list was made: citations of another style came without a word."""
    paper = document(tmp_path, "verbose-ibid", BODY)
    assert codes(export(paper, typeset=False)).count("word-citation-style") == 1
    asked = replace(paper, csl="apa")
    assert "word-citation-style" not in codes(export(asked, typeset=False))


def test_a_document_with_an_error_of_its_own_is_reported_by_tex_all_the_same(
    tmp_path: Path,
) -> None:
    paper = document(tmp_path, "verbose-ibid", BODY + r"\undefinedhere{} Word.")
    typeset(paper)
    assert "Ibid., p. 7." in texts(export(paper, anyway=True))


def test_another_version_of_biblatex_is_reported(
    paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = showbox_hook.HOOK.replace("blx@multicite,", "blx@multicite,blx@renamed,")
    monkeypatch.setattr(read_printed, "HOOK", hook)
    (finding,) = [one for one in export(paper).findings if one.code == "word-citation-style"]
    assert r"\blx@renamed" in finding.message


def test_a_glyph_that_no_table_knows_leaves_its_citation_to_a_style(tmp_path: Path) -> None:
    body = r"One \parencite{holm} and \parencite[{\usefont{U}{psy}{m}{n}\char97}]{aas}."
    exported = made(tmp_path, "authoryear", body)
    (finding,) = [one for one in exported.findings if one.code == "word-citation-style"]
    assert finding.line == 5
    assert "(Holm 2001)" in texts(exported)


def test_numbers_lists_and_links_are_those_of_the_pdf(tmp_path: Path) -> None:
    lists = (
        "\\printshorthands\\printbibliography[keyword=law,title={Laws}]\n"
        "\\printbibliography[notkeyword=law,heading=subbibliography,title={Other \\emph{works}}]"
    )
    body = BODY + r"\textcquote[3]{holm}{Words}."
    exported = made(tmp_path, "numeric-comp", body, lists)
    assert exported.findings == ()
    entries = list(paragraphs(exported.path, "Bibliography"))
    assert [text[:8] for text in entries] == ["[ACT]Par", "[ACT]Par", "[1]Per A", "[2]Kari "] or (
        [text[:6] for text in entries][1:] == ["[ACT]P", "[1]Per", "[2]Kar"]
    )
    shown = texts(exported)
    assert "Many [see 1, p. 3, 2]" in shown or "[see 1, p. 3; 2]" in shown
    anchors = {link.get(w("anchor")) for link in part(exported.path).iter(w("hyperlink"))}
    assert {"ref-holm", "ref-aas", "ref-law"} <= anchors
    (run,) = [
        run
        for heading in part(exported.path).iter(w("p"))
        for run in heading.iter(w("r"))
        if "works" in "".join(text.text or "" for text in run.iter(w("t")))
    ]
    assert run.find(f"{w('rPr')}/{w('i')}") is not None  # in the heading of the second list


EVERYWHERE = r"""
\title{Of lamps\thanks{After \cite{holm}.}}\author{Nobody}\date{}\maketitle
\tableofcontents\listoffigures
\newcommand{\seen}[1]{(as in \cite[7]{#1})}\nocite{law}
\section{About \cite{aas}}
It is so \seen{holm}, and \seen{aas}.
\begin{figure}[h]\centering Box\caption{Drawn after \textcite{holm}}\end{figure}
\begin{tabular}{l}As \parencite{aas}\\ \multicolumn{1}{l}{and \cite{holm}}\end{tabular}
"""


def test_each_citation_that_is_printed_is_one_of_the_source(tmp_path: Path) -> None:
    done = made(tmp_path, "authoryear", EVERYWHERE)
    assert [one.message for one in done.findings if "cite" in one.message.lower()] == []


def test_a_title_stands_upright_in_a_text_in_italics(tmp_path: Path) -> None:
    exported = made(tmp_path, "verbose", r"\emph{As \cite{holm} says.}")
    paragraph = next(
        each
        for each in part(exported.path).iter(w("p"))
        if "says" in "".join(text.text or "" for text in each.iter(w("t")))
    )
    leaning = ""
    for run in paragraph.iter(w("r")):
        look = run.find(f"{w('rPr')}/{w('i')}")
        if look is not None and look.get(w("val")) != "0":
            leaning += "".join(text.text or "" for text in run.iter(w("t")))
    assert "As" in leaning
    assert "says." in leaning
    assert "Kari" in leaning
    assert "mørke" not in leaning


def test_a_sign_behind_a_quotation_is_set_once(tmp_path: Path) -> None:
    style = r"\renewbibmacro*{postnote}{\iffieldundef{postpunct}{\addperiod}{}}"
    paper = document(tmp_path, "verbose", r"\textcquote{holm}{Ord}. \textcquote{aas}{Ord} so.")
    source = paper.source.read_text("utf-8").replace(r"\begin{doc", style + r"\begin{doc")
    paper.source.write_text(source, "utf-8")
    assert typeset(paper).pdf
    assert ".." not in texts(export(paper))


def test_the_text_of_a_note_goes_to_its_mark_and_nothing_is_not_missed(tmp_path: Path) -> None:
    body = r"""
\section{Start}
A cell\footnotemark{} and more.\footcitetext[5]{holm} Own\footnote{Mine.}, two\footnotemark.
\footcitetexts[see][3]{aas}{law} No address: \citeurl{holm}.
"""
    word = made(tmp_path, "authoryear", body)
    shown = texts(word)
    assert "A cell* and more. Own*, two*." in shown
    notes = shown[shown.index("No address") :]
    assert re.search(r"Holm 2001, p. 5.*Mine.*see Aas and Berg 2010, p. 3; ACT", notes)
    lost = {"word-lost", "word-added", "word-note-number", "word-citation-style"}
    assert not lost & set(codes(word))


def test_notes_of_a_title_have_its_signs_and_are_not_counted(tmp_path: Path) -> None:
    body = r"""
\title{On light \autocite{holm}}\author{Per Aas\footcite{aas} and Bo Berg}\date{}
\maketitle
\section{Start}
First\autocite{law}.
"""
    word = made(tmp_path, "verbose", body)
    shown = texts(word)
    assert re.search(r"On light ?\*∗", shown)
    assert "Per Aas*† and Bo Berg" in shown
    assert re.search(r"∗\s*Kari Holm. Lys og mørke.*†\s*Per Aas and Åse Berg", shown)
    lost = {"word-lost", "word-added", "word-note-number", "word-citation-style"}
    assert not lost & set(codes(word))
