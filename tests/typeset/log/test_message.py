"""The log taken apart: every message whole, with its file and line."""

from __future__ import annotations

from pathlib import Path

from trykklar.typeset.fls import Trace
from trykklar.typeset.log.message import Message, MessageKind, messages

KNOWN = Trace((Path("main.tex"), Path("parts/one.tex"), Path("my part.tex")))


def _messages(tmp_path: Path, log: str | bytes) -> list[Message]:
    path = tmp_path / "main.log"
    path.write_bytes(log if isinstance(log, bytes) else log.encode())
    return list(messages(path, tmp_path, KNOWN))


def test_an_undefined_command_in_an_argument(tmp_path: Path) -> None:
    log = """(./main.tex
./main.tex:3: Undefined control sequence.
<argument> The \\programe
                         {} of today
l.3 \\section{The \\programe{} of today}

The control sequence at the end of the top line
of your error message was never \\def'ed. (Even so.

[1] (./parts/one.tex
LaTeX Warning: Reference `x' on page 1 undefined on input line 7.

)"""
    error, warning = _messages(tmp_path, log)
    assert (error.kind, error.text) == (MessageKind.ERROR, "Undefined control sequence.")
    assert (error.files, error.line) == ((Path("main.tex"),), 3)
    assert error.token.endswith("programe")
    assert error.before == "\\section{The \\programe{} of today}"
    assert (warning.kind, warning.line) == (MessageKind.WARNING, 7)
    assert warning.files == (Path("main.tex"), Path("parts/one.tex"))


def test_a_message_over_several_lines_is_one(tmp_path: Path) -> None:
    log = """(./main.tex
./main.tex:5: Package babel Error: Unknown option 'norsk'. Either you misspelled it
(babel)                or the language definition file norsk.ldf
(babel)                was not found.

See the babel package documentation for explanation.
 ...

l.5 \\ProcessOptions*

You may proceed.

"""
    (error,) = _messages(tmp_path, log)
    assert error.text.endswith("or the language definition file norsk.ldf was not found.")


def test_a_missing_file_has_the_place_of_the_stop_after_it(tmp_path: Path) -> None:
    log = """(./main.tex

! LaTeX Error: File `later.tex' not found.

Type X to quit or <RETURN> to proceed,
or enter new name. (Default extension: tex)

Enter file name:
./main.tex:4: Emergency stop.
<read *>

l.4 \\input{later}
                  ^^M
*** (cannot \\read from terminal in nonstop modes)

"""
    missing, stop = _messages(tmp_path, log)
    assert (missing.line, missing.before) == (4, "\\input{later}")
    assert missing.files == (Path("main.tex"),)
    assert stop.text.startswith("Emergency stop")


def test_a_path_with_a_space_before_an_error(tmp_path: Path) -> None:
    log = "(./main.tex (./my part.tex\n./my part.tex:2: Missing $ inserted.\nl.2 a_\n      b\n\n"
    (error,) = _messages(tmp_path, log)
    assert (error.files[-1], error.line) == (Path("my part.tex"), 2)


def test_a_time_in_a_message_is_no_place(tmp_path: Path) -> None:
    assert not _messages(tmp_path, "(./main.tex\nDone at 12:30: all is well\n)")


def test_the_text_of_a_box_opens_no_file(tmp_path: Path) -> None:
    log = """(./main.tex
Overfull \\hbox (5.0pt too wide) in paragraph at lines 7--9
[]\\OT1/cmr/m/n/10 see (./parts/one.tex
 []

LaTeX Warning: Citation `y' on page 1 undefined on input line 9.
"""
    box, citation = _messages(tmp_path, log)
    assert box.line == 7
    assert citation.files == (Path("main.tex"),)


def test_latin_1_lines_do_not_spoil_the_others(tmp_path: Path) -> None:
    latin, utf = "Citation `bøk' undefined", "Citation `blåbær' undefined"
    log = (
        b"(./main.tex\nLaTeX Warning: "
        + latin.encode("latin-1")
        + b".\n\nLaTeX Warning: "
        + utf.encode()
        + b".\n"
    )
    assert ["bøk" in each.text or "blåbær" in each.text for each in _messages(tmp_path, log)] == [
        True,
        True,
    ]


def test_a_log_that_is_not_there_or_is_torn(tmp_path: Path) -> None:
    assert not list(messages(tmp_path / "none.log", tmp_path, KNOWN))
    torn = "(./main.tex\n./main.tex:5: Undefined control sequence.\nl.5 \\nothi"
    assert [each.line for each in _messages(tmp_path, torn)] == [5]
    assert [each.line for each in _messages(tmp_path, "./main.tex:5: Missing $ inserted.")] == [5]
